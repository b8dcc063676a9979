using System.Reflection;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;

namespace Habeas.Register.Persons;

/// <summary>
/// Says that a rule keeps what an event tells confidential within the file itself: shown to those who need it, and left out where
/// the rest of the file is shown.
/// </summary>
/// <param name="rule">The rule that asks for it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConfidentialAttribute(string rule) : Attribute
{
    public string Rule { get; } = rule;

    /// <summary>The rule that keeps an event confidential, or null. A correction is as confidential as what it says instead.</summary>
    public static string? RuleOf(Event recorded) => recorded is ICorrection { Replacement: { } instead }
        ? RuleOf(instead)
        : recorded.GetType().GetCustomAttribute<ConfidentialAttribute>()?.Rule;
}
