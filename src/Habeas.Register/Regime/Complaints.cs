using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Time;

namespace Habeas.Register.Regime;

/// <summary>Something of a request or a complaint.</summary>
public interface IOfComplaint
{
    ComplaintId Complaint { get; }
}

/// <summary>
/// A request or a complaint was made (Nelson Mandela Rules 8(d), 56). What it says is another event, <see cref="ComplaintStated"/> or
/// <see cref="ComplaintStatedInConfidence"/>; this one says no more than that it waits for an answer.
/// </summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Complaint">Its id.</param>
/// <param name="Place">The place that held the person then.</param>
/// <param name="At">When it was made.</param>
/// <param name="Kind"><c>request</c> or <c>complaint</c>.</param>
/// <param name="AddressedTo">A slug of <see cref="Addressees"/>.</param>
/// <param name="Confidential">True where the person asked for confidence.</param>
[Holds("nmr-8-complaints")]
public sealed record ComplaintMade(
    PersonId Person, ComplaintId Complaint, PlaceId Place, When At, [Code(typeof(MakeComplaint), nameof(MakeComplaint.Kinds))] string Kind, [Code(typeof(Addressees), nameof(Addressees.All))] string AddressedTo, bool Confidential)
    : PersonEvent(Person), IBegins<ComplaintId>, IOfComplaint
{
    public override When? Occurred => At;

    ComplaintId IBegins<ComplaintId>.Begun => Complaint;
}

/// <summary>What a request or a complaint says.</summary>
/// <param name="MadeBy">A slug of <see cref="MakeComplaint.Makers"/>.</param>
/// <param name="Maker">Who made it for the person, by name.</param>
/// <param name="Topics">What it is about: slugs of <see cref="MakeComplaint.TopicList"/>.</param>
/// <param name="About">About whom, where it is about somebody: a name, a number, a description.</param>
/// <param name="Words">What it says.</param>
public sealed record ComplaintContent([Code(typeof(MakeComplaint), nameof(MakeComplaint.Makers))] string MadeBy, string? Maker, [Code(typeof(MakeComplaint), nameof(MakeComplaint.TopicList))] IReadOnlyList<string> Topics, string? About, string Words)
{
    /// <summary>True where it alleges torture or other ill-treatment, which is acted on at once (Nelson Mandela Rules 57(3), 71(2)).</summary>
    public bool AllegesIllTreatment => Topics.Contains(MakeComplaint.IllTreatment);
}

/// <summary>What an open request or complaint says.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Complaint">Which one.</param>
/// <param name="Content">What it says.</param>
[Holds("nmr-8-complaints")]
public sealed record ComplaintStated(PersonId Person, ComplaintId Complaint, ComplaintContent Content) : PersonEvent(Person), IOfComplaint;

/// <summary>What a confidential request or complaint says: nobody at the place reads it.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Complaint">Which one.</param>
/// <param name="ReadBy">Who reads it.</param>
/// <param name="Content">What it says.</param>
[Confidential("Nelson Mandela Rule 57(2)")]
public sealed record ComplaintStatedInConfidence(PersonId Person, ComplaintId Complaint, string ReadBy, ComplaintContent Content)
    : PersonEvent(Person), IAddressed;

/// <summary>A request or a complaint was answered.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Complaint">Which one.</param>
/// <param name="At">When.</param>
/// <param name="Answer">The answer; absent where it is confidential, as the complaint is.</param>
/// <param name="PassedOn">True where a confidential answer passes it on, which whoever may not read the answer has to know; an answer that is there says so itself.</param>
[Holds("nmr-8-complaints")]
public sealed record ComplaintAnswered(PersonId Person, ComplaintId Complaint, When At, Answer? Answer, bool? PassedOn = null) : PersonEvent(Person), IOfComplaint
{
    /// <summary>True where it goes to somebody else by this answer, and waits still.</summary>
    [JsonIgnore]
    public bool IsPassedOn => (Answer is null && PassedOn == true) || Answer?.Result == AnswerComplaint.PassedOn;

    public override When? Occurred => At;
}

/// <summary>An answer to a request or a complaint.</summary>
/// <param name="By">Who answered.</param>
/// <param name="Result">A slug of <see cref="AnswerComplaint.Results"/>.</param>
/// <param name="Words">What was answered.</param>
public sealed record Answer(string By, [Code(typeof(AnswerComplaint), nameof(AnswerComplaint.Results))] string Result, string Words);

/// <summary>What the answer to a confidential request or complaint says.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Complaint">Which one.</param>
/// <param name="ReadBy">Who reads it.</param>
/// <param name="Answer">The answer.</param>
[Confidential("Nelson Mandela Rule 57(2)")]
public sealed record AnswerStatedInConfidence(PersonId Person, ComplaintId Complaint, string ReadBy, Answer Answer) : PersonEvent(Person), IAddressed;

/// <summary>An answer was appealed, or the lack of one: the request or complaint waits again (Nelson Mandela Rule 57(2)).</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Complaint">Which one.</param>
/// <param name="At">When.</param>
/// <param name="To">To whom: a slug of <see cref="Addressees"/>.</param>
[Holds("nmr-8-complaints")]
public sealed record ComplaintAppealed(PersonId Person, ComplaintId Complaint, When At, [Code(typeof(Addressees), nameof(Addressees.All))] string To) : PersonEvent(Person), IOfComplaint
{
    public override When? Occurred => At;
}

