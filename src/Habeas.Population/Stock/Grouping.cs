using System.Globalization;
using Habeas.Register;
using Habeas.Register.Custody;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Population.Stock;

/// <summary>Sorts rows into the groups of a question. Each distinct row is judged once and remembered.</summary>
internal sealed class Grouping(StockQuestion question, IReadOnlyDictionary<PlaceId, CountedPlace> places)
{
    /// <summary>The group of rows that do not meet the question's conditions.</summary>
    public const int Outside = -1;

    private readonly Dictionary<(string Attributes, PlaceId? Place, string Whereabouts, LocalDate On), int> _judged = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> _codes = [];
    private readonly bool _asksAge = question.By.Concat(question.Where.Select(w => w.Attribute)).Any(a => a is Attributes.Age or Ages.Group);

    /// <summary>The codes of each group, by its number.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Codes => _codes;

    /// <summary>The group that a row belongs to on a date, or <see cref="Outside"/>.</summary>
    public int Of(string attributes, PlaceId? place, string whereabouts, LocalDate on)
    {
        var key = (attributes, place, whereabouts, _asksAge && attributes.Contains(Attributes.Born, StringComparison.Ordinal) ? on : default);
        if (!_judged.TryGetValue(key, out var group))
        {
            _judged[key] = group = Judge(AttributeText.Parse(attributes), place, whereabouts, on);
        }

        return group;
    }

    /// <summary>Could a person at this place be in the answer at all?</summary>
    public bool AsksFor(CountedPlace place) =>
        question.Where.All(w => w.Attribute != Attributes.Place || w.Codes.Contains(place.Name) || w.Codes.Contains(place.Place.ToString()));

    private int Judge(IReadOnlyDictionary<string, string> attributes, PlaceId? place, string whereabouts, LocalDate on)
    {
        if (!question.Where.All(w => w.Codes.Contains(Code(w.Attribute)) || (w.Attribute == Attributes.Place && place is { } p && w.Codes.Contains(p.ToString()))))
        {
            return Outside;
        }

        var codes = question.By.Select(Code).ToList();
        var text = string.Join('\n', codes);
        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers[text] = number = _codes.Count;
            _codes.Add(codes);
        }

        return number;

        string Code(string attribute) => attribute switch
        {
            Attributes.Place => place is { } id ? places.TryGetValue(id, out var known) ? known.Name : id.ToString() : Whereabouts.InTransit,
            Attributes.Whereabouts => whereabouts,
            Attributes.Age => Ages.Of(attributes, on),
            Ages.Group => Ages.GroupOf(Ages.Of(attributes, on)),
            _ => attributes.GetValueOrDefault(attribute, Coded.NotRecorded),
        };
    }
}

/// <summary>Age in completed years: as a count recorded it, or from the date of birth; and the groups that statistics use.</summary>
public static class Ages
{
    /// <summary>The derived attribute of age groups.</summary>
    public const string Group = "age-group";

    /// <summary>The groups, youngest first.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["under-18", "18-24", "25-34", "35-44", "45-54", "55-64", "65-and-over"];

    public static string Of(IReadOnlyDictionary<string, string> attributes, LocalDate on)
    {
        if (attributes.TryGetValue(Attributes.Age, out var recorded) || !attributes.TryGetValue(Attributes.Born, out var born))
        {
            return recorded ?? Coded.NotRecorded;
        }

        var cut = born.IndexOf('/', StringComparison.Ordinal);
        var earliest = LocalDatePattern.Iso.Parse(cut < 0 ? born : born[..cut]).Value;
        var latest = cut < 0 ? earliest : LocalDatePattern.Iso.Parse(born[(cut + 1)..]).Value;
        var (oldest, youngest) = (Period.Between(earliest, on, PeriodUnits.Years).Years, Period.Between(latest, on, PeriodUnits.Years).Years);
        return oldest == youngest ? oldest.ToString(CultureInfo.InvariantCulture) : Coded.SourceUnknown;
    }

    public static string GroupOf(string age) => !int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? age : years switch
    {
        < 18 => "under-18",
        < 25 => "18-24",
        < 35 => "25-34",
        < 45 => "35-44",
        < 55 => "45-54",
        < 65 => "55-64",
        _ => "65-and-over",
    };
}
