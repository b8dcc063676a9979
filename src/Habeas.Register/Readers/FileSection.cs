using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Regime;

namespace Habeas.Register.Readers;

/// <summary>A section of a person's file as it is read: every event about a person stands in exactly one.</summary>
/// <param name="Name">Its slug.</param>
/// <param name="Slices">The slices of the register whose events stand in it.</param>
public sealed record FileSection(string Name, params IReadOnlyList<string> Slices)
{
    /// <summary>Who the person is, and what keeps that or erased it.</summary>
    public static FileSection Identity { get; } = new("identity", "Persons", "Readers", "Erasure");

    /// <summary>Family, children and whom to tell.</summary>
    public static FileSection Family { get; } = new("family", "Family", "CoResidents", "EmergencyContacts");

    /// <summary>Visits and letters.</summary>
    public static FileSection Contacts { get; } = new("contacts", "Contacts");

    /// <summary>Requests and complaints.</summary>
    public static FileSection Complaints { get; } = new("complaints");

    private static readonly FileSection Corrected = new("corrections", "Corrections");

    /// <summary>Every section, in the order in which a file is read.</summary>
    public static IReadOnlyList<FileSection> All { get; } =
    [
        Identity, new("custody", "Custody", "Movements"), new("orders", "Orders"), new("process", "Process"), new("notices", "Notices"), new("reception", "Reception"),
        new("property", "Property"), new("needs", "Needs"), new("health", "Health", "Injuries"), Family, Contacts, new("regime", "Regime"), Complaints,
        new("claims", "Claims"), new("release", "Release"), new("rolls", "Rolls", "Units", "Groups", "Forms"), Corrected,
    ];

    /// <summary>Every section that holds facts: a correction is told with what it corrects.</summary>
    public static IReadOnlyList<FileSection> Told { get; } = [.. All.Where(s => s != Corrected)];

    private static readonly Dictionary<string, FileSection> BySlice = All.SelectMany(s => s.Slices.Select(slice => (slice, s))).ToDictionary(s => s.slice, s => s.s, StringComparer.Ordinal);

    /// <summary>In which section an event about a person stands.</summary>
    public static FileSection Of(Event recorded) =>
        recorded is IOfComplaint ? Complaints
        : recorded is ICorrection ? Corrected
        : BySlice[recorded.GetType().Namespace!.Split('.')[2]];
}
