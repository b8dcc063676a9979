using Habeas.Register.Acts;
using Habeas.Storage;
using NodaTime;

namespace Habeas.Cli.Demo;

/// <summary>
/// Makes a plausible register through the real door: a year of a small country, told act by act on a simulated clock. The same
/// seed and number of persons give the same acts.
/// </summary>
internal static class Generator
{
    private static readonly Instant Begin = Instant.FromUtc(2025, 1, 1, 6, 0);
    private static readonly Instant End = Instant.FromUtc(2025, 12, 31, 20, 0);

    /// <summary>Every act of the demo in the order of recording.</summary>
    public static IReadOnlyList<Step> Script(int persons, Chance chance)
    {
        chance.Now = Begin;
        var country = new Ruritania(chance);
        var operatorOfDemo = new Actor("habeas demo", "demo");
        var steps = country.Opening().Select(act => new Step(Begin, operatorOfDemo, () => act)).ToList();
        var courses = new Courses(country);
        for (var i = 0; i < persons; i++)
        {
            var arrested = Begin + Duration.FromMinutes(chance.Between(60, 363 * 24 * 60));
            chance.Now = arrested;
            var story = new Story(chance, End);
            Tell(courses, story, i, arrested);
            steps.AddRange(story.Steps);
        }

        return [.. steps.OrderBy(s => s.At)];
    }

    /// <summary>Puts the script to the door, the clock set to each act's time.</summary>
    /// <exception cref="InvalidOperationException">An act was refused: the script is wrong.</exception>
    public static void Perform(IReadOnlyList<Step> script, Door door, Chance chance, Action<long, long> progress)
    {
        for (var i = 0; i < script.Count; i++)
        {
            var step = script[i];
            chance.Now = step.At;
            switch (door.Act(step.Act(), step.Officer))
            {
                case Answer.Accepted accepted:
                    step.Done?.Invoke(accepted.Entry);
                    break;
                case Answer.Refused refused:
                    throw new InvalidOperationException($"The demo's act {i} was refused: {refused.Refusal.Code}.");
            }

            progress(i + 1, script.Count);
        }
    }

    private static void Tell(Courses courses, Story story, int number, Instant arrested)
    {
        var chance = story.Chance;
        var (woman, child) = (chance.In(12), chance.In(6));
        var identity = People.Invent(chance, woman, child ? chance.Between(15, 16) : chance.Between(19, 68), 2025);
        switch (number % 25)
        {
            case 7:
                courses.Found(story, chance.In(50) ? identity : null, arrested);
                break;
            case 13:
                courses.TurnedAway(story, identity, arrested);
                break;
            default:
                courses.Ordinary(story, identity, woman, child, arrested, (number % 25) switch { 3 => Slip.OrderRunsOut, 11 => Slip.OrderComesLate, 19 => Slip.WrongHour, _ => Slip.None });
                break;
        }
    }
}
