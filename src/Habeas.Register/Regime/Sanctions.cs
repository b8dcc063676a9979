using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Regime;

/// <summary>What a disciplinary sanction is, as slugs. Those that no rule allows are on the list as well: what was done is recorded.</summary>
public static class SanctionKinds
{
    public const string SolitaryConfinement = "solitary-confinement";
    public const string NoFamilyContact = "no-family-contact";

    /// <summary>What may never be a sanction (Nelson Mandela Rule 43(1)(c) to (e), 43(2), 43(3)).</summary>
    public static IReadOnlySet<string> Prohibited { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "dark-or-constantly-lit-cell", "corporal-punishment", "less-food-or-water", "collective-punishment", "instruments-of-restraint", NoFamilyContact,
    };

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(Prohibited, StringComparer.Ordinal)
    {
        "warning", "loss-of-privileges", "loss-of-earnings", "payment", "loss-of-remission", "extra-work", "confinement-to-cell",
        "separation", "less-family-contact", "stricter-regime", SolitaryConfinement, "other",
    };
}

/// <summary>A disciplinary sanction was imposed on a person (Nelson Mandela Rules 8(e), 39).</summary>
/// <param name="Person">On whom.</param>
/// <param name="Sanction">The id of the sanction.</param>
/// <param name="Charge">The charge that it answers; absent where none is on the file, and then it is shown.</param>
/// <param name="At">When it was imposed.</param>
/// <param name="By">Who imposed it.</param>
/// <param name="Kind">A slug of <see cref="SanctionKinds"/>.</param>
/// <param name="Days">Its length in days, where it has one.</param>
/// <param name="Amount">The sum, where it is one.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when.</param>
/// <param name="Words">The sanction in the words of the decision.</param>
[Holds("nmr-8-sanctions")]
public sealed record SanctionImposed(
    PersonId Person, SanctionId Sanction, DisciplinaryChargeId? Charge, When At, string By, [Code(typeof(SanctionKinds), nameof(SanctionKinds.All))] string Kind, int? Days, Money? Amount, When? From, When? Until, string? Words)
    : PersonEvent(Person), IBegins<SanctionId>
{
    public override When? Occurred => At;

    SanctionId IBegins<SanctionId>.Begun => Sanction;
}

/// <summary>A person asked for a sanction to be reviewed (Nelson Mandela Rule 41(4)).</summary>
/// <param name="Person">Who.</param>
/// <param name="Sanction">Which sanction.</param>
/// <param name="At">When.</param>
/// <param name="To">To whom: a court, the central administration.</param>
/// <param name="Words">Why.</param>
[Holds("nmr-8-sanctions")]
public sealed record SanctionAppealed(PersonId Person, SanctionId Sanction, When At, string To, string? Words) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A sanction was reviewed, on appeal or without one.</summary>
/// <param name="Person">Whom it concerns.</param>
/// <param name="Sanction">Which sanction.</param>
/// <param name="At">When.</param>
/// <param name="By">Who decided.</param>
/// <param name="Result">A slug of <see cref="ReviewSanction.Results"/>; one that is quashed never stood.</param>
/// <param name="Until">Until when it lasts now, where it was reduced.</param>
/// <param name="Reasons">Why.</param>
[Holds("nmr-8-sanctions")]
public sealed record SanctionReviewed(PersonId Person, SanctionId Sanction, When At, string By, [Code(typeof(ReviewSanction), nameof(ReviewSanction.Results))] string Result, When? Until, string Reasons) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>Records a sanction, one that no rule allows as well.</summary>
public sealed record ImposeSanction : Act
{
    public required PersonId Person { get; init; }

    public required SanctionId Sanction { get; init; }

    public DisciplinaryChargeId? Charge { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public required string Kind { get; init; }

    public int? Days { get; init; }

    public Money? Amount { get; init; }

    public When? From { get; init; }

    public When? Until { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Words("by", By, "a sanction is imposed by somebody")
        ?? Wanting.Code("kind", Kind, SanctionKinds.All)
        ?? (Kind == "other" ? Wanting.Words("words", Words, "another sanction is said in words") : null)
        ?? (Days is < 1 ? Refusals.Incomplete("days", "a length is one day or more") : null)
        ?? (Amount is { Amount: < 0 } ? Refusals.Incomplete("amount", "a sum is not negative") : null)
        ?? Wanting.Stretch("until", From ?? At, Until)
        ?? Wanting.Time("from", From)
        ?? Onward.Taken("sanction", Sanction, situation.Person(Person))
        ?? (Charge is { } charge ? Onward.Missing("disciplinary-charge", charge, situation.Person(Person)) : null)
        ?? Outcome.Of(new SanctionImposed(Person, Sanction, Charge, At, By, Kind, Days, Amount, From, Until, Words));
}

/// <summary>Records an appeal against a sanction.</summary>
public sealed record AppealSanction : Act
{
    public required PersonId Person { get; init; }

    public required SanctionId Sanction { get; init; }

    public required When At { get; init; }

    public required string To { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("sanction", Sanction, At, situation, Person)
        ?? Wanting.Words("to", To, "an appeal goes to somebody")
        ?? Outcome.Of(new SanctionAppealed(Person, Sanction, At, To, Words));
}

/// <summary>Records the review of a sanction: that it stands, is reduced, or is quashed.</summary>
public sealed record ReviewSanction : Act
{
    internal const string Reduced = "reduced";
    internal const string Quashed = "quashed";

    public static IReadOnlySet<string> Results { get; } = new SortedSet<string>(StringComparer.Ordinal) { "upheld", Reduced, Quashed };

    public required PersonId Person { get; init; }

    public required SanctionId Sanction { get; init; }

    public required When At { get; init; }

    public required string By { get; init; }

    public required string Result { get; init; }

    public When? Until { get; init; }

    public required string Reasons { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("sanction", Sanction, At, situation, Person)
        ?? Wanting.Words("by", By, "a review is somebody's")
        ?? Wanting.Code("result", Result, Results)
        ?? Wanting.Words("reasons", Reasons, "a review gives its reasons")
        ?? Wanting.Time("until", Until)
        ?? Outcome.Of(new SanctionReviewed(Person, Sanction, At, By, Result, Until, Reasons));
}
