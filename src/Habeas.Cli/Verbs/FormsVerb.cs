using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Asking;
using Habeas.Cli.Forms;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Forms;
using Habeas.Storage;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas forms</c>: blank forms with numbers, for the hours in which the register cannot be reached, and what became of each.</summary>
internal static class FormsVerb
{
    public static Verb Make(Globals globals)
    {
        var verb = new Verb("forms", "Prints numbered blank forms for a power cut, and shows what became of each number.");
        foreach (var kind in FormKinds.All)
        {
            verb.Add(Print(globals, kind));
        }

        verb.Add(Texts(globals));
        verb.Add(Gaps(globals));
        verb.Add(End(globals));
        return verb;
    }

    private static Verb Print(Globals globals, string kind)
    {
        var place = Choices.Needed("--place", "PLACE", "Whose forms: a place's name or id.");
        var count = new Option<int>("--count") { HelpName = "N", Description = $"How many sheets, 1 to {PrintForms.Most.ToString(CultureInfo.InvariantCulture)}.", Required = true };
        var output = Choices.Needed("--out", "PATH", "Where to write them, as HTML: open it in a browser and print it.");
        var language = Choices.Among(
            new Option<string>("--language") { HelpName = "CODE", Description = $"The language they are in: {string.Join(", ", FormTexts.Kept.Languages)}.", DefaultValueFactory = _ => "en" }, [.. FormTexts.Kept.Languages]);
        var texts = Choices.Text("--texts", "FILE", "The texts in another language, translated from those that 'habeas forms texts' prints.");
        var verb = new Verb(
            kind,
            $"Prints blank forms: {FormTexts.Kept.In("en").Kinds[kind].Title.ToLowerInvariant()}.",
            $"habeas forms {kind} --place 'Strelsau Remand Prison' --count 20 --out {kind}.html",
            $"habeas forms {kind} --place 'Strelsau Remand Prison' --count 20 --out {kind}.html --texts forms.uk.json")
        {
            place, count, output, language, texts,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var said = parse.GetValue(texts) is { } file ? FormTexts.Read(session.Bytes(file), Path.GetFileName(file)) : FormTexts.Kept.In(parse.GetValue(language)!);
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var where = new Lookup(reading).Place(parse.GetValue(place)!);
            var act = new PrintForms { Id = new ActId(session.Ids.Next()), Place = where.Place, Kind = kind, Count = parse.GetValue(count) };

            // The file is made before numbers are given out: forms that cannot be written use none up.
            var given = parse.GetValue(output)!;
            var written = NewFile.WriteText(session.Surroundings.PathOf(given), given, writer =>
            {
                if (Acting.Put(session, register, act) is not { } done)
                {
                    return false;
                }

                var numbers = Numbers(register, session.Actor, where.Place, done.Entry, act.Count);
                FormHtml.Write(writer, said, kind, where.Name, register.Origin, numbers);
                session.Print(Card.Of(
                    ("path", "Written to", given), ("kind", "Form", kind), ("first", "First number", numbers[0].ToString()), ("last", "Last number", numbers[^1].ToString()),
                    ("count", "Sheets", act.Count), ("entry", "Entry", done.Entry)));
                return true;
            });
            if (!written)
            {
                return Exits.Refused;
            }

            session.Note("Keep the printed sheets where they are found in the dark. Whoever enters one later puts its number, author and time into the act, as onPaper.");
            return Exits.Ok;
        });
    }

    private static Verb Texts(Globals globals)
    {
        var verb = new Verb("texts", "Prints what the forms say in English, to be translated into another language.", "habeas forms texts > forms.uk.json");
        return verb.Does(globals, (_, session) =>
        {
            session.Surroundings.Out.WriteLine(FormTexts.Kept.Raw("en").TrimEnd());
            return Exits.Ok;
        });
    }

    private static Verb Gaps(Globals globals)
    {
        var place = Choices.Needed("--place", "PLACE", "Whose forms: a place's name or id.");
        var verb = new Verb(
            "gaps",
            "Shows what became of each number that was printed, and which are missing.",
            "habeas forms gaps --place 'Strelsau Remand Prison'")
        {
            Remarks = "State: entered (it is in the register), void, lost or destroyed (declared), missing (neither, though a later form of its kind was used: find the sheet), unused (no later form of its kind was used), never-printed (used under a number that the register gave nobody).",
        };
        verb.Add(place);
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var forms = PlaceForms.Of(reading.Place(new Lookup(reading).Place(parse.GetValue(place)!).Place));
            session.Print(new Sheet(
                [Column.Of("from"), Column.Of("to"), new("count", "Forms", Right: true), Column.Of("kind"), Column.Of("state"), new("entries", "In entry")],
                [.. Runs(forms).Select(r => (IReadOnlyList<object?>)[r[0].Number.ToString(), r[^1].Number.ToString(), (long)r.Count, r[0].Kind, r[0].State, r[0].Entries.Select(e => FormattableString.Invariant($"{e}")).ToList()])]));
            var missing = forms.Count(f => f.State == FormStates.Missing);
            if (missing > 0)
            {
                session.Note(string.Create(CultureInfo.InvariantCulture, $"{missing} {(missing == 1 ? "form is" : "forms are")} missing. Enter what is on {(missing == 1 ? "it" : "them")}, or say with 'habeas forms end' what became of {(missing == 1 ? "it" : "them")}."));
            }

            return Exits.Ok;
        });
    }

    private static Verb End(Globals globals)
    {
        var numbers = new Argument<string[]>("number") { HelpName = "NUMBER", Description = "The numbers as printed, with their check digits.", Arity = ArgumentArity.OneOrMore };
        var place = Choices.Needed("--place", "PLACE", "Whose forms: a place's name or id.");
        var why = Choices.Among(Choices.Needed("--why", "WORD", $"How they ended: {string.Join(", ", FormEnds.All)}."), [.. FormEnds.All]);
        var words = Choices.Needed("--words", "WORDS", "What happened to them.");
        var verb = new Verb(
            "end",
            "Declares printed forms void, lost or destroyed.",
            "habeas forms end 000004-17 --place 'Strelsau Remand Prison' --why void --words 'spoiled by water'")
        {
            numbers, place, why, words,
        };
        return verb.Does(globals, (parse, session) =>
        {
            using var register = session.Open();
            using var reading = register.Read(session.Actor);
            var where = new Lookup(reading).Place(parse.GetValue(place)!);
            var act = new EndForms
            {
                Id = new ActId(session.Ids.Next()),
                Place = where.Place,
                Forms = parse.GetValue(numbers)!,
                Why = parse.GetValue(why)!,
                Words = parse.GetValue(words)!,
            };
            if (Acting.Put(session, register, act) is not { } done)
            {
                return Exits.Refused;
            }

            session.Print(Card.Of(("place", "Place", where.Name), ("forms", "Forms", act.Forms.ToList()), ("why", "Are", act.Why), ("entry", "Entry", done.Entry), ("recorded_at", "Recorded", done.RecordedAt)));
            return Exits.Ok;
        });
    }

    /// <summary>The numbers that an entry gave out.</summary>
    private static List<FormNumber> Numbers(StoredRegister register, Actor actor, PlaceId place, long entry, int count)
    {
        using var reading = register.Read(actor);
        var printed = reading.Place(place).Chronicle.Events.Where(e => e.Ref.Entry == entry).Select(e => e.Event).OfType<FormsPrinted>().Single();
        return [.. Enumerable.Range(printed.First, count).Select(n => new FormNumber(place, n))];
    }

    /// <summary>Forms that follow one another and stand alike; one that is in an entry stands alone.</summary>
    private static List<List<FormState>> Runs(IReadOnlyList<FormState> forms)
    {
        var runs = new List<List<FormState>>();
        foreach (var form in forms)
        {
            var before = runs.Count > 0 ? runs[^1][^1] : null;
            if (before is null || before.Number.Serial + 1 != form.Number.Serial || (before.Kind, before.State) != (form.Kind, form.State) || form.Entries.Count > 0)
            {
                runs.Add([]);
            }

            runs[^1].Add(form);
        }

        return runs;
    }
}
