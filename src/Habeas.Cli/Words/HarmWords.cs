using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Injuries;
using Habeas.Register.Release;

namespace Habeas.Cli.Words;

/// <summary>What events about injury, and about a death beyond its record, say.</summary>
internal static class HarmWords
{
    public static string? Say(Event recorded, Func<PlaceId?, string> name) => Injury(recorded, name) ?? Death(recorded);

    private static string? Injury(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        InjuryRecorded e => $"injured in custody of {name(e.Injury.Place)}: {e.Injury.What}; cause {e.Injury.Cause.Code}, told by {e.Injury.Source}",
        InjuryAssessed e => "injury: " + string.Join("; ", Findings(e)) + $" ({e.By})",
        InjuryReported e => $"injury reported to {e.To} ({e.Recipient})",
        _ => null,
    };

    private static IEnumerable<string> Findings(InjuryAssessed e)
    {
        string?[] said = [e.Serious is { } serious ? serious ? "serious" : "not serious" : null, e.Cause is { } cause ? $"cause {cause.Code}" : null, e.Circumstances];
        return said.OfType<string>();
    }

    private static string? Death(Event recorded) => recorded switch
    {
        DeathDescribed e => $"death described: {e.Circumstances} ({e.Source})",
        DeathCauseFound e => $"cause of death, {e.Standing}: {e.Cause}; manner {e.Manner}, found by {e.By}{(e.Independent ? "" : ", not independent")}",
        DeathInquiryRecorded { Outcome: { } outcome } e => $"inquiry of {e.Authority} into the death ended: {outcome}",
        DeathInquiryRecorded e => $"inquiry into the death opened by {e.Authority}",
        DeathNoticeGiven e => $"notice of death to {e.To ?? e.Recipient}: {e.Result}",
        RemainsRecorded e => $"remains {e.Destination}{(e.To is { } to ? $" to {to}" : "")}{(e.Where is { } where ? $", {where}" : "")}",
        DeathBelongingsSettled e => $"belongings of the person who died: {e.Result}{(e.To is { } to ? $" to {to}" : "")}",
        _ => null,
    };
}
