using System.Globalization;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.EmergencyContacts;
using Habeas.Register.Health;
using Habeas.Register.Needs;
using Habeas.Register.Notices;
using Habeas.Register.Property;
using Habeas.Register.Reception;

namespace Habeas.Cli.Words;

/// <summary>What an event of reception says, in one English sentence without a full stop.</summary>
internal static class ReceptionWords
{
    public static string? Say(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        ExaminationRecorded { Examination: var e } => $"{Found(e)}; {Answer(e)}{(e.Examiner is { } by ? $" ({by}, {e.Capacity})" : "")}",
        PropertyReceived { Receipt: var r } => $"{name(r.Place)} took into keeping, receipt {r.Number}: {(r.Nothing ? "nothing" : Listed(r.Items.Sum(i => (long)i.Quantity), r.Cash))}",
        PropertyReturned e => $"{name(e.Place)} returned {Listed(e.Items, e.Cash)} to {(e.To == PropertyReturned.ToThePerson ? "the person" : e.Whom)}",
        PropertyHarmed e => $"{Listed(e.Items, e.Cash)} {e.Fate} at {name(e.Place)}, reported by {e.By}: {e.Words}",
        HealthNoticed e => $"state of health: {Plain(e.State)} ({e.By}, {e.Capacity})",
        _ => Notice(recorded) ?? Need(recorded),
    };

    private static string? Notice(Event recorded) => recorded switch
    {
        RightsTold e => $"told of rights ({string.Join(", ", e.Of.Select(Plain))}) in {e.Language}, {Plain(e.Means)}, by {e.By}: {Plain(e.Understood)}",
        WishStated e => $"{Plain(e.Wish)}: {Plain(e.Whom)} to be told of {(e.Occasion is { } occasion ? Plain(occasion) : "anything")}",
        NoticeGiven { Notice: var n } => $"{Plain(n.Whom)} told of {Plain(n.Occasion)} by {n.By}: {n.Who}, {n.Means}",
        NoticeAnswered e => $"notice: {Plain(e.Answer)}{(e.Words is { } words ? $", {words}" : "")}",
        ContactChosen { Contact: var c } => $"contact chosen ({string.Join(", ", c.Roles.Select(Plain))}): {c.Name}, {c.Relation}",
        ContactWithdrawn => "contact withdrawn",
        NoContactNamed e => $"no {Plain(e.Role)} contact: {Plain(e.Answer)}",
        _ => null,
    };

    private static string? Need(Event recorded) => recorded switch
    {
        LanguagesStated e => $"languages: {string.Join(", ", e.Languages.Select(l => l.Words ?? l.Language))}; interpreter {Plain(e.Interpreter)}",
        NeedStated e => $"specific need: {Plain(e.Need.Code)}{(e.Need.Words is { } words ? $", {words}" : "")} ({e.Source})",
        AccommodationAsked e => $"accommodation asked for by {e.By}: {e.What}",
        AccommodationDecided e => $"accommodation {e.Decision} by {e.By}{(e.Why is { } why ? $": {why}" : "")}",
        AccommodationProvided e => $"accommodation provided by {e.By}",
        AccommodationEnded e => $"accommodation ended by {e.By}: {e.Why}",
        _ => null,
    };

    private static string Found(Examination e) => e.Found switch
    {
        InjuryFindings.Seen => "injuries seen: " + string.Join("; ", e.Injuries.Select(i => $"{i.Kind.Words ?? Plain(i.Kind.Code)}, {i.Where}")),
        InjuryFindings.NoneSeen => "no injury seen",
        InjuryFindings.Declined => "declined to be examined",
        _ => "not examined",
    };

    private static string Answer(Examination e) => e.Answer switch
    {
        TreatmentAnswers.Complaint => "complains of ill-treatment",
        TreatmentAnswers.None => "makes no complaint",
        TreatmentAnswers.Declined => "declined to say how they were treated",
        _ => "not asked how they were treated",
    };

    private static string Listed(IReadOnlyList<PropertyPart> items, IReadOnlyList<Money> cash) => Listed(items.Sum(i => (long)i.Quantity), cash);

    private static string Listed(long items, IReadOnlyList<Money> cash) => string.Join(" and ",
    [
        .. items == 0 ? Enumerable.Empty<string>() : [string.Create(CultureInfo.InvariantCulture, $"{items} {(items == 1 ? "item" : "items")}")],
        .. cash.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Amount} {m.Currency}")),
    ]);

    /// <summary>A slug as words.</summary>
    private static string Plain(string slug) => slug.Replace('-', ' ');
}
