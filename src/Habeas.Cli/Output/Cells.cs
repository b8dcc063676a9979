using System.Globalization;
using System.Text.Json;
using Habeas.Register.Stored;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Cli.Output;

/// <summary>One value as people and as programs read it.</summary>
internal static class Cells
{
    /// <summary>For people: thousands apart, instants to the minute.</summary>
    public static string ForPeople(object? value) => value switch
    {
        null => "",
        string text => Plain.Line(text),
        int or long => ((IFormattable)value).ToString("#,0", CultureInfo.InvariantCulture),
        double number => number.ToString("#,0.#", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        Instant instant => Minutes.Format(instant),
        IEnumerable<string> several => Plain.Line(string.Join(", ", several)),
        _ => ForPrograms(value),
    };

    /// <summary>For programs: exact, and the same everywhere.</summary>
    public static string ForPrograms(object? value) => value switch
    {
        null => "",
        string text => text,
        Instant instant => Instants.Format(instant),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        bool yes => yes ? "true" : "false",
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable<string> several => string.Join(" ", several),
        _ => value.ToString() ?? "",
    };

    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteNumberValue(Math.Round(number, 3));
                break;
            case not string and IEnumerable<string> several:
                json.WriteStartArray();
                foreach (var one in several)
                {
                    json.WriteStringValue(one);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(ForPrograms(value));
                break;
        }
    }

    private static readonly InstantPattern Minutes = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm'Z'");
}
