using Habeas.Population;
using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Stored;
using Habeas.Register.Time;
using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Storage.Questions;

public sealed partial class Reading
{
    private const string SummaryColumns =
        "select p.id, p.file_number, p.primary_name, p.birth_earliest, p.birth_latest, p.sex, case when exists (select 1 from matter m where m.person = p.id and m.kind = 'guarded' and m.to_entry is null) then 1 else 0 end";

    private const string PersonColumns = SummaryColumns + " from person p ";

    /// <summary>What a list shows of a person; null when there is none.</summary>
    public PersonSummary? Person(PersonId person)
    {
        Ask("person");
        return Persons(new(PersonColumns + "where p.id = $1", person.Value)).FirstOrDefault();
    }

    public PersonSummary? PersonByFileNumber(FileNumber number)
    {
        Ask("person");
        return Persons(new(PersonColumns + "where p.file_number = $1", number.ToString())).FirstOrDefault();
    }

    /// <summary>The persons whom an issuer's number or code denotes; more than one when it was given twice.</summary>
    public IReadOnlyList<PersonSummary> PersonsByIdentifier(Identifier identifier)
    {
        Ask("person");
        return
        [
            .. Persons(new(
                PersonColumns + "join identifier i on i.person = p.id where i.issuer = $1 and i.value = $2 order by p.id", identifier.Issuer, identifier.Value)),
        ];
    }

    /// <summary>The persons who bear exactly this name, as recorded in any identity; case and spacing do not matter.</summary>
    public IReadOnlyList<PersonSummary> PersonsByName(string name)
    {
        Ask("person");
        return [.. Persons(new(PersonColumns + "where p.id in (select n.person from name n where n.folded = $1) order by p.id", PersonCard.Fold(name)))];
    }

    /// <summary>The persons of whom somebody claims that they are held; they need not be.</summary>
    /// <param name="knownAt">As known when this was the last entry.</param>
    public IReadOnlyList<PersonId> PersonsClaimed(long? knownAt = null)
    {
        Ask("claims");
        return [.. Rows(Tables.Matter, "kind = $1", knownAt, r => new PersonId(r.Id(0)), Matter.Claim).Distinct()];
    }

    /// <summary>Everybody who has a file.</summary>
    public IReadOnlyList<PersonId> PersonsOnFile()
    {
        Ask("files");
        return [.. _session.Select(new("select id from person where file_number is not null order by file_number"), r => new PersonId(r.Id(0)))];
    }

    /// <summary>The persons of whom an erasure was proposed, and neither stopped nor carried out.</summary>
    public IReadOnlyList<PersonId> PersonsWhoseErasureWaits()
    {
        Ask("files");
        return [.. Rows(Tables.Matter, "kind = $1", null, r => new PersonId(r.Id(0)), Matter.ErasureWaiting).Distinct()];
    }

    /// <summary>How many persons were erased in full: figures in which they counted have changed since.</summary>
    public long ErasedInFull()
    {
        Ask("population");
        return _session.Number(new("select count(distinct person) from matter where kind = $1 and to_entry is null", Matter.ErasedInFull)) ?? 0;
    }

    /// <summary>The persons with whom a child lives or lived inside at a place; they need not be held there any more.</summary>
    /// <param name="place">The place.</param>
    /// <param name="knownAt">As known when this was the last entry.</param>
    public IReadOnlyList<PersonId> PersonsWithChildren(PlaceId place, long? knownAt = null)
    {
        Ask("children");
        return [.. Rows(Tables.Matter, "kind = $1 and place = $2", knownAt, r => new PersonId(r.Id(0)), Matter.ChildInside, place.Value).Distinct()];
    }

    /// <summary>Every place of the register, with the dates of its counts as known at an entry.</summary>
    public IReadOnlyList<CountedPlace> Places(long? knownAt = null)
    {
        Ask("places");
        var counts = PlaceCountRows(knownAt).ToLookup(r => r.Place, r => r.Count.Dates);
        return
        [
            .. _session.Select(
                new("select id, name, zone, count_time from place order by name, id"),
                r => (Id: new PlaceId(r.Id(0)), Name: r.Text(1), Zone: r.Text(2), Time: LocalTimePattern.ExtendedIso.Parse(r.Text(3)).Value))
                .Select(p => new CountedPlace(p.Id, p.Name, p.Zone, p.Time, DateSet.Of(counts[p.Id]))),
        ];
    }

