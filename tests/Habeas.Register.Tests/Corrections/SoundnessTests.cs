using System.Text.Json.Nodes;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Readers;
using Habeas.Register.Stored;
using Habeas.Register.Tests.Stored;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Corrections;

/// <summary>
/// What an act refuses of the facts that it tells, a correction refuses too, and what an act takes a correction takes: every text and every
/// time of every act of the story is spoilt, one by one, in the act and in the events that it became.
/// </summary>
public sealed class SoundnessTests
{
    private static readonly string[] Faults = ["incomplete", "unknown-code", "not-yet-happened", "prohibited-ground"];

    /// <summary>What an act asks of other facts on file, such as the units of a place; and times of an account within an event.</summary>
    private static readonly string[] OfOtherFacts =
    [
        "unit-opened@v1 within", "moved-to-unit@v1 unit", "unit-closed@v1 unit", "roll-counted@v1 units.0.unit", "difference-resolved@v1 unit",
        "relative-recorded@v1 relative.relation.code", "examination-recorded@v1 examination.complaints.0.at.earliest",
        "visit-recorded@v1 visit.until.earliest", "claim-lodged@v1 lastSeen.at.earliest",
    ];

    private static readonly string[] OfTheActItself = ["id", "type", "reason", "legalBasis", "documents", "onPaper", "despiteClock"];

    [Fact]
    public void A_correction_refuses_what_the_act_that_records_the_event_refuses() => AssertNone(Differences((byAct, byCorrection) => byAct && !byCorrection));

    [Fact]
    public void A_correction_takes_what_the_act_that_records_the_event_takes() => AssertNone(Differences((byAct, byCorrection) => !byAct && byCorrection));

    [Fact]
    public void A_time_in_no_zone_is_refused_in_every_event_wherever_it_stands()
    {
        var (book, told) = Read();
        var spoilt = 0;
        foreach (var (at, recorded) in told.Where(t => t.Event is not ICorrection and not IStandsAsRecorded))
        {
            var json = JsonNode.Parse(RegisterJson.Write(recorded))!;
            foreach (var zone in Leaves(json).Where(l => l.Name == "zone").ToList())
            {
                spoilt++;
                Assert.Equal("incomplete", Correction(book, at, recorded, json, zone, "Nowhere/Nothing")?.Code);
            }
        }

        Assert.True(spoilt > 200);
    }

    /// <summary>Every spoilt field of which the two answers differ as <paramref name="differ"/> says.</summary>
    private static string Differences(Func<bool, bool, bool> differ)
    {
        var (last, _) = Read();
        var differences = new List<string>();
        var book = new Book();
        var entry = 0L;
        foreach (var act in Story.Acts(book))
        {
            var whole = JsonNode.Parse(RegisterJson.Write(act))!;
            var spoilt = act is CorrectEvent or AnnulEvent ? []
                : Leaves(whole).SelectMany(leaf => Spoilings(leaf).Select(s => (Leaf: leaf, By: s, Refused: Refusal(book, whole, leaf, s)))).ToList();
            var events = book.Do(act);
            for (var part = 0; part < events.Count; part++)
            {
                var json = JsonNode.Parse(RegisterJson.Write(events[part]))!;
                foreach (var (leaf, by, refused) in spoilt.Where(s => s.Refused != Unread && events[part] is not IStandsAsRecorded))
                {
                    if (Leaves(json).FirstOrDefault(l => l.Means(leaf)) is { } same &&
                        (refused is null || Faults.Contains(refused)) &&
                        !OfOtherFacts.Contains($"{EventCatalog.NameOf(events[part])} {same.Path}") &&
                        differ(refused is not null, Correction(last, new(entry, part + 1), events[part], json, same, by) is not null))
                    {
                        differences.Add($"{EventCatalog.NameOf(events[part])} {same.Path} '{by}' {refused}");
                    }
                }
            }

            entry++;
        }

        return string.Join('\n', differences.Distinct());
    }

    private static void AssertNone(string differences) => Assert.True(differences.Length == 0, differences);

    private const string Unread = "unread";

