using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Injuries;

/// <summary>An injury with what was found of it and to whom it was reported. Derived; each finding stands until a later one says otherwise.</summary>
/// <param name="Told">The injury as it was first told.</param>
/// <param name="Findings">What was found or done later, in order of time.</param>
/// <param name="Reports">To whom it was reported, in order of time.</param>
public sealed record InjuryOnFile(Injury Told, IReadOnlyList<InjuryAssessed> Findings, IReadOnlyList<InjuryReported> Reports)
{
    /// <summary>Whether it is serious, by the last who judged; null where nobody did, which is not <c>no</c>.</summary>
    public bool? Serious => Findings.LastOrDefault(f => f.Serious is not null)?.Serious ?? Told.Serious;

    /// <summary>Its cause, by the last who found one.</summary>
    public Coded Cause => Findings.LastOrDefault(f => f.Cause is not null)?.Cause ?? Told.Cause;

    /// <summary>True where somebody named staff as its cause, whatever was found afterwards.</summary>
    public bool StaffNamed => Told.Cause.Code == Injury.Staff || Findings.Any(f => f.Cause?.Code == Injury.Staff);

    /// <summary>When it was first reported to an authority independent of the place; null where it was not.</summary>
    public When? Reported => Reports.FirstOrDefault(r => r.Recipient == RecordInjuryReport.IndependentAuthority)?.At;
}

/// <summary>The injuries on a person's file.</summary>
public static class InjuriesOnFile
{
    /// <summary>Every injury, in order of time.</summary>
    public static IReadOnlyList<InjuryOnFile> Of(PersonFile file)
    {
        var findings = file.Of<InjuryAssessed>().OrderBy(f => f.At, ByOccurrence.Order).ToLookup(f => f.Injury);
        var reports = file.Of<InjuryReported>().OrderBy(r => r.At, ByOccurrence.Order).ToLookup(r => r.Injury);
        return [.. file.Of<InjuryRecorded>().Select(i => i.Injury).OrderBy(i => i.At, ByOccurrence.Order)
            .Select(i => new InjuryOnFile(i, [.. findings[i.Id]], [.. reports[i.Id]]))];
    }

    /// <summary>
    /// Serious injuries that no report to an independent authority is on file for (Nelson Mandela Rule 71). A report to the place's own
    /// authority does not settle it.
    /// </summary>
    public static IReadOnlyList<InjuryOnFile> NotReported(PersonFile file) => [.. Of(file).Where(i => i.Serious == true && i.Reported is null)];

    /// <summary>Injuries of which nobody has judged whether they are serious.</summary>
    public static IReadOnlyList<InjuryOnFile> NotJudged(PersonFile file) => [.. Of(file).Where(i => i.Serious is null)];
}
