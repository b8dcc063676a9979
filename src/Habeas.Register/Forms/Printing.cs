using Habeas.Register.Acts;
using Habeas.Register.Places;

namespace Habeas.Register.Forms;

/// <summary>What blank forms are for.</summary>
public static class FormKinds
{
    public const string Admission = "admission";
    public const string Transfer = "transfer";
    public const string Release = "release";
    public const string RollCount = "roll-count";
    public const string Incident = "incident";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal) { Admission, Transfer, Release, RollCount, Incident };
}

/// <summary>How a printed form that will not be entered ended.</summary>
public static class FormEnds
{
    /// <summary>Spoiled, or made void by the officer; the sheet is kept.</summary>
    public const string Void = "void";

    /// <summary>Nobody knows where the sheet is.</summary>
    public const string Lost = "lost";

    /// <summary>The sheet is no more, as after a fire.</summary>
    public const string Destroyed = "destroyed";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal) { Void, Lost, Destroyed };
}

/// <summary>Blank forms were given out to be printed, each with a number of its own, so that the place can go on when the register cannot be reached.</summary>
/// <param name="Place">Whose forms.</param>
/// <param name="Kind">What they are for, a slug of <see cref="FormKinds"/>.</param>
/// <param name="First">The number of the first, counted from 1 over all kinds of the place.</param>
/// <param name="Count">How many; their numbers follow one another.</param>
public sealed record FormsPrinted(PlaceId Place, [Code(typeof(FormKinds), nameof(FormKinds.All))] string Kind, int First, int Count) : PlaceEvent(Place);

/// <summary>What was written on a form is in the register: in this very entry, whose header says who wrote it and when.</summary>
/// <param name="Place">Whose form.</param>
/// <param name="Form">Its number, without check digits.</param>
public sealed record FormEntered(PlaceId Place, int Form) : PlaceEvent(Place);

/// <summary>Forms will not be entered: they are void, lost or destroyed. One that is found and entered later counts as entered.</summary>
/// <param name="Place">Whose forms.</param>
/// <param name="Forms">Their numbers, without check digits.</param>
/// <param name="Why">A slug of <see cref="FormEnds"/>.</param>
/// <param name="Words">What happened to them, in words.</param>
public sealed record FormsEnded(PlaceId Place, IReadOnlyList<int> Forms, [Code(typeof(FormEnds), nameof(FormEnds.All))] string Why, string Words) : PlaceEvent(Place);

/// <summary>Gives out numbers for blank forms of a kind. Numbers that were given out once are never given out again.</summary>
public sealed record PrintForms : Act
{
    /// <summary>The most forms of one printing.</summary>
    public const int Most = 1000;

    public required PlaceId Place { get; init; }

    public required string Kind { get; init; }

    public required int Count { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Code("kind", Kind, FormKinds.All)
        ?? (Count is < 1 or > Most ? Refusals.Incomplete("count", FormattableString.Invariant($"from 1 to {Most} forms are printed at once")) : null)
        ?? Outcome.Of(new FormsPrinted(Place, Kind, PlaceForms.Next(situation.Place(Place)), Count));
}

/// <summary>Declares printed forms void, lost or destroyed, so that their numbers are no gap that nobody explains.</summary>
public sealed record EndForms : Act
{
    public required PlaceId Place { get; init; }

    /// <summary>The numbers as they are printed, with their check digits.</summary>
    public required IReadOnlyList<string> Forms { get; init; }

    public required string Why { get; init; }

    public required string Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Wanting.Code("why", Why, FormEnds.All)
        ?? Wanting.Words("words", Words, "it is said what happened to a form")
        ?? (Forms.Count == 0 ? Refusals.Incomplete("forms", "at least one form is named") : null)
        ?? Forms.Select(f => Fault(f, situation.Place(Place))).FirstOrDefault(f => f is not null)
        ?? Outcome.Of(new FormsEnded(Place, [.. Forms.Select(Serial).Distinct().Order()], Why, Words));

    private int Serial(string form) => FormNumber.TryParse(Place, form, out var number) ? number.Serial : 0;

    private Refusal? Fault(string form, PlaceRecord record) =>
        OnPaper.Mistyped("forms", Place, form)
        ?? (Serial(form) < PlaceForms.Next(record) ? null : Refusals.Incomplete("forms", $"form {form} was never printed for this place"));
}
