using NodaTime;

namespace Habeas.Population.Stock;

/// <summary>How many are held, at which points of time, by which attributes, of whom.</summary>
/// <param name="Points">The points of time, in order.</param>
/// <param name="By">Attributes that the answer is broken down by, such as <c>legal-status</c>.</param>
/// <param name="Where">Conditions that a person must meet, all of them.</param>
public sealed record StockQuestion(IReadOnlyList<StockPoint> Points, IReadOnlyList<string> By, IReadOnlyList<Condition> Where)
{
    public static StockQuestion On(params IEnumerable<LocalDate> dates) => new([.. dates.Select(d => new StockPoint(d))], [], []);
}

/// <summary>
/// A date, or an instant. A date asks for the count of that date where one was recorded, and otherwise for the place's count time;
/// an instant asks for exactly that instant.
/// </summary>
public sealed record StockPoint(LocalDate Date, Instant? At = null);

/// <summary>The attribute has one of these codes.</summary>
public sealed record Condition(string Attribute, IReadOnlySet<string> Codes);

/// <summary>One line of an answer. <paramref name="High"/> is null where people whom the register never saw may have been held.</summary>
/// <param name="Point">When.</param>
/// <param name="Codes">One code for each attribute that was asked for.</param>
/// <param name="Low">How many were certainly held.</param>
/// <param name="High">How many were possibly held; equal to <paramref name="Low"/> where nothing is uncertain.</param>
public sealed record StockLine(StockPoint Point, IReadOnlyList<string> Codes, int Low, int? High);

/// <summary>The lines of an answer, and what a reader must know to read them rightly.</summary>
public sealed record StockAnswer(IReadOnlyList<StockLine> Lines, IReadOnlyList<StockNote> Notes);

/// <summary>A remark on an answer: its code, the date it is about, the place or nothing, and a figure or zero.</summary>
public sealed record StockNote(string Code, LocalDate Date, string Place, int Figure)
{
    /// <summary>Counts listed this many persons under two custody episodes on the date; each listing is in the count, as the place made it.</summary>
    public const string ListedTwice = "listed-twice";

    /// <summary>The date is before the place's first count: whoever had left by then is not in the register.</summary>
    public const string BeforeFirstCount = "before-first-count";

    /// <summary>The date is after the place's last count: nothing says who is still held.</summary>
    public const string AfterLastCount = "after-last-count";
}
