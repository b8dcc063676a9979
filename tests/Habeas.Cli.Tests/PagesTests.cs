using System.Text;
using Habeas.Cli.Host;

namespace Habeas.Cli.Tests;

public class PagesTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/start.md")]
    [InlineData("docs/guides/day-in-a-prison.md")]
    [InlineData("docs/guides/operate/backup.md")]
    public void What_a_page_shows_is_what_the_command_prints(string page) => Transcript.Run(page);

    [Fact]
    public void The_reference_of_the_command_is_its_help()
    {
        var path = Path.Combine(SourceTree.Root, "docs", "reference", "cli.md");
        var reference = Reference();
        if (Environment.GetEnvironmentVariable("HABEAS_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, reference);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == reference, "docs/reference/cli.md is stale. Run the tests of the command with HABEAS_APPROVE=1.");
    }

    private static string Reference()
    {
        using var shell = new Shell();
        var page = new StringBuilder("# The command\n\nMade from `habeas --help`, and kept true by a test. [Start](../start.md) shows it at work.\n");
        foreach (var command in HelpTests.All(HelpTests.Tree()))
        {
            var path = HelpText.PathOf(command);
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {path}\n\n```text\n{shell.Run(path["habeas".Length..] + " --help").Out}```\n");
        }

        return page.ToString();
    }
}
