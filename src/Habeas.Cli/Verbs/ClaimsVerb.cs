using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register.Claims;
using Habeas.Register.Time;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas claims</c>: who is sought, where they are claimed to be held, and which claims wait for an answer.</summary>
internal sealed class ClaimsVerb
{
    private readonly Option<string?> _place = Choices.Text("--place", "PLACE", "Only claims that name this place.");
    private readonly Option<string[]> _state = Choices.Among(Choices.Several("--state", "STATE", "Only claims that stand so: " + string.Join(", ", ClaimStates.All) + "."), [.. ClaimStates.All]);
    private readonly Option<string?> _asOf = Choices.Text("--as-of", "WHEN", "How they stood at that time; otherwise now.");
    private readonly Option<string?> _knownAt = KnownAt.Option();

    public static Verb Make(Globals globals)
    {
        var options = new ClaimsVerb();
        var verb = new Verb(
            "claims",
            "Shows claims that a person is held, with what was answered, which are overdue, and which answers something speaks against. It never names who lodged one.",
            "habeas claims",
            "habeas claims --state overdue contradicted --format csv",
            "habeas claims --place 'Strelsau Remand Prison' --as-of 2026-03-01")
        {
            options._place, options._state, options._asOf, options._knownAt,
        };
        return verb.Does(globals, options.Run);
    }

    private int Run(ParseResult parse, Session session)
    {
        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var lookup = new Lookup(reading);
        var place = parse.GetValue(_place) is { } named ? lookup.Place(named) : null;
        var zone = Zones.Get(place?.Zone ?? lookup.ZoneOf(null));
        var known = KnownAt.Read(reading, parse.GetValue(_knownAt), zone);
        var at = parse.GetValue(_asOf) is { } text ? Times.EndOf("--as-of", text, zone) : session.Now;
        var wanted = parse.GetValue(_state) is { Length: > 0 } states ? states : null;
        var claims = Files.Read(session, reading, reading.PersonsClaimed(known), known).SelectMany(f => ClaimsOnFile.At(f, at))
            .Where(c => place is null || c.Lodged.Place == place.Place)
            .OrderBy(c => c.Lodged.AnswerBy).ThenBy(c => c.Lodged.Claim.Value).ToList();
        session.Print(new Sheet(
            [
                Column.Of("claim"), new("file_number", "File"), Column.Of("name"), Column.Of("place"), Column.Of("lodged"), new("answer_by", "Answer due"),
                Column.Of("state"), new("answers", "Answered"), new("contradictions", "What speaks against it"),
            ],
            [.. claims.Where(c => wanted?.Contains(c.State) != false).Select(c => Row(c, lookup, reading))]));
        session.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{claims.Count} claims: {claims.Count(c => c.IsUnanswered)} without an answer, {claims.Count(c => c.State == ClaimStates.Overdue)} of them overdue; {claims.Count(c => c.State == ClaimStates.Contradicted)} answered against what the register or a finding shows."));
        return Exits.Ok;
    }

    private static IReadOnlyList<object?> Row(ClaimState claim, Lookup lookup, Reading reading)
    {
        var person = reading.Person(claim.Lodged.Person);
        return
        [
            claim.Lodged.Claim.ToString(), person?.FileNumber, PersonWords.Shown(person), claim.Lodged.Place is { } place ? lookup.NameOf(place) : "(nobody knows where)",
            EventWords.Time(claim.Lodged.At), new LocalMinute(claim.Lodged.AnswerBy, claim.Lodged.At.Zone), claim.State,
            claim.Answers.Select(a => $"{lookup.NameOf(a.Place)}: {a.Answer}").ToList(), claim.Contradictions.Select(c => c.Code).Distinct().ToList(),
        ];
    }
}
