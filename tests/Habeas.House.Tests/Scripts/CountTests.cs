namespace Habeas.House.Tests.Scripts;

/// <summary>.ci/count, which turns what the test run said into the line that the run ends with.</summary>
public sealed class CountTests : IDisposable
{
    private readonly Workshop _workshop = new();

    [Fact]
    public void Count_of_a_green_run_passes() =>
        AssertCount("3 passed, 0 failed", 0, Summary("Passed!", total: 3, failed: 0, succeeded: 3, skipped: 0));

    [Fact]
    public void Count_with_skipped_tests_tells_them() =>
        AssertCount("2 passed, 0 failed, 1 skipped", 0, Summary("Passed!", total: 3, failed: 0, succeeded: 2, skipped: 1));

    [Fact]
    public void Count_with_a_failure_fails() =>
        AssertCount("2 passed, 1 failed", 1, Summary("Failed!", total: 3, failed: 1, succeeded: 2, skipped: 0));

    [Fact]
    public void Count_when_no_test_ran_fails() =>
        AssertCount("0 passed, 0 failed", 1, Summary("Zero tests ran", total: 0, failed: 0, succeeded: 0, skipped: 0));

    [Fact]
    public void Count_when_every_test_was_skipped_fails() =>
        AssertCount("0 passed, 0 failed, 4 skipped", 1, Summary("Passed!", total: 4, failed: 0, succeeded: 0, skipped: 4));

    [Fact]
    public void Count_when_an_assembly_crashed_tells_it_as_a_failure() =>
        AssertCount("2 passed, 1 failed", 1,
            Summary("Failed!", total: 2, failed: 0, succeeded: 2, skipped: 0).Replace("  total:", "\n  error: 1\n\n  total:", StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("error CS1002: ; expected\n")]
    [InlineData("  total: 9\n  succeeded: 9\n")]
    public void Count_without_a_summary_fails(string output) => AssertCount("0 passed, 0 failed", 1, output);

    [Fact]
    public void Count_that_does_not_add_up_fails() =>
        AssertCount("2 passed, 0 failed", 1, Summary("Passed!", total: 3, failed: 0, succeeded: 2, skipped: 0));

    [Fact]
    public void Count_takes_the_last_summary_and_nothing_printed_around_it() =>
        AssertCount("5 passed, 0 failed", 0,
            Summary("Failed!", total: 1, failed: 1, succeeded: 0, skipped: 0) + "  failed: 8\n"
            + Summary("Passed!", total: 5, failed: 0, succeeded: 5, skipped: 0) + "  failed: 8\n");

    public void Dispose() => _workshop.Dispose();

    private static string Summary(string word, int total, int failed, int succeeded, int skipped) =>
        $"failed A.B (1ms)\n\nTest run summary: {word}\n  total: {total}\n  failed: {failed}\n  succeeded: {succeeded}\n  skipped: {skipped}\n  duration: 1s 053ms\n";

    private void AssertCount(string line, int exitCode, string output)
    {
        var run = Run.Of(Path.Combine(Tree.Root, ".ci", "count"), [_workshop.Write("output", output)], _workshop.Folder);
        Assert.Equal((line + "\n", exitCode), (run.Output, run.ExitCode));
    }
}
