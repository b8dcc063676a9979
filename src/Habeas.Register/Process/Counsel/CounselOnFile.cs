using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using NodaTime;

namespace Habeas.Register.Process.Counsel;

/// <summary>A representation with its contacts and its end.</summary>
/// <param name="Engaged">How it began.</param>
/// <param name="Met">Contacts, in the order in which they occurred.</param>
/// <param name="Ended">How it ended; null while it lasts.</param>
public sealed record CounselState(CounselEngaged Engaged, IReadOnlyList<CounselMet> Met, CounselEnded? Ended)
{
    public CounselId Id => Engaged.Counsel.Id;

    /// <summary>True while counsel acts, by the widest reading of when that began and ended.</summary>
    public bool ActsAt(Instant instant) => !Engaged.From.IsAfter(instant) && Ended?.At.IsOverBy(instant) != true;
}

/// <summary>Who stands by a person at an instant, or why nobody does.</summary>
/// <param name="Standing">A slug: <see cref="Represented"/>, or the last word on why there is nobody.</param>
/// <param name="Counsel">Those who act then; none where nobody does.</param>
/// <param name="Why">The event that says why there is nobody; null where there is somebody, or nothing is recorded.</param>
public sealed record CounselStanding(string Standing, IReadOnlyList<CounselState> Counsel, PersonEvent? Why)
{
    public const string Represented = "represented";

    /// <summary>Asked for, and nobody came yet.</summary>
    public const string Asked = "asked";

    /// <summary>Legal aid was granted, and nobody came yet.</summary>
    public const string AidGranted = "aid-granted";

    public const string AidRefused = "aid-refused";

    public const string Waived = "waived";

    /// <summary>There was counsel, and there is none now.</summary>
    public const string Ended = "ended";

    /// <summary>Nothing tells whether the person was ever asked.</summary>
    public const string NotRecorded = Coded.NotRecorded;
}

/// <summary>How long it took from a deprivation of liberty to the first contact with counsel.</summary>
/// <param name="Since">The deprivation of liberty.</param>
/// <param name="Contact">The first contact; null where none is on file.</param>
/// <param name="Took">At least and at most; absent where there was no contact.</param>
public sealed record TimeToCounsel(Deprivation Since, CounselMet? Contact, Elapsed? Took);

/// <summary>Legal representation as the file knows it. Derived from the facts in any order of recording.</summary>
public static class CounselOnFile
{
    /// <summary>Everybody who acted for the person, in the order in which they began.</summary>
    public static IReadOnlyList<CounselState> Of(PersonFile file)
    {
        var met = file.Of<CounselMet>().Order<CounselMet>(InOrder.Comparer).ToLookup(m => m.Counsel);
        var ended = file.Of<CounselEnded>().Order<CounselEnded>(InOrder.Comparer).ToLookup(e => e.Counsel);
        return
        [
            .. file.Of<CounselEngaged>().Order<CounselEngaged>(InOrder.Comparer).DistinctBy(e => e.Counsel.Id)
                .Select(e => new CounselState(e, [.. met[e.Counsel.Id]], ended[e.Counsel.Id].FirstOrDefault())),
        ];
    }

    /// <summary>Who stands by the person at <paramref name="instant"/>, or why nobody does.</summary>
    public static CounselStanding At(PersonFile file, Instant instant)
    {
        var acting = Of(file).Where(c => c.ActsAt(instant)).ToList();
        var last = acting.Count > 0 ? null : file.Facts.Select(f => f.Event)
            .Where(e => e is CounselAsked or LegalAidDecided or CounselWaived or CounselEnded).Cast<PersonEvent>()
            .Where(e => !e.Occurred!.IsAfter(instant)).Order<PersonEvent>(InOrder.Comparer).LastOrDefault();
        var standing = last switch
        {
            CounselAsked => CounselStanding.Asked,
            LegalAidDecided { Decision: LegalAidDecided.Refused } => CounselStanding.AidRefused,
            LegalAidDecided => CounselStanding.AidGranted,
            CounselWaived => CounselStanding.Waived,
            CounselEnded => CounselStanding.Ended,
            _ => acting.Count > 0 ? CounselStanding.Represented : CounselStanding.NotRecorded,
        };
        return new(standing, acting, last);
    }

    /// <summary>The time from each deprivation of liberty to the first contact with counsel, by whatever way but by letter.</summary>
    public static IReadOnlyList<TimeToCounsel> TimesToCounsel(PersonFile file)
    {
        var met = file.Of<CounselMet>().Where(m => m.Mode != CounselMet.ByLetter).Order<CounselMet>(InOrder.Comparer).ToList();
        return
        [
            .. Deprivations.Of(file).Select(d => met.Find(m => d.MayHold(m.At)) is { } first
                ? new TimeToCounsel(d, first, Elapsed.Between(d.From, Edge.At(first.At)))
                : new TimeToCounsel(d, null, null)),
        ];
    }

    internal static Refusal? Missing(CounselId id, PersonFile file) =>
        file.Of<CounselEngaged>().Any(c => c.Counsel.Id == id) ? null : Refusals.NotOnFile("counsel", id.ToString());
}
