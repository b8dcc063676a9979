
namespace Habeas.Register.Acts;

/// <summary>Every refusal of the register: its code, its arguments and its citation, in one place.</summary>
public static class Refusals
{
    public static Refusal OfficerNotNamed() => Of("officer-not-named", "Nelson Mandela Rule 6");

    public static Refusal PlaceNotRegistered(PlaceId place) => Of("place-not-registered", "", ("place", place));

    public static Refusal PlaceAlreadyRegistered(PlaceId place) => Of("place-already-registered", "", ("place", place));

    /// <summary>A field is missing or makes no sense; <paramref name="fault"/> says what, in plain words.</summary>
    public static Refusal Incomplete(string field, string fault) => Of("incomplete", "", ("field", field), ("fault", fault));

    public static Refusal UnknownCode(string field, string code, IEnumerable<string> known) =>
        Of("unknown-code", "", ("field", field), ("code", code), ("known", string.Join(", ", known)));

    /// <summary>The act was sent before under this id with other content; nothing tells which of the two is meant.</summary>
    public static Refusal ActIdReused(ActId act, long entry) => Of("act-id-reused", "", ("act", act), ("entry", entry));

    /// <summary>Something was recorded about the subject since the officer looked.</summary>
    public static Refusal FileChanged(long? last) => Of("file-changed", "", ("last", last ?? -1));

    /// <summary>The act says more than one entry holds.</summary>
    public static Refusal ActTooLarge(int parts, int most) => Of("act-too-large", "", ("parts", parts), ("most", most));

    /// <summary>The file was erased: its key is destroyed.</summary>
    public static Refusal FileErased() => Of("file-erased", "");

    private static Refusal Of(string code, string citation, params ReadOnlySpan<(string Name, object Value)> arguments)
    {
        var map = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            map.Add(name, value);
        }

        return new(code, citation, map);
    }
}
