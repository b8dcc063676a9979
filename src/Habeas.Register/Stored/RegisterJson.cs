using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Habeas.Register.Acts;
using Habeas.Register.Time;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Register.Stored;

/// <summary>
/// The JSON of acts, headers and events: camel-case names, absent fields left out, instants in UTC to the microsecond.
/// Bytes once written are stored and never written again from the object.
/// </summary>
public static class RegisterJson
{
    /// <summary>What is stored; reading ignores fields that a later version may have added.</summary>
    public static JsonSerializerOptions Stored { get; } = Make(JsonUnmappedMemberHandling.Skip);

    /// <summary>What an officer sends: a field that no act has is an error, so that nothing is lost unseen.</summary>
    public static JsonSerializerOptions Sent { get; } = Make(JsonUnmappedMemberHandling.Disallow);

    public static byte[] Write(Event recorded) => JsonSerializer.SerializeToUtf8Bytes(recorded, Stored);

    public static byte[] Write(Header header) => JsonSerializer.SerializeToUtf8Bytes(header, Stored);

    public static byte[] Write(Act act) => JsonSerializer.SerializeToUtf8Bytes(act, Sent);

    /// <summary>Reads a stored event.</summary>
    /// <exception cref="JsonException">The bytes are no event of a known name and version.</exception>
    public static Event ReadEvent(ReadOnlySpan<byte> json) => Read<Event>(json, Stored);

    public static Header ReadHeader(ReadOnlySpan<byte> json) => Read<Header>(json, Stored);

    /// <summary>Reads an act as an officer sent it.</summary>
    /// <exception cref="JsonException">It is no act: the message names the field and the place.</exception>
    public static Act ReadAct(ReadOnlySpan<byte> json) => Read<Act>(json, Sent);

