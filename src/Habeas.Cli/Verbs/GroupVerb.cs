using System.CommandLine;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Groups;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas group</c>: people who were admitted, sent, brought to court or evacuated together, and what became of each.</summary>
internal static class GroupVerb
{
    public static Verb Make(Globals globals) =>
        new("group", "Shows groups who were admitted, moved, brought to court or evacuated together, and who of them arrived, is missing, or was on no list.") { List(globals), Show(globals) };

    private static Verb List(Globals globals)
    {
        var place = Choices.Text("--place", "PLACE", "Only lists that were written at this place.");
        var verb = new Verb(
            "list", "Shows every list of a group, in the order in which they happened.", "habeas group list", "habeas group list --place 'Strelsau Remand Prison' --format json")
        {
            place,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var lookup = new Lookup(reading);
            var only = parse.GetValue(place) is { } named ? lookup.Place(named) : null;
            session.Print(Lists(Lists(reading, only?.Place), lookup));
            session.Note("'habeas group show' with the id of a group tells what became of each.");
            return Exits.Ok;
        });
    }

    private static Verb Show(Globals globals)
    {
        var group = new Argument<string>("group") { HelpName = "GROUP", Description = "Its id, as 'habeas group list' shows it." };
        var verb = new Verb(
            "show",
            "Reconciles a group: those who left beside those who came, one by one.",
            "habeas group show 01998000-00f2-7000-8000-0000000000b1",
            "habeas group show 01998000-00f2-7000-8000-0000000000b1 --format csv")
        {
            group,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var id = Guid.TryParse(parse.GetValue(group), out var value)
                ? new GroupId(value)
                : throw Stop.Usage($"'{parse.GetValue(group)}' is not the id of a group.", "'habeas group list' shows the groups with their ids.");
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var lists = Lists(reading, null).Where(f => ((GroupListed)f.Event).Group == id).ToList();
            if (lists.Count == 0)
            {
                throw Stop.NotFound($"no group has the id {id}.", "'habeas group list' shows the groups.");
            }

            var files = Files.Read(session, reading, Files.Named(reading, lists.Select(l => l.Ref.Entry))).ToDictionary(f => f.Id);
            Print(session, reading, lists, GroupState.Of(id, files.Values), files);
            return Exits.Ok;
        });
    }

    private static void Print(Session session, Reading reading, IReadOnlyList<Standing> lists, GroupState state, Dictionary<PersonId, PersonFile> files)
    {
        var lookup = new Lookup(reading);
        session.Print(new Dossier(
            Card.Of(
            [
                ("group", "Group", state.Group.ToString()),
                .. MemberStates.All.Select(s => (s.Replace('-', '_'), Capital(s), (object?)(state.In(s).Count is > 0 and var count ? count : null))),
                ("complete", "Everybody accounted for", state.IsComplete),
            ]),
            [
                ("members", "People", new(
                    [Column.Of("state"), new("file_number", "File"), Column.Of("name"), new("left", "Left"), new("for", "For"), new("received", "Received at"), new("words", "As written")],
                    [.. state.Members.OrderBy(m => Rank(m.State)).Select(m => Row(m, files[m.Person], lookup, reading))])),
                ("lists", "Lists", Lists(lists, lookup)),
            ]));
    }

    /// <summary>Those first for whom somebody must look.</summary>
    private static int Rank(string state) => state switch
    {
        MemberStates.Missing => 0,
        MemberStates.OnTheWay => 1,
        MemberStates.Extra => 2,
        MemberStates.ArrivedElsewhere => 3,
        _ => 4,
    };

    private static IReadOnlyList<object?> Row(GroupMember member, PersonFile file, Lookup lookup, Reading reading)
    {
        var person = reading.Person(member.Person);
        return
        [
            member.State, person?.FileNumber, PersonWords.Shown(person, file), Name(member.Left), Name(member.For), Name(member.Received),
            person is { IsGuarded: true } ? [] : member.Words,
        ];

        string? Name(PlaceId? place) => place is null ? null : lookup.NameOf(place);
    }

    private static IEnumerable<Standing> Lists(Reading reading, PlaceId? only) =>
        reading.PlaceList().Where(p => only is null || p.Place == only).SelectMany(p => reading.Place(p.Place).Facts).Where(f => f.Event is GroupListed);

    private static Sheet Lists(IEnumerable<Standing> lists, Lookup lookup) => new(
        [Column.Of("group"), Column.Of("kind"), Column.Of("place"), new("at", "At"), new("listed", "People", Right: true), Column.Of("by"), Column.Of("why")],
        [
            .. lists.Select(f => (GroupListed)f.Event).OrderBy(l => l.At, ByOccurrence.Order).ThenBy(l => l.Group.Value)
                .Select(l => (IReadOnlyList<object?>)[l.Group.ToString(), l.Kind, lookup.NameOf(l.Place), EventWords.Time(l.At), l.Listed, l.By, l.Why]),
        ]);

    private static string Capital(string slug) => char.ToUpperInvariant(slug[0]) + slug[1..].Replace('-', ' ');
}
