using System.Globalization;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Claims;

namespace Habeas.Cli.Words;

/// <summary>What events about claims of detention say, and the receipt. The claimant is never named.</summary>
internal static class ClaimWords
{
    public static string? Say(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        ClaimLodged e => $"sought: claimed to be held {Where(e.Place, e.BelievedHeldBy, name)}; a claim, not custody; answer due by {EventWords.Local(e.AnswerBy, e.At.Zone, Minute)}",
        ClaimAnswered e => $"claim answered by {name(e.Place)} ({e.By}): {Answer(e, name)}",
        PersonFound e => $"found held at {name(e.Place)} by {e.FoundBy}; books of the place: {e.Books}",
        PersonNotFound e => $"looked for at {name(e.Place)} by {e.By} and not found; the claim stays open",
        ClaimWithdrawn => "claim withdrawn",
        _ => null,
    };

    /// <summary>The receipt as lines that can be printed and handed over.</summary>
    public static IReadOnlyList<string> Receipt(ClaimReceipt receipt, Func<PlaceId?, string> name) =>
    [
        $"Receipt of claim {receipt.Claim}",
        $"Lodged {EventWords.Time(receipt.Lodged)}, entered in the register as {receipt.Entry}, file {receipt.FileNumber}.",
        $"Sought: {receipt.Sought}.",
        $"Claimed to be held {Where(receipt.Place, receipt.BelievedHeldBy, name)}.",
        receipt.LastSeen is { } seen ? $"Last seen {EventWords.Time(seen.At)}: {seen.Where}." : "When and where last seen: not known.",
        $"An answer is due by {EventWords.Local(receipt.AnswerBy, receipt.Lodged.Zone, Minute)}.",
        "Keep this receipt: it proves that the claim was lodged, and a proof of the entry can be asked for at any time.",
    ];

    private const string Minute = "uuuu-MM-dd HH:mm";

    private static string Where(PlaceId? place, string? by, Func<PlaceId?, string> name) =>
        string.Create(CultureInfo.InvariantCulture, $"{(place is null ? "somewhere unknown" : $"at {name(place)}")}{(by is null ? "" : $", by {by}")}");

    private static string Answer(ClaimAnswered e, Func<PlaceId?, string> name) => e.Answer switch
    {
        ClaimAnswers.HeldHere => "held here",
        ClaimAnswers.NotHeldHere => "not held here",
        ClaimAnswers.WasHeldUntil => $"was held until {EventWords.Time(e.Until)}",
        ClaimAnswers.TransferredTo => $"transferred to {(e.To is null ? e.Words : name(e.To))}",
        _ => e.Answer,
    };
}
