using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Register.Tests.Custody;

/// <summary>A person's facts as a scenario tells them, in the order in which the register takes them in.</summary>
internal sealed class CustodyFacts
{
    public const string Zone = "America/New_York";
    public static readonly PersonId Person = new(new Guid("01980000-0000-7000-8000-000000000001"));
    public static readonly PlaceId North = new(new Guid("01980000-0000-7000-8000-00000000000a"));
    public static readonly PlaceId South = new(new Guid("01980000-0000-7000-8000-00000000000b"));

    private readonly List<Event> _events = [];

    public IReadOnlyList<Event> Events => _events;

    public CustodyFacts Admitted(string minute, PlaceId? place = null) => Add(new PersonAdmitted(Person, place ?? North, Minute(minute), default, "Court", "remand"));

    public CustodyFacts Seen(string minute, PlaceId? place = null) => Add(Presence(place, Minute(minute), [], null, null));

    public CustodyFacts Counted(string dates, string? heldSince = null, string status = "a", PlaceId? place = null) =>
        Add(Presence(place, null, Ranges(dates), heldSince is null ? null : Minute(heldSince), status));

    public CustodyFacts NotCounted(string dates, PlaceId? place = null) => Add(new AbsenceRecorded(Person, place ?? North, "roster", null, Ranges(dates), Zone));

    public CustodyFacts Absent(string minute, PlaceId? place = null) => Add(new AbsenceRecorded(Person, place ?? North, "inspector", Minute(minute), [], Zone));

    public CustodyFacts Add(Event fact)
    {
        _events.Add(fact);
        return this;
    }

    public PersonFile File() => File(_events);

    public static PersonFile File(IEnumerable<Event> events)
    {
        var file = PersonFile.New(Person);
        long entry = 0;
        foreach (var fact in events)
        {
            file = file.Evolve(new(new(entry++, 1), Instant.FromUtc(2026, 1, 1, 0, 0), fact));
        }

        return file;
    }

    public static When Minute(string text) => When.Minute(LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(text).Value, Zone);

    public static When Day(string text) => When.Day(LocalDatePattern.Iso.Parse(text).Value, Zone);

    private static PresenceRecorded Presence(PlaceId? place, When? at, IReadOnlyList<DateRange> dates, When? heldSince, string? status)
    {
        var particulars = new SortedDictionary<string, Coded>(StringComparer.Ordinal);
        if (status is not null)
        {
            particulars["legal-status"] = new(status);
        }

        return new(Person, place ?? North, "roster", at, dates, Zone, heldSince, particulars);
    }

    private static List<DateRange> Ranges(string text) => [.. text.Split(' ').Select(t => DateRange.TryParse(t, out var range) ? range : throw new FormatException(t))];
}
