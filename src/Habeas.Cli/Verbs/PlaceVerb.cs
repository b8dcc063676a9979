using System.CommandLine;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Register;
using Habeas.Register.Places;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas place</c>: the places of detention of the register.</summary>
internal static class PlaceVerb
{
    public static Verb Make(Globals globals) => new("place", "Opens places of detention, and lists them.") { Open(globals), List(globals) };

    private static Verb Open(Globals globals)
    {
        var name = new Argument<string>("name") { HelpName = "NAME", Description = "Its name as people use it." };
        var kind = Choices.Among(Choices.Needed("--kind", "KIND", $"What it is: {string.Join(", ", PlaceKinds.All)}."), [.. PlaceKinds.All]);
        var authority = Choices.Needed("--authority", "NAME", "The authority that runs it; 'unknown' for a place found.");
        var zone = Choices.Needed("--zone", "ZONE", "Its IANA time zone, such as Europe/Paris.");
        var countTime = Choices.Text("--count-time", "HH:MM", "The local time at which a day is asked for where no count was taken; otherwise 00:00.");
        var opened = Choices.Text("--opened", "WHEN", "When it began to hold people.");
        var verb = new Verb(
            "open",
            "Enters a place of detention in the register.",
            "habeas place open 'Strelsau Remand Prison' --kind remand-prison --authority 'Prison Service' --zone Europe/Prague")
        {
            name, kind, authority, zone, countTime, opened,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var zoneId = parse.GetValue(zone)!;
            var act = new OpenPlace
            {
                Id = new ActId(session.Ids.Next()),
                Place = new PlaceId(session.Ids.Next()),
                Name = parse.GetValue(name)!,
                Kind = parse.GetValue(kind)!,
                Authority = parse.GetValue(authority)!,
                Zone = zoneId,
                CountTime = parse.GetValue(countTime) is { } time ? Time(time) : LocalTime.Midnight,
                Opened = parse.GetValue(opened) is { } when && Register.Time.Zones.Exists(zoneId) ? Times.When("--opened", when, zoneId) : null,
            };
            using var register = session.Open();
            if (Acting.Put(session, register, act) is not { } done)
            {
                return Exits.Refused;
            }

            session.Print(Card.Of(("place", "Place", act.Name), ("id", "Id", act.Place.ToString()), ("entry", "Entry", done.Entry), ("recorded_at", "Recorded", done.RecordedAt)));
            return Exits.Ok;
        });
    }

    private static Verb List(Globals globals)
    {
        var verb = new Verb("list", "Lists the places of detention.", "habeas place list --format json");
        return verb.Does(globals, (_, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var json = session.Format != Format.Table;
            IReadOnlyList<Column> columns = [Column.Of("name"), Column.Of("kind"), Column.Of("authority"), Column.Of("zone"), new("count_time", "Count time")];
            session.Print(new Sheet(
                json ? [.. columns, Column.Of("id")] : columns,
                [.. reading.PlaceList().Select(p => (IReadOnlyList<object?>)[p.Name, p.Kind, p.Authority, p.Zone, Minutes.Format(p.CountTime), .. json ? [p.Place.ToString()] : Array.Empty<object?>()])]));
            return Exits.Ok;
        });
    }

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    private static LocalTime Time(string text) =>
        Minutes.Parse(text).TryGetValue(default, out var time) ? time : throw Stop.Usage($"--count-time '{text}' is not a time of day, such as 06:00.");
}