    private static T Read<T>(ReadOnlySpan<byte> json, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, options) ?? throw new JsonException("null is not a value here");
        }
        catch (NotSupportedException e)
        {
            // What names no type is not supported, says the platform, as if the type were ours to add.
            throw new JsonException("the name of the act or event is missing", e);
        }
        catch (InvalidOperationException e)
        {
            // The platform's answer to the name of a field that is no text.
            throw new JsonException("the name of a field cannot be read", e);
        }
    }

    private static JsonSerializerOptions Make(JsonUnmappedMemberHandling unmapped)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = unmapped,
            AllowDuplicateProperties = false,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // names in any script stay readable; JSON is never put into a page as it is
            AllowOutOfOrderMetadataProperties = true,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = false,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new TextConverter<Instant>(Instants.Format, Instants.TryParse));
        options.Converters.Add(new TextConverter<LocalDate>(IsoText.Format, IsoText.TryParse));
        options.Converters.Add(new TextConverter<LocalTime>(LocalTimePattern.ExtendedIso.Format, Try(LocalTimePattern.ExtendedIso)));
        options.Converters.Add(new TextConverter<DateRange>(r => r.ToString(), DateRange.TryParse));
        options.Converters.Add(new TextConverter<EventRef>(r => r.ToString(), EventRef.TryParse));
        options.Converters.Add(new TextConverter<Subject>(SubjectText.Format, SubjectText.TryParse));
        options.Converters.Add(new IdConverter<PersonId>());
        options.Converters.Add(new IdConverter<PlaceId>());
        options.Converters.Add(new IdConverter<OrderId>());
        options.Converters.Add(new IdConverter<GroundId>());
        options.Converters.Add(new IdConverter<CaseId>());
        options.Converters.Add(new IdConverter<ChargeId>());
        options.Converters.Add(new IdConverter<HearingId>());
        options.Converters.Add(new IdConverter<CounselId>());
        options.Converters.Add(new IdConverter<AppealId>());
        options.Converters.Add(new IdConverter<ChallengeId>());
        options.Converters.Add(new IdConverter<ActId>());
        options.Converters.Add(new IdConverter<ReceiptId>());
        options.Converters.Add(new IdConverter<NoticeId>());
        options.Converters.Add(new IdConverter<AccommodationId>());
        options.Converters.Add(new IdConverter<ContactId>());
        options.Converters.Add(new IdConverter<RelativeId>());
        options.Converters.Add(new IdConverter<ChildId>());
        options.Converters.Add(new IdConverter<InjuryId>());
        options.Converters.Add(new IdConverter<LinkId>());
        options.Converters.Add(new IdConverter<ProtectionId>());
        options.Converters.Add(new IdConverter<SealId>());
        options.Converters.Add(new IdConverter<ClaimId>());
        options.Converters.Add(new IdConverter<DisciplinaryChargeId>());
        options.Converters.Add(new IdConverter<SanctionId>());
        options.Converters.Add(new IdConverter<SolitaryId>());
        options.Converters.Add(new IdConverter<RestraintId>());
        options.Converters.Add(new IdConverter<EnrolmentId>());
        options.Converters.Add(new IdConverter<ComplaintId>());
        options.Converters.Add(new IdConverter<ForceId>());
        options.Converters.Add(new IdConverter<RollId>());
        options.Converters.Add(new IdConverter<GroupId>());
        options.Converters.Add(new IdConverter<ErasureId>());
        options.Converters.Add(new IdConverter<HoldId>());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsDerived, TakeNoNullAmongOthers } };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>
    /// What can be computed from the rest is never stored, so that a stored fact cannot disagree with itself. The fields that all acts
    /// or events share come first.
    /// </summary>
    private static void LeaveOutWhatIsDerived(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (property is { Set: null, AssociatedParameter: null })
            {
                type.Properties.RemoveAt(i);
            }
            else
            {
                property.Order = Depth((property.AttributeProvider as PropertyInfo)?.DeclaringType);
                if (!property.IsGetNullable)
                {
                    property.ShouldSerialize = (_, _) => true; // so that a null where none may be is an error, and not a field left out
                }
            }
        }
    }

    /// <summary>A null in a list, or as a value of a dictionary, is as wrong as one in a field, which the platform looks for by itself.</summary>
    private static void TakeNoNullAmongOthers(JsonTypeInfo type)
    {
        if (type.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary && type.ElementType is { IsValueType: false })
        {
            type.OnDeserialized = type.OnSerializing = several =>
            {
                if ((several is IDictionary named ? named.Values : (IEnumerable)several).Cast<object?>().Contains(null))
                {
                    throw new JsonException("null is not a value here");
                }
            };
        }
    }

    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);

    private static TextConverter<T>.TryRead Try<T>(IPattern<T> pattern) => (string text, out T value) => pattern.Parse(text).TryGetValue(default!, out value);
}

/// <summary>Subjects as <c>person:0198…</c> and <c>place:0198…</c>.</summary>
public static class SubjectText
{
    public static string Format(Subject subject) =>
        (subject.Kind == SubjectKind.Person ? "person:" : "place:") + subject.Value.ToString("D", CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out Subject subject)
    {
        var cut = text.IndexOf(':', StringComparison.Ordinal);
        var kind = cut < 0 ? "" : text[..cut];
        var known = Guid.TryParseExact(text[(cut + 1)..], "D", out var id) && kind is "person" or "place";
        subject = known ? new(kind == "person" ? SubjectKind.Person : SubjectKind.Place, id) : default;
        return known;
    }
}

internal sealed class TextConverter<T>(Func<T, string> format, TextConverter<T>.TryRead parse) : JsonConverter<T>
{
    internal delegate bool TryRead(string text, out T value);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && parse(reader.GetString()!, out var value)
            ? value
            : throw new JsonException($"not a valid {typeof(T).Name}");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(format(value));
}

internal sealed class IdConverter<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id)
            ? TId.Of(id)
            : throw new JsonException($"not a valid {typeof(TId).Name}: a UUID is expected");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
