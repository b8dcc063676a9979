using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Regime;

/// <summary>A request or a complaint with what became of it. Derived; the order in which the facts were recorded does not matter.</summary>
/// <param name="Made">That it was made.</param>
/// <param name="Content">What it says; null where it is withheld.</param>
/// <param name="Answer">The last answer; null where there is none, or where it is withheld.</param>
/// <param name="Course">Answers and appeals, in the order in which they occurred.</param>
public sealed record ComplaintState(ComplaintMade Made, ComplaintContent? Content, Answer? Answer, IReadOnlyList<PersonEvent> Course)
{
    /// <summary>True where it is known to allege torture or other ill-treatment; what is withheld is not known.</summary>
    public bool AllegesIllTreatment => Content?.AllegesIllTreatment == true;

    /// <summary>
    /// Since when it waits for an answer at <paramref name="at"/>: since it was made, or since the appeal; null where it was answered or
    /// withdrawn. Whoever passes it on answers nothing: it waits as before, or anew where it had been answered.
    /// </summary>
    public When? WaitsSince(Instant at) => Course.Where(c => !c.Occurred!.IsAfter(at)).Aggregate(Made.At.IsAfter(at) ? null : Made.At, (since, step) => step switch
    {
        ComplaintAppealed appeal => appeal.At,
        ComplaintAnswered { IsPassedOn: true } passed => since ?? passed.At,
        _ => null,
    });

    /// <summary>How long it has certainly waited at <paramref name="at"/>, and how long it may have; null where it waits no more. No rule gives a number: promptly (Nelson Mandela Rule 57(1)).</summary>
    public (Duration Least, Duration? Most)? Waiting(Instant at) => WaitsSince(at) is not { } since ? null
        : (Duration.Max(Duration.Zero, at - (since.Latest ?? at)), since.Earliest is { } earliest ? at - earliest : null);
}

/// <summary>How many requests and complaints there are, which tells nothing of what they say.</summary>
/// <param name="All">All that were made.</param>
/// <param name="Confidential">Those of them that are confidential.</param>
/// <param name="Unanswered">Those of them that wait for an answer.</param>
public readonly record struct ComplaintCount(int All, int Confidential, int Unanswered);

/// <summary>The requests and complaints on a person's file.</summary>
public static class ComplaintsOnFile
{
    /// <summary>As nobody but the person and whoever a confidential one is addressed to may see them: with what is confidential.</summary>
    public static IReadOnlyList<ComplaintState> Of(PersonFile file) => Of(file, _ => true);

    /// <summary>As the place sees them: a confidential one is there, and nothing of what it says.</summary>
    public static IReadOnlyList<ComplaintState> ForPlace(PersonFile file) => Of(file, _ => false);

    /// <summary>As one authority sees them: what is confidential only where it is addressed to them, or an appeal against it is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="addressee">A slug of <see cref="Addressees"/>.</param>
    public static IReadOnlyList<ComplaintState> For(PersonFile file, string addressee) => Of(file, e => Reads(file, e, addressee.Equals));

    /// <summary>True where a confidential event is addressed to somebody, or a complaint was appealed to them of which it tells. An appeal to the place, however it came on file, lets nobody there read it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="addressed">The event.</param>
    /// <param name="isThem">Whether a slug of <see cref="Addressees"/> means them.</param>
    public static bool Reads(PersonFile file, IAddressed addressed, Func<string, bool> isThem) =>
        isThem(addressed.ReadBy) || file.Of<ComplaintAppealed>().Any(a => a.Complaint == addressed.Complaint && a.To != Addressees.PlaceHead && isThem(a.To));

    /// <summary>With whom a complaint lies at a time: with whoever it was last appealed to before, or else with whoever it is addressed to.</summary>
    internal static string WithWhom(PersonFile file, ComplaintMade made, When at) =>
        file.Of<ComplaintAppealed>().Where(a => a.Complaint == made.Complaint && !a.At.IsAfter(at)).OrderBy(a => a.At, ByOccurrence.Order).LastOrDefault()?.To ?? made.AddressedTo;

    /// <summary>Those that wait for an answer at <paramref name="at"/>, the one that has waited longest first.</summary>
    public static IReadOnlyList<ComplaintState> Unanswered(IEnumerable<ComplaintState> complaints, Instant at) =>
        [.. complaints.Where(c => c.WaitsSince(at) is not null).OrderBy(c => c.WaitsSince(at), ByOccurrence.Order)];

    /// <summary>How many there are at <paramref name="at"/>.</summary>
    public static ComplaintCount Count(IEnumerable<ComplaintState> complaints, Instant at)
    {
        var made = complaints.Where(c => !c.Made.At.IsAfter(at)).ToList();
        return new(made.Count, made.Count(c => c.Made.Confidential), Unanswered(made, at).Count);
    }

    private static List<ComplaintState> Of(PersonFile file, Func<IAddressed, bool> mayRead)
    {
        var open = file.Of<ComplaintStated>().Select(s => (s.Complaint, s.Content));
        var withheld = file.Of<ComplaintStatedInConfidence>().Where(e => mayRead(e)).Select(s => (s.Complaint, s.Content));
        var contents = open.Concat(withheld).ToLookup(s => s.Complaint, s => s.Content);
        var answers = file.Of<AnswerStatedInConfidence>().Where(e => mayRead(e)).ToLookup(a => a.Complaint, a => a.Answer);
        var course = file.Facts.Select(f => f.Event).Where(e => e is ComplaintAnswered or ComplaintAppealed).Cast<PersonEvent>()
            .OrderBy(e => e.Occurred, ByOccurrence.Order).ThenBy(e => e switch { ComplaintAnswered { IsPassedOn: true } => 0, ComplaintAnswered => 1, _ => 2 }) // of one day: an appeal follows the answer
            .ToLookup(e => e is ComplaintAnswered answered ? answered.Complaint : ((ComplaintAppealed)e).Complaint);
        return
        [
            .. file.Of<ComplaintMade>().DistinctBy(c => c.Complaint)
                .OrderBy(c => c.At, ByOccurrence.Order).ThenBy(c => c.Complaint.Value)
                .Select(c => new ComplaintState(
                    c,
                    contents[c.Complaint].LastOrDefault(),
                    answers[c.Complaint].LastOrDefault() ?? course[c.Complaint].OfType<ComplaintAnswered>().LastOrDefault()?.Answer,
                    [.. course[c.Complaint]])),
        ];
    }
}
