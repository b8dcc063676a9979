using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Register;
using Habeas.Register.Persons;
using Habeas.Register.Readers;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas seal</c>: nobody reads a sealed file but those whom the seal names, each after an entry that says who opened it and for what.</summary>
internal static class SealVerb
{
    public static Verb Make(Globals globals) => new("seal", "Seals a file, opens one that is sealed, and takes a seal off.") { Put(globals), Open(globals), Lift(globals), List(globals) };

    private static Verb Put(Globals globals)
    {
        var file = Choices.FileNumber();
        var authority = Choices.Needed("--authority", "NAME", "Who ordered it; they may open the file.");
        var why = Choices.Needed("--why", "TEXT", "Why.");
        var readers = Choices.Several("--may-read", "NAME", "Who else may open it: an office, or an officer by name.");
        var verb = new Verb(
            "put",
            "Seals a file: nobody reads it but those named, and facts go on being recorded in it.",
            "habeas seal put RUR-2026-000001-66 --authority 'Regional court of Streslau' --why 'acquitted' --may-read 'data protection officer'")
        {
            file, authority, why, readers,
        };
        return verb.Does(globals, (parse, session) => Acting.PutOnFile(session, parse.GetValue(file)!, (found, now) => new SealFile
        {
            Id = new(session.Ids.Next()),
            Person = found.Id,
            Seal = new(session.Ids.Next()),
            At = now,
            Authority = parse.GetValue(authority)!,
            Why = parse.GetValue(why)!,
            MayRead = parse.GetValue(readers) ?? [],
        }));
    }

    private static Verb Open(Globals globals)
    {
        var file = Choices.FileNumber();
        var purpose = Choices.Needed("--purpose", "TEXT", "For what.");
        var verb = new Verb(
            "open",
            FormattableString.Invariant($"Opens a sealed file to you, for {(int)Openings.Last.TotalHours} hours: that you read it, and for what, is recorded first. Then 'habeas file show' shows it."),
            "habeas seal open RUR-2026-000001-66 --purpose 'copy for the appeal' --capacity 'Regional court of Streslau'")
        {
            file, purpose,
        };
        return verb.Does(globals, (parse, session) => Acting.PutOnFile(session, parse.GetValue(file)!, (found, _) => new OpenSealedFile
        {
            Id = new(session.Ids.Next()),
            Person = found.Id,
            Purpose = parse.GetValue(purpose)!,
        }));
    }

    private static Verb Lift(Globals globals)
    {
        var file = Choices.FileNumber();
        var seal = Choices.Text("--seal", "ID", "Which seal, where several stand: 'habeas seal list' shows them.");
        var authority = Choices.Needed("--authority", "NAME", "Who ordered it.");
        var why = Choices.Needed("--why", "TEXT", "Why.");
        var verb = new Verb("lift", "Takes a seal off a file.", "habeas seal lift RUR-2026-000001-66 --authority 'Regional court of Streslau' --why 'the appeal was allowed'") { file, seal, authority, why };
        return verb.Does(globals, (parse, session) => Acting.PutOnFile(session, parse.GetValue(file)!, (found, now) => new UnsealFile
        {
            Id = new(session.Ids.Next()),
            Person = found.Id,
            Seal = Which(found, parse.GetValue(seal)),
            At = now,
            Authority = parse.GetValue(authority)!,
            Why = parse.GetValue(why)!,
        }));
    }

    private static Verb List(Globals globals)
    {
        var file = Choices.FileNumber();
        var verb = new Verb("list", "Shows the seals of a file, by whose order they stand and whom they admit.", "habeas seal list RUR-2026-000001-66 --format json") { file };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var lookup = new Lookup(reading);
            var found = reading.File(lookup.Person(parse.GetValue(file)!).Person);
            var lifted = found.Of<FileUnsealed>().ToLookup(u => u.Seal);
            var zone = lookup.ZoneOf(null);
            session.Print(new Sheet(
                [Column.Of("seal"), Column.Of("since"), Column.Of("authority"), new("may_read", "May open it"), new("lifted", "Taken off")],
                [.. found.Of<FileSealed>().Select(s => (IReadOnlyList<object?>)[s.Seal.ToString(), LocalMinute.Of(s.At.Earliest, zone), s.Authority, s.MayRead, LocalMinute.Of(lifted[s.Seal].Select(u => u.At.Latest).Min(), zone)])]));
            return Exits.Ok;
        });
    }

    private static SealId Which(PersonFile file, string? named)
    {
        if (named is not null)
        {
            return Guid.TryParse(named, out var id) ? new(id) : throw Stop.Usage($"'{named}' is no id of a seal.", "'habeas seal list' shows the seals of a file.");
        }

        var off = file.Of<FileUnsealed>().Select(u => u.Seal).ToHashSet();
        return file.Of<FileSealed>().Select(s => s.Seal).Where(s => !off.Contains(s)).ToList() switch
        {
            [var one] => one,
            [] => throw Stop.NotFound("the file is not sealed."),
            _ => throw Stop.Usage("several seals stand on the file.", "Say which with --seal: 'habeas seal list' shows them."),
        };
    }
}
