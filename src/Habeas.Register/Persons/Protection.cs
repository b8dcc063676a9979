using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Readers;
using Habeas.Register.Time;

namespace Habeas.Register.Persons;

/// <summary>A person's identity is kept from all but those named: they are a witness, a victim, or threatened.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Protection">Its id: several protections may run at once.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">When it ends by itself; absent where an act must lift it.</param>
/// <param name="Why">A slug of <see cref="Reasons"/>.</param>
/// <param name="Authority">Who ordered it; they may always know.</param>
/// <param name="MayKnow">Who else may know who the person is: offices or people, as <see cref="Readers.Access"/> is asked for them.</param>
/// <param name="Words">What the order says.</param>
[MayLieAhead]
public sealed record IdentityProtected(
    PersonId Person, ProtectionId Protection, When From, When? Until, [Code(typeof(IdentityProtected), nameof(IdentityProtected.Reasons))] string Why, string Authority, IReadOnlyList<string> MayKnow, string? Words)
    : PersonEvent(Person)
{
    public static IReadOnlySet<string> Reasons { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "witness", "victim", "threatened", "child", "gender", "other",
    };

    public override When? Occurred => From;
}

/// <summary>A protection of a person's identity was lifted.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Protection">Which protection; others stand.</param>
/// <param name="At">Since when it protects no longer.</param>
/// <param name="Authority">Who lifted it.</param>
/// <param name="Why">Why.</param>
[MayLieAhead]
public sealed record ProtectionLifted(PersonId Person, ProtectionId Protection, When At, string Authority, string Why) : PersonEvent(Person), IStandsAsRecorded
{
    public override When? Occurred => At;
}

/// <summary>A file was sealed: nobody reads it but those named. Facts go on being recorded in it.</summary>
/// <param name="Person">Whose file.</param>
/// <param name="Seal">Its id.</param>
/// <param name="At">When.</param>
/// <param name="Authority">Who ordered it; they may read.</param>
/// <param name="Why">Why.</param>
/// <param name="MayRead">Which other authorities may read.</param>
[MayLieAhead]
public sealed record FileSealed(PersonId Person, SealId Seal, When At, string Authority, string Why, IReadOnlyList<string> MayRead) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A seal was taken off a file.</summary>
/// <param name="Person">Whose file.</param>
/// <param name="Seal">Which seal; others stand.</param>
/// <param name="At">When.</param>
/// <param name="Authority">Who ordered it.</param>
/// <param name="Why">Why.</param>
[MayLieAhead]
public sealed record FileUnsealed(PersonId Person, SealId Seal, When At, string Authority, string Why) : PersonEvent(Person), IStandsAsRecorded
{
    public override When? Occurred => At;
}

/// <summary>Protects a person's identity.</summary>
public sealed record ProtectIdentity : Act
{
    public required PersonId Person { get; init; }

    public required ProtectionId Protection { get; init; }

    public required When From { get; init; }

    public When? Until { get; init; }

    public required string Why { get; init; }

    public required string Authority { get; init; }

    /// <summary>None where nobody but the authority may know.</summary>
    public required IReadOnlyList<string> MayKnow { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Stretch("until", From, Until)
        ?? Wanting.Code("why", Why, IdentityProtected.Reasons)
        ?? Wanting.Words("authority", Authority, "a protection is ordered by a named authority")
        ?? Named("mayKnow", MayKnow)
        ?? (situation.Person(Person).Of<IdentityProtected>().Any(p => p.Protection == Protection) ? Refusals.ProtectionAlreadyOnFile(Protection) : null)
        ?? Outcome.Of(new IdentityProtected(Person, Protection, From, Until, Why, Authority, MayKnow, Words));

    internal static Refusal? Named(string field, IReadOnlyList<string> readers) =>
        readers.Select(r => Wanting.Words(field, r, "whoever may know is named")).FirstOrDefault(f => f is not null);
}

/// <summary>Lifts a protection.</summary>
public sealed record LiftProtection : Act
{
    public required PersonId Person { get; init; }

    public required ProtectionId Protection { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public required string Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        (situation.Person(Person).Of<IdentityProtected>().Any(p => p.Protection == Protection) ? null : Refusals.ProtectionNotOnFile(Protection))
        ?? Wanting.Time("at", At)
        ?? Wanting.Words("authority", Authority, "a protection is lifted by a named authority")
        ?? Wanting.Words("why", Why, "a protection is lifted for a reason")
        ?? (situation.Person(Person).Of<IdentityProtected>().Where(p => p.Protection == Protection).All(p => Guard.Of(p)!.IsLiftedBy(Authority, new(situation.Actor))) ? null : Refusals.NotNamedBySeal())
        ?? Outcome.Of(new ProtectionLifted(Person, Protection, At, Authority, Why));
}

/// <summary>Seals a file, such as a child's after the case or that of a person whose data have served their purpose.</summary>
public sealed record SealFile : Act
{
    public required PersonId Person { get; init; }

    public required SealId Seal { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public required string Why { get; init; }

    public IReadOnlyList<string> MayRead { get; init; } = [];

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Time("at", At)
        ?? Wanting.Words("authority", Authority, "a file is sealed by a named authority")
        ?? Wanting.Words("why", Why, "a file is sealed for a reason")
        ?? ProtectIdentity.Named("mayRead", MayRead)
        ?? (situation.Person(Person).Of<FileSealed>().Any(s => s.Seal == Seal) ? Refusals.SealAlreadyOnFile(Seal) : null)
        ?? Outcome.Of(new FileSealed(Person, Seal, At, Authority, Why, MayRead));
}

/// <summary>Takes a seal off.</summary>
public sealed record UnsealFile : Act
{
    public required PersonId Person { get; init; }

    public required SealId Seal { get; init; }

    public required When At { get; init; }

    public required string Authority { get; init; }

    public required string Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        (situation.Person(Person).Of<FileSealed>().Any(s => s.Seal == Seal) ? null : Refusals.SealNotOnFile(Seal))
        ?? Wanting.Time("at", At)
        ?? Wanting.Words("authority", Authority, "a file is unsealed by a named authority")
        ?? Wanting.Words("why", Why, "a file is unsealed for a reason")
        ?? (situation.Person(Person).Of<FileSealed>().Where(s => s.Seal == Seal).All(s => Guard.Of(s)!.IsLiftedBy(Authority, new(situation.Actor))) ? null : Refusals.NotNamedBySeal())
        ?? Outcome.Of(new FileUnsealed(Person, Seal, At, Authority, Why));
}
