using System.Globalization;
using Habeas.Population.Stock;
using NodaTime;

namespace Habeas.Cli.Words;

/// <summary>Remarks on counts in English.</summary>
internal static class NoteWords
{
    /// <summary>One sentence for each kind of remark and place, with the dates it is about.</summary>
    public static IEnumerable<string> Say(IEnumerable<StockNote> notes) =>
        notes.GroupBy(n => (n.Code, n.Place)).Select(g => Say(g.Key.Code, g.Key.Place, [.. g]));

    /// <summary>That figures have changed because persons were erased in full; nothing where none was.</summary>
    public static IEnumerable<string> OfErased(long persons) => persons == 0 ? [] :
    [
        string.Create(CultureInfo.InvariantCulture, $"Erased in full: {persons} {(persons == 1 ? "person" : "persons")}, who counted in earlier answers of this register and count in none any more, also as known at an earlier entry."),
    ];

    private static string Say(string code, string place, IReadOnlyList<StockNote> notes) => code switch
    {
        StockNote.ListedTwice => FormattableString.Invariant(
            $"Listed twice: {Dates(notes)}, counts listed {notes.Max(n => n.Figure)} {(notes.Max(n => n.Figure) == 1 ? "person" : "persons")}{(notes.Count > 1 ? " at most" : "")} under two custody episodes; each listing is counted, as the place counted it."),
        StockNote.BeforeFirstCount => $"Before the first count of {place} ({Dates(notes)}): who had left by then is not in the register, so no upper figure is given.",
        StockNote.AfterLastCount => $"After the last count of {place} ({Dates(notes)}): nothing says who is still held, so no upper figure is given.",
        _ => $"{code}: {Dates(notes)}",
    };

    private static string Dates(IReadOnlyList<StockNote> notes) => notes.Count switch
    {
        1 => "on " + Iso(notes[0].Date),
        _ => string.Create(CultureInfo.InvariantCulture, $"on {notes.Count} dates from {Iso(notes.Min(n => n.Date))} to {Iso(notes.Max(n => n.Date))}"),
    };

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
