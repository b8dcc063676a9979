using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Habeas.House.Tests.Testing;

/// <summary>A test that waits for time to pass is slow on a good day and wrong on a bad one.</summary>
internal static class SleepingTests
{
    private static readonly string[] Naps = ["Thread.Sleep", "Task.Delay"];

    public static Guard Guard { get; } = new("sleeping-tests", Check, Tree.Of(
        ("tests/Habeas.Law.Tests/ClockTests.cs", "class C { void M() { System.Threading.Thread.Sleep(10); } }")));

    public static IEnumerable<Violation> Check(Tree tree) =>
        from file in tree.CSharp
        where file.Under("tests/")
        from call in file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
        let nap = Naps.FirstOrDefault(name => call.Expression.ToString().EndsWith(name, StringComparison.Ordinal))
        where nap is not null
        select new Violation(file.Path, TreeFile.LineOf(call), $"{nap} makes the test wait for time to pass.",
            "pass a clock in and move it, or wait for the event itself.");
}
