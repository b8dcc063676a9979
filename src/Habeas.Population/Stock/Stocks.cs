using Habeas.Register;
using Habeas.Register.Custody;

namespace Habeas.Population.Stock;

/// <summary>
/// Answers how many are held. Each person counts once at an instant; a count of a date is what the place counted, one for each
/// custody episode listed (docs/decisions/0007).
/// </summary>
public static class Stocks
{
    /// <summary>Answers a question from rows of the read models.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="places">Every place of the register.</param>
    /// <param name="counted">Rows of counts that overlap the question's dates, in any order.</param>
    /// <param name="custody">Stretches that overlap the question's time; needed only where some place has a point without a count.</param>
    public static StockAnswer Answer(
        StockQuestion question, IReadOnlyList<CountedPlace> places, IEnumerable<CountedRow> counted, IEnumerable<CustodyRow> custody)
    {
        var calendar = new Calendar(question.Points, places);
        var byId = places.ToDictionary(p => p.Place);
        var tally = new Tally(calendar, new Grouping(question, byId));
        var stretches = custody.ToLookup(r => r.Person, r => r.Stretch);
        var runs = counted.Where(r => r.Run.Listed).ToLookup(r => r.Person, r => r.Run);
        foreach (var person in runs.Select(g => g.Key).Union(stretches.Select(g => g.Key)))
        {
            tally.Add(runs[person], stretches[person]);
        }

        return tally.Answer(question, places);
    }

    /// <summary>Whether every point asks for a recorded count at every place: then stretches are not needed.</summary>
    public static bool AsksOnlyForCounts(StockQuestion question, IReadOnlyList<CountedPlace> places) =>
        places.Count > 0 && question.Points.All(p => p.At is null && places.All(place => place.Counted.Contains(p.Date)));
}

/// <summary>Counts persons one by one. Arrays run over the question's points; a serial number marks what belongs to the person at hand.</summary>
internal sealed class Tally
{
    private readonly Calendar _calendar;
    private readonly Grouping _grouping;
    private readonly List<(int[] Low, int[] High)> _groups = [];
    private readonly int[] _listedBy;
    private readonly string[] _episode;
    private readonly int[] _twice;
    private readonly Possible[] _possible;
    private readonly HashSet<PlaceId> _byCounts = [];
    private int _serial;

    public Tally(Calendar calendar, Grouping grouping)
    {
        (_calendar, _grouping) = (calendar, grouping);
        var points = calendar.Points.Count;
        (_listedBy, _twice, _episode) = (new int[points], new int[points], new string[points]);
        _possible = [.. Enumerable.Range(0, points).Select(_ => new Possible())];
    }

    /// <summary>What one person's stretches say of one point.</summary>
    private sealed class Possible
    {
        public int Serial { get; set; }

        /// <summary>The groups that the person may be in.</summary>
        public List<int> Groups { get; } = [];

        /// <summary>Held at the point beyond doubt, if not beyond doubt in which group.</summary>
        public bool Held { get; set; }

        /// <summary>Beyond doubt in the last of <see cref="Groups"/>.</summary>
        public bool Settled { get; set; }
    }

    public void Add(IEnumerable<CountedRun> runs, IEnumerable<Stretch> stretches)
    {
        _serial++;
        foreach (var run in runs.OrderBy(r => r.Place.Value))
        {
            AddRun(run);
        }

        var touched = new List<int>();
        foreach (var stretch in stretches)
        {
            AddStretch(stretch, touched);
        }

        foreach (var point in touched)
        {
            Settle(_possible[point], point);
        }
    }

    public StockAnswer Answer(StockQuestion question, IReadOnlyList<CountedPlace> places)
    {
        var notes = new List<StockNote>();
        var lines = new List<StockLine>();
        for (var i = 0; i < question.Points.Count; i++)
        {
            var unseen = Unseen(question.Points[i], places, notes);
            if (_twice[i] > 0)
            {
                notes.Add(new(StockNote.ListedTwice, question.Points[i].Date, "", _twice[i]));
            }

            for (var g = 0; g < _groups.Count; g++)
            {
                var (low, high) = (_groups[g].Low[i], _groups[g].High[i]);
                if (high > 0)
                {
                    lines.Add(new(question.Points[i], _grouping.Codes[g], low, unseen ? null : high));
                }
            }

            if (question.By.Count == 0 && (lines.Count == 0 || lines[^1].Point != question.Points[i]))
            {
                lines.Add(new(question.Points[i], [], 0, unseen ? null : 0));
            }
        }

        return new(Sorted(lines), notes);
    }

