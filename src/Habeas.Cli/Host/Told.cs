using Habeas.Cli.Output;
using Habeas.Storage;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Host;

/// <summary>Tells that an act about a person was recorded.</summary>
internal static class Told
{
    /// <param name="session">The run.</param>
    /// <param name="person">Whom the act is about.</param>
    /// <param name="done">The door's answer; null where the act was refused, which has been told.</param>
    /// <param name="lines">What was recorded.</param>
    /// <returns>The exit code.</returns>
    public static int Movement(Session session, PersonSummary person, Answer.Accepted? done, params IReadOnlyList<(string Name, string Heading, object? Value)> lines)
    {
        if (done is null)
        {
            return Exits.Refused;
        }

        session.Print(Card.Of([("file_number", "File number", person.FileNumber), .. lines, ("entry", "Entry", done.Entry), ("recorded_at", "Recorded", done.RecordedAt)]));
        return Exits.Ok;
    }
}
