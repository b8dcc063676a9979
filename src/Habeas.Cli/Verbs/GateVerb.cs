using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Register.Persons;
using Habeas.Register.Rolls;
using Habeas.Register.Time;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas gate</c>: is this person here? The answer says no more than that.</summary>
internal static class GateVerb
{
    public static Verb Make(Globals globals)
    {
        var asked = new System.CommandLine.Argument<string>("asked") { HelpName = "FILE_NUMBER|NAME", Description = "The file number, or a name exactly as it was recorded." };
        var place = Choices.Needed("--place", "PLACE", "The place at whose gate somebody asks.");
        var at = Choices.Text("--at", "WHEN", "At that time; otherwise now.");
        var verb = new Verb(
            "gate",
            "Answers whether a person is here: neither why, nor where they are otherwise.",
            "habeas gate RUR-2026-000001-66 --place 'Strelsau Remand Prison'",
            "habeas gate 'Nour Verbytska' --place 'Zenda Prison' --at 2026-03-04T10:00 --format json")
        {
            asked, place, at,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var text = parse.GetValue(asked)!;
            if (text.Any(char.IsAsciiDigit) && !FileNumber.TryParse(text, out _))
            {
                throw Stop.Usage($"'{text}' is not a file number.", "Look at it again: the two last digits are check digits and find a mistyped one.");
            }

            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var gate = new Lookup(reading).Place(parse.GetValue(place)!);
            var zone = Zones.Get(gate.Zone);
            var answer = reading.AtGate(text, gate.Place, parse.GetValue(at) is { } when ? Times.EndOf("--at", when, zone) : session.Now);
            session.Print(Card.Of(
                ("answer", "Is here", session.Format == Format.Table ? Words(answer.Answer) : answer.Answer),
                ("until", "Was here until", answer.Until?.InZone(zone).Date)));
            if (answer.Several)
            {
                session.Note("More than one person bears that name. Ask with the file number.");
            }

            return Exits.Ok;
        });
    }

    private static string Words(string answer) => answer switch
    {
        Gate.Here => "yes",
        Gate.Out => "yes, and out for now",
        Gate.Was => "no longer",
        Gate.No => "no",
        _ => "not known: nothing says so beyond doubt",
    };
}
