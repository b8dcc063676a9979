using Habeas.Import.Reconciling;
using Habeas.Register.Stored;
using Habeas.Register.Time;

namespace Habeas.Import.Reading;

/// <summary>The stated admissions: with the person, each is the key of a custody episode. Number 0 is the one that is not stated.</summary>
internal sealed class Admissions
{
    private readonly Dictionary<(NodaTime.Instant?, NodaTime.Instant?), int> _numbers = [];
    private readonly Dictionary<string, int> _episodes = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<(When? HeldSince, int Day, int Episode)> _known = [(null, int.MinValue, 0)];
    private int _distinctEpisodes = 1;

    public When? HeldSince(int admission) => _known[admission].HeldSince;

    /// <summary>The local day of the admission, or the least number where it is not stated.</summary>
    public int Day(int admission) => _known[admission].Day;

    /// <summary>The number of the episode's text: equal for admissions that begin at the same instant.</summary>
    public int Episode(int admission) => _known[admission].Episode;

    public int NumberOf(When heldSince, NodaTime.LocalDate date)
    {
        if (!_numbers.TryGetValue((heldSince.Earliest, heldSince.Latest), out var number))
        {
            number = _known.Count;
            _numbers.Add((heldSince.Earliest, heldSince.Latest), number);
            _known.Add((heldSince, Days.Of(date), Episode(StatedRuns.EpisodeText(heldSince))));
        }

        return number;
    }

    /// <summary>The number of an episode's text as the register has it.</summary>
    public int Episode(string text)
    {
        if (_episodes.TryGetValue(text, out var number))
        {
            return number;
        }

        // However the instant is written, it is one episode.
        var canonical = Instants.TryParse(text, out var start) ? Instants.Format(start) : text;
        number = _episodes.TryGetValue(canonical, out var known) ? known : _distinctEpisodes++;
        _episodes[canonical] = number;
        _episodes[text] = number;
        return number;
    }
}
