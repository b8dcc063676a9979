using Habeas.Register;
using Habeas.Register.Persons;
using Habeas.Register.Persons.Names;
using Habeas.Register.Readers;
using Habeas.Register.Time;
using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using NodaTime;

namespace Habeas.Storage.Questions;

/// <summary>Whom somebody looks for, as far as they know: at least one of name, birth and identifier.</summary>
public sealed record PersonSearch
{
    /// <summary>A name in any script, order and spelling, whole or in part.</summary>
    public string? Name { get; init; }

    /// <summary>The dates between which the person was born. It sorts what a name finds and leaves nobody out: recorded dates are often wrong.</summary>
    public DateRange? Born { get; init; }

    /// <summary>A number that some issuer gave, or the number of a file.</summary>
    public string? Identifier { get; init; }

    /// <summary>The issuer of <see cref="Identifier"/>; any where it is not said.</summary>
    public string? Issuer { get; init; }

    /// <summary>Leaves out persons of whom another sex is recorded.</summary>
    public string? Sex { get; init; }

    public int Limit { get; init; } = 10;

    /// <summary>The dates that a date of birth allows; an estimate is taken two years either way.</summary>
    public static DateRange Dates(BirthDate born) =>
        born.Circa ? new(Reading.Shifted(born.Earliest, -2), Reading.Shifted(born.Latest, 2)) : new(born.Earliest, born.Latest);
}

/// <summary>A person whom a search brought up, and why. The order of such answers is one of names and dates, and says nothing else of a person.</summary>
/// <param name="Person">What a list shows of them.</param>
/// <param name="Name">The recorded name that matched best; null where no name was asked for, or where it is kept from whoever asks.</param>
/// <param name="Match">How it matched; without words where the name is kept.</param>
/// <param name="Birth">A slug of <see cref="Births"/>; null where no birth was asked for.</param>
/// <param name="ByIdentifier">The identifier matched.</param>
public sealed record FoundPerson(PersonSummary Person, string? Name, NameMatch? Match, string? Birth, bool ByIdentifier)
{
    public const string BornThen = "born-then";
    public const string BornSwapped = "born-swapped";
    public const string BornNear = "born-near";
    public const string BirthUnknown = "birth-unknown";
    public const string BornElsewhen = "born-elsewhen";

    /// <summary>
    /// Recorded as born in the dates asked for; on the date asked for when day and month change places; within a year; at no recorded
    /// time; at another.
    /// </summary>
    public static IReadOnlySet<string> Births { get; } = new SortedSet<string>(StringComparer.Ordinal) { BornThen, BornSwapped, BornNear, BirthUnknown, BornElsewhen };

    /// <summary>Whether nothing that was asked for puts the other before this one.</summary>
    public bool MatchesAsWellAs(FoundPerson other) => Rank >= other.Rank - 0.001;

    /// <summary>What answers are sorted by.</summary>
    internal double Rank => (ByIdentifier ? 1 : 0) + (Match?.Closeness ?? 0) + Birth switch
    {
        BornThen => 0.1,
        BornSwapped => 0.06,
        BornNear => 0.03,
        BornElsewhen => -0.2,
        _ => 0,
    };
}

public sealed partial class Reading
{
    /// <summary>As many names are compared word by word as a glance leaves, and of those that it cannot tell apart no more than the second.</summary>
    private const int Compared = 150;
    private const int ComparedOfEqual = 1_000;

    /// <summary>So many rows of keys are glanced at for one search; a word that more than that bear is left to the other words.</summary>
    private const int Glanced = 60_000;

    /// <summary>Persons born within so many days are compared whatever their names.</summary>
    private const int MostDays = 31;

    /// <summary>Where a name is as close as this, no other word can bring up a better one.</summary>
    private const double Sure = 0.96;

    /// <summary>Where the best name is less close, other forms of the words are tried, and then words are taken to be misspelt in their consonants.</summary>
    private const double CloseEnough = 0.82;

    /// <summary>The persons who best match what is known of somebody, best first.</summary>
    public IReadOnlyList<FoundPerson> Search(PersonSearch search)
    {
        Ask("search");
        var found = new Dictionary<PersonId, FoundPerson>();
        foreach (var person in search.Identifier is { } identifier ? Identified(identifier, search.Issuer) : [])
        {
            found.TryAdd(person.Person, new(person, null, null, BirthOf(person, search.Born), ByIdentifier: true));
        }

        if (!string.IsNullOrWhiteSpace(search.Name))
        {
            AddNamed(new(search.Name), search, found);
        }
        else if (search is { Identifier: null, Born: { } born })
        {
            var query = new Query(PersonColumns + "where p.birth_earliest <= $1 and p.birth_latest >= $2 order by p.id", born.To.Days(), born.From.Days());
            foreach (var person in Persons(query))
            {
                found.Add(person.Person, new(person, null, null, FoundPerson.BornThen, ByIdentifier: false));
            }
        }

        return
        [
            .. found.Values
                .Select(f => f.Person.IsGuarded ? Unguarded(f, search) : f).OfType<FoundPerson>() // first: neither the order nor who is left out tells of one who is kept
                .Where(f => search.Sex is null || f.Person.Sex is null || f.Person.Sex == search.Sex)
                .OrderByDescending(f => f.Rank).ThenBy(f => f.Person.Person.Value)
                .Take(search.Limit),
        ];
    }

