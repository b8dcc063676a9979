using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Habeas.Cli.Host;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Stored;
using Habeas.Register.Time;
using Habeas.Storage;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Asking;

/// <summary>
/// Acts as people write them: a person by the number of their file, a place by its name, a time as the verbs take it. What is new has no
/// id yet and gets one: an order, a receipt, a person with an identity.
/// </summary>
internal sealed class HandWritten(StoredRegister register, Session session) : IDisposable
{
    private Reading? _reading;
    private Lookup? _lookup;
    private string? _zone;
    private bool _changed;

    private Lookup Lookup => _lookup ??= new(_reading = register.Read(session.Actor));

    /// <summary>The act spelled out; the same bytes where nothing in it is written by hand. A time is read in the zone of the first place that the act names.</summary>
    /// <exception cref="JsonException">The bytes are no JSON, or have a field twice.</exception>
    public byte[] SpelledOut(byte[] json)
    {
        (_zone, _changed) = (null, false);
        try
        {
            var act = JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false });
            Each(act, typeof(Act), Named);
            Each(act, typeof(Act), Timed);
            return _changed ? JsonSerializer.SerializeToUtf8Bytes(act) : json;
        }
        catch (InvalidOperationException)
        {
            return json; // half of a character: what is wrong with it is told where it is read
        }
    }

    public void Dispose() => _reading?.Dispose();

    /// <summary>Asks of each text in the act what is to stand in its place, by the type of the field; nothing where it answers null.</summary>
    private JsonNode? Each(JsonNode? node, Type type, Func<string, Type, JsonNode?> spell)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (node is JsonValue value)
        {
            return value.TryGetValue<string>(out var text) ? spell(text, type) : null;
        }

        var info = RegisterJson.Sent.GetTypeInfo(type);
        if (node is JsonArray list && info is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element })
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (Instead(list[i], element, spell) is { } instead)
                {
                    list[i] = instead;
                }
            }
        }
        else if (node is JsonObject one && info.Kind == JsonTypeInfoKind.Object)
        {
            Fields(one, info, spell);
        }

        return null;
    }

    private void Fields(JsonObject one, JsonTypeInfo info, Func<string, Type, JsonNode?> spell)
    {
        if (info.PolymorphismOptions is { DerivedTypes: var several })
        {
            var name = one["type"] is JsonValue type && type.TryGetValue<string>(out var text) ? text : null;
            var derived = several.FirstOrDefault(d => name is not null && name.Equals(d.TypeDiscriminator)).DerivedType;
            if (derived is null)
            {
                return;
            }

            info = RegisterJson.Sent.GetTypeInfo(derived);
        }

        foreach (var field in info.Properties)
        {
            if (one[field.Name] is { } written)
            {
                if (Instead(written, field.PropertyType, spell) is { } instead)
                {
                    one[field.Name] = instead;
                }
            }
            else if (field.IsRequired && !one.ContainsKey(field.Name) && IsNew(field, one))
            {
                one[field.Name] = session.Ids.Next().ToString();
                _changed = true;
            }
        }
    }

    private JsonNode? Instead(JsonNode? written, Type type, Func<string, Type, JsonNode?> spell)
    {
        var instead = Each(written, type, spell);
        _changed |= instead is not null;
        return instead;
    }

    /// <summary>A thing that the act brings along, or a person of whom it says who they are and not which file is theirs.</summary>
    private static bool IsNew(JsonPropertyInfo field, JsonObject one) =>
        field.Name == "id" || (field.Name == "person" && field.PropertyType == typeof(PersonId) && one.ContainsKey("identity"));

    private JsonNode? Named(string text, Type type)
    {
        if (type == typeof(PersonId))
        {
            return FileNumber.TryParse(text, out _) ? Lookup.Person(text).Person.ToString() : null;
        }

        if (type == typeof(PlaceId) && Lookup.Called(text) is { } place)
        {
            _zone ??= place.Zone;
            return Guid.TryParse(text, out _) ? null : place.Place.ToString();
        }

        return null;
    }

    private JsonNode? Timed(string text, Type type) =>
        type == typeof(When) && Times.TryWhen(text, _zone ??= Lookup.ZoneOf(null)) is { } when && when.Fault() is null
            ? JsonSerializer.SerializeToNode(when, RegisterJson.Sent)
            : null;
}
