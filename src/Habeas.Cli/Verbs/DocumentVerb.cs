using System.CommandLine;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Register;
using Habeas.Register.Documents;
using Habeas.Storage.Documents;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas document</c>: the papers that acts name, kept sealed beside the log.</summary>
internal static class DocumentVerb
{
    public static Verb Make(Globals globals) =>
        new("document", "Keeps the papers that acts name, such as a scanned order, and gives them back.") { Add(globals), Get(globals), List(globals) };

    private static Verb Add(Globals globals)
    {
        var path = new Argument<string>("path") { HelpName = "PATH", Description = "The document: PDF, JPEG, PNG, TIFF or plain text, at most 25 MiB." };
        var owner = new OwnerOptions();
        var verb = new Verb(
            "add",
            "Keeps a document on a person's file, and prints the digest by which an act names it.",
            "habeas document add order-17.pdf --person RUR-2026-000001-66",
            "habeas document add circular-3.pdf --of-register --format json")
        {
            path,
        };
        owner.AddTo(verb);
        return verb.Does(globals, (parse, session) =>
        {
            var content = Content(session, parse.GetValue(path)!);
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var lookup = new Lookup(reading);
            var answer = register.Door.Add(content, owner.Read(parse, lookup), session.Actor);
            if (answer is DocumentAnswer.Refused refused)
            {
                Acting.Refused(session, refused.Refusal, lookup);
                return Exits.Refused;
            }

            var kept = (DocumentAnswer.Kept)answer;
            session.Print(Card.Of(("digest", "Digest", kept.Digest), ("type", "Type", kept.Type), ("size", "Bytes", kept.Size), ("was_there", "Was there before", kept.WasThere)));
            session.Note("Put the digest into the act that rests on the document.");
            return Exits.Ok;
        });
    }

    private static Verb Get(Globals globals)
    {
        var digest = new Argument<string>("digest") { HelpName = "DIGEST", Description = "The digest that 'habeas document add' printed and acts name." };
        var output = Choices.Needed("--out", "PATH", "Where to write the document: a new file, for its owner's eyes only.");
        var verb = new Verb(
            "get",
            "Writes a document as it was added, after checking that it still is.",
            "habeas document get 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --out order-17.pdf")
        {
            digest, output,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            switch (reading.Document(parse.GetValue(digest)!))
            {
                case DocumentFound.Whole whole:
                    var given = parse.GetValue(output)!;
                    NewFile.Write(session.Surroundings.PathOf(given), given, stream =>
                    {
                        stream.Write(whole.Content);
                        return true;
                    });
                    session.Print(Card.Of(("path", "Written to", given), ("type", "Type", whole.Type), ("size", "Bytes", whole.Content.LongLength)));
                    return Exits.Ok;
                case DocumentFound.Erased:
                    throw Stop.NotFound("the document was erased: the key that sealed it is destroyed.");
                case DocumentFound.Guarded:
                    throw Kept();
                default:
                    throw Stop.NotFound("no document with this digest was added.", "What an act names may exist on paper only. 'habeas document list' shows what is kept.");
            }
        });
    }

    private static Verb List(Globals globals)
    {
        var owner = new OwnerOptions();
        var verb = new Verb(
            "list",
            "Lists the documents of a person's file, those that its entries name and that are not kept, and those that no entry names.",
            "habeas document list --person RUR-2026-000001-66",
            "habeas document list --of-register")
        {
            Remarks = "State: named (kept, and an entry names it), orphan (kept, and no entry of the file names it), absent (an entry names it, and it was never added: perhaps it exists on paper only), erased (its key is destroyed).",
        };
        owner.AddTo(verb);
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var of = owner.Read(parse, new Lookup(reading));
            if (of is { } person && reading.Person(person) is { IsGuarded: true })
            {
                throw Kept();
            }

            // Of the register's own documents it is not told which entry names them: that is in all of the log.
            session.Print(new Sheet(
                [Column.Of("digest"), Column.Of("type"), new("size", "Bytes", Right: true), new("added_at", "Added"), .. of is null ? Array.Empty<Column>() : [Column.Of("state"), new("named_in", "Named in entry")]],
                [
                    .. reading.Documents(of).Select(d => (IReadOnlyList<object?>)
                    [
                        d.Digest, d.Type, d.Size, d.AddedAt, .. of is null ? Array.Empty<object?>() : [d.State, d.NamedIn.Select(e => FormattableString.Invariant($"{e}")).ToList()],
                    ]),
                ]));
            return Exits.Ok;
        });
    }

    private static Stop Kept() => new(Exits.Refused, "the papers of this file are kept from this reader.", "'habeas file show FILE' says by whose order.");

    /// <summary>Reads no more than what would be refused for its size.</summary>
    private static byte[] Content(Session session, string path)
    {
        var full = session.Surroundings.PathOf(path);
        if (!File.Exists(full))
        {
            throw Stop.NotFound($"there is no file {path}.");
        }

        using var file = File.OpenRead(full);
        var content = new byte[Math.Min(file.Length, DocumentContent.MostBytes + 1L)];
        file.ReadExactly(content);
        return content;
    }

    /// <summary>Whose documents: a person's, or the register's own. One of the two is said, so that nobody's paper becomes unerasable by an omission.</summary>
    private sealed class OwnerOptions
    {
        private readonly Option<string?> _person = Choices.Text("--person", "FILE", "The file of the person it is about, with whose key it is erased.");
        private readonly Option<bool> _ofRegister = Choices.Flag("--of-register", "A document about no person: it is never erased.");

        public void AddTo(Command command)
        {
            command.Options.Add(_person);
            command.Options.Add(_ofRegister);
        }

        public PersonId? Read(ParseResult parse, Lookup lookup) => (parse.GetValue(_person), parse.GetValue(_ofRegister)) switch
        {
            (null, true) => null,
            ({ } person, false) => lookup.Person(person).Person,
            _ => throw Stop.Usage("whose document?", "Give --person FILE, or --of-register for one that is about nobody."),
        };
    }
}
