using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Erasure;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Readers;
using Habeas.Storage.Engine;
using NodaTime;

namespace Habeas.Storage.Derived;

/// <summary>
/// The state of one person or place with the rows that are derived from it. The door, a rebuild and a comparison all fold
/// entries through here, and nothing else makes such rows.
/// </summary>
internal abstract class SubjectModel
{
    /// <summary>The last entry that concerned the subject.</summary>
    public abstract long? Version { get; }

    /// <summary>How much memory the model holds, in events.</summary>
    public abstract int Weight { get; }

    public static SubjectModel New(Subject subject) =>
        subject.Kind == SubjectKind.Person ? new PersonModel(new(subject.Value)) : new PlaceModel(new(subject.Value));

    /// <summary>Folds stored events up to where the stored rows stand.</summary>
    public abstract void Load(EntryEvents stored);

    /// <summary>What the model would be after one more entry; nothing is changed until the answer is invoked, which cannot fail.</summary>
    public abstract Action Prepare(long entry, Instant at, IReadOnlyList<(int Part, Event Event)> events);

    /// <summary>Hands over the rows that changed since the last time.</summary>
    public abstract void Flush(Batch batch);
}

internal sealed class PersonModel(PersonId id) : SubjectModel
{
    private PersonCard? _flushed;
    private CustodyView? _view;

    public PersonFile File { get; private set; } = PersonFile.New(id);

    /// <summary>An entry says that the person was erased, whether or not their keys are destroyed yet.</summary>
    public bool IsErased { get; private set; }

    public DatedRows<Stretch> Stretches { get; } = new(Tables.Stretch, CustodyRows.Write);

    public DatedRows<CountedRun> Counted { get; } = new(Tables.CountedRun, CustodyRows.Write);

    public DatedRows<CoverageSpan> Coverage { get; } = new(Tables.Coverage, CustodyRows.Write);

    public DatedRows<Finding> Findings { get; } = new(Tables.Finding, CustodyRows.Write);

    public DatedRows<Matter> Matters { get; } = new(Tables.Matter, CustodyRows.Write);

    public override long? Version => File.Chronicle.Version;

    public override int Weight => 1 + File.Chronicle.Events.Length;

    public override void Load(EntryEvents stored)
    {
        File = stored.Recorded.Aggregate(File, (file, next) => file.Evolve(next));
        IsErased |= stored.Recorded.Any(r => r.Event is ErasureCarriedOut);
    }

    /// <summary>Says that what was loaded is what the stored names and identifiers show.</summary>
    public void Loaded() => _flushed = File.Exists ? PersonCard.Of(File) : null;

    public override Action Prepare(long entry, Instant at, IReadOnlyList<(int Part, Event Event)> events)
    {
        var next = File;
        foreach (var (part, @event) in events)
        {
            next = next.Evolve(new(new(entry, part), at, @event));
        }

        var view = _view is not null && !events.Any(e => CustodyView.IsReadFrom(e.Event))
            ? _view
            : CustodyView.Of(next, events.All(e => CustodyView.IsSighting(e.Event)) ? _view : null);
        var matters = Matter.Of(next);
        return () =>
        {
            (File, _view) = (next, view);
            IsErased |= events.Any(e => e.Event is ErasureCarriedOut);
            Stretches.Advance(id.Value, entry, view.Stretches);
            Counted.Advance(id.Value, entry, view.Counted);
            Coverage.Advance(id.Value, entry, view.Coverage);
            Findings.Advance(id.Value, entry, view.Findings);
            Matters.Advance(id.Value, entry, matters);
        };
    }

    public override void Flush(Batch batch)
    {
        Stretches.Flush(id.Value, batch);
        Counted.Flush(id.Value, batch);
        Coverage.Flush(id.Value, batch);
        Findings.Flush(id.Value, batch);
        Matters.Flush(id.Value, batch);
        var card = PersonCard.Of(File);
        if (_flushed is null || !card.SameRow(_flushed))
        {
            card.Write(id, batch);
        }

        if (_flushed is null || !card.SameNames(_flushed))
        {
            Replace(Tables.Name, batch);
            Replace(Tables.NameKey, batch);
            card.WriteNames(id, batch);
        }

        if (_flushed is null || !card.SameIdentifiers(_flushed))
        {
            Replace(Tables.Identifier, batch);
            card.WriteIdentifiers(id, batch);
        }

        _flushed = card;
    }

    private void Replace(Table table, Batch batch)
    {
        if (_flushed is not null)
        {
            batch.Replace(table, id.Value);
        }
    }
}

internal sealed class PlaceModel(PlaceId id) : SubjectModel
{
    public PlaceRecord Record { get; private set; } = PlaceRecord.New(id);

    public DatedRows<PlaceCount> Counts { get; } = new(Tables.PlaceCount, CustodyRows.Write);

    public override long? Version => Record.Chronicle.Version;

    public override int Weight => 1 + Record.Chronicle.Events.Length;

    public override void Load(EntryEvents stored) => Record = stored.Recorded.Aggregate(Record, (record, next) => record.Evolve(next));

    public override Action Prepare(long entry, Instant at, IReadOnlyList<(int Part, Event Event)> events)
    {
        var next = Record;
        foreach (var (part, @event) in events)
        {
            next = next.Evolve(new(new(entry, part), at, @event));
        }

        var counts = next.Of<CountRecorded>().SelectMany(c => c.Dates.Select(d => new PlaceCount(d, c.Source))).ToList();
        return () =>
        {
            Record = next;
            Counts.Advance(id.Value, entry, counts);
        };
    }

    public override void Flush(Batch batch)
    {
        Counts.Flush(id.Value, batch);
        var opening = Record.Of<PlaceOpened>().FirstOrDefault();
        batch.To(Tables.Place)
            .Id(id.Value)
            .Text(Record.Name)
            .Text(opening?.Kind ?? "other")
            .Text(opening?.Authority ?? "")
            .Text(Record.Zone)
            .Text(NodaTime.Text.LocalTimePattern.ExtendedIso.Format(Record.CountTime));
    }
}