/// <summary>
/// Records a request or a complaint of a person, made by themselves or by somebody for them. A confidential one goes to somebody
/// outside the place, and says nothing in the act's own reason, since everybody reads that.
/// </summary>
public sealed record MakeComplaint : Act
{
    internal const string IllTreatment = "torture-or-ill-treatment";

    public static IReadOnlySet<string> Kinds { get; } = new SortedSet<string>(StringComparer.Ordinal) { "request", "complaint" };

    public static IReadOnlySet<string> Makers { get; } = new SortedSet<string>(StringComparer.Ordinal) { "person", "counsel", "family", "other", YesNo.NotKnown };

    public static IReadOnlySet<string> TopicList { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        IllTreatment, "conduct-of-staff", "conduct-of-others", "health-care", "conditions", "food", "contact", "discipline", "discrimination",
        "property", "programmes-and-work", "religion", "release-date", "access-to-law", "transfer", "other",
    };

    public required PersonId Person { get; init; }

    public required ComplaintId Complaint { get; init; }

    public required PlaceId Place { get; init; }

    public required When At { get; init; }

    public required string Kind { get; init; }

    public required string AddressedTo { get; init; }

    /// <summary>Whether the person asked for confidence.</summary>
    public required bool Confidential { get; init; }

    public required ComplaintContent Content { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person, Place];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Registered(Place, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Code("kind", Kind, Kinds)
        ?? Wanting.Code("addressedTo", AddressedTo, Addressees.All)
        ?? (Confidential ? InConfidence.Fault("addressedTo", AddressedTo, this) : null)
        ?? Wanting.Code("content.madeBy", Content.MadeBy, Makers)
        ?? (Content.Topics.Count == 0 ? Refusals.Incomplete("content.topics", "it is about something, or 'other'") : null)
        ?? Content.Topics.Select(t => Wanting.Code("content.topics", t, TopicList)).FirstOrDefault(f => f is not null)
        ?? Wanting.Words("content.words", Content.Words, "it says something")
        ?? Onward.Taken("complaint", Complaint, situation.Person(Person))
        ?? Outcome.Of(new ComplaintMade(Person, Complaint, Place, At, Kind, AddressedTo, Confidential), Stated());

    private PersonEvent Stated() => Confidential
        ? new ComplaintStatedInConfidence(Person, Complaint, AddressedTo, Content)
        : new ComplaintStated(Person, Complaint, Content);
}

/// <summary>Records the answer to a request or a complaint; to a confidential one in confidence.</summary>
public sealed record AnswerComplaint : Act
{
    internal const string PassedOn = "passed-on";

    public static IReadOnlySet<string> Results { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "granted", "granted-in-part", "not-granted", PassedOn, "withdrawn",
    };

    public required PersonId Person { get; init; }

    public required ComplaintId Complaint { get; init; }

    public required When At { get; init; }

    public required Answer Answer { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("complaint", Complaint, At, situation, Person)
        ?? Wanting.Words("answer.by", Answer.By, "an answer is somebody's")
        ?? Wanting.Code("answer.result", Answer.Result, Results)
        ?? Wanting.Words("answer.words", Answer.Words, "an answer says something")
        ?? Answered((ComplaintMade)Onward.Find(Complaint, situation.Person(Person))!, situation.Person(Person));

    private Outcome Answered(ComplaintMade made, PersonFile file) =>
        !made.Confidential ? Outcome.Of(new ComplaintAnswered(Person, Complaint, At, Answer))
        : InConfidence.Fault(this)
        ?? Outcome.Of(
            new ComplaintAnswered(Person, Complaint, At, null, Answer.Result == PassedOn ? true : null),
            new AnswerStatedInConfidence(Person, Complaint, ComplaintsOnFile.WithWhom(file, made, At), Answer));
}

/// <summary>Records an appeal.</summary>
public sealed record AppealComplaint : Act
{
    public required PersonId Person { get; init; }

    public required ComplaintId Complaint { get; init; }

    public required When At { get; init; }

    public required string To { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Onward.Fault("complaint", Complaint, At, situation, Person)
        ?? Wanting.Code("to", To, Addressees.All)
        ?? (((ComplaintMade)Onward.Find(Complaint, situation.Person(Person))!).Confidential ? InConfidence.Fault("to", To, this) : null)
        ?? Outcome.Of(new ComplaintAppealed(Person, Complaint, At, To));
}

internal static class InConfidence
{
    /// <summary>Nobody at the place reads what is confidential, so that it goes to somebody else.</summary>
    public static Refusal? Fault(string field, string addressee, Act act) => addressee == Addressees.PlaceHead
        ? Refusals.Incomplete(field, "what is confidential is addressed to somebody outside the place: nobody there reads it")
        : Fault(act);

    /// <summary>The header of an entry is read by everybody: what is confidential leaves no reason and no document in it.</summary>
    public static Refusal? Fault(Act act) =>
        act.Reason is not null || act.LegalBasis is not null ? Refusals.Incomplete("reason", "everybody reads the reason of an act: what is confidential stands in its content alone")
        : act.OnPaper?.Scan is not null ? Refusals.Incomplete("onPaper.scan", "everybody sees the scan of a form: of what is confidential the sheet goes to whoever it is addressed to, closed")
        : act.Documents.Count > 0 ? Refusals.Incomplete("documents", "everybody sees the documents of an act: what is confidential names none")
        : null;
}
