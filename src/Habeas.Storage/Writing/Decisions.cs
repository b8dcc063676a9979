using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Erasure;
using Habeas.Register.Persons;
using Habeas.Register.Stored;
using Habeas.Storage.Derived;
using Habeas.Storage.Keys;
using NodaTime;

namespace Habeas.Storage.Writing;

// Failure policy: what an act's own code throws is kept with that act and changes nothing; a StorageFault ends the whole batch.

/// <summary>Decides the acts of one batch in order, each against state that includes the accepted ones before it.</summary>
/// <param name="head">Where the log ends.</param>
/// <param name="subjects">The files that the acts are about.</param>
/// <param name="keys">The owner keys.</param>
/// <param name="clock">The clock.</param>
/// <param name="prefix">The prefix of file numbers.</param>
/// <param name="oneByOne">Fold each accepted act before the next is decided, so that one that cannot be folded fails alone.</param>
internal sealed class Decisions(Head head, Subjects subjects, OwnerKeys keys, IClock clock, string prefix, bool oneByOne)
{
    private readonly Dictionary<ActId, Earlier> _answered = [];
    private readonly HashSet<Known> _changed = [];

    /// <summary>What was accepted and is not in the tree yet.</summary>
    public List<Pending> Accepted { get; } = [];

    /// <summary>The keys that persons were given by what was accepted and is not in the tree yet.</summary>
    public List<(Keeper Keeper, Guid Person, Guid Key)> NewOwners { get; } = [];

    public IReadOnlyCollection<Known> Changed => _changed;

    /// <summary>Says that what was accepted so far is in the tree.</summary>
    public void Appended()
    {
        Accepted.Clear();
        NewOwners.Clear();
        _changed.Clear();
    }

    private long NextEntry => head.Tiles.Size + Accepted.Count;

    /// <summary>An act that the register holds already.</summary>
    public void Remember(ActId id, Earlier earlier) => _answered[id] = earlier;

    public void Decide(Request request)
    {
        (request.Answer, request.Failure) = (null, request.Unreadable);
        if (request.Unreadable is not null)
        {
            return;
        }

        try
        {
            request.Answer = Answer(request);
        }
        catch (Exception e) when (e is not StorageFault and not UnfoldedException)
        {
            request.Failure = e;
        }
    }

    private Answer Answer(Request request)
    {
        var act = request.Act;
        if (Policy.MayAct(request.Actor, act) is { } forbidden)
        {
            return new Answer.Refused(forbidden);
        }

        if (_answered.TryGetValue(act.Id, out var first))
        {
            return Again(request, first);
        }

        if (request.NotPlain is { } notPlain)
        {
            return new Answer.Refused(notPlain);
        }

        if (request.Subjects.Any(s => subjects[s].IsErased) && act is not IActOnErased)
        {
            return new Answer.Refused(Refusals.FileErased());
        }

        if (act.Expected is { } expected && subjects[request.Subjects[0]].Model.Version is var version && version != expected)
        {
            return new Answer.Refused(Refusals.FileChanged(version));
        }

        var now = clock.GetCurrentInstant();
        var isSetBack = head.IsSetBack(now);
        if (isSetBack && string.IsNullOrWhiteSpace(act.DespiteClock))
        {
            return new Answer.Refused(Refusals.ClockSetBack(Instants.Truncated(now), head.LastRecordedAt!.Value));
        }

        // Whoever goes on despite the clock says that it is right: the act is decided at its time, and the entry keeps its place.
        var at = head.Next(now);
        request.Clock = isSetBack ? new(Instants.Truncated(now), act.DespiteClock!) : null;
        return act.DecideWhole(Situation(request, isSetBack ? Instants.Truncated(now) : at)) switch
        {
            Outcome.Refused refused => new Answer.Refused(refused.Refusal),
            Outcome.Accepted large when Pending.Most(large.Events) > Pending.MostParts =>
                new Answer.Refused(Refusals.ActTooLarge(Pending.Most(large.Events), Pending.MostParts)),
            Outcome.Accepted accepted => Accept(request, at, accepted.Events),
            _ => throw new InvalidOperationException($"{act.GetType().Name} decided neither way."),
        };
    }

