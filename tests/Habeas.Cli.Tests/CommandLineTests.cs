using Habeas.Cli.Host;

namespace Habeas.Cli.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("no-such-verb")]
    [InlineData("completions klingon")]
    [InlineData("--format xml completions bash")]
    [InlineData("completions")]
    public void Wrong_usage_exits_2_and_points_to_the_help(string line)
    {
        using var shell = new Shell();
        var ran = shell.Run(line).Exits(Exits.Usage);
        Assert.Equal("", ran.Out);
        Assert.Contains("--help", ran.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_is_printed()
    {
        using var shell = new Shell();
        Assert.Matches(@"^\d+\.\d+\.\d+", shell.Run("--version").Exits(Exits.Ok).Out);
    }

    [Fact]
    public void Suggest_directive_completes_verbs()
    {
        using var shell = new Shell();
        Assert.Contains("completions", shell.Run(["[suggest:8]", "habeas c"]).Exits(Exits.Ok).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Unexpected_failure_is_a_bug_without_a_stack_trace_or_its_message()
    {
        using var shell = new Shell();
        var surroundings = new Surroundings
        {
            Out = TextWriter.Null,
            Err = new StringWriter(),
            In = Stream.Null,
            Variable = _ => null,
            Folder = shell.Folder,
            User = "tester",
            Clock = shell,
            Random = _ => { },
        };
        Assert.Equal(Exits.Bug, Failures.Tell(new InvalidOperationException("Ana Lima, born 1990"), surroundings));
        var told = surroundings.Err.ToString()!;
        Assert.DoesNotContain("Ana", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
    }
}