    private static (Book Book, List<(EventRef At, Event Event)> Told) Read()
    {
        var book = new Book();
        var told = new List<(EventRef, Event)>();
        var entry = 0L;
        foreach (var act in Story.Acts(book))
        {
            told.AddRange(book.Do(act).Select((e, i) => (new EventRef(entry, i + 1), e)));
            entry++;
        }

        return (book, told);
    }

    /// <summary>What stands in the place of a text: nothing known, a blank, no zone, or a time that lies ahead.</summary>
    private static IEnumerable<string> Spoilings(Leaf leaf) => leaf.Name switch
    {
        "zone" => ["Nowhere/Nothing"],
        "earliest" or "latest" => leaf.Name == "latest" ? [] : ["2150-01-01T00:00:00Z"],
        _ when Guid.TryParse(leaf.Value, out _) => [],
        _ => ["no-such-code", " "],
    };

    /// <summary>The code with which the act is refused when one of its texts is another; null where it is taken.</summary>
    private static string? Refusal(Book book, JsonNode whole, Leaf leaf, string by)
    {
        try
        {
            var act = RegisterJson.ReadAct(Bytes(whole, leaf, by));
            return (book.Try(act) as Outcome.Refused)?.Refusal.Code;
        }
        catch (System.Text.Json.JsonException)
        {
            return Unread;
        }
    }

    private static Refusal? Correction(Book book, EventRef at, Event recorded, JsonNode json, Leaf leaf, string by)
    {
        var act = new CorrectEvent { Id = Asked, About = recorded.Subject, Target = at, By = RegisterJson.ReadEvent(Bytes(json, leaf, by)), Reason = "misread" };
        book.Officer = Guard.Of(recorded) is { } guard ? new("J. Kafkova", guard.Authority) : Book.Registrar;
        var refusal = (book.Try(act) as Outcome.Refused)?.Refusal;
        return refusal?.Code is "already-annulled" ? throw new InvalidOperationException("The story annuls it.") : refusal;
    }

    private static byte[] Bytes(JsonNode whole, Leaf leaf, string by)
    {
        var copy = whole.DeepClone();
        var steps = leaf.Steps;
        var parent = copy;
        foreach (var step in steps.Take(steps.Length - 1))
        {
            parent = step is int index ? parent![index] : parent![(string)step];
        }

        if (steps[^1] is int last)
        {
            parent![last] = by;
        }
        else
        {
            parent![(string)steps[^1]] = by;
            if (leaf.Name == "earliest" && parent["latest"] is not null)
            {
                parent["latest"] = "2150-01-02T00:00:00Z";
            }
        }

        return System.Text.Encoding.UTF8.GetBytes(copy.ToJsonString());
    }

    private static IEnumerable<Leaf> Leaves(JsonNode json) => Leaves(json, [], "", json).Where(l => !OfTheActItself.Contains(l.Steps[0]));

    private static IEnumerable<Leaf> Leaves(JsonNode? node, object[] steps, string name, JsonNode holder) => node switch
    {
        JsonObject o => o.SelectMany(f => Leaves(f.Value, [.. steps, f.Key], f.Key, o)),
        JsonArray a => a.SelectMany((e, i) => Leaves(e, [.. steps, i], name, a)),
        JsonValue v when v.GetValueKind() == System.Text.Json.JsonValueKind.String && name != "type" => [new(steps, name, v.GetValue<string>(), holder.ToJsonString())],
        _ => [],
    };

    /// <param name="Steps">The way to the text: names of fields, and places in lists.</param>
    /// <param name="Name">The field.</param>
    /// <param name="Value">The text.</param>
    /// <param name="Holder">The object or list that holds it, as JSON.</param>
    private sealed record Leaf(object[] Steps, string Name, string Value, string Holder)
    {
        public string Path => string.Join('.', Steps);

        /// <summary>The same text of the same thing: at the same place, or within an equal object.</summary>
        public bool Means(Leaf other) => Name == other.Name && Value == other.Value
            && (Path == other.Path || (Steps.Length > 1 && other.Steps.Length > 1 && Holder == other.Holder && Steps[^2].Equals(other.Steps[^2])));
    }
}
