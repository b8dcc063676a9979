using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Process.Cases;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Process.Appeals;

/// <summary>An appeal as it was filed.</summary>
public sealed record Appeal
{
    /// <summary>What is appealed against, as slugs.</summary>
    public static IReadOnlySet<string> Matters { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "conviction", "sentence", "conviction-and-sentence", "acquittal", "detention", "bail", "extradition", "other", Said.NotKnown,
    };

    /// <summary>Its id on this file.</summary>
    public required AppealId Id { get; init; }

    /// <summary>Against what, a slug of <see cref="Matters"/>.</summary>
    [Code(typeof(Appeal), nameof(Appeal.Matters))]
    public required string Against { get; init; }

    /// <summary>The decision that is appealed, in words: which court, when, its number.</summary>
    public required string Decision { get; init; }

    /// <summary>The court to which the appeal goes.</summary>
    public required string Court { get; init; }

    /// <summary>Who filed it, a slug of <see cref="Filers"/>.</summary>
    [Code(typeof(Filers), nameof(Filers.All))]
    public required string By { get; init; }

    /// <summary>Who filed it, by name.</summary>
    public string? Name { get; init; }

    /// <summary>The case, where it is on the file.</summary>
    public CaseId? Case { get; init; }

    internal Refusal? Fault(PersonFile file) =>
        Wanting.Code("appeal.against", Against, Matters)
        ?? Wanting.Words("appeal.decision", Decision, "an appeal is against a decision, in words")
        ?? Wanting.Words("appeal.court", Court, "an appeal goes to a named court")
        ?? Wanting.Code("appeal.by", By, Filers.All)
        ?? CasesOnFile.Missing(Case, file)
        ?? (AppealsOnFile.Missing(Id, file) is null ? Refusals.AlreadyOnFile("appeal", Id.ToString()) : null);
}

/// <summary>An appeal was filed.</summary>
/// <param name="Person">In whose case.</param>
/// <param name="Appeal">The appeal.</param>
/// <param name="At">When.</param>
[Holds("nmr-8-process")]
public sealed record AppealFiled(PersonId Person, Appeal Appeal, When At) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>An appeal was decided, or withdrawn. What it changes in charges, orders and grounds is recorded by acts of their own.</summary>
/// <param name="Person">In whose case.</param>
/// <param name="Appeal">Which appeal.</param>
/// <param name="At">When.</param>
/// <param name="Court">Which court.</param>
/// <param name="Decision">A slug of <see cref="Decisions"/>.</param>
/// <param name="Words">The decision in words.</param>
[Holds("nmr-8-process")]
public sealed record AppealDecided(PersonId Person, AppealId Appeal, When At, string Court, [Code(typeof(AppealDecided), nameof(AppealDecided.Decisions))] string Decision, string? Words) : PersonEvent(Person)
{
    /// <summary>What becomes of an appeal, as slugs.</summary>
    public static IReadOnlySet<string> Decisions { get; } =
        new SortedSet<string>(StringComparer.Ordinal) { "allowed", "allowed-in-part", "dismissed", "sent-back", "withdrawn", "other" };

    public override When? Occurred => At;
}

/// <summary>Records an appeal.</summary>
public sealed record RecordAppeal : Act
{
    public required PersonId Person { get; init; }

    public required Appeal Appeal { get; init; }

    public required When At { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Appeal.Fault(situation.Person(Person))
        ?? Outcome.Of(new AppealFiled(Person, Appeal, At));
}

/// <summary>Records what was decided on an appeal.</summary>
public sealed record RecordAppealDecided : Act
{
    public required PersonId Person { get; init; }

    public required AppealId Appeal { get; init; }

    public required When At { get; init; }

    public required string Court { get; init; }

    public required string Decision { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("court", Court, "an appeal is decided by a named court")
        ?? Wanting.Code("decision", Decision, AppealDecided.Decisions)
        ?? AppealsOnFile.Missing(Appeal, situation.Person(Person))
        ?? Outcome.Of(new AppealDecided(Person, Appeal, At, Court, Decision, Words));
}

/// <summary>An appeal with what was decided on it.</summary>
/// <param name="Filed">How it was filed.</param>
/// <param name="Decided">The last decision; null while it is pending.</param>
public sealed record AppealState(AppealFiled Filed, AppealDecided? Decided);

/// <summary>The appeals on a person's file.</summary>
public static class AppealsOnFile
{
    /// <summary>Every appeal, in the order in which they were filed.</summary>
    public static IReadOnlyList<AppealState> Of(PersonFile file)
    {
        var decided = file.Of<AppealDecided>().Order<AppealDecided>(InOrder.Comparer).ToLookup(d => d.Appeal);
        return
        [
            .. file.Of<AppealFiled>().Order<AppealFiled>(InOrder.Comparer).DistinctBy(f => f.Appeal.Id)
                .Select(f => new AppealState(f, decided[f.Appeal.Id].LastOrDefault())),
        ];
    }

    /// <summary>The appeals that are filed and not decided at <paramref name="instant"/>, by the widest reading of both times.</summary>
    public static IReadOnlyList<AppealState> PendingAt(PersonFile file, Instant instant)
    {
        var decided = file.Of<AppealDecided>().Where(d => d.At.IsOverBy(instant)).Select(d => d.Appeal).ToHashSet();
        return [.. Of(file).Where(a => !a.Filed.At.IsAfter(instant) && !decided.Contains(a.Filed.Appeal.Id))];
    }

    internal static Refusal? Missing(AppealId id, PersonFile file) =>
        file.Of<AppealFiled>().Any(a => a.Appeal.Id == id) ? null : Refusals.NotOnFile("appeal", id.ToString());
}