    /// <summary>
    /// What a search tells of one whose file has guards: nothing where who they are is kept from whoever asks, or else no name that is, nor a
    /// word of it. By the number of their file anybody is found, and by no more than that, whatever else was asked for.
    /// </summary>
    private FoundPerson? Unguarded(FoundPerson found, PersonSearch search)
    {
        var person = Guarded(found.Person);
        if (person.IsGuarded)
        {
            return FileNumber.TryParse(search.Identifier, out var number) && number.ToString() == person.FileNumber ? new(person, null, null, null, ByIdentifier: true) : null;
        }

        var shown = Disclosure.To(new(_actor), Fold(person.Person, null), _clock.GetCurrentInstant()).File;
        return found.Name is null || shown.Of<IdentityRecorded>().Any(i => i.Identity.Names.Any(n => n.Text == found.Name))
            ? found with { Person = person }
            : found with { Person = person, Name = null, Match = found.Match! with { Words = [] } };
    }

    /// <summary>Adds those whose names match: by the rarest word first, as long as there may be better ones.</summary>
    private void AddNamed(SoughtName sought, PersonSearch search, Dictionary<PersonId, FoundPerson> found)
    {
        var look = new Look(sought);
        if (search.Born is { } born)
        {
            Compare(look, look.New(BornIn(born)), search, found);
        }

        var best = Best(search, found, look, sought.Keys, sure: Sure);
        if (best < CloseEnough)
        {
            best = Best(search, found, look, [sought.FormKeys], sure: CloseEnough);
        }

        if (best < CloseEnough)
        {
            Best(search, found, look, [.. sought.Keys.Select(k => k[0]).Where(k => k.Length > 1).Select(k => SoughtName.Near(k).ToList())], sure: CloseEnough);
        }
    }

    /// <summary>Looks up words by their keys, the rarest first, until a name is surely close.</summary>
    /// <returns>The greatest closeness.</returns>
    private double Best(PersonSearch search, Dictionary<PersonId, FoundPerson> found, Look look, IReadOnlyList<IReadOnlyList<string>> words, double sure)
    {
        var counted = Counted([.. words.SelectMany(w => w).Distinct(StringComparer.Ordinal)]);
        foreach (var (keys, rows) in words.Select(w => (Keys: w, Rows: w.Sum(k => counted[k]))).Where(w => w.Rows > 0).OrderBy(w => w.Rows))
        {
            if (look.Best >= sure || (look.Rows > 0 && look.Rows + rows > Glanced))
            {
                break;
            }

            Glance(look, [.. keys.Where(k => counted[k] > 0 && look.Keys.Add(k))]);
            Compare(look, look.Nearest(), search, found);
        }

        return look.Best;
    }

    /// <summary>How many rows each key has, counted no further than matters.</summary>
    private Dictionary<string, long> Counted(IReadOnlyList<string> keys)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        if (keys.Count > 0)
        {
            using var rows = _session.Run([.. keys.Select(k => new Query("select count(*) from (select 1 from name_key where key = $1 limit 60001) n", k))]);
            foreach (var key in keys)
            {
                counts[key] = rows.Next() ? rows.Int(0) : 0;
                rows.NextResult();
            }
        }

