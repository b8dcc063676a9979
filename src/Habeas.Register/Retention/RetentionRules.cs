using System.Text.Json;
using Habeas.Register.Stored;
using NodaTime;

namespace Habeas.Register.Retention;

/// <summary>How long a file is kept after the last custody of a kind of person whose case ended so: dated data, and no law of ours.</summary>
/// <param name="Code">The rule's own name.</param>
/// <param name="Kind"><c>child</c>, <c>adult</c> or <c>any</c>.</param>
/// <param name="Outcome">A slug of <see cref="Outcomes"/>, or <c>any</c>.</param>
/// <param name="Years">How many years after custody ended.</param>
/// <param name="From">Since when the rule is in force.</param>
/// <param name="To">Since when it is in force no longer.</param>
/// <param name="Citation">The provision.</param>
/// <param name="Words">What it says, in plain words.</param>
public sealed record RetentionRule(string Code, string Kind, string Outcome, int Years, LocalDate From, LocalDate? To, string Citation, string Words)
{
    public const string Any = "any";

    /// <summary>Says what is wrong with the rule, or null.</summary>
    public string? Fault() =>
        new[] { Code, Citation, Words }.Any(string.IsNullOrWhiteSpace) ? "a rule has a code, a citation and words"
        : Kind is not ("child" or "adult" or Any) ? $"rule {Code}: the kind is child, adult or any"
        : Outcome != Any && !Outcomes.Told.Contains(Outcome) ? $"rule {Code}: the outcome is any or one of {string.Join(", ", Outcomes.Told)}"
        : Years is < 0 or > 200 ? $"rule {Code}: the years are 0 to 200"
        : To <= From ? $"rule {Code}: it ends before it begins"
        : null;

    public bool IsInForce(LocalDate day) => From <= day && !(To <= day);
}

/// <summary>The retention rules of one State.</summary>
/// <param name="Of">Whose they are.</param>
/// <param name="Rules">The rules: where several fit, the first that names the person's kind and outcome most narrowly counts.</param>
public sealed record RetentionRules(string Of, IReadOnlyList<RetentionRule> Rules)
{
    private const string Format = "habeas/retention@v1";

    /// <summary>Reads rules from JSON: strictly, so that a misspelt field is an error.</summary>
    /// <exception cref="JsonException">It is no file of rules; the message says why.</exception>
    public static RetentionRules Read(ReadOnlySpan<byte> json)
    {
        var stored = JsonSerializer.Deserialize<StoredRules>(json, RegisterJson.Sent) ?? throw new JsonException("null is not a value here");
        if (stored.Format != Format)
        {
            throw new JsonException($"the format is '{stored.Format}', and not {Format}");
        }

        var twice = stored.Rules.GroupBy(r => r.Code, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        return stored.Rules.Select(r => r.Fault()).FirstOrDefault(f => f is not null) is { } fault ? throw new JsonException(fault)
            : twice is not null ? throw new JsonException($"two rules are called {twice}")
            : new(stored.Of, stored.Rules);
    }

    /// <summary>The rule that fits best on a day; null where none does.</summary>
    public RetentionRule? Find(string kind, string outcome, LocalDate day) => Rules
        .Where(r => r.IsInForce(day) && (r.Kind == kind || r.Kind == RetentionRule.Any) && (r.Outcome == outcome || (r.Outcome == RetentionRule.Any && outcome != Outcomes.Unknown)))
        .OrderBy(r => (r.Kind == RetentionRule.Any ? 1 : 0) + (r.Outcome == RetentionRule.Any ? 1 : 0))
        .FirstOrDefault();

    private sealed record StoredRules(string Format, string Of, IReadOnlyList<RetentionRule> Rules);
}
