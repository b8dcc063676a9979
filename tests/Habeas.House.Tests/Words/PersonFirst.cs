using System.Text.RegularExpressions;

namespace Habeas.House.Tests.Words;

/// <summary>
/// People come before their status. A mapping under data/mappings/ quotes a source system's own words and may keep them.
/// </summary>
internal static partial class PersonFirst
{
    private static readonly (Regex Word, string Remedy)[] Words =
    [
        (Inmate(), "write 'person in custody'."),
        (Detainee(), "write 'person in custody', or 'person held before trial' where the stage matters."),
        (Convict(), "write 'person convicted' or 'person serving a sentence'."),
        (Felon(), "write 'person convicted of' and the offence."),
        (Offender(), "write 'person accused' or 'person convicted', whichever is true; in a field name, 'person'."),
        (Alien(), "write 'foreign national', or 'person without residence status' where that is the point."),
    ];

    public static Guard Guard { get; } = new("person-first", Check, Tree.Of(("docs/start.md", "Each inmate has a file.\n")));

    public static IEnumerable<Violation> Check(Tree tree) =>
        from file in tree.Files
        where Speaks(file)
        from line in file.Lines.Index()
        from banned in Words
        let match = banned.Word.Match(line.Item)
        where match.Success
        select new Violation(file.Path, line.Index + 1, $"'{match.Value}' names a person by a status.", banned.Remedy);

    private static bool Speaks(TreeFile file) =>
        (file.Under("src/") || file.Under("docs/") || file.Under("law/") || file.Under("data/") || !file.Path.Contains('/', StringComparison.Ordinal))
        && !file.Under("data/mappings/")
        && file.Name != "packages.lock.json";

    // Inside identifiers too: InmateId and inmate_id are words that staff will read.
    [GeneratedRegex("inmates?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Inmate();

    [GeneratedRegex("detainees?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Detainee();

    // The noun only: a court convicts, a proof may convict a log, and someone convicted is described by what happened.
    [GeneratedRegex(@"\b(an?|the|each|every|any|no|all|some|this|that|these|those|former|ex|young|of|for)[\s-]+convicts?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Convict();

    // A felony is a class of offence and names nobody.
    [GeneratedRegex("felons?(?![a-z])", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Felon();

    [GeneratedRegex("offenders?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Offender();

    [GeneratedRegex(@"illegal\s+(aliens?|immigrants?|migrants?)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Alien();
}
