using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Receipts;
using Habeas.Cli.Words;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Receipts;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Verbs;

/// <summary>
/// <c>habeas receipt</c>: what a person keeps to show, years later and without the register, that something about them was recorded. It never
/// holds more than the officer who makes it may read.
/// </summary>
internal sealed class ReceiptVerb
{
    /// <summary>What a receipt is asked for first: that somebody came, went on, or went.</summary>
    private static readonly string[] Usual = ["person-admitted", "presence-recorded", "transfer-departed", "transfer-arrived", "release-processed", "person-left"];

    private readonly Argument<string> _of = new("file-or-entry") { HelpName = "FILE|ENTRY", Description = "The file number, or the person's id, or the number of an entry." };
    private readonly Option<int?> _part = new("--part") { HelpName = "N", Description = "Which part of the entry, from 1; otherwise the first that tells of a coming or going." };
    private readonly Option<string?> _event = Choices.Text("--event", "TYPE", "The last event of that type, such as person-admitted; otherwise the last coming or going.");
    private readonly Option<string> _out = Choices.Needed("--out", "FILE", "Where to write the receipt: the file that is kept and checked.");
    private readonly Option<string?> _page = Choices.Text("--page", "PATH", "Where to write it for print, as HTML with QR codes.");
    private readonly Option<string> _language = Choices.Among(
        new Option<string>("--language") { HelpName = "CODE", Description = $"The language of the page: {string.Join(", ", ReceiptTexts.Kept.Languages)}.", DefaultValueFactory = _ => "en" }, [.. ReceiptTexts.Kept.Languages]);
    private readonly Option<string?> _texts = Choices.Text("--texts", "FILE", "The page's texts in another language, translated from those that 'habeas receipt texts' prints.");

    public static Verb Make(Globals globals)
    {
        var options = new ReceiptVerb();
        var verb = new Verb(
            "receipt",
            "Makes a receipt of an admission, a transfer, a release or any other event, for the person it is about.",
            "habeas receipt RUR-2026-000001-66 --out admission.receipt --page admission.html",
            "habeas receipt RUR-2026-000001-66 --event person-left --out release.receipt",
            "habeas receipt 12 --part 2 --out entry-12.receipt --page entry-12.html --texts receipts.uk.json")
        {
            Remarks = "A receipt opens one part of one entry and nothing else. Whoever has it can read that part: give it to the person, or to whom they choose. It is checked with 'habeas-verify receipt', offline and without the register.",
        };
        verb.Add(options._of);
        foreach (var option in (Option[])[options._part, options._event, options._out, options._page, options._language, options._texts])
        {
            verb.Add(option);
        }

        verb.Add(Texts(globals));
        return verb.Does(globals, options.Run);
    }

    private static Verb Texts(Globals globals)
    {
        var verb = new Verb("texts", "Prints what the page of a receipt says in English, to be translated into another language.", "habeas receipt texts > receipts.uk.json");
        return verb.Does(globals, (_, session) =>
        {
            session.Surroundings.Out.WriteLine(ReceiptTexts.Kept.Raw("en").TrimEnd());
            return Exits.Ok;
        });
    }

    private int Run(ParseResult parse, Session session)
    {
        var texts = parse.GetValue(_texts) is { } file ? ReceiptTexts.Read(session.Bytes(file), Path.GetFileName(file)) : ReceiptTexts.Kept.In(parse.GetValue(_language)!);
        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var lookup = new Lookup(reading);
        var place = Which(parse, reading, lookup);
        var made = reading.Receipt(place) ?? throw Stop.NotFound($"there is no event {place} in this register.", "Part 0 of an entry is its header, of which no receipt is made.");
        if (made.Kept is { } kept)
        {
            throw new Stop(Exits.Refused, $"event {place} is kept from you, whole or in part: {SectionWords.What(kept.What)}; {kept.Why}.", "Whoever may read all of it can make the receipt.");
        }

        var receipt = made.Receipt!;
        var given = parse.GetValue(_out)!;
        NewFile.Write(session.Surroundings.PathOf(given), given, to =>
        {
            to.Write(receipt.ToBytes());
            return true;
        });
        var page = Page(register.Origin, SignedBy(register.VerifierKeys, receipt).ToString(), made, reading, lookup);
        var print = parse.GetValue(_page);
        if (print is not null)
        {
            NewFile.WriteText(session.Surroundings.PathOf(print), print, writer =>
            {
                ReceiptHtml.Write(writer, texts, page, receipt);
                return true;
            });
        }

        session.Print(Card.Of(
            ("path", "Written to", given), ("page", "For print", print), ("entry", "Entry", place.Entry), ("part", "Part", (long)place.Part), ("type", "Event", Type(made)),
            ("content", "Shows its content", receipt.Shown is not null), ("size", "In a register of", page.Size), ("witnesses", "Cosigned by", page.Witnesses.ToList()),
            ("codes", "QR codes", (long)ReceiptCodes.Of(receipt.ToBytes()).Count)));
        return Exits.Ok;
    }