    /// <summary>Every place with what the register says it is.</summary>
    public IReadOnlyList<PlaceSummary> PlaceList()
    {
        Ask("places");
        return
        [
            .. _session.Select(
                new("select id, name, kind, authority, zone, count_time from place order by name, id"),
                r => new PlaceSummary(
                    new(r.Id(0)), r.Text(1), r.Text(2), r.Text(3), r.Text(4), LocalTimePattern.ExtendedIso.Parse(r.Text(5)).Value)),
        ];
    }

    /// <summary>The places that bear exactly this name.</summary>
    public IReadOnlyList<PlaceSummary> PlacesByName(string name) => [.. PlaceList().Where(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Dates of counts that are in the register in full, place by place.</summary>
    public IEnumerable<(PlaceId Place, PlaceCount Count)> PlaceCounts(long? knownAt = null)
    {
        Ask("places");
        return PlaceCountRows(knownAt);
    }

    /// <summary>Stretches of custody that may overlap the instants from <paramref name="from"/> up to <paramref name="to"/>, by person.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The instant after the last.</param>
    /// <param name="knownAt">As known when this was the last entry.</param>
    public IEnumerable<CustodyRow> Stretches(Instant from, Instant to, long? knownAt = null)
    {
        Ask("population");
        return Rows(
            Tables.Stretch,
            "(start_earliest is null or start_earliest < $1) and (ended = 0 or end_latest is null or end_latest > $2)",
            knownAt,
            r => new CustodyRow(new(r.Id(0)), CustodyRows.Stretch(r, CustodyRows.ValueColumn)),
            Instants.Truncated(to).Micros(),
            Instants.Truncated(from).Micros());
    }

    /// <summary>Runs of counted dates that overlap a range of dates, listed or not, by person.</summary>
    public IEnumerable<CountedRow> CountedRuns(DateRange dates, long? knownAt = null)
    {
        Ask("population");
        return Rows(
            Tables.CountedRun, "first_day <= $1 and last_day >= $2", knownAt, r => new CountedRow(new(r.Id(0)), CustodyRows.CountedRun(r, CustodyRows.ValueColumn)), dates.To.Days(), dates.From.Days());
    }

    /// <summary>Every attribute that anything was ever recorded under, with its codes: what a question can name. Reads every row.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> AttributeCodes()
    {
        Ask("population");
        var codes = new SortedDictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var table in new[] { Tables.Stretch, Tables.CountedRun })
        {
            foreach (var (name, code) in _session.Select(new($"select distinct attributes from {table.Name}"), r => r.Text(0)).SelectMany(AttributeText.Parse))
            {
                _ = codes.TryGetValue(name, out var known) || codes.TryAdd(name, known = new SortedSet<string>(StringComparer.Ordinal));
                ((SortedSet<string>)known!).Add(code);
            }
        }

        return codes;
    }

    /// <summary>Spans of custody with what covers them, by person.</summary>
    public IEnumerable<(PersonId Person, CoverageSpan Span)> Coverage(long? knownAt = null)
    {
        Ask("population");
        return Rows(Tables.Coverage, "1 = 1", knownAt, r => (new PersonId(r.Id(0)), CustodyRows.Coverage(r, CustodyRows.ValueColumn)));
    }

    /// <summary>What the facts show that a human should look at, by person.</summary>
    public IEnumerable<(PersonId Person, Finding Finding)> Findings(long? knownAt = null)
    {
        Ask("findings");
        return Rows(Tables.Finding, "1 = 1", knownAt, r => (new PersonId(r.Id(0)), CustodyRows.Finding(r, CustodyRows.ValueColumn)));
    }

    /// <summary>Every value that an issuer gave, with the person it denotes: what an import needs to find people again.</summary>
    public IEnumerable<(string Value, PersonId Person)> Identifiers(string issuer)
    {
        Ask("import");
        return _session.Select(new("select value, person from identifier where issuer = $1 order by value, person", issuer), r => (r.Text(0), new PersonId(r.Id(1))));
    }

    /// <summary>Every run of counted dates that stands now at one place: what an import compares a new file with.</summary>
    public IEnumerable<CountedRow> CountedRunsAt(PlaceId place)
    {
        Ask("import");
        return Rows(Tables.CountedRun, "place = $1", null, r => new CountedRow(new(r.Id(0)), CustodyRows.CountedRun(r, CustodyRows.ValueColumn)), place.Value);
    }

    private IEnumerable<(PlaceId Place, PlaceCount Count)> PlaceCountRows(long? knownAt) =>
        Rows(Tables.PlaceCount, "1 = 1", knownAt, r => (new PlaceId(r.Id(0)), CustodyRows.PlaceCount(r, CustodyRows.ValueColumn)));

    /// <summary>What lists show of persons to this actor: of one whose file is sealed or whose identity is protected, the number alone.</summary>
    private List<PersonSummary> Persons(Query query) => [.. _session.Select(query, Summary).ToList().Select(p => p.IsGuarded ? Guarded(p) : p)];

    private PersonSummary Guarded(PersonSummary person)
    {
        var (file, reader, now) = (Fold(person.Person, null), new Reader(_actor), _clock.GetCurrentInstant());
        var access = Access.At(file, now);
        return access.Against(Guard.Identity, reader).Count > 0 ? new(person.Person, person.FileNumber, null, null, null, null, IsGuarded: true)
            : access.Against(Guard.FormerNames, reader).Count > 0 ? person with { Name = NamesBorne.Shown(Disclosure.To(reader, file, now).File)?.Text, IsGuarded = false }
            : person with { IsGuarded = false };
    }

    /// <summary>Whether the papers of a file are kept from this actor: they show who the person is.</summary>
    private bool IsKept(PersonId person) =>
        Access.At(Fold(person, null), _clock.GetCurrentInstant()).Against(Guard.Identity, new(_actor)).Count > 0;

    private static PersonSummary Summary(IRows row) => new(
        new(row.Id(0)), row.TextOrNull(1), row.TextOrNull(2), DateOrNull(row.IntOrNull(3)), DateOrNull(row.IntOrNull(4)), row.TextOrNull(5), row.Int(6) != 0);

    private IEnumerable<T> Rows<T>(Table table, string where, long? knownAt, Func<IRows, T> read, params object?[] arguments)
    {
        var n = arguments.Length;
        var known = knownAt is null
            ? "to_entry is null"
            : FormattableString.Invariant($"from_entry <= ${n + 1} and (to_entry is null or to_entry > ${n + 2})");
        var sql = $"select {table.ColumnList} from {table.Name} where {where} and {known} order by {table.KeyList}";
        return _session.Select(new(sql, knownAt is { } k ? [.. arguments, k, k] : arguments), read);
    }

    private static LocalDate? DateOrNull(long? days) => days is { } d ? Measures.Date(d) : null;
}

/// <summary>What a list shows of a person.</summary>
/// <param name="Person">Who.</param>
/// <param name="FileNumber">The number of their file.</param>
/// <param name="Name">The name that they are shown by.</param>
/// <param name="BornEarliest">The first day on which they may have been born.</param>
/// <param name="BornLatest">The last.</param>
/// <param name="Sex">Sex as recorded.</param>
/// <param name="IsGuarded">True where a seal or a protection keeps from whoever asks who this is: then nothing but the number is told.</param>
public sealed record PersonSummary(
    PersonId Person, string? FileNumber, string? Name, LocalDate? BornEarliest, LocalDate? BornLatest, string? Sex, bool IsGuarded = false);

/// <summary>What a list shows of a place.</summary>
public sealed record PlaceSummary(PlaceId Place, string Name, string Kind, string Authority, string Zone, LocalTime CountTime);
