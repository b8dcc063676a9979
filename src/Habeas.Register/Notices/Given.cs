using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Notices;

/// <summary>Somebody was told that a person is deprived of liberty, or what became of them.</summary>
public sealed record Notice
{
    public required NoticeId Id { get; init; }

    public required When At { get; init; }

    /// <summary>Who was told, a slug of <see cref="Recipients"/>.</summary>
    public required string Whom { get; init; }

    /// <summary>Who that is: a name, or which consulate.</summary>
    public required string Who { get; init; }

    /// <summary>Of what, a slug of <see cref="Occasions"/>.</summary>
    public required string Occasion { get; init; }

    /// <summary>Who told them, by name: an officer, or the person themselves, whose own right it is (Nelson Mandela Rule 68).</summary>
    public required string By { get; init; }

    /// <summary>By what means: telephone, letter, in person.</summary>
    public required string Means { get; init; }

    /// <summary>What was said, or what is to be added.</summary>
    public string? Words { get; init; }

    /// <summary>Says what is wrong with it, or null.</summary>
    public Refusal? Fault() =>
        Wanting.Code("notice.whom", Whom, Recipients.All)
        ?? Wanting.Words("notice.who", Who, "whoever was told is named")
        ?? Wanting.Code("notice.occasion", Occasion, Occasions.All)
        ?? Wanting.Words("notice.by", By, "whoever told them is named")
        ?? Wanting.Words("notice.means", Means, "how they were told is said");
}

/// <summary>A notice was given. What came of it is another event.</summary>
public sealed record NoticeGiven(PersonId Person, Notice Notice) : PersonEvent(Person), IFaultable
{
    public override When? Occurred => Notice.At;

    Refusal? IFaultable.Fault() => Notice.Fault();
}

/// <summary>What came of a notice.</summary>
/// <param name="Person">Whom the notice was about.</param>
/// <param name="Notice">The notice.</param>
/// <param name="At">When it came, or by when nothing had come.</param>
/// <param name="Answer">A slug of <see cref="Answers"/>.</param>
/// <param name="Words">What was answered.</param>
public sealed record NoticeAnswered(PersonId Person, NoticeId Notice, When At, string Answer, string? Words) : PersonEvent(Person), IFaultable
{
    public const string Received = "answered";
    public const string NoneCame = "none-came";

    /// <summary>Nobody was reached: nobody was told.</summary>
    public const string NotReached = "not-reached";

    public static IReadOnlySet<string> Answers { get; } = new SortedSet<string>(StringComparer.Ordinal) { Received, NoneCame, NotReached };

    public override When? Occurred => At;

    Refusal? IFaultable.Fault() =>
        Wanting.Code("answer", Answer, Answers)
        ?? (Answer == Received ? Wanting.Words("words", Words, "an answer says something") : null);
}

/// <summary>Records that somebody was told. A fact: neither a wish of the person's nor the want of one refuses it.</summary>
public sealed record RecordNotice : Act
{
    public required PersonId Person { get; init; }

    public required Notice Notice { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("notice.at", Notice.At, situation)
        ?? (NoticesOnFile.Find(Notice.Id, situation.Person(Person)) is null ? null : Refusals.NoticeAlreadyOnFile(Notice.Id))
        ?? Wanting.Sound(new NoticeGiven(Person, Notice));
}

/// <summary>Records what came of a notice, or that nothing did.</summary>
public sealed record RecordAnswer : Act
{
    public required PersonId Person { get; init; }

    public required NoticeId Notice { get; init; }

    public required When At { get; init; }

    public required string Answer { get; init; }

    public string? Words { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? (NoticesOnFile.Find(Notice, situation.Person(Person)) is null ? Refusals.NoticeNotOnFile(Notice) : null)
        ?? Wanting.Sound(new NoticeAnswered(Person, Notice, At, Answer, Words));
}

/// <summary>A notice and what came of it.</summary>
/// <param name="Given">The notice.</param>
/// <param name="Answers">What came of it, in order of time; none where nobody has said yet, which is not that none came.</param>
public sealed record NoticeState(Notice Given, IReadOnlyList<NoticeAnswered> Answers)
{
    /// <summary>False where the last that is known is that nobody was reached.</summary>
    public bool Reached => Answers.LastOrDefault()?.Answer != NoticeAnswered.NotReached;
}

/// <summary>The notices on a person's file.</summary>
public static class NoticesOnFile
{
    /// <summary>Every one, in the order in which they were given.</summary>
    public static IReadOnlyList<NoticeState> Of(PersonFile file)
    {
        var answers = file.Of<NoticeAnswered>().ToLookup(a => a.Notice);
        return
        [
            .. file.Of<NoticeGiven>().Select(n => n.Notice).DistinctBy(n => n.Id).OrderBy(n => n.At, ByOccurrence.Order).ThenBy(n => n.Id.Value)
                .Select(n => new NoticeState(n, [.. answers[n.Id].OrderBy(a => a.At, ByOccurrence.Order).ThenBy(a => a.Answer, StringComparer.Ordinal)])),
        ];
    }

    internal static NoticeGiven? Find(NoticeId id, PersonFile file) => file.Of<NoticeGiven>().FirstOrDefault(n => n.Notice.Id == id);
}
