using System.Text;
using System.Text.Json.Nodes;
using Habeas.Register.Stored;
using NJsonSchema;

namespace Habeas.Register.Tests.Stored;

/// <summary>The JSON Schemas of docs/reference are fresh, take every approved sample, and refuse what the register would not read.</summary>
public sealed class SchemaTests
{
    private const string Folder = "docs/reference/";

    public static TheoryData<string> EventNames => [.. EventCatalog.Events.Values];

    public static TheoryData<string> ActNames => [.. EventCatalog.Acts.Values];

    [Fact]
    public void The_schema_of_acts_is_fresh() => Approved.Match(Folder + "acts.schema.json", Schemas.OfActs());

    [Fact]
    public void The_schema_of_events_is_fresh() => Approved.Match(Folder + "events.schema.json", Schemas.OfEvents());

    [Theory]
    [MemberData(nameof(EventNames))]
    public async Task Every_sample_of_an_event_is_valid(string name) =>
        Assert.Empty((await Events.Value).Validate(Encoding.UTF8.GetString(RegisterJson.Write(SampleTests.EventNamed(name)))));

    [Theory]
    [MemberData(nameof(ActNames))]
    public async Task Every_sample_of_an_act_is_valid(string name) =>
        Assert.Empty((await Acts.Value).Validate(Encoding.UTF8.GetString(RegisterJson.Write(SampleTests.ActNamed(name)))));

    [Theory]
    [InlineData("person", "0198-not-an-id")]
    [InlineData("at", "2026-03-04")]
    [InlineData("notAField", "x")]
    [InlineData("type", "admit-nobody")]
    public async Task Act_with_a_field_that_is_not_one_is_refused(string field, string value)
    {
        var act = JsonNode.Parse(RegisterJson.Write(SampleTests.ActNamed("admit-person")))!;
        act[field] = value;
        Assert.NotEmpty((await Acts.Value).Validate(act.ToJsonString()));
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => RegisterJson.ReadAct(Encoding.UTF8.GetBytes(act.ToJsonString())));
    }

    [Theory]
    [MemberData(nameof(ActNames))]
    public async Task Act_without_a_required_field_is_refused_by_the_schema_and_by_the_register(string name)
    {
        var act = JsonNode.Parse(RegisterJson.Write(SampleTests.ActNamed(name)))!.AsObject();
        act.Remove("id");
        Assert.NotEmpty((await Acts.Value).Validate(act.ToJsonString()));
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => RegisterJson.ReadAct(Encoding.UTF8.GetBytes(act.ToJsonString())));
    }

    private static readonly Lazy<Task<JsonSchema>> Acts = Read("acts");
    private static readonly Lazy<Task<JsonSchema>> Events = Read("events");

    private static Lazy<Task<JsonSchema>> Read(string name) => new(() => JsonSchema.FromFileAsync(Path.Combine(Approved.Root, Folder, name + ".schema.json")));
}
