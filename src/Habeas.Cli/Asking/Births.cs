using System.Globalization;
using Habeas.Cli.Host;
using Habeas.Register.Persons;

namespace Habeas.Cli.Asking;

/// <summary>Dates of birth as an operator gives them, as precise as they are known: <c>1990-04-02</c>, <c>1990-04</c>, <c>1990</c>, <c>~1990</c>.</summary>
internal static class Births
{
    /// <exception cref="Stop">The text is no date of birth: bad usage.</exception>
    public static BirthDate Of(string option, string text)
    {
        var circa = text.StartsWith('~');
        var parts = (circa ? text[1..] : text).Split('-');
        var numbers = new List<int>();
        foreach (var part in parts)
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw Not(option);
            }

            numbers.Add(number);
        }

        var born = numbers.Count <= 3 ? new BirthDate(numbers[0], At(numbers, 1), At(numbers, 2), circa) : throw Not(option);
        return born.Fault() is { } fault ? throw Stop.Usage($"{option}: {fault}.") : born;
    }

    private static int? At(List<int> numbers, int index) => index < numbers.Count ? numbers[index] : null;

    private static Stop Not(string option) => Stop.Usage($"{option} is not a date of birth.", "Give what is known: 1990-04-02, 1990-04, 1990, or ~1990 for about 1990.");
}
