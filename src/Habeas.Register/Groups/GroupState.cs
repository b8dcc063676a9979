using Habeas.Register.Custody;
using Habeas.Register.Movements;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Groups;

/// <summary>Where one person of a group stands, as slugs.</summary>
public static class MemberStates
{
    public const string Admitted = "admitted";
    public const string OnTheWay = "on-the-way";
    public const string Arrived = "arrived";

    /// <summary>Received at another place than the list said.</summary>
    public const string ArrivedElsewhere = "arrived-elsewhere";

    /// <summary>A receiving place said that they did not come, and nothing was heard of them since.</summary>
    public const string Missing = "missing";

    /// <summary>Not received with the group, and the register shows what became of them: held elsewhere, escaped, died.</summary>
    public const string AccountedFor = "accounted-for";

    /// <summary>Received with the group, and on no list of those who left.</summary>
    public const string Extra = "extra";

    public const string AtCourt = "at-court";
    public const string Back = "back";

    public static IReadOnlyList<string> All { get; } = [Admitted, OnTheWay, Arrived, ArrivedElsewhere, Missing, AccountedFor, Extra, AtCourt, Back];
}

/// <summary>One person of a group.</summary>
/// <param name="Person">Who.</param>
/// <param name="State">A slug of <see cref="MemberStates"/>.</param>
/// <param name="Left">The place that they left with the group; null where no list says so.</param>
/// <param name="For">Where they were to be taken, where the list says so.</param>
/// <param name="Received">The place that received them.</param>
/// <param name="Words">How the lists have them, where they were written in haste.</param>
public sealed record GroupMember(PersonId Person, string State, PlaceId? Left, PlaceId? For, PlaceId? Received, IReadOnlyList<string> Words);

/// <summary>
/// The state of a group: the list of those who left beside the lists of those who came, from the files of whoever is on any of them. The
/// order in which the lists came in does not matter: one received as extra is arrived once the list that names them is told.
/// </summary>
public sealed record GroupState(GroupId Group, IReadOnlyList<GroupMember> Members)
{
    /// <summary>Everybody who stands so, by id.</summary>
    public IReadOnlyList<PersonId> In(string state) => [.. Members.Where(m => m.State == state).Select(m => m.Person)];

    /// <summary>Is everybody accounted for: nobody missing or still on the way?</summary>
    public bool IsComplete => !Members.Any(m => m.State is MemberStates.Missing or MemberStates.OnTheWay);

    public static GroupState Of(GroupId group, IEnumerable<PersonFile> files)
    {
        var lines = files.Select(f => (File: f, Lines: f.Of<ListedInGroup>().Where(l => l.Group == group).OrderBy(l => l.At, ByOccurrence.Order).ToList()))
            .Where(f => f.Lines.Count > 0).OrderBy(f => f.File.Id.Value).ToList();
        var left = lines.Exists(f => f.Lines.Exists(Leaves));
        return new(group, [.. lines.Select(f => Member(f.File, f.Lines, left))]);
    }

    private static bool Leaves(ListedInGroup line) => line.Kind is GroupKinds.Sent or GroupKinds.Evacuated;

    private static GroupMember Member(PersonFile file, List<ListedInGroup> lines, bool someLeft)
    {
        var left = lines.FindLast(Leaves);
        var came = lines.FindLast(l => l.Kind is GroupKinds.Received or GroupKinds.Admitted);
        var state = left is null
            ? Without(file, lines, came, someLeft)
            : came is not null ? (left.For is { } goal && goal != came.Place ? MemberStates.ArrivedElsewhere : MemberStates.Arrived)
            : IsAccountedFor(file, left) ? MemberStates.AccountedFor
            : lines.Exists(l => l.Kind == GroupKinds.Missing) ? MemberStates.Missing
            : MemberStates.OnTheWay;
        return new(file.Id, state, left?.Place, left?.For, came?.Place, [.. lines.Select(l => l.Words).OfType<string>().Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Of one who is on no list of those who left.</summary>
    private static string Without(PersonFile file, List<ListedInGroup> lines, ListedInGroup? came, bool someLeft)
    {
        if (came is not null)
        {
            return came.Kind == GroupKinds.Admitted && !someLeft ? MemberStates.Admitted : MemberStates.Extra;
        }

        return lines.FindLast(l => l.Kind == GroupKinds.ToCourt) is not { } court ? MemberStates.Missing
            : file.Of<CameBack>().Any(b => b.Place == court.Place && !court.At.IsAfter(b.At)) ? MemberStates.Back
            : MemberStates.AtCourt;
    }

    /// <summary>Has the journey that began with this line ended in any way that the register knows?</summary>
    private static bool IsAccountedFor(PersonFile file, ListedInGroup left) =>
        Timeline.Of(file).Any(s => s.Whereabouts == Whereabouts.InTransit && s.Start == Edge.At(left.At) && s.End is not null);
}
