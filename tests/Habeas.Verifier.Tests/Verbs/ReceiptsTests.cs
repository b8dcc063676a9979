using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Receipts;
using Habeas.Ledger.Sealing;
using Habeas.Register.Acts;
using Habeas.Storage.Questions;

namespace Habeas.Verifier.Tests.Verbs;

public sealed class ReceiptsTests(InventedRegister register) : IClassFixture<InventedRegister>
{
    private static readonly Actor Inspector = new("A. Inspector", "inspectorate");

    [Fact]
    public void Receipts_of_a_thousand_random_entries_verify_offline()
    {
        using var open = register.Open();
        using var reading = open.Read(Inspector);
        var random = new Random(20260301);
        var size = reading.Head().Size;
        var counts = new List<int>();
        for (var (i, made) = (0, 0); made < 1_000; i++)
        {
            Assert.True(i < 5_000, "too few events may be read");
            var entry = random.NextInt64(size);
            var view = reading.Entry(entry)!;
            if (view.Parts.Count < 2 || reading.Receipt(new(entry, 1 + random.Next(view.Parts.Count - 1))) is not { Kept: null } receipt)
            {
                continue;
            }

            made++;
            var bytes = receipt.Receipt!.ToBytes();
            Assert.Equal(ReceiptFault.None, Receipt.TryParse(bytes, out var read));
            var verdict = read!.Verify(LogKeys.Of([register.Key]));
            Assert.True(verdict.Holds, verdict.Fault.ToString());
            Assert.Equal(receipt.Part.Json, verdict.Content!.Value.ToArray());
            counts.Add(ReceiptCodes.Of(bytes).Count);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"codes: {string.Join(", ", counts.GroupBy(c => c).OrderBy(g => g.Key).Select(g => $"{g.Key}: {g.Count()}"))}");
    }

    [Fact]
    public void Receipt_reveals_its_one_part_and_nothing_else()
    {
        using var open = register.Open();
        using var reading = open.Read(Inspector);
        var tried = 0;
        for (var entry = 0L; tried < 20; entry++)
        {
            var view = reading.Entry(entry)!;
            if (view.Parts.Count < 3 || reading.Receipt(new(entry, 2)) is not { Kept: null } made)
            {
                continue;
            }

            tried++;
            using var key = new PartKey(made.Receipt!.Shown!.Key.Span);
            Assert.All(view.Parts.Where(p => p.Part != 2), p => Assert.Equal(PartFault.WrongKey, SealedPart.TryOpen(p.Stored, key, out _)));
            NothingOf(view, made);
        }
    }

    [Fact]
    public void Program_checks_a_file_and_the_text_of_codes_and_says_what_is_wrong()
    {
        using var open = register.Open();
        using var reading = open.Read(Inspector);
        var bytes = Enumerable.Range(0, 100).Select(e => reading.Receipt(new(e, 1))).First(r => r?.Receipt is not null)!.Receipt!.ToBytes();
        var (file, key) = (Path.Combine(register.Folder, "a.receipt"), register.Key.ToString());
        File.WriteAllBytes(file, bytes);
        var (exit, said, _) = Sceptic.Run("receipt", file, "--key", key);
        Assert.Equal(Exits.Holds, exit);
        Assert.Contains("Result       holds", said, StringComparison.Ordinal);
        var codes = ReceiptCodes.Of(bytes).Reverse().ToList();
        Assert.Equal(Exits.Holds, Sceptic.Piped(string.Join('\n', codes), "receipt", "-", "--key", key, "--format", "json").Exit);
        Assert.Contains("missing of", Sceptic.Piped(string.Concat(codes.Skip(1)), "receipt", "-", "--key", key).Err, StringComparison.Ordinal);
        Assert.Equal(Exits.Altered, Sceptic.Run("receipt", file, "--key", PublishedFolder.KeyText).Exit);
        Assert.Equal(Exits.Usage, Sceptic.Run("receipt", file).Exit);
        bytes[^30] ^= 1;
        File.WriteAllBytes(file, bytes);
        var broken = Sceptic.Run("receipt", file, "--key", key);
        Assert.Equal(Exits.Unreadable, broken.Exit);
        Assert.Contains("was lost or changed on the way", broken.Err, StringComparison.Ordinal);
    }

    /// <summary>Looks for what only the other parts say, in the receipt as it is, decoded and opened.</summary>
    private static void NothingOf(EntryView view, EventReceipt made)
    {
        var header = view.Header!;
        var own = Encoding.UTF8.GetString(made.Part.Json!);
        var secrets = view.Parts.Where(p => p.Part != made.Part.Part).SelectMany(p => Strings(p.Json!)).Append(header.Actor.Officer).Append(header.ActId.ToString()).Append(header.ActDigest)
            .Where(s => s.Length > 6 && !own.Contains(s, StringComparison.Ordinal) && !"demo.habeas.example".Contains(s, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(secrets);
        var text = made.Receipt!.ToBytes();
        var receipt = Encoding.UTF8.GetString(text);
        byte[] opened = [.. text, .. made.Receipt.Leaf.Span, .. made.Receipt.Shown!.Stored.Span, .. made.Part.Json!];
        foreach (var secret in secrets)
        {
            var bytes = Encoding.UTF8.GetBytes(secret);
            Assert.Equal(-1, opened.AsSpan().IndexOf(bytes));
            Assert.DoesNotContain(Convert.ToHexString(bytes), receipt, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(bytes[..(bytes.Length / 3 * 3)]), receipt, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Strings(byte[] json)
    {
        var found = new List<string>();
        var reader = new System.Text.Json.Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == System.Text.Json.JsonTokenType.String)
            {
                found.Add(reader.GetString()!);
            }
        }

        return found;
    }
}
