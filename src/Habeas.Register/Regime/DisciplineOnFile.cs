using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Regime;

/// <summary>A disciplinary charge with what became of it. Derived; the order in which the facts were recorded does not matter.</summary>
/// <param name="Laid">The charge.</param>
/// <param name="Told">Each time the person was told of it.</param>
/// <param name="Heard">Each hearing.</param>
/// <param name="Decisions">What was decided, the last at the end.</param>
/// <param name="Sanctions">The sanctions that answer it.</param>
public sealed record DisciplinaryState(
    DisciplinaryChargeLaid Laid, IReadOnlyList<DisciplinaryChargeTold> Told, IReadOnlyList<DisciplinaryChargeHeard> Heard, IReadOnlyList<DisciplinaryChargeDecided> Decisions, IReadOnlyList<SanctionState> Sanctions)
{
    /// <summary>What stood decided at an instant; null while nothing was.</summary>
    public DisciplinaryChargeDecided? DecidedAt(Instant instant) => Decisions.LastOrDefault(d => !d.At.IsAfter(instant));
}

/// <summary>A sanction with the appeals and reviews that followed it. How it stood at an instant is what had been decided by then.</summary>
/// <param name="Imposed">The sanction as it was imposed.</param>
/// <param name="Appeals">The appeals against it, in the order in which they occurred.</param>
/// <param name="Reviews">The reviews, in the order in which they occurred.</param>
public sealed record SanctionState(SanctionImposed Imposed, IReadOnlyList<SanctionAppealed> Appeals, IReadOnlyList<SanctionReviewed> Reviews)
{
    /// <summary>The last review by an instant; null where there was none yet.</summary>
    public SanctionReviewed? ReviewedAt(Instant instant) => Reviews.LastOrDefault(r => !r.At.IsAfter(instant));

    public bool IsQuashedAt(Instant instant) => ReviewedAt(instant)?.Result == ReviewSanction.Quashed;

    /// <summary>Until when it lasts by what was known to be decided at an instant; null where nothing says.</summary>
    /// <remarks>A review that upholds a sanction which was reduced before upholds it as it was reduced.</remarks>
    public When? UntilAt(Instant instant) =>
        Reviews.LastOrDefault(r => r is { Result: ReviewSanction.Reduced, Until: not null } && !r.At.IsAfter(instant))?.Until ?? Imposed.Until;

    /// <summary>True while an appeal that was made has no review that came after it.</summary>
    public bool AwaitsReviewAt(Instant instant) => Appeals.LastOrDefault(a => !a.At.IsAfter(instant)) is { } appeal
        && (ReviewedAt(instant) is not { } reviewed || appeal.At.IsAfter(reviewed.At));

    /// <summary>True when the sanction runs at <paramref name="instant"/>, by the widest reading of its beginning and end.</summary>
    public bool RunsAt(Instant instant) =>
        !Imposed.At.IsAfter(instant) && Imposed.From?.IsAfter(instant) != true && !IsQuashedAt(instant) && UntilAt(instant)?.IsOverBy(instant) != true;
}

/// <summary>The disciplinary record on a person's file.</summary>
public static class DisciplineOnFile
{
    /// <summary>What was noted of a person's conduct, in the order in which it occurred.</summary>
    public static IReadOnlyList<ConductNoted> Notes(PersonFile file) => [.. file.Of<ConductNoted>().OrderBy(n => n.At, ByOccurrence.Order)];

    /// <summary>Every charge, in the order in which the facts are said to have occurred; one that was withdrawn too.</summary>
    public static IReadOnlyList<DisciplinaryState> Charges(PersonFile file)
    {
        var told = file.Of<DisciplinaryChargeTold>().OrderBy(t => t.At, ByOccurrence.Order).ToLookup(t => t.Charge);
        var heard = file.Of<DisciplinaryChargeHeard>().OrderBy(h => h.At, ByOccurrence.Order).ToLookup(h => h.Charge);
        var decided = file.Of<DisciplinaryChargeDecided>().OrderBy(d => d.At, ByOccurrence.Order).ToLookup(d => d.Charge);
        var sanctions = Sanctions(file).Where(s => s.Imposed.Charge is not null).ToLookup(s => s.Imposed.Charge!.Value);
        return
        [
            .. file.Of<DisciplinaryChargeLaid>().DistinctBy(c => c.Charge)
                .OrderBy(c => c.At, ByOccurrence.Order).ThenBy(c => c.Charge.Value)
                .Select(c => new DisciplinaryState(c, [.. told[c.Charge]], [.. heard[c.Charge]], [.. decided[c.Charge]], [.. sanctions[c.Charge]])),
        ];
    }

    /// <summary>Every sanction, in the order in which they were imposed; one that was quashed too.</summary>
    public static IReadOnlyList<SanctionState> Sanctions(PersonFile file)
    {
        var appeals = file.Of<SanctionAppealed>().OrderBy(a => a.At, ByOccurrence.Order).ToLookup(a => a.Sanction);
        var reviews = file.Of<SanctionReviewed>().OrderBy(r => r.At, ByOccurrence.Order).ToLookup(r => r.Sanction);
        return
        [
            .. file.Of<SanctionImposed>().DistinctBy(s => s.Sanction)
                .OrderBy(s => s.At, ByOccurrence.Order).ThenBy(s => s.Sanction.Value)
                .Select(s => new SanctionState(s, [.. appeals[s.Sanction]], [.. reviews[s.Sanction]])),
        ];
    }

    /// <summary>What of it is below a standard at an instant. A sanction that was quashed by then is left out: somebody has found so already.</summary>
    internal static IEnumerable<Finding> Findings(PersonFile file, Instant at)
    {
        var charges = Charges(file).ToDictionary(c => c.Laid.Charge);
        foreach (var sanction in Sanctions(file).Where(s => !s.IsQuashedAt(at)).Select(s => s.Imposed))
        {
            var charge = sanction.Charge is { } id ? charges.GetValueOrDefault(id) : null;
            var detail = sanction.Sanction.ToString();
            if (SanctionKinds.Prohibited.Contains(sanction.Kind))
            {
                yield return new(BelowStandard.ProhibitedSanction, sanction.At.Earliest, $"{detail} {sanction.Kind}");
            }

            if (charge?.DecidedAt(at)?.Result != DecideDisciplinaryCharge.Proved)
            {
                yield return new(BelowStandard.SanctionWithoutFinding, sanction.At.Earliest, detail);
                continue;
            }

            if (!charge.Told.Any(t => !t.At.IsAfter(sanction.At)))
            {
                yield return new(BelowStandard.ChargeNotTold, sanction.At.Earliest, detail);
            }

            if (!charge.Heard.Any(h => h.Defence is "heard" or "declined" && !h.At.IsAfter(sanction.At)))
            {
                yield return new(BelowStandard.DefenceNotHeard, sanction.At.Earliest, detail);
            }
        }
    }
}
