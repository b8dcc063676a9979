using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Population;
using Habeas.Population.Stays;
using Habeas.Population.Stock;
using Habeas.Register.Time;
using Habeas.Storage.Questions;
using NodaTime;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas population</c>: how many are held, on any day, by any recorded attribute; and for how long.</summary>
internal sealed class PopulationVerb
{
    private readonly Option<string?> _asOf = Choices.Text("--as-of", "WHEN", "A day (the count of that day where one was taken) or an instant; otherwise today's count, or else now.");
    private readonly Option<string?> _from = Choices.Text("--from", "DATE", "The first of several days.");
    private readonly Option<string?> _to = Choices.Text("--to", "DATE", "The last of several days.");
    private readonly Option<string> _every = Choices.Among(
        new Option<string>("--every") { HelpName = "day|month", Description = "Each day from --from to --to, or one each month.", DefaultValueFactory = _ => "day" }, "day", "month");

    private readonly Option<string[]> _by = Choices.Several("--by", "ATTRIBUTE", $"Break down by attributes, joined by commas: {string.Join(", ", SharedAttributes.Names)}, or another that was recorded.");
    private readonly Option<string[]> _where = Choices.Several("--where", "ATTRIBUTE=CODE", "Only people with this code, or one of several joined by commas.");
    private readonly Option<string?> _knownAt = KnownAt.Option();
    private readonly Option<bool> _period = Choices.Flag("--detention-period", "For how long the people held have been held: median, quartiles, share over some months.");
    private readonly Option<string?> _over = Choices.Text("--over", "MONTHS", "With --detention-period: numbers of months joined by commas; otherwise 6,12.");

    public static Verb Make(Globals globals)
    {
        var options = new PopulationVerb();
        var verb = new Verb(
            "population",
            "Counts the people held on a day or at an instant, by any recorded attribute, as known then or now.",
            "habeas population --as-of 2026-01-31 --by legal-status,sex",
            "habeas population --from 2025-01-01 --to 2025-12-31 --every month --where legal-status=unsentenced --format csv",
            "habeas population --as-of 2026-01-31 --known-at 2026-02-01",
            "habeas population --detention-period --over 6,12")
        {
            options._asOf, options._from, options._to, options._every, options._by, options._where, options._knownAt, options._period, options._over,
        };
        return verb.Does(globals, options.Run);
    }

    private int Run(ParseResult parse, Session session)
    {
        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var places = reading.Places();
        var zone = Zones.Get(places.Count > 0 ? places[0].Zone : "UTC");
        var known = KnownAt.Read(reading, parse.GetValue(_knownAt), zone);
        var points = Points(parse, session, places, zone);
        if (parse.GetValue(_period))
        {
            return Periods(parse, session, reading, points, zone, known);
        }

        var question = new StockQuestion(points, [.. Listed(parse, _by)], [.. (parse.GetValue(_where) ?? []).Select(Condition)]);
        var words = new RecordedWords(reading);
        words.Require("--by", question.By);
        words.Require("--where", [.. question.Where.Select(w => w.Attribute)]);
        var answer = Ask(reading, question, known);
        session.Say(Heading(reading, points, zone.Id, known));
        session.Print(Sheet(question, answer, zone.Id, session.Format));
        foreach (var note in NoteWords.Say(answer.Notes).Concat(NoteWords.OfErased(reading.ErasedInFull())))
        {
            session.Note(note);
        }

        // Where anybody was found, a code that stands alone occurs; only for the others is every row looked at.
        var found = answer.Lines.Any(l => l.Low > 0 || l.High > 0);
        foreach (var note in question.Where.Where(w => !found || w.Codes.Count > 1).SelectMany(w => words.Missing(w.Attribute, w.Codes)))
        {
            session.Note(note);
        }

        return Exits.Ok;
    }

    private static StockAnswer Ask(Reading reading, StockQuestion question, long? known)
    {
        var places = reading.Places(known);
        var dates = new DateRange(question.Points[0].Date, question.Points[^1].Date);
        var custody = Stocks.AsksOnlyForCounts(question, places)
            ? []
            : reading.Stretches(Utc(dates.From.PlusDays(-1)), Utc(dates.To.PlusDays(2)), known);
        return Stocks.Answer(question, places, reading.CountedRuns(dates, known), custody);
    }

    private static Instant Utc(LocalDate date) => DateTimeZone.Utc.AtStartOfDay(date).ToInstant();