    private static List<StockLine> Sorted(List<StockLine> lines) =>
        [.. lines.OrderBy(l => l.Point.Date).ThenBy(l => l.Point.At).ThenBy(l => string.Join('\n', l.Codes), StringComparer.Ordinal)];

    /// <summary>Whether people whom no count listed may have been held: the point lies outside the counts of a place known only by counts.</summary>
    private bool Unseen(StockPoint point, IReadOnlyList<CountedPlace> places, List<StockNote> notes)
    {
        var unseen = false;
        foreach (var place in places.Where(p => _byCounts.Contains(p.Place) && _grouping.AsksFor(p)))
        {
            var days = _calendar.For(place.Place);
            var code = point.Date < days.First ? StockNote.BeforeFirstCount : point.Date > days.Last ? StockNote.AfterLastCount : null;
            if (code is not null)
            {
                notes.Add(new(code, point.Date, place.Name, 0));
                unseen = true;
            }
        }

        return unseen;
    }

    private void AddRun(CountedRun run)
    {
        _byCounts.Add(run.Place);
        var days = _calendar.For(run.Place);
        var (first, end) = _calendar.Between(run.Dates.From, run.Dates.To);
        for (var i = first; i < end; i++)
        {
            if (!days.Counted[i] || (_listedBy[i] == _serial && _episode[i] == run.Episode))
            {
                continue;
            }

            var group = _grouping.Of(run.Attributes, run.Place, Whereabouts.Inside, _calendar.Points[i].Date);
            if (_listedBy[i] == _serial && group != Grouping.Outside)
            {
                _twice[i]++;
            }

            (_listedBy[i], _episode[i]) = (_serial, run.Episode);
            Count(group, i, 1, 1);
        }
    }

    private void AddStretch(Stretch stretch, List<int> touched)
    {
        var days = _calendar.For(stretch.Place);
        if (stretch.ByCounts && stretch.Place is { } place)
        {
            _byCounts.Add(place);
        }

        var end = stretch.End is { } ended ? days.FirstAtOrAfter(ended.Latest ?? NodaTime.Instant.MaxValue) : days.At.Length;
        for (var i = days.FirstAtOrAfter(stretch.Start.Earliest); i < end; i++)
        {
            if (days.Counted[i] || _listedBy[i] == _serial)
            {
                continue;
            }

            var possible = _possible[i];
            if (possible.Serial != _serial)
            {
                touched.Add(i);
                possible.Groups.Clear();
                (possible.Serial, possible.Held, possible.Settled) = (_serial, false, false);
            }

            var lasts = !stretch.ByCounts || stretch.EpisodeEnd is not null || days.Last is not { } last || _calendar.Points[i].Date <= last;
            var settled = lasts && Certain(stretch.Start, stretch.End, days.At[i]);
            possible.Held |= lasts && Certain(stretch.EpisodeStart, stretch.EpisodeEnd, days.At[i]);
            if (!possible.Settled)
            {
                possible.Groups.Add(_grouping.Of(stretch.Attributes, stretch.Place, stretch.Whereabouts, _calendar.Points[i].Date));
                possible.Settled = settled;
            }
        }
    }

    private static bool Certain(Edge start, Edge? end, NodaTime.Instant at) =>
        start.Latest <= at && (end is not { } ended || at < ended.Earliest);

    private void Settle(Possible possible, int point)
    {
        if (possible.Settled)
        {
            Count(possible.Groups[^1], point, 1, 1);
            return;
        }

        var groups = possible.Groups.Distinct().ToList();
        var low = possible.Held && groups.Count == 1 ? 1 : 0;
        foreach (var group in groups)
        {
            Count(group, point, low, 1);
        }
    }

    private void Count(int group, int point, int low, int high)
    {
        if (group == Grouping.Outside)
        {
            return;
        }

        while (_groups.Count <= group)
        {
            _groups.Add((new int[_calendar.Points.Count], new int[_calendar.Points.Count]));
        }

        _groups[group].Low[point] += low;
        _groups[group].High[point] += high;
    }
}
