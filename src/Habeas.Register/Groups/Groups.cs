using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Groups;

/// <summary>What a group of people was listed for, as slugs.</summary>
public static class GroupKinds
{
    public const string Admitted = "admitted";
    public const string Sent = "sent";
    public const string ToCourt = "to-court";
    public const string Evacuated = "evacuated";
    public const string Received = "received";
    public const string Missing = "missing";

    public static IReadOnlyList<string> All { get; } = [Admitted, Sent, ToCourt, Evacuated, Received, Missing];
}

/// <summary>A place acted on a list of people as one: took in a vanload, sent one, produced a list to court, was evacuated, received a group.</summary>
/// <param name="Place">The place that acted.</param>
/// <param name="Group">The group.</param>
/// <param name="Kind">A slug of <see cref="GroupKinds"/>.</param>
/// <param name="At">When.</param>
/// <param name="Listed">How many people are on the list.</param>
/// <param name="By">Who brought, took or received them.</param>
/// <param name="Why">Why.</param>
public sealed record GroupListed(PlaceId Place, GroupId Group, string Kind, When At, int Listed, string? By, string? Why) : PlaceEvent(Place)
{
    public override When? Occurred => At;
}

/// <summary>
/// One line of a group's list: a person, and all that the act says of them. A list of forty fits one entry, since a line is one part of it
/// however much it says; each thing said counts as if it were recorded alone.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="Group">The group.</param>
/// <param name="Place">The place that acted.</param>
/// <param name="Kind">A slug of <see cref="GroupKinds"/>.</param>
/// <param name="At">When.</param>
/// <param name="Words">How the list has them, where it was written in haste: no name, until somebody records it as one.</param>
/// <param name="For">Where they are taken, where the list says so.</param>
/// <param name="Says">What the line says of the person; nothing for one who is missing.</param>
public sealed record ListedInGroup(
    PersonId Person, GroupId Group, PlaceId Place, string Kind, When At, string? Words, PlaceId? For, IReadOnlyList<Event> Says)
    : PersonEvent(Person), ISeveral
{
    public override When? Occurred => At;
}

/// <summary>A person was taken out of a place because it could not keep them: fire, flood. Their custody goes on, on the way and wherever they arrive.</summary>
/// <param name="Person">Who.</param>
/// <param name="From">The place that was evacuated.</param>
/// <param name="To">Where they are taken; absent where nobody knew.</param>
/// <param name="At">When.</param>
/// <param name="Why">What happened.</param>
/// <param name="By">Who takes them, where it is known: on the way they hold them.</param>
[Holds("nmr-7-hours")]
[Holds("icpped-17-release")]
public sealed record Evacuated(PersonId Person, PlaceId From, PlaceId? To, When At, string Why, string? By) : PersonEvent(Person), IWhereabouts
{
    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.Departed, From, At);
}
