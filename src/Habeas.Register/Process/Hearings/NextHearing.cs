using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Process.Hearings;

/// <summary>The next date of a person before a court at an instant, or why there is none to show.</summary>
/// <param name="Standing">A slug: <see cref="Listed"/>, or why there is no next date.</param>
/// <param name="Hearing">The next hearing; for <see cref="PastWithoutRecord"/> and <see cref="NotBrought"/> the one that is past; null for others.</param>
/// <param name="At">When it is, or was, to take place.</param>
/// <param name="Words">What was said when no date was set.</param>
public sealed record NextHearing(string Standing, HearingState? Hearing, When? At, string? Words)
{
    public const string Listed = "listed";

    /// <summary>The last date is over, and nothing tells what happened: nobody knows that the person's case goes on.</summary>
    public const string PastWithoutRecord = "past-without-record";

    /// <summary>The person was not brought to the last hearing, and nothing tells of another date.</summary>
    public const string NotBrought = "not-produced";

    /// <summary>At the last hearing it was said that no date was set.</summary>
    public const string NoneSet = NextDate.NoneSet;

    /// <summary>Whoever recorded the last hearing did not know the next date.</summary>
    public const string NotKnown = Said.NotKnown;

    /// <summary>A next date was set, and its hearing is not on the file, as after a correction.</summary>
    public const string SetNotListed = "set-not-listed";

    /// <summary>No hearing was ever listed.</summary>
    public const string NeverListed = "never-listed";

    /// <summary>The next date of a person at <paramref name="instant"/>. A hearing that began that day and is not over counts as the next.</summary>
    public static NextHearing Of(PersonFile file, Instant instant)
    {
        var hearings = HearingsOnFile.Of(file).Where(h => h.IsListedAt(instant)).ToList();
        var open = hearings.Where(h => h.IsOpenAt(instant)).Select(h => (Hearing: h, Date: h.DateAt(instant))).OrderBy(h => h.Date, ByOccurrence.Order).ToList();
        var next = open.FirstOrDefault(h => !h.Date.IsOverBy(instant));
        if (next.Hearing is not null)
        {
            return new(Listed, next.Hearing, next.Date, null);
        }

        var last = hearings.SelectMany(h => h.OutcomeAt(instant).Select(e => (Hearing: h, Told: (IOfHearing)e)))
            .OrderBy(e => e.Told.At, ByOccurrence.Order).ThenBy(e => e.Told.Next is not null).ThenBy(e => e.Hearing.Id.Value).ToList();
        var past = open.LastOrDefault(h => last.Count == 0 || ByOccurrence.Order.Compare(h.Date, last[^1].Told.At) >= 0);
        return past.Hearing is not null ? new(PastWithoutRecord, past.Hearing, past.Date, null)
            : last.Count == 0 ? new(NeverListed, null, null, null)
            : Absence(last[^1].Hearing, [.. last.Where(e => e.Hearing == last[^1].Hearing).Select(e => e.Told)], instant);
    }

    /// <summary>What the last hearing says of a date to come. That the person was not brought is the last word only where the court said none.</summary>
    private static NextHearing Absence(HearingState hearing, List<IOfHearing> told, Instant instant) =>
        told.FindLast(t => t.Next is not null)?.Next switch
        {
            null => new(NotBrought, hearing, hearing.DateAt(instant), null),
            { Said: NextDate.Set } set => new(SetNotListed, null, null, set.Words),
            var said => new(said.Said, null, null, said.Words),
        };
}
