using Habeas.Register.Time;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Import.Reading;

/// <summary>One way of writing a date, or a date and time, as a NodaTime pattern; without hours it means the whole day.</summary>
internal sealed class TimePattern
{
    private readonly LocalDatePattern? _date;
    private readonly LocalDateTimePattern? _time;

    private TimePattern(string text, LocalDatePattern? date, LocalDateTimePattern? time)
    {
        Text = text;
        _date = date;
        _time = time;
    }

    public string Text { get; }

    /// <summary>Says what is wrong with a pattern, or null.</summary>
    public static string? Fault(string text)
    {
        try
        {
            _ = Of(text);
            return null;
        }
        catch (InvalidPatternException e)
        {
            return e.Message;
        }
    }

    public static TimePattern Of(string text)
    {
        try
        {
            return new(text, LocalDatePattern.CreateWithInvariantCulture(text), null);
        }
        catch (InvalidPatternException)
        {
            return new(text, null, LocalDateTimePattern.CreateWithInvariantCulture(text));
        }
    }

    public LocalDate? Date(string text) =>
        _date is not null && _date.Parse(text).TryGetValue(default, out var date) && When.Reaches(date.Year) ? date
        : _time is not null && _time.Parse(text).TryGetValue(default, out var time) && When.Reaches(time.Year) ? time.Date
        : null;

    /// <summary>The date with the minute, or the day where the pattern has no hours; null when the text is written in another way.</summary>
    public (LocalDate Date, When When)? Read(string text, string zone) =>
        _date is not null && _date.Parse(text).TryGetValue(default, out var date) && When.Reaches(date.Year) ? (date, When.Day(date, zone))
        : _time is not null && _time.Parse(text).TryGetValue(default, out var time) && When.Reaches(time.Year) ? (time.Date, Minute(time, zone, text))
        : null;

    /// <summary>Whether the text is a date so far ahead that it stands for no end, such as 9999-12-31.</summary>
    public bool IsNever(string text) =>
        (_date is not null && _date.Parse(text).TryGetValue(default, out var date) && date.Year > When.LastYear)
        || (_time is not null && _time.Parse(text).TryGetValue(default, out var time) && time.Year > When.LastYear);

    private static When Minute(LocalDateTime minute, string zone, string words)
    {
        // The source's words are kept where the clocks make the minute something else than it says.
        var plain = Zones.Get(zone).MapLocal(minute).Count == 1;
        return When.Minute(minute, zone, plain ? null : words);
    }
}
