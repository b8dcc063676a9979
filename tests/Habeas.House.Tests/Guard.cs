namespace Habeas.House.Tests;

/// <summary>A house rule: a pure function from the tree to what breaks the rule, and the smallest tree that does.</summary>
/// <remarks>Exceptions refer to it by its rule. Without the bad sample nobody would know that it can fail.</remarks>
internal sealed record Guard(string Rule, Func<Tree, IEnumerable<Violation>> Check, Tree BadSample);

/// <summary>One breach: where, why it matters, and what to do about it.</summary>
internal sealed record Violation(string Path, int Line, string Reason, string Remedy)
{
    public override string ToString() => $"{Path}{(Line > 0 ? $":{Line}" : "")}: {Reason}\n    Remedy: {Remedy}";
}