    private Situation Situation(Request request, Instant at)
    {
        var year = at.InUtc().Year;
        return new(
            request.Actor,
            at,
            request.Subjects.Where(s => s.Kind == SubjectKind.Person)
                .ToDictionary(s => new PersonId(s.Value), s => ((PersonModel)subjects[s].Model).File),
            request.Subjects.Where(s => s.Kind == SubjectKind.Place)
                .ToDictionary(s => new PlaceId(s.Value), s => ((PlaceModel)subjects[s].Model).Record),
            new FileNumber(prefix, year, head.NextSerial(year)));
    }

    private Answer.Accepted Accept(Request request, Instant at, IReadOnlyList<Event> decided)
    {
        if (decided.Count == 0 || decided.Any(e => !request.Subjects.Contains(e.Subject)))
        {
            throw new InvalidOperationException($"{request.Act.GetType().Name} decided no event, or one about a subject that it does not name.");
        }

        var entry = NextEntry;
        var about = decided.Select(e => e.Subject).Distinct().Select(s => subjects[s]).ToList();
        var pending = new Pending(request, entry, at, decided, about);
        if (oneByOne)
        {
            pending.Fold();
        }

        // From here on nothing that an act's own code does can fail it alone.
        foreach (var known in about)
        {
            known.Waiting = oneByOne ? null : pending;
            Own(known, decided);
            _changed.Add(known);
        }

        foreach (var registered in decided.OfType<PersonRegistered>())
        {
            if (FileNumber.TryParse(registered.FileNumber, out var number))
            {
                head.Count(number);
            }
        }

        Accepted.Add(pending);
        head.LastRecordedAt = at;
        var answer = new Answer.Accepted(entry, at);
        _answered.Add(request.Act.Id, new(answer, null, pending.Persons, request.Digest));
        return answer;
    }

    /// <summary>Takes the keys that the events about one subject need and that it has not yet.</summary>
    private void Own(Known known, IReadOnlyList<Event> decided)
    {
        if (known.Subject.Kind == SubjectKind.Place)
        {
            return;
        }

        known.Owner ??= Take(Keeper.Identity, known);
        if (known.Custody is null && decided.Any(e => e.Subject == known.Subject && Pending.NeedsCustody(e)))
        {
            known.Custody = Take(Keeper.Custody, known);
        }

        if (known.Tracing is null && decided.Any(e => e.Subject == known.Subject && e is IKeptForTracing))
        {
            known.Tracing = Take(Keeper.Tracing, known);
        }
    }

    private OwnerKey Take(Keeper keeper, Known known)
    {
        var key = keys.Take();
        NewOwners.Add((keeper, known.Subject.Value, key.Id));
        return key;
    }

    /// <summary>The answer to an act whose id the register holds already. Whom it told of is needed to know it again.</summary>
    private Answer Again(Request request, Earlier first)
    {
        if (first.Sent is { } sent)
        {
            return sent.AsSpan().SequenceEqual(request.Digest) ? first.Answer : new Answer.Refused(Refusals.ActIdReused(request.Act.Id, first.Answer.Entry));
        }

        var about = first.Persons.Select(p => new Subject(SubjectKind.Person, p)).ToList();
        if (about.Exists(s => request.Subjects.Contains(s) && subjects[s].IsErased))
        {
            return new Answer.Refused(Refusals.ActOfErased(request.Act.Id, first.Answer.Entry));
        }

        return about.TrueForAll(request.Subjects.Contains)
            && ActDigests.Of(request.Digest, about.Count == 0 ? [subjects.Own!.Key] : about.Select(s => subjects[s].Owner!.Key)).AsSpan().SequenceEqual(first.Digest)
                ? first.Answer
                : new Answer.Refused(Refusals.ActIdReused(request.Act.Id, first.Answer.Entry));
    }
}

/// <summary>An act that the register holds already.</summary>
/// <param name="Answer">What it was answered.</param>
/// <param name="Digest">Its digest as stored; null for one of this batch.</param>
/// <param name="Persons">Whom its entry tells of, by their ids.</param>
/// <param name="Sent">Its digest as it was sent, for one of this batch.</param>
internal sealed record Earlier(Answer.Accepted Answer, byte[]? Digest, IReadOnlyList<Guid> Persons, byte[]? Sent = null);
