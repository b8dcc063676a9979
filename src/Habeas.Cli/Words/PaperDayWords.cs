using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Groups;
using Habeas.Register.Rolls;
using Habeas.Register.Units;

namespace Habeas.Cli.Words;

/// <summary>What units, rolls and groups say, in one English sentence without a full stop.</summary>
internal static class PaperDayWords
{
    public static string? Say(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        UnitOpened e => $"unit {e.Unit} of {name(e.Place)} opened: {e.Name}{(e.Within is { } within ? $", in {within}" : "")}",
        UnitClosed e => $"unit {e.Unit} of {name(e.Place)} closed",
        MovedToUnit e => $"put in unit {e.Unit} of {name(e.Place)}{(e.Why is { } why ? $": {why}" : "")}",
        RollCounted e => $"{name(e.Place)}, roll counted: {string.Join(", ", e.Units.Select(Counted))}",
        SeenInRoll e => $"listed in a roll of {name(e.Place)}{In(e.Unit)}",
        MissingFromRoll e => $"missing from a roll of {name(e.Place)}{In(e.Unit)}",
        RollSigned e => $"{name(e.Place)}, roll signed by {e.SignedBy}",
        DifferenceResolved e => $"difference of a roll of {name(e.Place)}{In(e.Unit)} resolved by {e.By}: {e.How}{(e.Words is { } words ? $", {words}" : "")}",
        GroupListed e => $"{name(e.Place)}, group of {Plain(e.Listed)} {Kind(e.Kind)}{(e.By is { } by ? $", {by}" : "")}{(e.Why is { } why ? $": {why}" : "")}",
        ListedInGroup e => $"in a group {Kind(e.Kind)}{(e.Words is { } words ? $", as '{words}'" : "")}{string.Concat(e.Says.Select(s => $"; {EventWords.Say(s, name)}"))}",
        Evacuated e => $"evacuated from {name(e.From)}{(e.To is { } to ? $" to {name(to)}" : "")}: {e.Why}",
        _ => null,
    };

    private static string Kind(string kind) => kind switch
    {
        GroupKinds.Sent => "sent to another place",
        GroupKinds.ToCourt => "produced to court",
        GroupKinds.Missing => "and not arrived with it",
        _ => kind,
    };

    private static string Counted(UnitCount count) => $"{Plain(count.Counted)}{In(count.Unit)}";

    private static string In(string? unit) => unit is null ? "" : $" in {unit}";

    private static string Plain(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
