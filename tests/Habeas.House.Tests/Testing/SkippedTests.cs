using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Habeas.House.Tests.Testing;

/// <summary>A test that is always skipped is a promise nobody keeps; one skipped for a named absence is told in the count.</summary>
internal static class SkippedTests
{
    private static readonly string[] Conditions = ["SkipUnless", "SkipWhen"];

    public static Guard Guard { get; } = new("skipped-tests", Check, Tree.Of(
        ("tests/Habeas.Law.Tests/A.cs", "class C { [Fact(Skip = \"flaky\")] public void M() { } }")));

    public static IEnumerable<Violation> Check(Tree tree) =>
        from file in tree.CSharp
        where file.Under("tests/")
        from attribute in file.Syntax.DescendantNodes().OfType<AttributeSyntax>()
        let names = attribute.ArgumentList?.Arguments.Select(argument => argument.NameEquals?.Name.Identifier.Text).ToList() ?? []
        where names.Contains("Skip", StringComparer.Ordinal) && !names.Intersect(Conditions, StringComparer.Ordinal).Any()
        select new Violation(file.Path, TreeFile.LineOf(attribute), "Skip = without a condition switches the test off for good.",
            "mend it or delete it; where something outside may be absent, use SkipUnless or Assert.Skip and name what is missing.");
}
