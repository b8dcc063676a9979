using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register.Readers;
using Habeas.Register.Stored;
using Habeas.Register.Time;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Cli.Verbs;

/// <summary>
/// <c>habeas file export</c>: a copy of their own file for a person in custody, or whom they choose (Nelson Mandela Rule 9), for print or for
/// a program. It never holds more than the officer who makes it may read, and says what it leaves out and why.
/// </summary>
internal sealed class FileExport
{
    private readonly Argument<string> _file = Choices.FileNumber();
    private readonly Option<string> _out = Choices.Needed("--out", "PATH", "Where to write it: a name that ends in .html for print, in .json for programs.");
    private readonly Option<string?> _knownAt = KnownAt.Option();

    public static Verb Make(Globals globals)
    {
        var options = new FileExport();
        var verb = new Verb(
            "export",
            "Writes a copy of a person's file for the person themselves, as HTML for print or as JSON, and says what it leaves out and why.",
            "habeas file export RUR-2026-000001-66 --out copy.html",
            "habeas file export RUR-2026-000001-66 --out copy.json")
        {
            options._file, options._out, options._knownAt,
        };
        return verb.Does(globals, options.Run);
    }

    private int Run(ParseResult parse, Session session)
    {
        var given = parse.GetValue(_out)!;
        var html = Path.GetExtension(given) switch
        {
            ".html" => true,
            ".json" => false,
            _ => throw Stop.Usage($"--out {given} ends in neither .html nor .json.", "Name it copy.html for print, or copy.json for programs."),
        };
        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var lookup = new Lookup(reading);
        var person = lookup.Person(parse.GetValue(_file)!);
        var known = KnownAt.Read(reading, parse.GetValue(_knownAt), Zones.Get(lookup.ZoneOf(null)));
        var now = session.Now;
        var disclosed = reading.Disclosed(person.Person, Purpose.OwnCopy, known);
        if (!disclosed.File.Exists)
        {
            throw Stop.NotFound($"the register knew nothing of {person.FileNumber ?? person.Person.ToString()} then.");
        }

        var last = known ?? (reading.Head().Size - 1);
        NewFile.WriteText(session.Surroundings.PathOf(given), given, writer =>
        {
            if (html)
            {
                DossierHtml.Write(writer, $"Copy of file {person.FileNumber}", Notes(register.Origin, last, disclosed, now, lookup), FileShow.Dossier(disclosed, now, lookup, programs: false, sections: null, copy: true));
            }
            else
            {
                writer.WriteLine(Json(register.Origin, last, disclosed, now));
            }

            return true;
        });
        session.Print(Card.Of(
            ("path", "Written to", given),
            ("file_number", "File number", person.FileNumber),
            ("left_out", "Left out", disclosed.LeftOut.GroupBy(l => l.What, StringComparer.Ordinal).Select(g => string.Create(CultureInfo.InvariantCulture, $"{SectionWords.What(g.Key)} ({g.Count()})")).ToList())));
        return Exits.Ok;
    }

    private static IEnumerable<string> Notes(string origin, long last, DisclosedFile disclosed, Instant now, Lookup lookup)
    {
        var zone = lookup.ZoneOf(null);
        yield return string.Create(CultureInfo.InvariantCulture, $"Register {origin}, up to entry {last}. Made {Cells.ForPeople(new LocalMinute(now, zone))}.");
        yield return "This is your file, or that of the person who gave you this copy. If something in it is wrong or missing, you can ask the place or the register to correct it: what was recorded stays to be seen, with what is right beside it.";
        yield return disclosed.LeftOut.Count == 0 ? "Nothing is left out." : "Some things are left out. The last table says which, and by what rule or order.";
    }

    private static string Json(string origin, long last, DisclosedFile disclosed, Instant now) => SheetText.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("file_number", disclosed.File.FileNumber);
        json.WriteString("person", disclosed.File.Id.ToString());
        json.WriteString("register", origin);
        json.WriteNumber("last_entry", last);
        json.WriteString("made_at", InstantPattern.ExtendedIso.Format(now));
        json.WriteStartObject("sections");
        foreach (var section in FileTexts.Facts(disclosed.File))
        {
            json.WriteStartArray(section.Key.Name);
            foreach (var fact in section)
            {
                json.WriteStartObject();
                json.WriteString("event", fact.Ref.ToString());
                json.WriteString("recorded_at", InstantPattern.ExtendedIso.Format(fact.At));
                json.WriteString("corrected_by", fact.CorrectedBy?.ToString());
                json.WritePropertyName("says");
                json.WriteRawValue(RegisterJson.Write(fact.Event));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WritePropertyName("left_out");
        SheetText.Rows(json, FileTexts.LeftOut(disclosed, programs: true));
        json.WriteEndObject();
    });
}
