using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Habeas.House.Tests.Words;

/// <summary>A type is named for what it is in the glossary, not for the pattern it follows.</summary>
internal static partial class TypeNames
{
    private static readonly string[] Anywhere = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Processor", "Dto"];
    private static readonly string[] AtTheEnd = ["Base", "Common", "Info", "Data", "Impl"];

    public static Guard Guard { get; } = new("type-names", Check, Tree.Of(("src/Habeas.Law/A.cs", "class PackManager { }")));

    public static IEnumerable<Violation> Check(Tree tree) =>
        from file in tree.CSharp
        where file.Under("src/")
        from type in file.Syntax.DescendantNodes().OfType<MemberDeclarationSyntax>()
        let name = NameOf(type)
        where name is not null
        let found = Judge(name, wantsNoSuffix: file.Under("src/Habeas.Register/") && !IsKind(type))
        where found is not null
        select new Violation(file.Path, TreeFile.LineOf(type), $"the type {name}: {found.Value.Reason}", found.Value.Remedy);

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };

    /// <summary>An abstract type is no event or command but the kind they are of, and may say so: PersonEvent.</summary>
    private static bool IsKind(MemberDeclarationSyntax type) =>
        type is InterfaceDeclarationSyntax || type.Modifiers.Any(SyntaxKind.AbstractKeyword);

    private static (string Reason, string Remedy)? Judge(string name, bool wantsNoSuffix)
    {
        var words = PascalWords().Matches(name).Select(match => match.Value).ToList();
        if (words.Intersect(Anywhere, StringComparer.Ordinal).FirstOrDefault() is { } vague)
            return ($"{vague} says nothing about what it does.", "name the thing it is or the one question it answers, with a word from the glossary.");
        if (words.Count > 0 && AtTheEnd.Contains(words[^1], StringComparer.Ordinal))
            return ($"{words[^1]} at the end says nothing about what it is.", "drop the word, or say what sets this type apart.");
        if (wantsNoSuffix && words.Count > 1 && words[^1] is "Event")
            return ("events are facts and need no suffix.", "name it in the past tense (PersonAdmitted).");
        if (wantsNoSuffix && words.Count > 1 && words[^1] is "Command")
            return ("commands are acts and need no suffix.", "name it in the imperative (AdmitPerson).");
        return null;
    }

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.NonBacktracking)]
    private static partial Regex PascalWords();
}
