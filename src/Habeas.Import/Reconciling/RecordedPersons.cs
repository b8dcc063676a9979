using Habeas.Import.Reading;
using Habeas.Register;
using Habeas.Register.Custody;

namespace Habeas.Import.Reconciling;

/// <summary>What is recorded of one person's counts at the place.</summary>
internal sealed class RecordedDays
{
    /// <summary>Days listed, by episode and canonical text of particulars.</summary>
    public Dictionary<(int Episode, int Text), DaySet> Listed { get; } = [];

    public DaySet NotListed { get; } = new();

    public void Add(CountedRun run, Listings listings)
    {
        var (from, to) = (Days.Of(run.Dates.From), Days.Of(run.Dates.To));
        if (!run.Listed)
        {
            NotListed.Add(from, to);
            return;
        }

        var key = (listings.Admissions.Episode(run.Episode), listings.Particulars.TextOf(run.Attributes));
        if (!Listed.TryGetValue(key, out var days))
        {
            Listed.Add(key, days = new());
        }

        days.Add(from, to);
    }
}

/// <summary>What is recorded of every person's counts at the place, as far as the import looks.</summary>
internal sealed class RecordedPersons
{
    private readonly Dictionary<PersonId, RecordedDays> _days = [];

    public RecordedPersons(IEnumerable<RecordedRun> runs, Listings listings)
    {
        foreach (var (person, run) in runs)
        {
            if (!_days.TryGetValue(person, out var days))
            {
                _days.Add(person, days = new());
            }

            days.Add(run, listings);
        }
    }

    /// <summary>The persons, in the order in which the register gave them.</summary>
    public IEnumerable<PersonId> All => _days.Keys;

    public RecordedDays Of(PersonId? person) => person is { } id && _days.TryGetValue(id, out var days) ? days : new();
}
