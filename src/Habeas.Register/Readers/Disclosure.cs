using Habeas.Register.Acts;
using Habeas.Register.Claims;
using Habeas.Register.Corrections;
using Habeas.Register.Groups;
using Habeas.Register.Notices;
using Habeas.Register.Persons;
using Habeas.Register.Release;
using NodaTime;

namespace Habeas.Register.Readers;

/// <summary>A file as one reader may see it, and what of it is kept from them.</summary>
/// <param name="File">What they see. Its file number stays, whatever is kept.</param>
/// <param name="LeftOut">What is left out or blotted out, in entry order.</param>
public sealed record DisclosedFile(PersonFile File, IReadOnlyList<LeftOut> LeftOut)
{
    /// <summary>True where the whole file is sealed from this reader.</summary>
    public bool IsSealed => LeftOut.Any(l => l.What == Guard.File);
}

/// <summary>An event that a reader does not see, or sees only in part.</summary>
/// <param name="Event">Where it stands in the register.</param>
/// <param name="What">Which part of a file it belongs to: a slug of <see cref="Guard"/>, or one of those below.</param>
/// <param name="Why">The rule or the order that keeps it.</param>
/// <param name="Whole">False where the event is shown and only that part of it is blotted out.</param>
public sealed record LeftOut(EventRef Event, string What, string Why, bool Whole)
{
    /// <summary>What a rule keeps confidential within the file.</summary>
    public const string Confidential = "confidential";

    /// <summary>What is addressed in confidence to somebody else.</summary>
    public const string InConfidence = "in-confidence";

    /// <summary>Files that may be those of other people.</summary>
    public const string OtherPeople = "other-people";
}

/// <summary>
/// What of a file a reader sees. It leaves out whole events, and blots out names and claimants in others; what somebody wrote in free
/// words elsewhere it cannot know.
/// </summary>
/// <remarks>
/// Guards are asked at the present, of all that is on file now: who asks what was known earlier learns no more than who asks what is known now.
/// </remarks>
public static class Disclosure
{
    /// <summary>What stands in the place of words that could tell what is kept: who lodged a claim, why something blotted out was corrected.</summary>
    public const string Withheld = "withheld";

    private static readonly HashSet<FileSection> TellingWho = [FileSection.Identity, FileSection.Family, FileSection.Contacts];

    /// <summary>Relatives and consulates are named where they are told, too.</summary>
    private static bool TellsWho(Event said) => TellingWho.Contains(FileSection.Of(said))
        || said is NoticeGiven or NoticeAnswered or DeathNoticeGiven or RemainsRecorded or DeathBelongingsSettled;

    /// <summary>The file as <paramref name="reader"/> may see it.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="file">The whole file, as known now.</param>
    /// <param name="now">When it is read.</param>
    /// <param name="knownAt">As known when this was the last entry; null is now.</param>
    public static DisclosedFile To(Reader reader, PersonFile file, Instant now, long? knownAt = null)
    {
        var sight = new Sight(reader, file, Access.At(file, now));
        var (shown, left) = (PersonFile.New(file.Id), new List<LeftOut>());
        foreach (var recorded in (knownAt is { } entry ? file.AsKnownAt(entry) : file).Chronicle.Events)
        {
            var said = sight.Of(recorded, left);
            if (said is not null)
            {
                shown = shown.Evolve(recorded with { Event = said });
            }
        }

        return new(shown, left);
    }

    /// <summary>What one reader sees of the events of one file.</summary>
    private sealed class Sight(Reader reader, PersonFile file, Access access)
    {
        private readonly Dictionary<EventRef, LeftOut> _kept = [];
        private readonly Dictionary<EventRef, List<(string What, string Why)>> _blotted = [];
        private readonly Guard? _seal = access.Against(Guard.File, reader).FirstOrDefault(g => g.What == Guard.File);
        private readonly Guard? _identity = access.Against(Guard.Identity, reader).FirstOrDefault(g => g.What == Guard.Identity);
        private readonly Guard? _claimant = access.Against(Guard.Claimant, reader).FirstOrDefault(g => g.What == Guard.Claimant);
        private readonly EventRef? _renamed = access.Against(Guard.FormerNames, reader).Any(g => g.What == Guard.FormerNames)
            ? file.Facts.Where(f => f.Event is NameChanged { Why: NameChanged.Reasons.GenderRecognition }).Select(f => (EventRef?)f.Ref).Max()
            : null;

        private readonly HashSet<string> _former = Former(file);

        /// <summary>The event as it is seen; null where it is not.</summary>
        public Event? Of(Recorded recorded, List<LeftOut> left)
        {
            var kept = Whole(recorded.Event) is { } whole ? new LeftOut(recorded.Ref, whole.What, whole.Why, Whole: true) : null;
            if (kept is null && recorded.Event is ICorrection { Target: var target } && _kept.TryGetValue(target, out var corrected))
            {
                kept = corrected with { Event = recorded.Ref };
            }

            if (kept is not null)
            {
                _kept.Add(recorded.Ref, kept);
                left.Add(kept);
                return null;
            }

            var parts = new List<(string What, string Why)>();
            var said = Reasonless(Blotted(recorded.Event, recorded.Ref, parts), parts);
            if (parts.Count > 0)
            {
                _blotted.Add(recorded.Ref, parts);
            }

            left.AddRange(parts.Distinct().Select(p => new LeftOut(recorded.Ref, p.What, p.Why, Whole: false)));
            return said;
        }

