using Habeas.Register.Acts;
using Habeas.Register.Notices;
using Habeas.Register.Persons;
using Habeas.Register.Property;
using Habeas.Register.Time;

namespace Habeas.Register.Release;

/// <summary>
/// A death in custody with all that was found, told and done about it (Nelson Mandela Rules 8, 69, 71 and 72; Convention on Enforced
/// Disappearance art. 17(3)(g)). Derived; each list is in order of time.
/// </summary>
/// <param name="Recorded">The death; null where the file tells of what followed it and the death itself is not recorded, or no longer.</param>
/// <param name="Accounts">How it came about, by each who told it.</param>
/// <param name="Findings">Causes and manners as they were found.</param>
/// <param name="Notices">Who was told, or could not be.</param>
/// <param name="Inquiries">Inquiries opened and ended.</param>
/// <param name="Remains">What became of the remains.</param>
/// <param name="Belongings">What became of the belongings.</param>
/// <param name="Owed">What the file does not show yet: slugs of <see cref="Owing"/>, in its order.</param>
public sealed record DeathOnFile(
    DeathRecorded? Recorded,
    IReadOnlyList<DeathDescribed> Accounts,
    IReadOnlyList<DeathCauseFound> Findings,
    IReadOnlyList<DeathNoticeGiven> Notices,
    IReadOnlyList<DeathInquiryRecorded> Inquiries,
    IReadOnlyList<RemainsRecorded> Remains,
    IReadOnlyList<DeathBelongingsSettled> Belongings,
    IReadOnlyList<string> Owed)
{
    /// <summary>What can be owed for a death, as slugs.</summary>
    public static IReadOnlyList<string> Owing { get; } =
    [
        "death", "family", "independent-authority", "consulate", "circumstances", "inquiry", "inquiry-outcome", "cause", "manner", "remains", "belongings",
    ];

    /// <summary>
    /// The manner of death: what somebody independent of those who held the person established last; <see cref="DeathRecorded.Pending"/>
    /// until then, whatever anybody else said.
    /// </summary>
    public string Manner => Independently?.Manner ?? DeathRecorded.Pending;

    /// <summary>The finding of the cause that goes farthest: established independently, else established, else provisional; the last of several.</summary>
    public DeathCauseFound? Cause =>
        Independently ?? Findings.LastOrDefault(f => f.Standing == DeathCauseFound.Established) ?? Findings.LastOrDefault();

    private DeathCauseFound? Independently => Findings.LastOrDefault(f => f is { Standing: DeathCauseFound.Established, Independent: true });

    /// <summary>The death on a file; null where the file tells of none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="state">
    /// The ISO 3166-1 code of the State that holds: the consulate of another is owed notice. Without it, a consulate is owed notice for
    /// every nationality on the file, until it is said that none is to be told.
    /// </param>
    public static DeathOnFile? Of(PersonFile file, string? state = null)
    {
        var death = new DeathOnFile(
            file.Of<DeathRecorded>().FirstOrDefault(),
            Sorted<DeathDescribed>(file),
            Sorted<DeathCauseFound>(file),
            Sorted<DeathNoticeGiven>(file),
            Sorted<DeathInquiryRecorded>(file),
            Sorted<RemainsRecorded>(file),
            Sorted<DeathBelongingsSettled>(file),
            []);
        return death.IsEmpty ? null : death with { Owed = [.. Owing.Where(what => death.Owes(what, file, state))] };
    }

    private bool IsEmpty =>
        Recorded is null && Accounts.Count + Findings.Count + Notices.Count + Inquiries.Count + Remains.Count + Belongings.Count == 0;

    private bool Owes(string what, PersonFile file, string? state) => what switch
    {
        "death" => Recorded is null,
        RecordDeathNotice.Consulate => IsForeign(file, state) && !IsTold(what, file) && !Notices.Any(n => n.Recipient == what && n.Result == RecordDeathNotice.NotApplicable),
        RecordDeathNotice.Family or RecordDeathNotice.IndependentAuthority => !IsTold(what, file),
        "circumstances" => Accounts.Count == 0,
        "inquiry" => !Inquiries.Any(i => i.Independent),
        "inquiry-outcome" => Inquiries.Any(i => i.Independent && !Inquiries.Any(o => o.Ends(i))),
        "cause" => !Findings.Any(f => f.Standing == DeathCauseFound.Established),
        "manner" => Manner == DeathRecorded.Pending,
        "remains" => Remains.Count == 0 || Remains[^1].Destination is not (RecordRemains.HandedOver or "buried" or "cremated"),
        "belongings" => Belongings.LastOrDefault()?.Result switch
        {
            RecordDeathBelongings.HandedOver => false,
            RecordDeathBelongings.None => KeepsProperty(file),
            null => Recorded is null || KeepsProperty(file) || !file.Of<PropertyReturned>().Any(r => !Recorded.At.IsAfter(r.At)),
            _ => true,
        },
        _ => throw new InvalidOperationException($"Nothing says when '{what}' is owed."),
    };

    /// <summary>True where somebody of a kind was told of the death, by the record of the death or by a notice like any other.</summary>
    /// <param name="recipient">A slug of <see cref="RecordDeathNotice.Recipients"/>.</param>
    /// <param name="file">The file.</param>
    internal static bool IsTold(string recipient, PersonFile file) =>
        file.Of<DeathNoticeGiven>().Any(n => n.Recipient == recipient && n.Result == RecordDeathNotice.Told)
        || NoticesOnFile.Of(file).Any(n => n is { Reached: true, Given.Occasion: Occasions.Death } && Recipients.InPlaceOf(n.Given.Whom) == recipient);

    /// <summary>A line of the property book of which a place keeps something still, whatever is said of belongings as a whole.</summary>
    private static bool KeepsProperty(PersonFile file) => PropertyBook.Of(file) is var book && (book.Items.Any(i => i.Kept > 0) || book.Cash.Any(c => c.Kept > 0));

    /// <summary>True unless the person is known to be stateless or a national of the State and of no other; a person of unknown nationality may be anybody's national.</summary>
    private static bool IsForeign(PersonFile file, string? state)
    {
        var nationalities = file.Of<IdentityRecorded>().Select(i => i.Identity.Nationalities).LastOrDefault(n => n.Count > 0) ?? [];
        return nationalities.Count == 0 || nationalities.Any(n => n != state && n != Identity.Stateless);
    }

    private static List<TEvent> Sorted<TEvent>(PersonFile file)
        where TEvent : Event => [.. file.Of<TEvent>().OrderBy(e => e.Occurred, ByOccurrence.Order)];
}
