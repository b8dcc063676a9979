using System.Globalization;
using Habeas.Cli.Host;
using NodaTime;

namespace Habeas.Cli.Asking;

/// <summary>Lengths of time as an operator gives them: <c>30d</c>, <c>2w</c>, <c>6m</c>, <c>1y</c>.</summary>
internal static class Spans
{
    /// <exception cref="Stop">The text is no length of time: bad usage.</exception>
    public static Period Of(string option, string text) =>
        text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? text[^1] switch
            {
                'd' => Period.FromDays(number),
                'w' => Period.FromWeeks(number),
                'm' => Period.FromMonths(number),
                'y' => Period.FromYears(number),
                _ => throw Not(option, text),
            }
            : throw Not(option, text);

    private static Stop Not(string option, string text) =>
        Stop.Usage($"{option} '{text}' is not a length of time.", "Give days, weeks, months or years: 30d, 2w, 6m, 1y.");
}
