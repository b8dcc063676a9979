using System.Collections.Immutable;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using NodaTime;

namespace Habeas.Register.Rolls;

/// <summary>What is said at the gate to whoever asks for a person by name.</summary>
/// <param name="Answer">A slug of <see cref="Gate.All"/>.</param>
/// <param name="Until">For <see cref="Gate.Was"/>: until when, at the latest.</param>
/// <param name="Several">More than one file bears the name, and they do not agree: whoever asks should give the file number.</param>
public sealed record GateAnswer(string Answer, Instant? Until, bool Several = false);

/// <summary>
/// Is this person here? The answer is about this place and no other, and says neither why someone is held, nor where they are while they are
/// out, nor where they went. One of whom the register knows nothing and one who is held elsewhere get the same answer.
/// </summary>
public static class Gate
{
    public const string Here = "here";

    /// <summary>In the custody of the place, and out for now.</summary>
    public const string Out = "out";

    /// <summary>Held here once, and no longer.</summary>
    public const string Was = "was";

    public const string No = "no";

    /// <summary>The register cannot tell: nobody is turned away for what it does not know.</summary>
    public const string NotKnown = "not-known";

    /// <summary>In the order in which one answers for several persons of one name: whoever is here comes before whoever is not.</summary>
    public static ImmutableArray<string> All { get; } = [Here, Out, NotKnown, Was, No];

    /// <summary>The answer about everybody who bears the name that was asked for; nobody at all is not here.</summary>
    public static GateAnswer Of(IEnumerable<PersonFile> files, PlaceId place, Instant at)
    {
        var answers = files.Select(f => Of(f, place, at)).Distinct().OrderBy(a => All.IndexOf(a.Answer)).ThenByDescending(a => a.Until).ToList();
        return answers.Count == 0 ? new(No, null) : answers[0] with { Several = answers.Count > 1 };
    }

    /// <summary>The answer about one person.</summary>
    public static GateAnswer Of(PersonFile file, PlaceId place, Instant at)
    {
        if (Units.Expected.Of(file, place, at) is { } shown)
        {
            return new(!shown.Certain ? NotKnown : shown.IsInside ? Here : Out, null);
        }

        var ended = Timeline.Of(file).LastOrDefault(s => s.Place == place && s.End is { } end && (end.Latest ?? end.Earliest) <= at)?.End;
        return ended is { } last ? new(Was, last.Latest ?? last.Earliest) : new(No, null);
    }
}