    private List<StockPoint> Points(ParseResult parse, Session session, IReadOnlyList<CountedPlace> places, DateTimeZone zone)
    {
        var (from, to, asOf) = (parse.GetValue(_from), parse.GetValue(_to), parse.GetValue(_asOf));
        if (from is null && to is null)
        {
            var (date, instant) = asOf is null ? Today(session.Now, places, zone) : Times.DateOrInstant("--as-of", asOf, zone);
            return [new(date, instant)];
        }

        if (from is null || to is null || asOf is not null || parse.GetValue(_period))
        {
            throw Stop.Usage("--from and --to are given together, without --as-of and --detention-period.");
        }

        var (first, last) = (Times.Date("--from", from), Times.Date("--to", to));
        var points = new List<StockPoint>();
        for (var date = first; date <= last; date = parse.GetValue(_every) == "month" ? first.PlusMonths(points.Count) : date.PlusDays(1))
        {
            points.Add(new(date));
        }

        return points.Count > 0 ? points : throw Stop.Usage("--to is before --from.");
    }

    /// <summary>Today's count where there is one; otherwise this instant, since today's count time may be past or to come.</summary>
    private static (LocalDate Date, Instant? At) Today(Instant now, IReadOnlyList<CountedPlace> places, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        return (today, places.Any(p => p.Counted.Contains(today)) ? null : now);
    }

    private static string Heading(Reading reading, List<StockPoint> points, string zone, long? known)
    {
        var when = string.Join(" to ", points.Select(p => Cells.ForPeople(Written(p, zone))).Where((_, i) => i == 0 || i == points.Count - 1));
        var last = known ?? reading.Head().Size - 1;
        return last < 0 ? $"As of {when}, when the register held nothing" : string.Create(CultureInfo.InvariantCulture, $"As of {when}, as known at entry {last}");
    }

    private static Sheet Sheet(StockQuestion question, StockAnswer answer, string zone, Format format)
    {
        // For people one figure where nothing is uncertain; for programs always both, so that columns never change.
        var certain = format == Format.Table && answer.Lines.All(l => l.Low == l.High);
        return new(
            [
                Column.Of("date"), .. question.By.Select(Column.Of),
                .. certain ? [new Column("held", "Held", Right: true)] : new[] { new Column("held_low", "Held at least", Right: true), new Column("held_high", "at most", Right: true) },
            ],
            [.. answer.Lines.Select(l => (IReadOnlyList<object?>)[Written(l.Point, zone), .. l.Codes, .. certain ? [l.Low] : new object?[] { l.Low, l.High }])]);
    }

    private static object Written(StockPoint point, string zone) => point.At is { } at ? new LocalMinute(at, zone) : point.Date;

    private int Periods(ParseResult parse, Session session, Reading reading, List<StockPoint> points, DateTimeZone zone, long? known)
    {
        if (Listed(parse, _by).Any() || parse.GetValue(_where) is { Length: > 0 })
        {
            throw Stop.Usage("--detention-period takes neither --by nor --where.");
        }

        var months = (parse.GetValue(_over) ?? "6,12").Split(',').Select(Months).ToList();
        var (date, instant) = (points[0].Date, points[0].At);
        var rows = HeldQuestion.Ask(reading, date, instant, known).Select(h => new CustodyRow(h.Person, h.Stretch)).ToList();
        var counted = instant is null && reading.Places(known).Any(p => p.Counted.Contains(date));
        var at = HeldQuestion.At(reading.Places(known), date, instant);
        var periods = counted ? DetentionPeriods.On(rows, date, zone, months) : DetentionPeriods.At(rows, at, zone, months);
        session.Say(Heading(reading, points, zone.Id, known));
        session.Print(Card.Of(
        [
            ("held", "Held, known since when", periods.Held),
            ("since_unknown", "Held, since when unknown", periods.SinceUnknown),
            ("lower_quartile_days", "A quarter no longer than (days)", periods.LowerQuartile),
            ("median_days", "Half no longer than (days)", periods.Median),
            ("upper_quartile_days", "Three quarters no longer than (days)", periods.UpperQuartile),
            .. periods.Over.SelectMany(o => new (string, string, object?)[]
            {
                (FormattableString.Invariant($"over_{o.Months}_months"), FormattableString.Invariant($"Longer than {o.Months} months"), o.Count),
                (FormattableString.Invariant($"over_{o.Months}_months_share"), "  share", periods.Held == 0 ? null : Share(session, (double)o.Count / periods.Held)),
            }),
        ]));
        session.Note("Of people still held: each period goes on, and none is counted as an ended stay.");
        return Exits.Ok;
    }

    private static object Share(Session session, double share) =>
        session.Format == Format.Table ? (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : Math.Round(share, 4);

    private static int Months(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months) ? months : throw Stop.Usage($"--over '{text}' is not a number of months.");

    private static IEnumerable<string> Listed(ParseResult parse, Option<string[]> option) =>
        (parse.GetValue(option) ?? []).SelectMany(o => o.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static Condition Condition(string text)
    {
        var cut = text.IndexOf('=', StringComparison.Ordinal);
        return cut > 0
            && text[(cut + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } codes
            ? new(text[..cut], codes.ToHashSet(StringComparer.Ordinal))
            : throw Stop.Usage($"--where '{text}' is not ATTRIBUTE=CODE.", "For example --where legal-status=unsentenced,other.");
    }
}
