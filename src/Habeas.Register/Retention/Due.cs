using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Process.Cases;
using Habeas.Register.Release;
using NodaTime;

namespace Habeas.Register.Retention;

/// <summary>How the reason to hold somebody ended, as slugs, as far as the file tells.</summary>
public static class Outcomes
{
    public const string Convicted = "convicted";
    public const string Acquitted = "acquitted";
    public const string Died = "died";

    /// <summary>The person was held on an arrest alone, left, and no charge is on file.</summary>
    public const string WithoutCharge = "released-without-charge";

    /// <summary>Said, and never guessed: a charge is not decided, or was decided otherwise.</summary>
    public const string Unknown = "unknown";

    /// <summary>The outcomes for which there can be a rule.</summary>
    public static IReadOnlySet<string> Told { get; } = new SortedSet<string>(StringComparer.Ordinal) { Convicted, Acquitted, Died, WithoutCharge };

    /// <summary>The outcome of a file: of several the one that keeps it longest in most laws, a conviction before an acquittal.</summary>
    public static string Of(PersonFile file)
    {
        if (file.Of<DeathRecorded>().Count > 0)
        {
            return Died;
        }

        var decided = file.Of<ChargeDecided>().GroupBy(d => d.Charge).ToDictionary(g => g.Key, g => g.Last().Outcome);
        var dropped = file.Of<ChargeDropped>().Select(d => d.Charge).ToHashSet();
        var charges = file.Of<ChargeAdded>().Select(c => c.Charge.Id).Where(c => !dropped.Contains(c)).ToList();
        return decided.ContainsValue(Convicted) ? Convicted
            : charges.Exists(c => !decided.ContainsKey(c)) ? Unknown
            : decided.Count > 0 && decided.Values.All(o => o is Acquitted or "dismissed") ? Acquitted
            : decided.Count == 0 && charges.Count == 0 && file.Of<PersonLeft>().Count > 0 && Grounds.Of(file) is { Count: > 0 } grounds && grounds.All(g => g.Stated.Kind == GroundKinds.Arrest) ? WithoutCharge
            : Unknown;
    }
}

/// <summary>How long one file is kept.</summary>
/// <param name="Kind"><c>child</c> or <c>adult</c>, as the person was when custody last began; <c>unknown</c> where the file leaves both possible, and only rules for any kind fit.</param>
/// <param name="Outcome">A slug of <see cref="Outcomes"/>.</param>
/// <param name="Rule">The rule that fits; null where none does, or where the outcome is not known.</param>
/// <param name="Ended">The day on which the last custody ended; null where it is not over, or nobody knows when.</param>
/// <param name="Since">The day since which retention is over; null where it cannot be said.</param>
/// <param name="Holds">What forbids an erasure all the same.</param>
public sealed record FileRetention(string Kind, string Outcome, RetentionRule? Rule, LocalDate? Ended, LocalDate? Since, IReadOnlyList<string> Holds)
{
    /// <summary>How long a file is kept, as its facts stand at an instant.</summary>
    public static FileRetention Of(PersonFile file, RetentionRules rules, Instant asOf)
    {
        var stays = CustodyView.Of(file).Stretches;
        var ends = stays.Select(s => s.EpisodeEnd?.Latest).ToList();
        LocalDate? ended = ends.Count == 0 || ends.Contains(null) ? null : ends.Max()!.Value.InUtc().Date;
        var began = stays.Count == 0 ? asOf : stays[^1].EpisodeStart.Earliest ?? stays[^1].EpisodeStart.Latest ?? asOf;
        var kind = AgeAt.Of(file, began).State switch { AgeAt.Child => "child", AgeAt.Adult => "adult", _ => "unknown" };
        var outcome = Outcomes.Of(file);
        var rule = rules.Find(kind, outcome, asOf.InUtc().Date);
        return new(kind, outcome, rule, ended, rule is null ? null : ended?.PlusYears(rule.Years), Erasure.Holds.At(file, asOf));
    }

    public bool IsDue(LocalDate day) => Since <= day;
}
