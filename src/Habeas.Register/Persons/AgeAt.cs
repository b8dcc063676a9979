using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Persons;

/// <summary>
/// Whether a person was a child at an instant: at the offence, at admission, now. Doubt means child (CRC/C/GC/24), so the answer is
/// <see cref="Adult"/> only where nothing on file leaves a childhood possible.
/// </summary>
/// <param name="State">A slug: <see cref="Child"/>, <see cref="Adult"/> or <see cref="TreatedAsChild"/>.</param>
/// <param name="Reason">A slug of <see cref="Reasons"/>.</param>
/// <param name="Citation">The rule that the answer rests on.</param>
/// <param name="Born">The first and the last date of birth that any account leaves possible; null where the file records none.</param>
public sealed record AgeAt(string State, string Reason, string Citation, DateRange? Born)
{
    public const string Child = "child";

    public const string Adult = "adult";

    /// <summary>Not known to be a child, and treated as one.</summary>
    public const string TreatedAsChild = "treated-as-child";

    /// <summary>The age at which childhood ends, save where majority is attained earlier under the law that applies (CRC art. 1).</summary>
    public const int Majority = 18;

    /// <summary>By how many years an estimated date of birth may be wrong: our reading of "about", wide enough not to make adults of children.</summary>
    public const int EstimateYears = 2;

    /// <summary>True for a child and for one whom doubt makes one: whatever protects children protects them.</summary>
    public bool ProtectedAsChild => State != Adult;

    /// <summary>Why the answer is what it is.</summary>
    public static class Reasons
    {
        /// <summary>An authority decided, and nobody disputes it.</summary>
        public const string Decided = "decided";

        /// <summary>Every identity on file agrees, and nobody disputes it.</summary>
        public const string Recorded = "recorded";

        /// <summary>The age is disputed, and every account of it, that of the dispute too, says the same of this instant.</summary>
        public const string EveryAccount = "every-account";

        /// <summary>It was disputed then and not decided yet, or it is disputed still.</summary>
        public const string Disputed = "disputed";

        /// <summary>One identity on file says child and another adult.</summary>
        public const string RecordsDisagree = "records-disagree";

        /// <summary>The dates that are known leave both possible.</summary>
        public const string NotCertain = "not-certain";

        /// <summary>Nothing on file tells the age.</summary>
        public const string NotRecorded = "not-recorded";
    }

    /// <summary>The answer for one instant, as the file stands.</summary>
    /// <remarks>
    /// The date is that of no particular place: who turns eighteen within the hours in which that day begins around the Earth is
    /// treated as a child for them. A decision speaks of every instant, save that a dispute protected the person until it was decided.
    /// </remarks>
    public static AgeAt Of(PersonFile file, Instant instant)
    {
        var decisions = file.Of<AgeDecided>().OrderBy(d => d.At, ByOccurrence.Order).ToList();
        var disputes = file.Of<AgeDisputed>().Where(d => IsOpen(d, decisions, instant)).ToList();
        List<DateRange> known = decisions.Count > 0 ? [decisions[^1].Born] : [.. Recorded(file)];
        if (known.Count == 0)
        {
            return new(TreatedAsChild, disputes.Count > 0 ? Reasons.Disputed : Reasons.NotRecorded, InDoubt, null); // a dispute alone makes nobody an adult
        }

        List<DateRange> accounts = [.. known, .. disputes.Select(d => d.Born).OfType<DateRange>()];
        var born = new DateRange(accounts.Min(a => a.From), accounts.Max(a => a.To));
        var settled = disputes.Count > 0 ? Reasons.EveryAccount : decisions.Count > 0 ? Reasons.Decided : Reasons.Recorded;
        return accounts.TrueForAll(a => IsChild(a, instant)) ? new(Child, settled, Certain, born)
            : accounts.TrueForAll(a => IsAdult(a, instant)) && disputes.TrueForAll(d => d.Born is not null) ? new(Adult, settled, Certain, born)
            : new(TreatedAsChild, Doubt(accounts, disputes, instant), InDoubt, born);
    }

    private const string Certain = "CRC art. 1";

    private const string InDoubt = "CRC arts. 1, 3, 40; CRC/C/GC/24";

    private static string Doubt(List<DateRange> accounts, List<AgeDisputed> disputes, Instant instant) =>
        disputes.Count > 0 ? Reasons.Disputed
        : accounts.Exists(a => IsChild(a, instant)) && accounts.Exists(a => IsAdult(a, instant)) ? Reasons.RecordsDisagree
        : Reasons.NotCertain;

    /// <summary>Undecided still, so that every question about the age is open; or disputed at the instant and decided only after it.</summary>
    private static bool IsOpen(AgeDisputed dispute, List<AgeDecided> decisions, Instant instant)
    {
        var answers = decisions.Where(d => ByOccurrence.Order.Compare(d.At, dispute.At) >= 0).ToList();
        return answers.Count == 0 || (!dispute.At.IsAfter(instant) && answers.TrueForAll(d => d.At.IsAfter(instant)));
    }

    private static IEnumerable<DateRange> Recorded(PersonFile file) => file.Of<IdentityRecorded>()
        .Select(i => i.Identity.Born)
        .Where(b => b is not null && b.Fault() is null)
        .Select(b => b!.Circa ? new DateRange(b.Earliest.PlusYears(-EstimateYears), b.Latest.PlusYears(EstimateYears)) : new(b.Earliest, b.Latest));

    private static bool IsAdult(DateRange born, Instant instant) => ComesOfAge(born.To) <= instant.WithOffset(Offset.FromHours(-12)).Date;

    private static bool IsChild(DateRange born, Instant instant) => ComesOfAge(born.From) > instant.WithOffset(Offset.FromHours(14)).Date;

    /// <summary>The eighteenth birthday; one born on 29 February comes of age on 1 March. A year beyond reckoning is a slip: nobody comes of age by it.</summary>
    private static LocalDate ComesOfAge(LocalDate born)
    {
        if (born.Year > When.LastYear)
        {
            return LocalDate.MaxIsoValue;
        }

        var day = born.PlusYears(Majority);
        return day.Day < born.Day ? day.PlusDays(1) : day;
    }
}
