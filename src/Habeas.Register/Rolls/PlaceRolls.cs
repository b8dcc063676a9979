using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Time;
using Habeas.Register.Units;
using NodaTime;

namespace Habeas.Register.Rolls;

/// <summary>One unit of a roll beside what the register expects there. Of two counts of a unit the later stands.</summary>
/// <param name="At">When it was counted.</param>
/// <param name="Count">What was counted.</param>
/// <param name="Named">How many people that count named as there.</param>
/// <param name="Least">How many people the register shows in the unit beyond doubt at that time.</param>
/// <param name="Most">How many it may show there, where times or ends are not known exactly.</param>
public sealed record RollLine(When At, UnitCount Count, int Named, int Least, int Most);

/// <summary>Where a roll and the register differ.</summary>
/// <param name="Roll">The roll.</param>
/// <param name="Unit">The code of the unit, as the roll has it.</param>
/// <param name="Kind">A slug of <see cref="DifferenceKinds"/>.</param>
/// <param name="Person">Who, where the roll knows.</param>
/// <param name="People">How many.</param>
/// <param name="Resolved">How it came out; null while it is open.</param>
public sealed record RollDifference(RollId Roll, string? Unit, string Kind, PersonId? Person, int People, DifferenceResolved? Resolved);

/// <summary>In what way a roll differs from the register, as slugs.</summary>
public static class DifferenceKinds
{
    /// <summary>The register shows the person in the unit, and the roll did not find them there.</summary>
    public const string Missing = "missing";

    /// <summary>The roll found the person in the unit, and the register does not show them there.</summary>
    public const string Extra = "extra";

    /// <summary>Fewer were counted than the register shows.</summary>
    public const string Fewer = "fewer";

    /// <summary>More were counted than the register may show.</summary>
    public const string More = "more";

    /// <summary>Counted in a roll by name and not named.</summary>
    public const string NotNamed = "not-named";

    /// <summary>Named in a roll by name and not counted: the figure is smaller than the names are many.</summary>
    public const string NotCounted = "not-counted";

    /// <summary>Counted in a unit that the place, for all that the register knows, never opened.</summary>
    public const string NeverOpened = "never-opened";

    public static IReadOnlyList<string> All { get; } = [Missing, Extra, Fewer, More, NotNamed, NotCounted, NeverOpened];
}

/// <summary>A roll as it stands, compared with the register. The register is asked without what this roll itself told it.</summary>
/// <param name="Roll">The roll.</param>
/// <param name="Lines">The units that were counted.</param>
/// <param name="NotCounted">People inside in units for which the roll has no line: a sheet that did not come in is not overlooked.</param>
/// <param name="Signatures">Who signed.</param>
/// <param name="CorrectedSinceSigned">Corrections of its counts that came after it was signed.</param>
/// <param name="Differences">Where it differs, resolved or open.</param>
public sealed record RollState(
    RollId Roll,
    IReadOnlyList<RollLine> Lines,
    IReadOnlyList<PersonId> NotCounted,
    IReadOnlyList<RollSigned> Signatures,
    IReadOnlyList<EventRef> CorrectedSinceSigned,
    IReadOnlyList<RollDifference> Differences);

/// <summary>The rolls of a place.</summary>
public static class PlaceRolls
{
    /// <summary>The rolls in the order in which they were counted.</summary>
    public static IReadOnlyList<RollId> Of(PlaceRecord place) =>
        [.. place.Of<RollCounted>().OrderBy(r => r.At, ByOccurrence.Order).Select(r => r.Roll).Distinct()];

    /// <summary>One roll compared with the register.</summary>
    /// <param name="place">The place's record.</param>
    /// <param name="roll">Which roll; one that was never counted has no lines.</param>
    /// <param name="files">The files of whoever may have been at the place at the time, and of whoever the roll names.</param>
    public static RollState Of(PlaceRecord place, RollId roll, IReadOnlyCollection<PersonFile> files) => Of(place, [roll], files)[0];

    /// <summary>Several rolls compared with the register, for which each file is read once.</summary>
    /// <param name="place">The place's record.</param>
    /// <param name="rolls">Which rolls.</param>
    /// <param name="files">The files of whoever may have been at the place at the time of any of them, and of whoever they name.</param>
    public static IReadOnlyList<RollState> Of(PlaceRecord place, IReadOnlyList<RollId> rolls, IReadOnlyCollection<PersonFile> files)
    {
        var sheets = new RollSheets(place, rolls, files);
        var within = PlaceUnits.Of(place).ToDictionary(u => u.Unit, u => u.Within, StringComparer.Ordinal);
        return [.. rolls.Select(r => State(place, r, new(place.Id, within, sheets[r])))];
    }

    /// <summary>What still waits for an answer, the oldest roll first.</summary>
    /// <param name="place">The place's record.</param>
    /// <param name="files">The files of whoever may have been at the place at the time of any of its rolls.</param>
    public static IReadOnlyList<RollDifference> OpenDifferences(PlaceRecord place, IReadOnlyCollection<PersonFile> files) =>
        [.. Of(place, Of(place), files).SelectMany(r => r.Differences).Where(d => d.Resolved is null)];

    /// <summary>The instant that a count is compared at: the last at which it can have been taken.</summary>
    internal static Instant Moment(When at) => at.Latest is { } latest ? latest - Duration.FromTicks(10) : at.Earliest ?? Instant.MaxValue;

    /// <summary>The refusal of a roll that nobody counted at the place, or null.</summary>
    internal static Refusal? NotCounted(RollId roll, PlaceRecord place) =>
        place.Of<RollCounted>().Any(r => r.Roll == roll) ? null : Refusals.RollNotCounted(roll);

    /// <summary>The refusal of a unit that neither the roll nor the place has, or null.</summary>
    internal static Refusal? NoLine(RollId roll, string field, string unit, PlaceRecord place) =>
        place.Of<RollCounted>().Any(r => r.Roll == roll && r.Units.Any(u => u.Unit == unit)) ? null : PlaceUnits.Unknown(field, unit, place);

    private static RollState State(PlaceRecord place, RollId roll, Comparison compared)
    {
        var lines = compared.Lines();
        return new(
            roll,
            lines,
            lines.Count == 0 ? [] : compared.NotCounted(lines.Max(l => Moment(l.At))),
            [.. place.Of<RollSigned>().Where(s => s.Roll == roll).OrderBy(s => s.At, ByOccurrence.Order)],
            CorrectedSinceSigned(place, roll),
            [.. lines.SelectMany(compared.Differences)]);
    }

    private static IReadOnlyList<EventRef> CorrectedSinceSigned(PlaceRecord place, RollId roll)
    {
        var signed = place.Facts.FirstOrDefault(f => f.Event is RollSigned s && s.Roll == roll)?.Ref;
        return signed is not { } first
            ? []
            : [.. place.Chronicle.Events
                .Where(e => e.Ref > first && e.Event is ICorrection c && place.Chronicle.Find(c.Target)?.Event is RollCounted r && r.Roll == roll)
                .Select(e => e.Ref)];
    }
}
