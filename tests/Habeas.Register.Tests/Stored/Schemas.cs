using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Habeas.Register.Acts;
using Habeas.Register.Stored;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Tests.Stored;

/// <summary>JSON Schemas (draft-07) of what the register reads and writes, made from the same type descriptions that it is read and written by.</summary>
internal sealed class Schemas
{
    private const string Instants = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z$";
    private const string Dates = "\\d{4}-\\d{2}-\\d{2}";
    private const string Ids = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonSerializerOptions _options;
    private readonly bool _strict;
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    private Schemas(JsonSerializerOptions options, bool strict) => (_options, _strict) = (options, strict);

    /// <summary>What an officer may send: a field that no act has is refused.</summary>
    public static string OfActs() => new Schemas(RegisterJson.Sent, strict: true).Of(
        "Acts", "What an officer asks the register to record: one act.", EventCatalog.Acts);

    /// <summary>What the parts of entries hold. A later version may add fields, which readers pass over.</summary>
    public static string OfEvents() => new Schemas(RegisterJson.Stored, strict: false).Of(
        "Events", "One dated fact, as an entry of the register holds it.", EventCatalog.Events);

    private string Of(string title, string description, IReadOnlyDictionary<Type, string> named)
    {
        foreach (var (type, name) in named)
        {
            _definitions[name] = Record(type, name);
        }

        var text = new StringBuilder("{\n");
        text.Append(" \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n");
        text.Append(" \"title\": ").Append(Text(title)).Append(",\n \"description\": ").Append(Text(description)).Append(",\n \"oneOf\": [\n");
        text.AppendJoin(",\n", named.Values.Order(StringComparer.Ordinal).Select(n => "  " + Text(Reference(n)))).Append("\n ],\n \"definitions\": {\n");
        text.AppendJoin(",\n", _definitions.Select(d => Definition(d.Key, d.Value))).Append("\n }\n}\n");
        return text.ToString();
    }

    /// <summary>One definition, each of its fields on a line of its own. Levels are one space apart: the files are long.</summary>
    private static string Definition(string name, JsonObject schema)
    {
        var text = new StringBuilder("  ").Append(Text(name)).Append(": {\n");
        text.AppendJoin(",\n", schema.Select(member => member is { Key: "properties", Value: JsonObject { Count: > 0 } fields }
            ? "   \"properties\": {\n" + string.Join(",\n", fields.Select(f => $"    {Text(f.Key)}: {Text(f.Value!)}")) + "\n   }"
            : $"   {Text(member.Key)}: {Text(member.Value!)}"));
        return text.Append("\n  }").ToString();
    }

    private JsonObject Record(Type type, string? name)
    {
        var schema = new JsonObject();
        if (XmlDocs.Summary($"T:{type.FullName}") is { Length: > 0 } summary)
        {
            schema["description"] = summary;
        }

        schema["type"] = "object";
        var (fields, required) = (new JsonObject(), new JsonArray());
        if (name is not null)
        {
            fields["type"] = new JsonObject { ["enum"] = new JsonArray(name) };
            required.Add("type");
        }

        foreach (var property in _options.GetTypeInfo(type).Properties.OrderBy(p => p.Order))
        {
            fields[property.Name] = Field(property);
            if (property.IsRequired || (!property.IsSetNullable && property.AssociatedParameter is { HasDefaultValue: false }))
            {
                required.Add(property.Name);
            }
        }

        schema["properties"] = fields;
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        if (_strict)
        {
            schema["additionalProperties"] = false;
        }

        return schema;
    }

    private JsonNode Field(JsonPropertyInfo property)
    {
        var schema = Value(property.PropertyType);
        return property.IsSetNullable && Nullable.GetUnderlyingType(property.PropertyType) is null ? OrNull(schema) : schema;
    }

    private static JsonNode OrNull(JsonNode schema)
    {
        if (schema is JsonObject { } plain && plain["type"] is JsonValue type)
        {
            plain["type"] = new JsonArray(type.GetValue<string>(), "null");
            return plain;
        }

        return new JsonObject { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, schema) };
    }

    private JsonNode Value(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return OrNull(Value(inner));
        }

        if (Scalar(type) is { } scalar)
        {
            return scalar;
        }

        var info = _options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = "array", ["items"] = Value(info.ElementType!) },
            JsonTypeInfoKind.Dictionary => new JsonObject { ["type"] = "object", ["additionalProperties"] = Value(info.ElementType!) },
            JsonTypeInfoKind.Object when type == typeof(Event) && _strict => new JsonObject { ["$ref"] = "events.schema.json" },
            JsonTypeInfoKind.Object when type == typeof(Event) => new JsonObject { ["$ref"] = "#" },
            JsonTypeInfoKind.Object => Defined(type),
            _ => throw new NotSupportedException($"{type} has no schema yet: say in Schemas.Scalar how its converter writes it."),
        };
    }

    private JsonObject Defined(Type type)
    {
        if (!_definitions.ContainsKey(type.Name))
        {
            _definitions[type.Name] = []; // holds the place while its own fields are looked at
            _definitions[type.Name] = Record(type, null);
        }

        return Reference(type.Name);
    }

    private JsonObject Shared(string name, JsonObject schema)
    {
        _definitions.TryAdd(name, schema);
        return Reference(name);
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = "#/definitions/" + name };

    /// <summary>What the converters write as one value.</summary>
    private JsonObject? Scalar(Type type) =>
        type == typeof(string) ? new() { ["type"] = "string" }
        : type == typeof(bool) ? new() { ["type"] = "boolean" }
        : type == typeof(int) || type == typeof(long) ? new() { ["type"] = "integer" }
        : type == typeof(decimal) || type == typeof(double) ? new() { ["type"] = "number" }
        : type == typeof(Instant) ? Shared(nameof(Instant), Pattern(Instants))
        : type == typeof(LocalDate) ? Pattern($"^{Dates}$")
        : type == typeof(LocalTime) ? Pattern("^\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?$")
        : type == typeof(DateRange) ? Pattern($"^{Dates}(/{Dates})?$")
        : type == typeof(EventRef) ? Pattern("^\\d+/\\d+$")
        : type == typeof(Subject) ? Pattern($"^(person|place):{Ids}$")
        : type.IsEnum ? new() { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(n => (JsonNode)JsonNamingPolicy.KebabCaseLower.ConvertName(n))]) }
        : type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)) ? Shared("Id", Pattern($"^{Ids}$"))
        : null;

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static string Text(JsonNode node) => node.ToJsonString(Compact);
}
