using Habeas.Register.Acts;
using Habeas.Register.Notices;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Erasure;

/// <summary>Where an erasure stands, as slugs.</summary>
public static class ErasureStates
{
    public const string None = "not-proposed";
    public const string Proposed = "proposed";
    public const string Approved = "approved";
    public const string Stopped = "stopped";
    public const string CarriedOut = "carried-out";
}

/// <summary>One erasure with how far it has come.</summary>
public sealed record ErasureState(ErasureProposed Proposed, ErasureApproved? Approved, ErasureStopped? Stopped, ErasureCarriedOut? CarriedOut)
{
    /// <summary>A slug of <see cref="ErasureStates"/>.</summary>
    public string State =>
        CarriedOut is not null ? ErasureStates.CarriedOut
        : Stopped is not null ? ErasureStates.Stopped
        : Approved is not null ? ErasureStates.Approved
        : ErasureStates.Proposed;

    /// <summary>Whether it was neither stopped nor carried out.</summary>
    public bool Waits => State is ErasureStates.Proposed or ErasureStates.Approved;

    /// <summary>Whether something is over before the erasure was proposed.</summary>
    public bool WasProposedAfter(When at) => at.Latest <= Proposed.At.Earliest;
}

/// <summary>The erasures of a person.</summary>
public static class Erasures
{
    /// <summary>Who the person is goes, and with it all that no count needs; custody stays under no name.</summary>
    public const string Identity = "identity";

    /// <summary>Custody goes too, and every figure that it counted in changes. What tracing needs stays, sealed.</summary>
    public const string Full = "full";

    /// <summary>The file was opened by mistake, and nobody was held under it.</summary>
    public const string WrongRegistration = "wrong-registration";

    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal) { Identity, Full };

    /// <summary>Why a person is erased: their retention is over, a named authority ordered it before, or the registration was wrong.</summary>
    public static IReadOnlySet<string> Grounds { get; } = new SortedSet<string>(StringComparer.Ordinal) { "retention-over", "order-of-authority", WrongRegistration };

    /// <summary>Who is told of an erasure before it is approved.</summary>
    public static IReadOnlySet<string> Told { get; } = new SortedSet<string>(StringComparer.Ordinal) { Recipients.Person, Recipients.Inspectorate };

    /// <summary>By what means somebody is told of an erasure.</summary>
    public static IReadOnlySet<string> Means { get; } = new SortedSet<string>(StringComparer.Ordinal) { "in-person", "letter", "message", "telephone" };

    /// <summary>How an erasure ends before it is carried out.</summary>
    public static IReadOnlySet<string> Stops { get; } = new SortedSet<string>(StringComparer.Ordinal) { "refused", "withdrawn" };

    /// <summary>Every one, in the order in which they were proposed.</summary>
    public static IReadOnlyList<ErasureState> Of(PersonFile file) =>
    [
        .. file.Of<ErasureProposed>().Select(p => new ErasureState(
            p,
            file.Of<ErasureApproved>().FirstOrDefault(a => a.Erasure == p.Erasure),
            file.Of<ErasureStopped>().FirstOrDefault(s => s.Erasure == p.Erasure),
            file.Of<ErasureCarriedOut>().FirstOrDefault(c => c.Erasure == p.Erasure))),
    ];

    /// <summary>Whether who the person is was erased, by an entry of the register.</summary>
    public static bool IsErased(PersonFile file) => file.Chronicle.Events.Any(e => e.Event is ErasureCarriedOut);

    internal static ErasureState? Find(ErasureId id, PersonFile file) => Of(file).FirstOrDefault(e => e.Proposed.Erasure == id);

    internal static Refusal? HeldBack(PersonFile file, Situation situation) =>
        Holds.At(file, situation.At) is { Count: > 0 } holds ? Refusals.ErasureHeldBack(holds) : null;

    /// <summary>
    /// Who was not told of an erasure since it was proposed. Once the identity is erased nobody knows whom to tell but the inspectorate; a notice
    /// that was kept by the register counts as one on the file does.
    /// </summary>
    internal static Refusal? Untold(PersonFile file, ErasureState state)
    {
        var told = file.Of<NoticeGiven>().Select(n => n.Notice)
            .Where(n => n.Occasion == Occasions.Erasure && !state.WasProposedAfter(n.At)).Select(n => n.Whom)
            .Concat(file.Of<ErasureNoticeGiven>().Where(n => n.Erasure == state.Proposed.Erasure).Select(n => n.Whom)).ToHashSet(StringComparer.Ordinal);
        return Told.Where(w => !told.Contains(w) && (w == Recipients.Inspectorate || !IsErased(file))).Select(Refusals.NotToldOfErasure).FirstOrDefault();
    }

    /// <summary>Whether two officers are one, however the name is typed.</summary>
    internal static bool IsSame(string officer, string other) => Letters.Fold(officer) == Letters.Fold(other);
}
