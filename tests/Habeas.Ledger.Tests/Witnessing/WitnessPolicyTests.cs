using Habeas.Ledger.Notes;
using Habeas.Ledger.Witnessing;

namespace Habeas.Ledger.Tests.Witnessing;

public class WitnessPolicyTests
{
    private static readonly VerifierKey Log = new("ruritania.example", KeyType.Ed25519, Bytes(1));
    private static readonly VerifierKey[] Keys = [.. "abcdef".Select((name, i) => new VerifierKey(name + ".example", KeyType.CosignatureV1, Bytes((byte)(10 + i))))];

    private static readonly string Six = $"log {Log} https://ruritania.example/tiles\n" +
        string.Concat("abcdef".Select((name, i) => $"witness {name} {Keys[i]}\n"));

    [Theory]
    [InlineData("quorum none", "", true)]
    [InlineData("quorum a", "", false)]
    [InlineData("quorum a", "a", true)]
    [InlineData("quorum a", "bcdef", false)]
    [InlineData("group g any a b\nquorum g", "b", true)]
    [InlineData("group g any a b\nquorum g", "c", false)]
    [InlineData("group g all a b\nquorum g", "a", false)]
    [InlineData("group g all a b\nquorum g", "ab", true)]
    [InlineData("group g 2 a b c\nquorum g", "ac", true)]
    [InlineData("group g 2 a b c\nquorum g", "cde", false)]
    [InlineData("group x 2 a b c\ngroup y any d e\ngroup both all x y\nquorum both", "abd", true)]
    [InlineData("group x 2 a b c\ngroup y any d e\ngroup both all x y\nquorum both", "abc", false)]
    [InlineData("group x 2 a b c\ngroup y any d e\ngroup both all x y\nquorum both", "ade", false)]
    [InlineData("  # two of them \n\n\tgroup g 2 a b\t\n quorum  g ", "ab", true)]
    public void Quorum_decides_who_suffices(string rest, string cosigned, bool suffices)
    {
        var policy = Read(Six + rest + "\n");
        Assert.Equal(suffices, policy.IsWitnessed(cosigned.Select(c => Keys["abcdef".IndexOf(c, StringComparison.Ordinal)])));
    }

    [Fact]
    public void Key_of_a_witness_counts_under_whatever_name_it_bears()
    {
        var policy = Read(Six + "quorum a\n");
        Assert.True(policy.IsWitnessed([new VerifierKey("renamed.example", KeyType.CosignatureV1, Bytes(10))]));
        Assert.False(policy.IsWitnessed([new VerifierKey("a.example", KeyType.Ed25519, Bytes(10))]));
        Assert.False(policy.IsWitnessed([Log]));
    }

    [Fact]
    public void One_witness_twice_is_one_witness() =>
        Assert.False(Read(Six + "group g 2 a b\nquorum g\n").IsWitnessed([Keys[0], Keys[0]]));

    [Fact]
    public void Policy_is_read_whole()
    {
        var policy = Read($"witness office {Keys[0]} https://ombudsman.example/witness\nlog {Log}\nquorum office\n");
        Assert.Equal("https://ombudsman.example/witness", policy.Witnesses.Single().Url!.ToString());
        Assert.Equal(Log.ToString(), policy.Logs.Single().ToString());
        Assert.Equal("office", policy.Describe());
        Assert.Equal("2 of (1 of a, b), c", Read(Six + "group x any a b\ngroup g 2 x c\nquorum g\n").Describe());
    }

    [Theory]
    [InlineData("quorum none", 0)]
    [InlineData("quorum a", 1)]
    [InlineData("group g 2 a b c\nquorum g", 2)]
    [InlineData("group x 2 a b c\ngroup y any d e\ngroup both all x y\nquorum both", 3)]
    [InlineData("group x 2 a b c\ngroup g any x d\nquorum g", 1)]
    public void Fewer_than_the_least_never_suffice(string rest, int least) => Assert.Equal(least, Read(Six + rest + "\n").Least);

    [Theory]
    [InlineData("", 0, "no quorum")]
    [InlineData("quorum nobody\n", 1, "nobody")]
    [InlineData("quorum none\nquorum none\n", 2, "already")]
    [InlineData("quorum\n", 1, "number of items")]
    [InlineData("witness w not-a-key\nquorum none\n", 1, "public key of a witness")]
    [InlineData("log not-a-key\nquorum none\n", 1, "public key of a log")]
    [InlineData("watch x y\nquorum none\n", 1, "no line of a policy")]
    [InlineData("quorum none\r\n", 1, "control")]
    [InlineData("WITNESS\ngroup g any WITNESS\n", 1, "no line")]
    public void Line_that_cannot_be_taken_is_named(string text, int line, string words)
    {
        var (policy, fault) = WitnessPolicy.Read(text);
        Assert.Null(policy);
        Assert.Equal(line, fault!.Line);
        Assert.Contains(words, fault.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("group g 0 a b\nquorum g\n")]
    [InlineData("group g 3 a b\nquorum g\n")]
    [InlineData("group g 02 a b\nquorum g\n")]
    [InlineData("group g most a b\nquorum g\n")]
    [InlineData("group g any\nquorum g\n")]
    [InlineData("group g any a a\nquorum g\n")]
    [InlineData("group g any z\nquorum g\n")]
    [InlineData("group g any g\nquorum g\n")]
    [InlineData("group g any none\nquorum g\n")]
    [InlineData("group none any a\nquorum none\n")]
    [InlineData("group a any b\nquorum a\n")]
    [InlineData("group g any a\ngroup h any a\nquorum g\n")]
    [InlineData("group h any g\ngroup g any a\nquorum h\n")]
    public void Group_that_makes_no_sense_is_refused(string rest) => Assert.InRange(WitnessPolicy.Read(Six + rest).Fault!.Line, 8, 9);

    [Fact]
    public void Key_named_twice_or_of_another_kind_is_refused()
    {
        Assert.Equal(8, WitnessPolicy.Read(Six + $"witness z {Keys[0]}\nquorum none\n").Fault!.Line);
        Assert.Equal(8, WitnessPolicy.Read(Six + $"log {Log}\nquorum none\n").Fault!.Line);
        Assert.Equal(8, WitnessPolicy.Read(Six + $"witness z {Log}\nquorum none\n").Fault!.Line);
        Assert.Equal(8, WitnessPolicy.Read(Six + $"log {Keys[0]}\nquorum none\n").Fault!.Line);
        Assert.Equal(8, WitnessPolicy.Read(Six + $"witness none {new VerifierKey("n.example", KeyType.CosignatureV1, Bytes(99))}\nquorum none\n").Fault!.Line);
        Assert.Equal(8, WitnessPolicy.Read(Six + $"witness z {new VerifierKey("n.example", KeyType.CosignatureV1, Bytes(99))} ftp://x\nquorum none\n").Fault!.Line);
    }

    private static WitnessPolicy Read(string text)
    {
        var (policy, fault) = WitnessPolicy.Read(text);
        Assert.Null(fault);
        return policy!;
    }

    private static byte[] Bytes(byte value) => [.. Enumerable.Repeat(value, 32)];
}