    /// <summary>The newest of the register's keys that signed the receipt's checkpoint: the one with which it is checked.</summary>
    private static VerifierKey SignedBy(IReadOnlyList<VerifierKey> keys, Receipt receipt) =>
        keys.Last(k => receipt.Proof.Checkpoint.Verify([k]).Holds);

    private EventRef Which(ParseResult parse, Reading reading, Lookup lookup)
    {
        var of = parse.GetValue(_of)!;
        var type = parse.GetValue(_event);
        if (!long.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            var person = lookup.Person(of);
            return parse.GetValue(_part) is not null
                ? throw Stop.Usage("--part is a part of an entry: give the number of the entry.")
                : Last(reading.Disclosed(person.Person, Purpose.OwnCopy), type, of);
        }

        var header = (reading.Entry(index) ?? throw Stop.NotFound(FormattableString.Invariant($"there is no entry {index} in this register."), "Entries are numbered from 0.")).Header;
        if (parse.GetValue(_part) is { } part)
        {
            return new(index, part);
        }

        var at = header?.Parts.ToList().FindIndex(p => Is(p.Type, type)) ?? 0;
        return at >= 0 ? new(index, at + 1)
            : type is null ? new(index, 1)
            : throw Stop.NotFound(FormattableString.Invariant($"entry {index} holds no event of that type."));
    }

    private static EventRef Last(DisclosedFile disclosed, string? type, string file) =>
        disclosed.File.Chronicle.Events.LastOrDefault(e => Is(Register.Stored.EventCatalog.NameOf(e.Event), type)) is { } last ? last.Ref
        : disclosed.LeftOut.FirstOrDefault(l => l.Whole) is { } left && disclosed.IsSealed
            ? throw new Stop(Exits.Refused, $"the file is kept from you: {SectionWords.What(left.What)}; {left.Why}.", "Whom the seal admits can make the receipt, after 'habeas seal open'.")
        : throw Stop.NotFound($"file {file} shows no such event.", "'habeas file history' lists the events of a file; --event names the type.");

    /// <summary>Whether a stored name, such as person-admitted@v1, is of the type asked for.</summary>
    private static bool Is(string stored, string? type)
    {
        var name = stored.Split('@')[0];
        return type is null ? Usual.Contains(name, StringComparer.Ordinal) : name == type || stored == type;
    }

    private static string? Type(EventReceipt made) => made.Entry.Header?.Parts.ElementAtOrDefault(made.Part.Part - 1)?.Type;

    private static ReceiptPage Page(string origin, string key, EventReceipt made, Reading reading, Lookup lookup)
    {
        var receipt = made.Receipt!;
        var said = receipt.Shown is null ? null : made.Part.Event;
        var person = made.Owner is { Kind: SubjectKind.Person } owner ? reading.Person(new PersonId(owner.Value)) : null;
        _ = Checkpoint.TryParse(receipt.Proof.Checkpoint.Text, out var checkpoint);
        var header = made.Entry.Header;
        var words = said is null ? null : EventWords.Say(said, lookup.NameOf);
        return new(
            origin,
            key,
            person?.FileNumber,
            said is IdentityRecorded identity ? $"{words}: {string.Join("; ", IdentityWords.Say(identity.Identity))}" : words,
            EventWords.Time(said?.Occurred),
            header is null ? null : Cells.ForPeople(header.RecordedAt),
            header is null ? null : $"{header.Actor.Officer}, {header.Actor.Capacity}",
            checkpoint!.Size,
            [.. receipt.Proof.Checkpoint.Signatures.Select(s => s.KeyName).Where(n => n != origin).Distinct(StringComparer.Ordinal)]);
    }
}
