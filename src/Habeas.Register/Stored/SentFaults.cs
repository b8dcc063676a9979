using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Habeas.Register.Acts;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Stored;

/// <summary>What keeps JSON from being an act, said so that whoever wrote the JSON can mend it.</summary>
/// <param name="Path">Where, such as <c>identity.names[0].text</c>; empty for the act as a whole.</param>
/// <param name="Words">What was expected and what was found, never a value: it may be somebody's name.</param>
public sealed record SentFault(string Path, string Words);

/// <summary>Looks for the first place at which JSON parts from the shape of an act.</summary>
public static class SentFaults
{
    private static readonly Dictionary<Type, string> Texts = new()
    {
        [typeof(Instant)] = "an instant such as 2026-03-04T10:15:00Z",
        [typeof(LocalDate)] = "a date such as 2026-03-04",
        [typeof(LocalTime)] = "a time of day such as 06:30:00",
        [typeof(DateRange)] = "a date, or two joined by a slash, such as 2026-03-04/2026-03-09",
        [typeof(EventRef)] = "the place of an event, such as 12/1",
        [typeof(Subject)] = "person: or place: and a UUID",
        [typeof(PersonId)] = Uuid,
        [typeof(PlaceId)] = Uuid,
        [typeof(OrderId)] = Uuid,
        [typeof(GroundId)] = Uuid,
        [typeof(CaseId)] = Uuid,
        [typeof(HearingId)] = Uuid,
        [typeof(CounselId)] = Uuid,
        [typeof(AppealId)] = Uuid,
        [typeof(ChallengeId)] = Uuid,
        [typeof(ActId)] = Uuid,
        [typeof(ReceiptId)] = Uuid,
        [typeof(NoticeId)] = Uuid,
        [typeof(AccommodationId)] = Uuid,
        [typeof(ContactId)] = Uuid,
        [typeof(RelativeId)] = Uuid,
        [typeof(ChildId)] = Uuid,
        [typeof(InjuryId)] = Uuid,
        [typeof(LinkId)] = Uuid,
        [typeof(ProtectionId)] = Uuid,
        [typeof(SealId)] = Uuid,
        [typeof(ClaimId)] = Uuid,
        [typeof(ChargeId)] = Uuid,
        [typeof(DisciplinaryChargeId)] = Uuid,
        [typeof(SanctionId)] = Uuid,
        [typeof(SolitaryId)] = Uuid,
        [typeof(RestraintId)] = Uuid,
        [typeof(EnrolmentId)] = Uuid,
        [typeof(ComplaintId)] = Uuid,
        [typeof(ForceId)] = Uuid,
        [typeof(RollId)] = Uuid,
        [typeof(GroupId)] = Uuid,
    };

    /// <summary>What is expected where something is named by its id.</summary>
    public const string Uuid = "a UUID";

