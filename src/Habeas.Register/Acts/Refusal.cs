namespace Habeas.Register.Acts;

/// <summary>A lawful "no": a code, its typed arguments, and the rule it rests on. Words in any language are made at the edge.</summary>
/// <param name="Code">A stable slug, listed in docs/reference/refusals.md.</param>
/// <param name="Citation">The rule, article or section; empty where the register's own order is the reason.</param>
/// <param name="Arguments">What the words need: identifiers, instants, codes. Never a person's name.</param>
public sealed record Refusal(string Code, string Citation, IReadOnlyDictionary<string, object> Arguments)
{
    public bool Equals(Refusal? other) =>
        other is not null && Code == other.Code && Citation == other.Citation &&
        Arguments.Count == other.Arguments.Count && Arguments.All(a => other.Arguments.TryGetValue(a.Key, out var v) && Equals(a.Value, v));

    public override int GetHashCode() => HashCode.Combine(Code, Citation, Arguments.Count);
}
