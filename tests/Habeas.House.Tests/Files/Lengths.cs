using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Habeas.House.Tests.Files;

/// <summary>A file is read at one sitting and a function at one glance.</summary>
internal static class Lengths
{
    public const int LinesOfFile = 600;
    public const int LinesOfFunction = 60;

    public static Guard Guard { get; } = new("lengths", Check, Tree.Of(("src/Habeas.Law/A.cs", new string('\n', LinesOfFile + 1))));

    public static IEnumerable<Violation> Check(Tree tree) => tree.CSharp.SelectMany(file => Files(file).Concat(Functions(file)));

    private static IEnumerable<Violation> Files(TreeFile file)
    {
        var lines = file.Text.Count(character => character == '\n');
        if (lines > LinesOfFile)
            yield return new(file.Path, 0, $"has {lines} lines; {LinesOfFile} is the most one can keep in mind.", "split it where the concept divides, not where the page ends.");
    }

    private static IEnumerable<Violation> Functions(TreeFile file) =>
        from function in file.Syntax.DescendantNodes()
        let name = NameOf(function)
        where name is not null
        let lines = Extent(function)
        where lines > LinesOfFunction
        select new Violation(file.Path, TreeFile.LineOf(function), $"{name} has {lines} lines; {LinesOfFunction} is the most.",
            "name its steps as functions of their own.");

    private static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        OperatorDeclarationSyntax operation => $"operator {operation.OperatorToken.Text}",
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
        AnonymousFunctionExpressionSyntax => "a lambda",
        _ => null,
    };

    /// <summary>Lines from signature to closing brace: attributes and comments above do not count.</summary>
    private static int Extent(SyntaxNode node)
    {
        var start = node.ChildNodesAndTokens().First(part => part.AsNode() is not AttributeListSyntax);
        var first = node.SyntaxTree.GetLineSpan(start.Span).StartLinePosition.Line;
        return node.SyntaxTree.GetLineSpan(node.Span).EndLinePosition.Line - first + 1;
    }
}
