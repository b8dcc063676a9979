using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Regime;

namespace Habeas.Cli.Words;

/// <summary>What the events and findings of a person's regime say. Of what is confidential nothing is said but that it is.</summary>
internal static class RegimeWords
{
    /// <summary>Each finding of <see cref="BelowStandard"/> in English.</summary>
    public static IReadOnlyDictionary<string, string> Findings { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [BelowStandard.ChargeNotTold] = "below standard: a sanction, and the file does not show that the person had been told of the charge",
        [BelowStandard.DefenceNotHeard] = "below standard: a sanction, and the file does not show that the defence was heard or declined",
        [BelowStandard.ForceNotReported] = "below standard: force was used, and the file does not show that it was reported",
        [BelowStandard.ProhibitedRestraint] = "below standard: an instrument of restraint that is degrading or painful in itself",
        [BelowStandard.ProhibitedSanction] = "below standard: a sanction that no rule allows",
        [BelowStandard.RestraintBeforeAuthority] = "below standard: restrained before a court or another authority",
        [BelowStandard.RestraintInChildbirth] = "below standard: restrained in labour, during birth or just after it",
        [BelowStandard.SanctionWithoutFinding] = "below standard: a sanction that answers no charge which was found proved",
        [BelowStandard.SearchByOtherGender] = "below standard: a search of the body by somebody not of the person's gender",
        [BelowStandard.SolitaryIndefinite] = "below standard: in solitary confinement, and nobody said until when at most",
        [BelowStandard.SolitaryOfChild] = "below standard: solitary confinement of a person who was or may have been under eighteen",
        [BelowStandard.SolitaryOfMother] = "below standard: solitary confinement of a woman who is pregnant, breastfeeds or has an infant with her",
        [BelowStandard.SolitaryPerhapsProlonged] = "perhaps below standard: the times recorded leave open more than fifteen days in solitary confinement",
        [BelowStandard.SolitaryProlonged] = "below standard: in solitary confinement for more than fifteen days",
        [BelowStandard.SolitaryWithDisability] = "below standard: solitary confinement of a person whose disability it makes worse",
    };

    /// <param name="recorded">The event.</param>
    /// <param name="name">The name of a place.</param>
    public static string? Say(Event recorded, Func<PlaceId?, string> name) =>
        Discipline(recorded)
        ?? Confinement(recorded, name)
        ?? Daily(recorded, name);

    private static string? Discipline(Event recorded) => recorded switch
    {
        PersonAssessed e => $"assessed ({e.Kind}) by {e.By}{(e.Category is { } category ? $", category {category.Words ?? category.Code}" : "")}: {e.Reasons}",
        ConductNoted e => $"conduct noted by {e.By}, {e.Kind}: {e.Words}",
        DisciplinaryChargeLaid e => $"charged with breaking {e.Rule}, reported by {e.ReportedBy}: {e.Words}",
        DisciplinaryChargeTold e => $"told of the charge in {e.Language} by {e.By}",
        DisciplinaryChargeHeard e => $"charge heard by {e.By}; defence {e.Defence}, help {e.Help}",
        DisciplinaryChargeDecided e => $"charge {e.Result}, decided by {e.By}: {e.Reasons}",
        SanctionImposed e => $"sanction imposed by {e.By}: {e.Words ?? e.Kind}",
        SanctionAppealed e => $"sanction appealed to {e.To}",
        SanctionReviewed e => $"sanction {e.Result} by {e.By}: {e.Reasons}",
        _ => null,
    };

    private static string? Confinement(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        SolitaryStarted e => $"solitary confinement began at {name(e.Place)}, ordered by {e.Authority}: {e.Words}",
        SolitaryReviewed e => $"solitary confinement reviewed by {e.By} (independent: {e.Independent}), {e.Result}: {e.Reasons}",
        SolitaryVisited e => $"visited in solitary confinement by {e.By}; advice {e.Advice}",
        SolitaryEnded e => $"solitary confinement ended{(e.Words is { } words ? $": {words}" : "")}",
        RestraintApplied e => $"restrained with {e.Instrument}, ordered by {e.Authority}, during {e.During}: {e.Words}",
        RestraintChecked e => $"looked after under restraint by {e.By}: {e.Words}",
        RestraintRemoved e => $"restraint taken off{(e.By is { } by ? $" by {by}" : "")}",
        SearchMade e => $"searched ({e.Kind}) by {string.Join(", ", e.By.Select(b => b.Name))}: {e.Why}; found {e.Found}",
        ForceUsed e => $"force used by {string.Join(", ", e.By)} ({string.Join(", ", e.Means)}) against {e.Against}: {e.Words}; injuries {e.Injuries}",
        ForceFollowed e => $"after the use of force: {e.Step} by {e.By}{(e.To is { } to ? $" to {to}" : "")}",
        _ => null,
    };

    private static string? Daily(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        PersonEnrolled e => $"enrolled at {name(e.Place)}: {e.Name} ({e.Kind})",
        ProgrammeAttended e => FormattableString.Invariant($"attended {e.Hours} hours"),
        EnrolmentEnded e => $"enrolment ended, {e.Result}{(e.Words is { } words ? $": {words}" : "")}",
        ComplaintMade { Confidential: true } e => $"confidential {e.Kind} made to {e.AddressedTo}",
        ComplaintMade e => $"{e.Kind} made to {e.AddressedTo}",
        ComplaintStated e => $"says, by {e.Content.MadeBy}, on {string.Join(", ", e.Content.Topics)}: {e.Content.Words}",
        ComplaintStatedInConfidence e => $"says what only {e.ReadBy} reads",
        ComplaintAnswered { Answer: { } answer } => $"answered by {answer.By}, {answer.Result}: {answer.Words}",
        ComplaintAnswered { IsPassedOn: true } => "passed on in confidence",
        ComplaintAnswered => "answered in confidence",
        AnswerStatedInConfidence e => $"answer that only {e.ReadBy} and the person read",
        ComplaintAppealed e => $"appealed to {e.To}",
        _ => null,
    };
}
