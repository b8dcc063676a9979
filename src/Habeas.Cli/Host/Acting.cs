using Habeas.Cli.Asking;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using Habeas.Storage;

namespace Habeas.Cli.Host;

/// <summary>Puts one act to the door, and tells a refusal in words.</summary>
internal static class Acting
{
    /// <summary>Names the reason for which an act is put although the clock seems to be set back.</summary>
    private const string DespiteClock = "HABEAS_DESPITE_CLOCK";

    /// <summary>The answer where the act was recorded; null where it was refused, which has been told.</summary>
    public static Answer.Accepted? Put(Session session, StoredRegister register, Act act)
    {
        act = session.Surroundings.Variable(DespiteClock) is { Length: > 0 } why ? act with { DespiteClock = why } : act;
        switch (register.Door.Act(act, session.Actor))
        {
            case Answer.Accepted accepted:
                return accepted;
            case Answer.Refused refused:
                using (var reading = register.Read(session.Actor))
                {
                    Refused(session, refused.Refusal, new Lookup(reading));
                }

                return null;
            default:
                throw new InvalidOperationException("The door answered neither yes nor no.");
        }
    }

    /// <summary>Puts an act about somebody on file, made of what the file says and of the minute it is there, and prints its entry.</summary>
    /// <param name="session">The run.</param>
    /// <param name="named">Whose file: its number, or the person's id.</param>
    /// <param name="act">Makes the act.</param>
    /// <returns>The exit code.</returns>
    public static int PutOnFile(Session session, string named, Func<PersonFile, When, Act> act)
    {
        using var register = session.Open();
        PersonFile file;
        Act made;
        using (var reading = register.Read(session.Actor))
        {
            var lookup = new Lookup(reading);
            file = reading.File(lookup.Person(named).Person);
            made = act(file, When.Minute(session.Now, lookup.ZoneOf(null)));
        }

        if (Put(session, register, made) is not { } done)
        {
            return Exits.Refused;
        }

        session.Print(Card.Of(("entry", "Entry", done.Entry), ("recorded_at", "Recorded", done.RecordedAt), ("person", "Person", file.Id.ToString())));
        return Exits.Ok;
    }

    /// <summary>Tells a refusal, the rule it rests on, and what can be recorded instead.</summary>
    public static void Refused(Session session, Refusal refusal, Lookup lookup)
    {
        var err = session.Surroundings.Err;
        err.WriteLine("habeas: refused. " + Plain.Line(RefusalWords.Say(refusal, lookup.Named)));
        err.WriteLine(RefusalWords.Source(refusal));
        if (refusal.Code == Refusals.ClockSetBack(default, default).Code)
        {
            err.WriteLine($"Where this machine's clock is right after all, say in {DespiteClock} how you know: the entry keeps your words and what the clock says.");
        }
        else if (RefusalWords.Instead(refusal) is { } instead)
        {
            err.WriteLine(instead);
        }
    }
}