        /// <summary>A correction of what is blotted out without its reason, which could tell what that is.</summary>
        private Event Reasonless(Event said, List<(string What, string Why)> parts)
        {
            if (said is ICorrection { Target: var target } && _blotted.TryGetValue(target, out var blotted))
            {
                parts.AddRange(blotted);
            }

            return parts.Count == 0 ? said : said switch
            {
                EventReplaced replaced => replaced with { Reason = Withheld },
                EventAnnulled annulled => annulled with { Reason = Withheld },
                _ => said,
            };
        }

        private (string What, string Why)? Whole(Event recorded)
        {
            var said = recorded is ICorrection { Replacement: { } instead } ? instead : recorded;
            return said is PersonRegistered ? null
                : _seal is not null ? (Guard.File, _seal.Authority)
                : Confidence.Of(said) is { } confidence && !confidence.Admits(reader, said, file)
                    ? (confidence.ReadBy is null ? LeftOut.Confidential : LeftOut.InConfidence, confidence.Rule)
                : _identity is not null && TellsWho(said) && said is not (IdentityProtected or ProtectionLifted or FileSealed or FileUnsealed)
                    ? (Guard.Identity, _identity.Authority)
                : reader.Purpose == Purpose.OwnCopy && said is EarlierFilesSuggested ? (LeftOut.OtherPeople, "Nelson Mandela Rule 9")
                : null;
        }

        /// <summary>An event without the parts of it that are kept; they are told in <paramref name="parts"/>.</summary>
        private Event Blotted(Event recorded, EventRef place, List<(string What, string Why)> parts)
        {
            switch (recorded)
            {
                case EventReplaced replaced:
                    return replaced with { By = Blotted(replaced.By, replaced.Target, parts) };
                case ListedInGroup line:
                    var says = line.Says.Where(s => Whole(s) is null).Select(s => Blotted(s, place, parts)).ToList();
                    parts.AddRange(line.Says.Select(Whole).OfType<(string, string)>());
                    return line with { Words = _identity is null ? line.Words : null, Says = says };
                case IdentityRecorded identity when _renamed is { } renamed && identity.Identity.Names.Any(n => IsFormer(n, place, renamed)):
                    parts.Add((Guard.FormerNames, Privacy));
                    return identity with { Identity = identity.Identity with { Names = [.. identity.Identity.Names.Where(n => !IsFormer(n, place, renamed))] } };
                case NameChanged { From: not null } change when _renamed is { } renamed && (place <= renamed || _former.Contains(Letters.Fold(change.From.Text))):
                    parts.Add((Guard.FormerNames, Privacy));
                    return change with { From = null, To = place < renamed ? new(Withheld) : change.To };
                case ClaimLodged claim when _claimant is not null:
                    parts.Add((Guard.Claimant, Article));
                    return claim with { Claimant = new(null, Withheld), Words = null, LastSeen = claim.LastSeen is { } seen ? seen with { Words = null } : null };
                case ClaimWithdrawn withdrawn when _claimant is not null:
                    parts.Add((Guard.Claimant, Article));
                    return withdrawn with { By = Withheld, Why = null };
                default:
                    return recorded;
            }
        }

        /// <summary>A name from before the change, or one that was borne then, wherever and however it is written.</summary>
        private bool IsFormer(Name name, EventRef place, EventRef renamed) => place < renamed || _former.Contains(Letters.Fold(name.Text));

        /// <summary>The names borne before the last recognised gender, as comparison reads them; an alias that is recorded again is none.</summary>
        private static HashSet<string> Former(PersonFile file)
        {
            var changes = file.Facts.Where(f => f.Event is NameChanged { Why: NameChanged.Reasons.GenderRecognition }).OrderBy(f => f.Ref).ToList();
            if (changes.Count == 0)
            {
                return [];
            }

            var before = file.Facts.Where(f => f.Ref < changes[^1].Ref).Select(f => f.Event).OfType<IdentityRecorded>().SelectMany(i => i.Identity.Names).Where(n => n.Kind != "alias");
            var former = before.Concat(changes.Select(c => ((NameChanged)c.Event).From).OfType<Name>()).Select(n => Letters.Fold(n.Text)).ToHashSet(StringComparer.Ordinal);
            former.Remove(Letters.Fold(((NameChanged)changes[^1].Event).To.Text));
            return former;
        }

        private const string Privacy = "the name before a recognised gender is known only to those who need it";
        private const string Article = "Convention on Enforced Disappearance art. 18(2)";
    }
}