    /// <summary>The first fault, or null where the text is no JSON at all or nothing is wrong with it.</summary>
    public static SentFault? Of(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Value(document.RootElement, typeof(Act), "");
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return new("", "half of a character (a lone surrogate) was found in the name of a field");
        }
    }

    private static SentFault? Value(JsonElement value, Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Texts.TryGetValue(type, out var text) || type.IsEnum)
        {
            return Reads(value, type)
                ? null
                : Another(path, text ?? "one of " + string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)), value, JsonValueKind.String);
        }

        if (type == typeof(string))
        {
            return value.ValueKind != JsonValueKind.String ? Other(path, "a text", value)
                : Reads(value, type) ? null
                : new(path, "a text was expected, and half of a character (a lone surrogate) was found in it");
        }

        var info = RegisterJson.Sent.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => value.ValueKind == JsonValueKind.Object ? Object(value, info, path) : Other(path, "an object", value),
            JsonTypeInfoKind.Dictionary => value.ValueKind == JsonValueKind.Object ? Entries(value, info, path) : Other(path, "an object", value),
            JsonTypeInfoKind.Enumerable => value.ValueKind == JsonValueKind.Array ? Elements(value, info, path) : Other(path, "a list", value),
            _ => Reads(value, type) ? null : Another(path, type == typeof(bool) ? "true or false" : type == typeof(decimal) ? "a number" : "a whole number", value, JsonValueKind.Number),
        };
    }

    private static SentFault? Object(JsonElement value, JsonTypeInfo info, string path)
    {
        var isOneOfMany = info.PolymorphismOptions is not null;
        if (isOneOfMany)
        {
            var what = info.Type == typeof(Act) ? "act" : "event";
            if (!value.TryGetProperty("type", out var type))
            {
                return new(Below(path, "type"), $"the name of the {what} was expected, and nothing was found");
            }

            var derived = info.PolymorphismOptions!.DerivedTypes.FirstOrDefault(d => type.ValueKind == JsonValueKind.String && type.ValueEquals((string)d.TypeDiscriminator!)).DerivedType;
            if (derived is null)
            {
                return new(Below(path, "type"), type.ValueKind == JsonValueKind.String ? $"a text was found that names no {what}" : $"the name of the {what} was expected, and {Found(type)} was found");
            }

            info = RegisterJson.Sent.GetTypeInfo(derived);
        }

        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in value.EnumerateObject())
        {
            var known = info.Properties.FirstOrDefault(p => field.NameEquals(p.Name));
            if (known is null && !(isOneOfMany && field.NameEquals("type")))
            {
                return new(path, $"a field was found that is none of {string.Join(", ", info.Properties.Select(p => p.Name))}{NameOf(field)}");
            }

            var name = known?.Name ?? "type";
            if (!met.Add(name))
            {
                return new(Below(path, name), "the field was found twice");
            }

            if (known is not null && Field(field.Value, known, Below(path, name)) is { } fault)
            {
                return fault;
            }
        }

        return info.Properties.FirstOrDefault(p => p.IsRequired && !met.Contains(p.Name)) is { } missing
            ? new(Below(path, missing.Name), $"{Expected(missing.PropertyType)} was expected, and nothing was found")
            : null;
    }

    private static SentFault? Field(JsonElement value, JsonPropertyInfo field, string path) =>
        value.ValueKind != JsonValueKind.Null ? Value(value, field.PropertyType, path)
        : Nullable.GetUnderlyingType(field.PropertyType) is not null || (!field.PropertyType.IsValueType && (field.AssociatedParameter?.IsNullable ?? field.IsSetNullable)) ? null
        : new(path, $"{Expected(field.PropertyType)} was expected, and null was found");

    private static SentFault? Entries(JsonElement value, JsonTypeInfo info, string path)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in value.EnumerateObject())
        {
            if (!met.Add(entry.Name))
            {
                return new(Below(path, entry.Name), "the field was found twice");
            }

            if (Value(entry.Value, info.ElementType!, Below(path, entry.Name)) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static SentFault? Elements(JsonElement value, JsonTypeInfo info, string path) =>
        value.EnumerateArray().Select((e, i) => Value(e, info.ElementType!, FormattableString.Invariant($"{path}[{i}]"))).FirstOrDefault(f => f is not null);

    private static bool Reads(JsonElement value, Type type)
    {
        try
        {
            return value.Deserialize(type, RegisterJson.Sent) is not null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static SentFault Other(string path, string expected, JsonElement found) => new(path, $"{expected} was expected, and {Found(found)} was found");

    /// <summary>Of the right kind, and not one of those that are meant.</summary>
    private static SentFault Another(string path, string expected, JsonElement found, JsonValueKind kind) =>
        found.ValueKind == kind ? new(path, $"{expected} was expected, and another {(kind == JsonValueKind.String ? "text" : "number")} was found") : Other(path, expected, found);

    private static string Expected(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return Texts.TryGetValue(type, out var text) ? text
            : type == typeof(string) || type.IsEnum ? "a text"
            : type == typeof(bool) ? "true or false"
            : RegisterJson.Sent.GetTypeInfo(type).Kind switch { JsonTypeInfoKind.Enumerable => "a list", JsonTypeInfoKind.None => "a number", _ => "an object" };
    }

    private static string Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    /// <summary>The field's name where it is one that a program made, and not something that somebody typed.</summary>
    private static string NameOf(JsonProperty field)
    {
        const int LongestShown = 40;
        try
        {
            return field.Name is { Length: > 0 and <= LongestShown } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? $": '{name}'" : "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
