using Habeas.Register.Claims;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Readers;

/// <summary>
/// What of a file is kept from readers at an instant, since when and by whose authority: the facts that the read side asks before it
/// shows anything. It names whom each guard admits and decides nothing else: who a reader is, is for the policy to know.
/// </summary>
/// <param name="Guards">Every guard that stands; of the seal first.</param>
/// <param name="Openings">Who opened the sealed file, where that lasts still.</param>
public sealed record Access(IReadOnlyList<Guard> Guards, IReadOnlyList<SealedFileOpened> Openings)
{
    /// <summary>Nobody reads the file but those whom the seal names.</summary>
    public bool IsSealed => Guards.Any(g => g.What == Guard.File);

    /// <summary>Who the person is, is kept from all but those named.</summary>
    public bool IsIdentityProtected => Guards.Any(g => g.What == Guard.Identity);

    /// <summary>The guards that keep <paramref name="reader"/> from a part of the file; none where they may see it.</summary>
    /// <remarks>A seal keeps the file also from whom it admits, until they have opened it: that they read is on record before they do.</remarks>
    /// <param name="what">A slug of <see cref="Guard"/>. A seal keeps every part; a protected identity keeps former names too.</param>
    /// <param name="reader">Who reads.</param>
    public IReadOnlyList<Guard> Against(string what, Reader reader) => [.. Guards.Where(g => g.Covers(what) && !(g.Admits(reader) && (g.What != Guard.File || Openings.Any(o => o.IsBy(reader)))))];

    /// <summary>The guards that stand at <paramref name="instant"/>, by the widest reading of their beginning and end.</summary>
    public static Access At(PersonFile file, Instant instant) =>
        new(
            [.. Seals(file, instant), .. Protections(file, instant), .. FormerNames(file, instant), .. Claimants(file, instant)],
            [.. file.Of<SealedFileOpened>().Where(o => o.LastsAt(instant))]);

    private static IEnumerable<Guard> Seals(PersonFile file, Instant instant)
    {
        var off = file.Of<FileUnsealed>().ToLookup(u => u.Seal, u => u.At);
        return file.Of<FileSealed>().OrderBy(s => s.At, ByOccurrence.Order)
            .Where(s => Stands(s.At, off[s.Seal], instant))
            .Select(s => Guard.Of(s)!);
    }

    private static IEnumerable<Guard> Protections(PersonFile file, Instant instant)
    {
        var lifted = file.Of<ProtectionLifted>().ToLookup(l => l.Protection, l => l.At);
        return file.Of<IdentityProtected>().OrderBy(p => p.From, ByOccurrence.Order)
            .Where(p => Stands(p.From, p.Until is null ? lifted[p.Protection] : lifted[p.Protection].Append(p.Until), instant))
            .Select(p => Guard.Of(p)!);
    }

    /// <summary>The name before a recognised gender is told to nobody who does not need it, whether or not anybody ordered so.</summary>
    private static IEnumerable<Guard> FormerNames(PersonFile file, Instant instant) => file.Of<NameChanged>()
        .Where(c => c.Why == NameChanged.Reasons.GenderRecognition && c.From is not null && !c.At.IsAfter(instant))
        .OrderBy(c => c.At, ByOccurrence.Order)
        .Select(c => new Guard(Guard.FormerNames, c.Why, c.At, c.Authority ?? Guard.Register, []));

    /// <summary>Whoever lodges a claim is kept from the place, and known only to those who oversee detention and hold nobody (Convention on Enforced Disappearance art. 18(2)).</summary>
    private static IEnumerable<Guard> Claimants(PersonFile file, Instant instant) => file.Of<ClaimLodged>()
        .Where(c => !c.At.IsAfter(instant))
        .OrderBy(c => c.At, ByOccurrence.Order)
        .Select(c => new Guard(Guard.Claimant, "claim", c.At, Guard.Register, Guard.Overseers));

    private static bool Stands(When from, IEnumerable<When> ends, Instant instant) => !from.IsAfter(instant) && !ends.Any(e => e.IsOverBy(instant));
}

/// <summary>One part of a file that is kept from readers.</summary>
/// <param name="What">Which part, one of the slugs below.</param>
/// <param name="Why">Why: a slug where the act has one, else the words of the authority.</param>
/// <param name="Since">Since when.</param>
/// <param name="Authority">By whose authority; <see cref="Register"/> where the rule itself says so.</param>
/// <param name="MayKnow">Whom it admits beside the authority.</param>
public sealed record Guard(string What, string Why, When Since, string Authority, IReadOnlyList<string> MayKnow)
{
    /// <summary>The whole file.</summary>
    public const string File = "file";

    /// <summary>Who the person is.</summary>
    public const string Identity = "identity";

    /// <summary>Names that the person bears no longer.</summary>
    public const string FormerNames = "former-names";

    /// <summary>Who lodged a claim of detention.</summary>
    public const string Claimant = "claimant";

    /// <summary>The parts that can be kept from readers.</summary>
    public static IReadOnlySet<string> Parts { get; } = new SortedSet<string>(StringComparer.Ordinal) { File, Identity, FormerNames, Claimant };

    /// <summary>Said in the place of an authority where nobody had to order it.</summary>
    public const string Register = "register";

    /// <summary>Who oversees detention and holds nobody, by capacity.</summary>
    public static IReadOnlyList<string> Overseers { get; } = [Inspectorate, "judge"];

    /// <summary>The capacity of the national preventive mechanism, which every seal and every protection admits (OPCAT arts. 19 and 20).</summary>
    public const string Inspectorate = "inspectorate";

    /// <summary>The guard that an event sets up; null where it sets up none by order of anybody.</summary>
    public static Guard? Of(Acts.Event set) => set switch
    {
        FileSealed s => new(File, s.Why, s.At, s.Authority, s.MayRead),
        IdentityProtected p => new(Identity, p.Why, p.From, p.Authority, p.MayKnow),
        _ => null,
    };

    /// <summary>Whether somebody who acts on an authority's order may take the guard away: its own authority ordered it, or it admits them.</summary>
    public bool IsLiftedBy(string authority, Reader reader) => authority == Authority || Admits(reader);

    public bool Covers(string what) => What == File || What == what || (What == Identity && what == FormerNames);

    public bool Admits(Reader reader) => reader.Capacity == Inspectorate || (Authority != Register && reader.Is(Authority)) || MayKnow.Any(reader.Is);
}
