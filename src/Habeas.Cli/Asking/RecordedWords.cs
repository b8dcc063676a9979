using System.Globalization;
using Habeas.Cli.Host;
using Habeas.Population.Stock;
using Habeas.Register.Custody;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Asking;

/// <summary>
/// Which attributes and codes a question can name in this register: what is misspelt must not read as what nobody has.
/// </summary>
internal sealed class RecordedWords(Reading reading)
{
    private const int MostShown = 20;

    private readonly Lazy<IReadOnlyDictionary<string, IReadOnlySet<string>>> _recorded = new(reading.AttributeCodes);

    /// <summary>Each attribute is one that the register knows, and named once.</summary>
    /// <exception cref="Stop">One is not: bad usage.</exception>
    public void Require(string option, IReadOnlyList<string> attributes)
    {
        if (attributes.GroupBy(a => a, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
        {
            throw Stop.Usage(
                $"{option} names '{twice}' twice.",
                option == "--where" ? $"Join its codes by commas: --where {twice}=one,other." : "Name each attribute once.");
        }

        foreach (var attribute in attributes.Where(a => !SharedAttributes.Names.Contains(a) && !_recorded.Value.ContainsKey(a)))
        {
            var known = SharedAttributes.Names.Union(_recorded.Value.Keys, StringComparer.Ordinal).ToList();
            throw Stop.Usage(
                $"{option}: nothing was ever recorded under '{attribute}'.{Nearest.Guess(attribute, known)}",
                $"The attributes of this register are {string.Join(", ", known)}.");
        }
    }

    /// <summary>Says of each code that it occurs nowhere in the register, and which codes do.</summary>
    public IEnumerable<string> Missing(string attribute, IEnumerable<string> codes)
    {
        foreach (var code in codes.Where(c => c != Coded.NotRecorded).Distinct(StringComparer.Ordinal))
        {
            var known = Known(attribute);
            if (!known.Contains(code, StringComparer.Ordinal) && !IsAge(attribute, code) && !IsPlace(attribute, code))
            {
                yield return $"'{code}' occurs nowhere in this register as {attribute}.{Nearest.Guess(code, known)} {Shown(attribute, known)}";
            }
        }
    }

    private IReadOnlyCollection<string> Known(string attribute) => attribute switch
    {
        Attributes.Place => [.. reading.PlaceList().Select(p => p.Name), Whereabouts.InTransit],
        Attributes.Whereabouts => [.. Whereabouts.All],
        Ages.Group => [.. Ages.Groups, Coded.SourceUnknown, Coded.Unmapped],
        Attributes.Age => [Coded.SourceUnknown, Coded.Unmapped],
        _ => _recorded.Value.TryGetValue(attribute, out var recorded) ? recorded : [],
    };

    private static bool IsAge(string attribute, string code) => attribute == Attributes.Age && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private bool IsPlace(string attribute, string code) => attribute == Attributes.Place && Guid.TryParse(code, out var id) && reading.PlaceList().Any(p => p.Place.Value == id);

    private static string Shown(string attribute, IReadOnlyCollection<string> known) =>
        attribute == Attributes.Age ? "An age is a whole number of years."
        : known.Count == 0 ? $"No {attribute} is recorded in it."
        : $"These do: {string.Join(", ", known.Take(MostShown))}{(known.Count > MostShown ? string.Create(CultureInfo.InvariantCulture, $" and {known.Count - MostShown:#,0} more") : "")}.";
}
