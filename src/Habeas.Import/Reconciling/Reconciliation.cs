using Habeas.Import.Mappings;
using Habeas.Import.Reading;
using Habeas.Import.Reports;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Places;

namespace Habeas.Import.Reconciling;

/// <summary>
/// What the files say, less what the register holds, as acts. Because it is a difference, importing twice changes nothing, an
/// interrupted import resumes where it stopped, and the order of files does not matter.
/// </summary>
internal sealed class Reconciliation
{
    private readonly LineReading _lines;
    private readonly IRecordedCounts _recorded;
    private readonly Func<Guid> _newId;
    private readonly PlaceId? _known;
    private readonly PlaceId _place;
    private readonly IReadOnlySet<string> _digests;
    private readonly DaySet _after;
    private readonly RecordedPersons _persons;
    private readonly IReadOnlyDictionary<string, PersonId> _ids;
    private readonly Differences _differences;
    private WrittenFigures _written = new();

    public Reconciliation(LineReading lines, IRecordedCounts recorded, Func<Guid> newId)
    {
        _lines = lines;
        _recorded = recorded;
        _newId = newId;
        _known = recorded.PlaceNamed(lines.Mapping.Place.Name);
        _place = _known ?? PlaceId.Of(newId());
        CountedBefore = new(_known is { } place ? recorded.Calendar(place) : []);
        _digests = _known is { } digested ? recorded.Digests(digested) : new HashSet<string>(StringComparer.Ordinal);
        var touched = new DaySet();
        _after = new DaySet();
        _after.Add(CountedBefore);
        foreach (var file in lines.Files.Where(f => f.Outcome is FileOutcomes.Counted or FileOutcomes.Addition))
        {
            touched.Add(file.Days);
            if (file.IsCount)
            {
                _after.Add(file.Days);
            }
        }

        var (from, to) = Window(touched);
        _persons = new(_known is { } at && !touched.IsEmpty ? recorded.Runs(at, Days.Range(from, to)) : [], lines.Listings);
        var keys = Enumerable.Range(0, lines.Listings.Persons).Select(lines.Listings.Key).ToList();
        _ids = keys.Count == 0 ? new Dictionary<string, PersonId>(StringComparer.Ordinal) : recorded.Persons(lines.Mapping.Issuer, keys);
        var listed = _ids.Values.ToHashSet();
        Unlisted = [.. _persons.All.Where(p => !listed.Contains(p))];
        _differences = new(lines.Listings, new Calendar(_after, from, to), CountedBefore, recorded.EverStated);
    }

    /// <summary>The dates that the register held as counted before the import.</summary>
    public DaySet CountedBefore { get; }

    /// <summary>The dates that are counted once the import is in.</summary>
    public DaySet CountedAfter => _after;

    /// <summary>Persons whom the register lists near the dates of the import and the files do not.</summary>
    public IReadOnlyList<PersonId> Unlisted { get; }

    public WrittenFigures Written => _written;

    public CustodyTally Custody => _differences.Tally;

    /// <summary>True for a file of which a count was recorded before, with all its dates.</summary>
    public bool WasTakenIn(FileTally file) => _digests.Contains(file.Digest) && CountedBefore.Contains(file.Days);

    /// <summary>The acts, made while they are enumerated.</summary>
    public IEnumerable<Act> Acts()
    {
        if (_known is null && (_lines.Listings.Persons > 0 || _lines.Files.Exists(f => f.IsCount)))
        {
            _written = _written with { PlaceOpened = true };
            yield return Counted(Opening(_lines.Mapping.Place));
        }

        for (var i = 0; i < _lines.Listings.Persons; i++)
        {
            var key = _lines.Listings.Key(i);
            PersonId? id = _ids.TryGetValue(key, out var found) ? found : null;
            var wanted = _lines.Listings.Of(i);
            foreach (var act in ActsOf(id, key, _differences.Of(wanted, _persons.Of(id), id)))
            {
                yield return act;
            }
        }

        foreach (var id in Unlisted)
        {
            foreach (var act in ActsOf(id, "", _differences.Of([], _persons.Of(id), id)))
            {
                yield return act;
            }
        }

        foreach (var file in _lines.Files.Where(f => f.IsCount && !WasTakenIn(f)))
        {
            _written = _written with { Counts = _written.Counts + 1 };
            yield return Counted(new RecordCount
            {
                Id = ActId.Of(_newId()),
                Place = _place,
                Dates = file.Days.ToDates(),
                Source = _lines.Mapping.Source,
                Digest = file.Digest,
                Listed = checked((int)file.Listed),
            });
        }
    }

    private IEnumerable<Act> ActsOf(PersonId? id, string key, PersonDifference difference)
    {
        if (difference.IsEmpty)
        {
            yield break;
        }

        var identity = id is null ? new Identity { Identifiers = [new(_lines.Mapping.Issuer, key)] } : null;
        var person = id ?? PersonId.Of(_newId());
        _written = _written with
        {
            PersonsConcerned = _written.PersonsConcerned + 1,
            PersonsOpened = _written.PersonsOpened + (id is null ? 1 : 0),
            Sightings = _written.Sightings + difference.Seen.Count,
            Absences = _written.Absences + difference.NotSeen.Count,
        };
        foreach (var act in SightingActs.Of(person, identity, difference, _place, _lines.Mapping.Source, _lines.Listings, _newId))
        {
            yield return Counted(act);
        }
    }

    private T Counted<T>(T act)
        where T : Act
    {
        _written = _written with { Acts = _written.Acts + 1 };
        return act;
    }

    private OpenPlace Opening(CountedPlace place) => new()
    {
        Id = ActId.Of(_newId()),
        Place = _place,
        Name = place.Name,
        Kind = place.Kind,
        Authority = place.Authority,
        Zone = place.Zone,
        CountTime = place.CountTime,
    };

    /// <summary>From the count before the first date that the import touches to the count after the last: as far as bounds can move.</summary>
    private (int From, int To) Window(DaySet touched)
    {
        if (touched.IsEmpty)
        {
            return (0, 0);
        }

        var before = _after.Ranges.Where(r => r.From < touched.First).Select(r => Math.Min(r.To, touched.First - 1)).DefaultIfEmpty(touched.First).Max();
        var after = _after.Ranges.Where(r => r.To > touched.Last).Select(r => Math.Max(r.From, touched.Last + 1)).DefaultIfEmpty(touched.Last).Min();
        return (before, after);
    }
}
