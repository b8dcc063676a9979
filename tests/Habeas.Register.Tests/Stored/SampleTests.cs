using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Habeas.Register.Acts;
using Habeas.Register.Stored;

namespace Habeas.Register.Tests.Stored;

/// <summary>Stored JSON is permanent: one approved sample for each name that the catalogue knows, read back to the same bytes.</summary>
public sealed class SampleTests
{
    private const string Folder = "tests/Habeas.Register.Tests/Stored/Samples/";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> EventNames => [.. EventCatalog.Events.Values];

    public static TheoryData<string> ActNames => [.. EventCatalog.Acts.Values];

    [Theory]
    [MemberData(nameof(EventNames))]
    public void Every_event_has_an_approved_sample_that_reads_back_to_the_same_json(string name)
    {
        Approved.Match(PathOf(name), Text(RegisterJson.Write(EventNamed(name))));
        var stored = File.ReadAllText(Path.Combine(Approved.Root, PathOf(name)));
        Assert.Equal(stored, Text(RegisterJson.Write(RegisterJson.ReadEvent(Encoding.UTF8.GetBytes(stored)))));
    }

    [Theory]
    [MemberData(nameof(ActNames))]
    public void Every_act_has_an_approved_sample_that_reads_back_to_the_same_json(string name)
    {
        Approved.Match(PathOf(name), Text(RegisterJson.Write(ActNamed(name))));
        var sent = File.ReadAllText(Path.Combine(Approved.Root, PathOf(name)));
        Assert.Equal(sent, Text(RegisterJson.Write(RegisterJson.ReadAct(Encoding.UTF8.GetBytes(sent)))));
    }

    [Fact]
    public void An_event_name_is_the_kebab_case_of_its_type_with_a_version() =>
        Assert.All(EventCatalog.Events, e => Assert.Equal(JsonNamingPolicy.KebabCaseLower.ConvertName(e.Key.Name) + "@v1", e.Value));

    [Fact]
    public void Every_concrete_event_and_act_has_a_stored_name()
    {
        var types = typeof(Event).Assembly.GetTypes().Where(t => !t.IsAbstract).ToList();
        Assert.DoesNotContain(types, t => t.IsAssignableTo(typeof(Event)) && !EventCatalog.Events.ContainsKey(t));
        Assert.DoesNotContain(types, t => t.IsAssignableTo(typeof(Act)) && !EventCatalog.Acts.ContainsKey(t));
    }

    [Fact]
    public void No_sample_is_left_of_a_name_that_is_gone() =>
        Assert.Empty(Directory.GetFiles(Path.Combine(Approved.Root, Folder), "*.approved.json")
            .Select(f => Path.GetFileName(f).Replace(".approved.json", "", StringComparison.Ordinal))
            .Except([.. EventCatalog.Events.Values, .. EventCatalog.Acts.Values], StringComparer.Ordinal));

    internal static Event EventNamed(string name) =>
        Story.Told.SelectMany(t => t.Events).SelectMany(e => e is ISeveral several ? several.Says.Prepend(e) : [e]).FirstOrDefault(e => EventCatalog.NameOf(e) == name)
            ?? throw new InvalidOperationException($"No {name} occurs in the story (Stored/Story.cs): tell how it comes about.");

    internal static Act ActNamed(string name) =>
        Story.Told.Select(t => t.Act).FirstOrDefault(a => EventCatalog.NameOf(a) == name)
            ?? throw new InvalidOperationException($"No {name} occurs in the story (Stored/Story.cs): tell how it comes about.");

    /// <summary>The JSON as people read it: indented, and a line end at the end.</summary>
    internal static string Text(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static string PathOf(string name) => Folder + name + ".approved.json";
}