        return counts;
    }

    /// <summary>Glances at everybody who has one of the keys.</summary>
    private void Glance(Look look, IReadOnlyList<string> keys)
    {
        if (keys.Count == 0)
        {
            return;
        }

        using var rows = _session.Run([.. keys.Select(k => new Query("select person, sounds from name_key where key = $1 limit 60001", k))]);
        do
        {
            while (rows.Next())
            {
                look.At(rows.Id(0), rows.Span(1));
            }
        }
        while (rows.NextResult());
    }

    /// <summary>Everybody born on dates that are known to the month, or with day and month in each other's place.</summary>
    private IEnumerable<Guid> BornIn(DateRange dates) => dates.To.Days() - dates.From.Days() > MostDays ? [] :
        (Swapped(dates) is { } swapped ? new[] { dates, new(swapped, swapped) } : [dates]).SelectMany(d => _session.Select(
            new("select id from person where birth_earliest >= $1 and birth_earliest <= $2 and birth_latest <= $3", d.From.Days(), d.To.Days(), d.To.Days()), r => r.Id(0)).ToList());

    /// <summary>Compares the names of persons and adds those that match.</summary>
    private void Compare(Look look, Guid[] persons, PersonSearch search, Dictionary<PersonId, FoundPerson> found)
    {
        var query = new Query(
            SummaryColumns + ", n.text from name n join person p on p.id = n.person where n.person {in} ($1) order by n.person, n.ordinal", persons);
        foreach (var (person, name) in _session.Select(query, r => (Summary(r), r.Text(7))))
        {
            var match = look.Compare(name);
            var known = found.GetValueOrDefault(person.Person);
            if (match.Words.Count > 0 && !(known?.Match?.Closeness >= match.Closeness))
            {
                found[person.Person] = new(person, name, match, BirthOf(person, search.Born), known?.ByIdentifier ?? false);
            }
        }
    }

    /// <summary>What one search has seen so far.</summary>
    private sealed class Look(SoughtName sought)
    {
        private const int Marks = 1_000;
        private const int LeastMark = 300;
        private readonly Dictionary<Guid, int> _marks = [];
        private readonly HashSet<Guid> _compared = [];
        private readonly Dictionary<string, NameMatch> _names = new(StringComparer.Ordinal);

        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public int Rows { get; private set; }

        public double Best { get; private set; }

        public void At(Guid person, ReadOnlySpan<byte> sounds)
        {
            Rows++;
            var mark = (int)(sought.Glance(sounds) * Marks);
            if (mark >= LeastMark && !(_marks.TryGetValue(person, out var known) && known >= mark))
            {
                _marks[person] = mark;
            }
        }

        /// <summary>Those with the best marks, whatever their number where nothing tells them apart; nobody twice.</summary>
        public Guid[] Nearest()
        {
            var counts = new int[Marks + 1];
            foreach (var mark in _marks.Values)
            {
                counts[mark]++;
            }

            var (least, taken) = (Marks + 1, 0);
            while (least > LeastMark && taken < Compared && (taken == 0 || taken + counts[least - 1] <= ComparedOfEqual))
            {
                taken += counts[--least];
            }

            return New(_marks.Where(m => m.Value >= least).Select(m => m.Key));
        }

        /// <summary>Those who were not compared yet, to be compared now.</summary>
        public Guid[] New(IEnumerable<Guid> persons) => [.. persons.Where(_compared.Add)];

        public NameMatch Compare(string name)
        {
            if (!_names.TryGetValue(name, out var match))
            {
                _names.Add(name, match = sought.Compare(name));
                Best = Math.Max(Best, match.Closeness);
            }

            return match;
        }
    }

    /// <summary>The persons who have a number of that issuer, or of any, however it is written.</summary>
    private List<PersonSummary> Identified(string value, string? issuer)
    {
        if (FileNumber.TryParse(value, out var number) && PersonByFileNumber(number) is { } filed)
        {
            return [filed];
        }

        var compact = Identifier.Compact(value);
        return
        [
            .. Persons(issuer is null
                ? new(PersonColumns + "where p.id in (select i.person from identifier i where i.compact = $1) order by p.id", compact)
                : new(PersonColumns + "where p.id in (select i.person from identifier i where i.compact = $1 and i.issuer = $2) order by p.id", compact, issuer)),
        ];
    }

    /// <summary>A date with day and month in each other's place; null for more than a day and where there is no such date.</summary>
    private static LocalDate? Swapped(DateRange dates) =>
        dates.From == dates.To && dates.From.Day <= 12 && dates.From.Day != dates.From.Month ? new(dates.From.Year, dates.From.Day, dates.From.Month) : null;

    /// <summary>The date some years on, or the date itself at the ends of the calendar.</summary>
    internal static LocalDate Shifted(LocalDate date, int years) => date.Year + years is < 1 or > 9998 ? date : date.PlusYears(years);

    private static string? BirthOf(PersonSummary person, DateRange? born) =>
        born is not { } asked ? null
        : (person.BornEarliest, person.BornLatest) is not ({ } earliest, { } latest) ? FoundPerson.BirthUnknown
        : earliest <= asked.To && latest >= asked.From ? FoundPerson.BornThen
        : Swapped(asked) is { } swapped && earliest == swapped && latest == swapped ? FoundPerson.BornSwapped
        : earliest <= Shifted(asked.To, 1) && latest >= Shifted(asked.From, -1) ? FoundPerson.BornNear
        : FoundPerson.BornElsewhen;
}
