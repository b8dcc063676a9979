using FsCheck;
using FsCheck.Fluent;
using Habeas.Population.Stock;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Population.Tests.Stock;

public class StocksTests
{
    private const string Zone = "Europe/Paris";
    private static readonly PlaceId North = new(new Guid("01980000-0000-7000-8000-00000000000a"));
    private static readonly PlaceId South = new(new Guid("01980000-0000-7000-8000-00000000000b"));

    private static LocalDate Day(int day) => new(2026, 3, day);

    private static PersonId Person(int number) => new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));

    private static CountedPlace Place(PlaceId id, string name, params DateRange[] counted) => new(id, name, Zone, LocalTime.Midnight, DateSet.Of(counted));

    private static CountedRow Listed(int person, int from, int to, string attributes = "", string episode = "", PlaceId? place = null) =>
        new(Person(person), new(place ?? North, episode, new(Day(from), Day(to)), true, attributes));

    private static IEnumerable<CustodyRow> Rows(int person, params Event[] events)
    {
        var file = PersonFile.New(Person(person));
        long entry = 0;
        foreach (var fact in events)
        {
            file = file.Evolve(new(new(entry++, 1), Instant.MinValue, fact));
        }

        return Timeline.Of(file).Select(s => new CustodyRow(Person(person), s));
    }

    private static PersonAdmitted Admitted(int person, int day, int hour, PlaceId? place = null) =>
        new(Person(person), place ?? North, When.Minute(Day(day).At(new(hour, 0)), Zone), default, "Court", "remand");

    private static AbsenceRecorded Gone(int person, int day, PlaceId? place = null) =>
        new(Person(person), place ?? North, "roster", When.Day(Day(day), Zone), [], Zone);

    [Fact]
    public void Date_with_a_count_is_answered_by_the_count()
    {
        var answer = Stocks.Answer(
            StockQuestion.On(Day(2)), [Place(North, "North", new DateRange(Day(1), Day(3)))], [Listed(1, 1, 3), Listed(2, 2, 2), Listed(3, 3, 3)], []);

        Assert.Equal(new(2, 2), LowHigh(Assert.Single(answer.Lines)));
        Assert.Empty(answer.Notes);
    }

    [Fact]
    public void Date_with_a_count_that_listed_nobody_is_zero()
    {
        var answer = Stocks.Answer(StockQuestion.On(Day(2)), [Place(North, "North", DateRange.Of(Day(2)))], [], []);

        Assert.Equal(new(0, 0), LowHigh(Assert.Single(answer.Lines)));
    }

    [Fact]
    public void Person_listed_under_two_episodes_is_in_the_count_twice_and_told()
    {
        var answer = Stocks.Answer(
            StockQuestion.On(Day(2)), [Place(North, "North", DateRange.Of(Day(2)))], [Listed(1, 2, 2, episode: "a"), Listed(1, 2, 2, episode: "b")], []);

        Assert.Equal(new(2, 2), LowHigh(Assert.Single(answer.Lines)));
        Assert.Equal(new StockNote(StockNote.ListedTwice, Day(2), "", 1), Assert.Single(answer.Notes));
    }

    [Fact]
    public void Person_listed_at_two_places_under_one_episode_counts_once()
    {
        var answer = Stocks.Answer(
            StockQuestion.On(Day(2)),
            [Place(North, "North", DateRange.Of(Day(2))), Place(South, "South", DateRange.Of(Day(2)))],
            [Listed(1, 2, 2), Listed(1, 2, 2, place: South)],
            []);

        Assert.Equal(new(1, 1), LowHigh(Assert.Single(answer.Lines)));
    }

    [Fact]
    public void Breakdown_adds_up_to_the_count()
    {
        var question = StockQuestion.On(Day(2)) with { By = ["sex"] };
        var answer = Stocks.Answer(
            question, [Place(North, "North", DateRange.Of(Day(2)))], [Listed(1, 2, 2, "sex=female"), Listed(2, 2, 2, "sex=male"), Listed(3, 2, 2)], []);

        Assert.Equal(["female", "male", "not-recorded"], answer.Lines.Select(l => Assert.Single(l.Codes)));
        Assert.Equal(3, answer.Lines.Sum(l => l.Low));
    }

    [Fact]
    public void Date_without_a_count_asks_for_the_count_time()
    {
        var rows = Rows(1, Admitted(1, 2, 15));
        var places = new[] { Place(North, "North") };

        Assert.Equal(new(0, 0), LowHigh(Assert.Single(Stocks.Answer(StockQuestion.On(Day(2)), places, [], rows).Lines)));
        Assert.Equal(new(1, 1), LowHigh(Assert.Single(Stocks.Answer(StockQuestion.On(Day(3)), places, [], rows).Lines)));
    }

    [Fact]
    public void Uncertain_end_is_low_and_high()
    {
        var rows = Rows(1, Admitted(1, 2, 15), Gone(1, 5));
        var answer = Stocks.Answer(StockQuestion.On(Day(4)), [Place(North, "North")], [], rows);

        Assert.Equal(new(0, 1), LowHigh(Assert.Single(answer.Lines)));
    }

    [Fact]
    public void Dates_outside_the_counts_of_a_place_have_no_upper_figure()
    {
        var answer = Stocks.Answer(
            StockQuestion.On(Day(1), Day(9)), [Place(North, "North", new DateRange(Day(3), Day(5)))], [Listed(1, 3, 5)], []);

        Assert.All(answer.Lines, l => Assert.Null(l.High));
        Assert.Equal([StockNote.BeforeFirstCount, StockNote.AfterLastCount], answer.Notes.Select(n => n.Code));
    }

    [Fact]
    public void Conditions_and_age_groups_apply()
    {
        var question = new StockQuestion([new(Day(2))], [Ages.Group], [new(Attributes.Sex, new HashSet<string> { "male" })]);
        var answer = Stocks.Answer(
            question,
            [Place(North, "North", DateRange.Of(Day(2)))],
            [Listed(1, 2, 2, "age=17;sex=male"), Listed(2, 2, 2, "born=1990-03-03;sex=male"), Listed(3, 2, 2, "age=40;sex=female")],
            []);

        Assert.Equal(["35-44", "under-18"], answer.Lines.Select(l => Assert.Single(l.Codes)));
    }

    [Fact]
    public void In_minus_out_equals_the_change_of_stock_and_nobody_counts_twice() =>
        Prop.ForAll(Stays().ListOf().ToArbitrary(), stays =>
        {
            var rows = stays.SelectMany((s, i) => Rows(i, Admitted(i, s.In, 12), new AbsenceRecorded(Person(i), North, "gate", When.Minute(Day(s.Out).At(new(12, 30)), Zone), [], Zone))).ToList();
            var days = Enumerable.Range(1, 30).Select(Day).ToList();
            var answer = Stocks.Answer(StockQuestion.On(days), [Place(North, "North")], [], rows);
            foreach (var (today, tomorrow) in answer.Lines.Zip(answer.Lines.Skip(1)))
            {
                var day = today.Point.Date.Day;
                Assert.True(today.High <= stays.Count);
                Assert.Equal(stays.Count(s => s.In == day) - stays.Count(s => s.Out == day), tomorrow.High - today.High);
            }
        }).QuickCheckThrowOnFailure();

    private static Gen<(int In, int Out)> Stays() => Gen.Choose(1, 20).SelectMany(i => Gen.Choose(i + 1, 28).Select(o => (i, o)));

    private static (int Low, int? High) LowHigh(StockLine line) => (line.Low, line.High);
}
