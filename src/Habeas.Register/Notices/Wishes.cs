using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Notices;

/// <summary>Who can be told that a person is deprived of liberty, as slugs.</summary>
public static class Recipients
{
    public const string Family = "family";

    /// <summary>Somebody whom the person chose and who is no family: told in its place.</summary>
    public const string ChosenContact = "chosen-contact";
    public const string Consulate = "consulate";

    /// <summary>The body that protects refugees and stateless persons, in the place of a consulate.</summary>
    public const string RefugeeBody = "refugee-body";
    public const string Counsel = "counsel";

    /// <summary>The person themselves, of what becomes of their own file.</summary>
    public const string Person = "person";

    /// <summary>The national preventive mechanism.</summary>
    public const string Inspectorate = "inspectorate";
    public const string Other = "other";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Family, ChosenContact, Consulate, RefugeeBody, Counsel, Person, Inspectorate, Other,
    };

    /// <summary>A State told of its national without their asking can be the very danger: these are told only if the person asks.</summary>
    public static bool OnlyIfAsked(string whom) => whom is Consulate or RefugeeBody;

    /// <summary>A chosen contact stands in the place of the family; everybody else stands for themselves.</summary>
    internal static string InPlaceOf(string whom) => whom == ChosenContact ? Family : whom;
}

/// <summary>Of what somebody is told, as slugs.</summary>
public static class Occasions
{
    public const string Deprivation = "deprivation";
    public const string Transfer = "transfer";
    public const string IllnessOrInjury = "illness-or-injury";
    public const string Death = "death";
    public const string Erasure = "erasure";
    public const string Other = "other";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        Deprivation, Transfer, IllnessOrInjury, Death, "release", Erasure, Other,
    };
}

/// <summary>What a person wishes of a notice, as slugs.</summary>
public static class Wishes
{
    public const string Asked = "asked";
    public const string Objected = "objected";

    /// <summary>The person was asked and said neither.</summary>
    public const string GaveNoAnswer = "gave-no-answer";
    public const string NotAsked = "not-asked";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal) { Asked, Objected, GaveNoAnswer, NotAsked };

    /// <summary>Every wish, in the order in which they were stated.</summary>
    public static IReadOnlyList<WishStated> Of(PersonFile file) =>
        [.. file.Of<WishStated>().OrderBy(w => w.At, ByOccurrence.Order).ThenBy(w => w.Wish, StringComparer.Ordinal)];
}

/// <summary>
/// A person said whether somebody is to be told: a consulate only if they ask (Vienna Convention art. 36), the family of a serious
/// illness unless they object (Nelson Mandela Rules 68 to 70). A later wish stands in the place of an earlier one.
/// </summary>
/// <param name="Person">Who said it.</param>
/// <param name="At">When.</param>
/// <param name="Whom">Who is to be told, a slug of <see cref="Recipients"/>.</param>
/// <param name="Occasion">Of what, a slug of <see cref="Occasions"/>; absent where the wish is for every occasion.</param>
/// <param name="Wish">A slug of <see cref="Wishes"/>.</param>
/// <param name="To">To whom they said it, by name: whoever asked them.</param>
/// <param name="Words">What they said.</param>
public sealed record WishStated(PersonId Person, When At, string Whom, string? Occasion, string Wish, string To, string? Words) : PersonEvent(Person), IFaultable
{
    public override When? Occurred => At;

    Refusal? IFaultable.Fault() =>
        Wanting.Code("whom", Whom, Recipients.All)
        ?? (Occasion is { } occasion ? Wanting.Code("occasion", occasion, Occasions.All) : null)
        ?? Wanting.Code("wish", Wish, Wishes.All)
        ?? Wanting.Words("to", To, "whoever heard the wish is named");
}

/// <summary>Records what a person wishes of a notice, or that they were not asked.</summary>
public sealed record RecordWish : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string Whom { get; init; }

    public string? Occasion { get; init; }

    public required string Wish { get; init; }

    public required string To { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Sound(new WishStated(Person, At, Whom, Occasion, Wish, To, Words));
}

/// <summary>A notice that went against the person's wish.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Wish">The last wish before it, a slug of <see cref="Wishes"/>; null where none is on file.</param>
public sealed record UnwishedNotice(Notice Notice, string? Wish);

/// <summary>
/// Notices that went against the person's wish: those to which they had objected, that of a death apart; and those to a consulate or a
/// refugee body for which they had not asked. Where a treaty obliges the State to tell the consulate, it shows here all the same.
/// </summary>
public static class UnwishedNotices
{
    public static IReadOnlyList<UnwishedNotice> Of(PersonFile file)
    {
        var wishes = Wishes.Of(file);
        return
        [
            .. NoticesOnFile.Of(file).Select(n => new UnwishedNotice(n.Given, Before(n.Given, wishes)))
                .Where(n => Recipients.OnlyIfAsked(n.Notice.Whom) ? n.Wish != Wishes.Asked : n.Wish == Wishes.Objected && n.Notice.Occasion != Occasions.Death),
        ];
    }

    private static string? Before(Notice notice, IReadOnlyList<WishStated> wishes) => wishes
        .LastOrDefault(w => Recipients.InPlaceOf(w.Whom) == Recipients.InPlaceOf(notice.Whom) && (w.Occasion is null || w.Occasion == notice.Occasion) && !w.At.IsAfter(notice.At))
        ?.Wish;
}
