using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using NodaTime;

namespace Habeas.Register.Process.Cases;

/// <summary>A charge with all that became of it, in the order in which it occurred.</summary>
/// <param name="Added">How it came.</param>
/// <param name="History">Changes, droppings and decisions.</param>
public sealed record ChargeState(ChargeAdded Added, IReadOnlyList<PersonEvent> History)
{
    public const string Open = "open";
    public const string Dropped = "dropped";

    public ChargeId Id => Added.Charge.Id;

    /// <summary>The offence that is charged at <paramref name="instant"/>.</summary>
    public Offence OffenceAt(Instant instant) => By(instant).OfType<ChargeChanged>().LastOrDefault()?.Offence ?? Added.Charge.Offence;

    /// <summary>Where the charge stands at <paramref name="instant"/>: open, dropped, or a slug of <see cref="ChargeDecided.Outcomes"/>.</summary>
    public string StatusAt(Instant instant) => By(instant).LastOrDefault(e => e is ChargeDecided or ChargeDropped) switch
    {
        ChargeDecided decided => decided.Outcome,
        ChargeDropped => Dropped,
        _ => Open,
    };

    /// <summary>The decision that stands at <paramref name="instant"/>; null where there is none.</summary>
    public ChargeDecided? DecisionAt(Instant instant) => By(instant).LastOrDefault(e => e is ChargeDecided or ChargeDropped) as ChargeDecided;

    private IEnumerable<PersonEvent> By(Instant instant) => History.Where(e => !e.Occurred!.IsAfter(instant));
}

/// <summary>A case as it stands: its charges, whether it was joined to another, whether it was closed.</summary>
/// <param name="Recorded">How it came on the file.</param>
/// <param name="Charges">Its charges, in the order in which they were brought.</param>
/// <param name="Joined">To which case it was joined, if it was.</param>
/// <param name="Closed">How it was closed, if it was.</param>
public sealed record CaseState(CaseRecorded Recorded, IReadOnlyList<ChargeState> Charges, CaseJoined? Joined, CaseClosed? Closed)
{
    public CaseId Id => Recorded.Case.Id;

    /// <summary>True while nothing joined the case to another or closed it, by the widest reading of when it began and ended.</summary>
    public bool IsOpenAt(Instant instant) =>
        !Recorded.At.IsAfter(instant) && Joined?.At.IsOverBy(instant) != true && Closed?.At.IsOverBy(instant) != true;
}

/// <summary>The cases on a person's file. Derived from the facts in any order of recording.</summary>
public static class CasesOnFile
{
    /// <summary>Every case, in the order in which they began; one that was joined or closed too.</summary>
    public static IReadOnlyList<CaseState> Of(PersonFile file)
    {
        var charges = Charges(file).ToLookup(c => c.Added.Case);
        var joined = file.Of<CaseJoined>().ToLookup(j => j.Case);
        var closed = file.Of<CaseClosed>().ToLookup(c => c.Case);
        return
        [
            .. file.Of<CaseRecorded>().Order<CaseRecorded>(InOrder.Comparer).DistinctBy(c => c.Case.Id).Select(c => new CaseState(
                c,
                [.. charges[c.Case.Id]],
                joined[c.Case.Id].Order<CaseJoined>(InOrder.Comparer).FirstOrDefault(),
                closed[c.Case.Id].Order<CaseClosed>(InOrder.Comparer).FirstOrDefault())),
        ];
    }

    /// <summary>The cases that are open at <paramref name="instant"/>.</summary>
    public static IReadOnlyList<CaseState> OpenAt(PersonFile file, Instant instant) => [.. Of(file).Where(c => c.IsOpenAt(instant))];

    /// <summary>Every charge of every case, in the order in which they were brought.</summary>
    public static IReadOnlyList<ChargeState> Charges(PersonFile file)
    {
        var history = file.Facts.Select(f => f.Event).OfType<PersonEvent>().Where(e => ChargeOf(e) is not null).ToLookup(e => ChargeOf(e)!.Value);
        return
        [
            .. file.Of<ChargeAdded>().Order<ChargeAdded>(InOrder.Comparer).DistinctBy(a => a.Charge.Id)
                .Select(a => new ChargeState(a, [.. history[a.Charge.Id].Order<PersonEvent>(InOrder.Comparer)])),
        ];
    }

    internal static Refusal? Missing(CaseId? id, PersonFile file) =>
        id is { } named && !file.Of<CaseRecorded>().Any(c => c.Case.Id == named) ? Refusals.NotOnFile("case", named.ToString()) : null;

    internal static Refusal? Missing(ChargeId id, PersonFile file) =>
        file.Of<ChargeAdded>().Any(c => c.Charge.Id == id) ? null : Refusals.NotOnFile("charge", id.ToString());

    internal static Refusal? Taken(CaseId id, PersonFile file) => Missing(id, file) is null ? Refusals.AlreadyOnFile("case", id.ToString()) : null;

    internal static Refusal? Taken(ChargeId id, PersonFile file) => Missing(id, file) is null ? Refusals.AlreadyOnFile("charge", id.ToString()) : null;

    private static ChargeId? ChargeOf(PersonEvent told) => told switch
    {
        ChargeChanged e => e.Charge,
        ChargeDropped e => e.Charge,
        ChargeDecided e => e.Charge,
        _ => null,
    };
}
