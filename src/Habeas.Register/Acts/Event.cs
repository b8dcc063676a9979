using System.Text.Json.Serialization;
using Habeas.Register.Claims;
using Habeas.Register.Contacts;
using Habeas.Register.CoResidents;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.EmergencyContacts;
using Habeas.Register.Erasure;
using Habeas.Register.Family;
using Habeas.Register.Forms;
using Habeas.Register.Groups;
using Habeas.Register.Health;
using Habeas.Register.Injuries;
using Habeas.Register.Movements;
using Habeas.Register.Needs;
using Habeas.Register.Notices;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Process.Appeals;
using Habeas.Register.Process.Cases;
using Habeas.Register.Process.Counsel;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Process.Lawfulness;
using Habeas.Register.Process.Production;
using Habeas.Register.Process.Reviews;
using Habeas.Register.Property;
using Habeas.Register.Readers;
using Habeas.Register.Reception;
using Habeas.Register.Regime;
using Habeas.Register.Release;
using Habeas.Register.Rolls;
using Habeas.Register.Time;
using Habeas.Register.Units;

namespace Habeas.Register.Acts;

/// <summary>One dated fact, as it was recorded. Never changed once stored; a correction is another event.</summary>
/// <remarks>Each event has a stable name and version in <see cref="Stored.EventCatalog"/> and an approved sample.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PlaceOpened), "place-opened@v1")]
[JsonDerivedType(typeof(CountRecorded), "count-recorded@v1")]
[JsonDerivedType(typeof(CapacitySet), "capacity-set@v1")]
[JsonDerivedType(typeof(PlaceClosed), "place-closed@v1")]
[JsonDerivedType(typeof(PlaceReopened), "place-reopened@v1")]
[JsonDerivedType(typeof(PlaceChanged), "place-changed@v1")]
[JsonDerivedType(typeof(PersonRegistered), "person-registered@v1")]
[JsonDerivedType(typeof(IdentityRecorded), "identity-recorded@v1")]
[JsonDerivedType(typeof(EarlierFilesSuggested), "earlier-files-suggested@v1")]
[JsonDerivedType(typeof(PersonAdmitted), "person-admitted@v1")]
[JsonDerivedType(typeof(PresenceRecorded), "presence-recorded@v1")]
[JsonDerivedType(typeof(AbsenceRecorded), "absence-recorded@v1")]
[JsonDerivedType(typeof(OrderRecorded), "order-recorded@v1")]
[JsonDerivedType(typeof(OrderExtended), "order-extended@v1")]
[JsonDerivedType(typeof(OrderReplaced), "order-replaced@v1")]
[JsonDerivedType(typeof(OrderRevoked), "order-revoked@v1")]
[JsonDerivedType(typeof(OrderQuashed), "order-quashed@v1")]
[JsonDerivedType(typeof(ArrestRecorded), "arrest-recorded@v1")]
[JsonDerivedType(typeof(ReceptionRefused), "reception-refused@v1")]
[JsonDerivedType(typeof(GroundRecorded), "ground-recorded@v1")]
[JsonDerivedType(typeof(GroundEnded), "ground-ended@v1")]
[JsonDerivedType(typeof(BailGranted), "bail-granted@v1")]
[JsonDerivedType(typeof(BailMet), "bail-met@v1")]
[JsonDerivedType(typeof(BailRevoked), "bail-revoked@v1")]
[JsonDerivedType(typeof(NoOrderFound), "no-order-found@v1")]
[JsonDerivedType(typeof(ProhibitedGroundFound), "prohibited-ground-found@v1")]
[JsonDerivedType(typeof(TransferDeparted), "transfer-departed@v1")]
[JsonDerivedType(typeof(TransferArrived), "transfer-arrived@v1")]
[JsonDerivedType(typeof(WentOut), "went-out@v1")]
[JsonDerivedType(typeof(CameBack), "came-back@v1")]
[JsonDerivedType(typeof(Escaped), "escaped@v1")]
[JsonDerivedType(typeof(Recaptured), "recaptured@v1")]
[JsonDerivedType(typeof(ReleaseOrdered), "release-ordered@v1")]
[JsonDerivedType(typeof(ReleaseProcessed), "release-processed@v1")]
[JsonDerivedType(typeof(PersonLeft), "person-left@v1")]
[JsonDerivedType(typeof(ReleasedInErrorFound), "released-in-error-found@v1")]
[JsonDerivedType(typeof(ReturnedAfterError), "returned-after-error@v1")]
[JsonDerivedType(typeof(DeathRecorded), "death-recorded@v1")]
[JsonDerivedType(typeof(EventReplaced), "event-replaced@v1")]
[JsonDerivedType(typeof(EventAnnulled), "event-annulled@v1")]
[JsonDerivedType(typeof(ExaminationRecorded), "examination-recorded@v1")]
[JsonDerivedType(typeof(PropertyReceived), "property-received@v1")]
[JsonDerivedType(typeof(PropertyReturned), "property-returned@v1")]
[JsonDerivedType(typeof(PropertyHarmed), "property-harmed@v1")]
[JsonDerivedType(typeof(HealthNoticed), "health-noticed@v1")]
[JsonDerivedType(typeof(RightsTold), "rights-told@v1")]
[JsonDerivedType(typeof(WishStated), "wish-stated@v1")]
[JsonDerivedType(typeof(NoticeGiven), "notice-given@v1")]
[JsonDerivedType(typeof(NoticeAnswered), "notice-answered@v1")]
[JsonDerivedType(typeof(LanguagesStated), "languages-stated@v1")]
[JsonDerivedType(typeof(NeedStated), "need-stated@v1")]
[JsonDerivedType(typeof(AccommodationAsked), "accommodation-asked@v1")]
[JsonDerivedType(typeof(AccommodationDecided), "accommodation-decided@v1")]
[JsonDerivedType(typeof(AccommodationProvided), "accommodation-provided@v1")]
[JsonDerivedType(typeof(AccommodationEnded), "accommodation-ended@v1")]
[JsonDerivedType(typeof(ContactChosen), "contact-chosen@v1")]
[JsonDerivedType(typeof(ContactWithdrawn), "contact-withdrawn@v1")]
[JsonDerivedType(typeof(NoContactNamed), "no-contact-named@v1")]
[JsonDerivedType(typeof(RelativeRecorded), "relative-recorded@v1")]
[JsonDerivedType(typeof(FamilyAnswered), "family-answered@v1")]
[JsonDerivedType(typeof(ChildRecorded), "child-recorded@v1")]
[JsonDerivedType(typeof(ChildCareRecorded), "child-care-recorded@v1")]
[JsonDerivedType(typeof(CareArrangementRecorded), "care-arrangement-recorded@v1")]
[JsonDerivedType(typeof(ChildBorn), "child-born@v1")]
[JsonDerivedType(typeof(BirthCertified), "birth-certified@v1")]
[JsonDerivedType(typeof(ChildStayBegan), "child-stay-began@v1")]
[JsonDerivedType(typeof(ChildStayEnded), "child-stay-ended@v1")]
[JsonDerivedType(typeof(VisitRecorded), "visit-recorded@v1")]
[JsonDerivedType(typeof(VisitRefused), "visit-refused@v1")]
[JsonDerivedType(typeof(CorrespondenceRecorded), "correspondence-recorded@v1")]
[JsonDerivedType(typeof(InjuryRecorded), "injury-recorded@v1")]
[JsonDerivedType(typeof(InjuryAssessed), "injury-assessed@v1")]
[JsonDerivedType(typeof(InjuryReported), "injury-reported@v1")]
[JsonDerivedType(typeof(DeathDescribed), "death-described@v1")]
[JsonDerivedType(typeof(DeathCauseFound), "death-cause-found@v1")]
[JsonDerivedType(typeof(DeathNoticeGiven), "death-notice-given@v1")]
[JsonDerivedType(typeof(DeathInquiryRecorded), "death-inquiry-recorded@v1")]
[JsonDerivedType(typeof(RemainsRecorded), "remains-recorded@v1")]
[JsonDerivedType(typeof(DeathBelongingsSettled), "death-belongings-settled@v1")]
[JsonDerivedType(typeof(FilesLinked), "files-linked@v1")]
[JsonDerivedType(typeof(FilesUnlinked), "files-unlinked@v1")]
[JsonDerivedType(typeof(NameChanged), "name-changed@v1")]
[JsonDerivedType(typeof(PersonIdentified), "person-identified@v1")]
[JsonDerivedType(typeof(AgeDisputed), "age-disputed@v1")]
[JsonDerivedType(typeof(AgeAssessed), "age-assessed@v1")]
[JsonDerivedType(typeof(AgeDecided), "age-decided@v1")]
[JsonDerivedType(typeof(IdentityProtected), "identity-protected@v1")]
[JsonDerivedType(typeof(ProtectionLifted), "protection-lifted@v1")]
[JsonDerivedType(typeof(FileSealed), "file-sealed@v1")]
[JsonDerivedType(typeof(FileUnsealed), "file-unsealed@v1")]
[JsonDerivedType(typeof(ClaimLodged), "claim-lodged@v1")]
[JsonDerivedType(typeof(ClaimAnswered), "claim-answered@v1")]
[JsonDerivedType(typeof(PersonFound), "person-found@v1")]
[JsonDerivedType(typeof(PersonNotFound), "person-not-found@v1")]
[JsonDerivedType(typeof(ClaimWithdrawn), "claim-withdrawn@v1")]
[JsonDerivedType(typeof(PersonAssessed), "person-assessed@v1")]
[JsonDerivedType(typeof(ConductNoted), "conduct-noted@v1")]
[JsonDerivedType(typeof(DisciplinaryChargeLaid), "disciplinary-charge-laid@v1")]
[JsonDerivedType(typeof(DisciplinaryChargeTold), "disciplinary-charge-told@v1")]
[JsonDerivedType(typeof(DisciplinaryChargeHeard), "disciplinary-charge-heard@v1")]
[JsonDerivedType(typeof(DisciplinaryChargeDecided), "disciplinary-charge-decided@v1")]
[JsonDerivedType(typeof(SanctionImposed), "sanction-imposed@v1")]
[JsonDerivedType(typeof(SanctionAppealed), "sanction-appealed@v1")]
[JsonDerivedType(typeof(SanctionReviewed), "sanction-reviewed@v1")]
[JsonDerivedType(typeof(SolitaryStarted), "solitary-started@v1")]
[JsonDerivedType(typeof(SolitaryReviewed), "solitary-reviewed@v1")]
[JsonDerivedType(typeof(SolitaryVisited), "solitary-visited@v1")]
[JsonDerivedType(typeof(SolitaryEnded), "solitary-ended@v1")]
[JsonDerivedType(typeof(RestraintApplied), "restraint-applied@v1")]
[JsonDerivedType(typeof(RestraintChecked), "restraint-checked@v1")]
[JsonDerivedType(typeof(RestraintRemoved), "restraint-removed@v1")]
[JsonDerivedType(typeof(PersonEnrolled), "person-enrolled@v1")]
[JsonDerivedType(typeof(ProgrammeAttended), "programme-attended@v1")]
[JsonDerivedType(typeof(EnrolmentEnded), "enrolment-ended@v1")]
[JsonDerivedType(typeof(ComplaintMade), "complaint-made@v1")]
[JsonDerivedType(typeof(ComplaintStated), "complaint-stated@v1")]
[JsonDerivedType(typeof(ComplaintStatedInConfidence), "complaint-stated-in-confidence@v1")]
[JsonDerivedType(typeof(ComplaintAnswered), "complaint-answered@v1")]
[JsonDerivedType(typeof(AnswerStatedInConfidence), "answer-stated-in-confidence@v1")]
[JsonDerivedType(typeof(ComplaintAppealed), "complaint-appealed@v1")]
[JsonDerivedType(typeof(SearchMade), "search-made@v1")]
[JsonDerivedType(typeof(ForceUsed), "force-used@v1")]
[JsonDerivedType(typeof(ForceFollowed), "force-followed@v1")]
[JsonDerivedType(typeof(UnitOpened), "unit-opened@v1")]
[JsonDerivedType(typeof(UnitClosed), "unit-closed@v1")]
[JsonDerivedType(typeof(MovedToUnit), "moved-to-unit@v1")]
[JsonDerivedType(typeof(RollCounted), "roll-counted@v1")]
[JsonDerivedType(typeof(SeenInRoll), "seen-in-roll@v1")]
[JsonDerivedType(typeof(MissingFromRoll), "missing-from-roll@v1")]
[JsonDerivedType(typeof(RollSigned), "roll-signed@v1")]
[JsonDerivedType(typeof(DifferenceResolved), "difference-resolved@v1")]
[JsonDerivedType(typeof(GroupListed), "group-listed@v1")]
[JsonDerivedType(typeof(ListedInGroup), "listed-in-group@v1")]
[JsonDerivedType(typeof(Evacuated), "evacuated@v1")]
[JsonDerivedType(typeof(CaseRecorded), "case-recorded@v1")]
[JsonDerivedType(typeof(CaseJoined), "case-joined@v1")]
[JsonDerivedType(typeof(CaseClosed), "case-closed@v1")]
[JsonDerivedType(typeof(ChargeAdded), "charge-added@v1")]
[JsonDerivedType(typeof(ChargeChanged), "charge-changed@v1")]
[JsonDerivedType(typeof(ChargeDropped), "charge-dropped@v1")]
[JsonDerivedType(typeof(ChargeDecided), "charge-decided@v1")]
[JsonDerivedType(typeof(HearingListed), "hearing-listed@v1")]
[JsonDerivedType(typeof(HearingMoved), "hearing-moved@v1")]
[JsonDerivedType(typeof(HearingHeld), "hearing-held@v1")]
[JsonDerivedType(typeof(HearingAdjourned), "hearing-adjourned@v1")]
[JsonDerivedType(typeof(NotProduced), "not-produced@v1")]
[JsonDerivedType(typeof(CounselAsked), "counsel-asked@v1")]
[JsonDerivedType(typeof(LegalAidDecided), "legal-aid-decided@v1")]
[JsonDerivedType(typeof(CounselWaived), "counsel-waived@v1")]
[JsonDerivedType(typeof(CounselEngaged), "counsel-engaged@v1")]
[JsonDerivedType(typeof(CounselMet), "counsel-met@v1")]
[JsonDerivedType(typeof(CounselEnded), "counsel-ended@v1")]
[JsonDerivedType(typeof(DetentionReviewed), "detention-reviewed@v1")]
[JsonDerivedType(typeof(AppealFiled), "appeal-filed@v1")]
[JsonDerivedType(typeof(AppealDecided), "appeal-decided@v1")]
[JsonDerivedType(typeof(ChallengeFiled), "challenge-filed@v1")]
[JsonDerivedType(typeof(ChallengeHeard), "challenge-heard@v1")]
[JsonDerivedType(typeof(ChallengeDecided), "challenge-decided@v1")]
[JsonDerivedType(typeof(ProductionPlanned), "production-planned@v1")]
[JsonDerivedType(typeof(FormsPrinted), "forms-printed@v1")]
[JsonDerivedType(typeof(FormEntered), "form-entered@v1")]
[JsonDerivedType(typeof(FormsEnded), "forms-ended@v1")]
[JsonDerivedType(typeof(HoldPlaced), "hold-placed@v1")]
[JsonDerivedType(typeof(HoldLifted), "hold-lifted@v1")]
[JsonDerivedType(typeof(ErasureProposed), "erasure-proposed@v1")]
[JsonDerivedType(typeof(ErasureNoticeGiven), "erasure-notice-given@v1")]
[JsonDerivedType(typeof(ErasureApproved), "erasure-approved@v1")]
[JsonDerivedType(typeof(ErasureStopped), "erasure-stopped@v1")]
[JsonDerivedType(typeof(ErasureCarriedOut), "erasure-carried-out@v1")]
[JsonDerivedType(typeof(TracingKept), "tracing-kept@v1")]
[JsonDerivedType(typeof(SealedFileOpened), "sealed-file-opened@v1")]
[JsonDerivedType(typeof(TracingOpened), "tracing-opened@v1")]
public abstract record Event
{
    /// <summary>Whom or what the event is about; its owner's key seals it.</summary>
    [JsonIgnore]
    public abstract Subject Subject { get; }

    /// <summary>When the fact occurred, where the event tells of an occurrence.</summary>
    [JsonIgnore]
    public virtual When? Occurred => null;
}

/// <summary>An event about a person, sealed with that person's key.</summary>
public abstract record PersonEvent(PersonId Person) : Event
{
    public override Subject Subject => Person;
}

/// <summary>An event about a place of detention, sealed with the register's own key.</summary>
public abstract record PlaceEvent(PlaceId Place) : Event
{
    public override Subject Subject => Place;
}

/// <summary>
/// An event that says several things of one person in one part of an entry, as a line of a list does. Each counts as if it had been
/// recorded alone; a correction replaces or annuls the line as a whole.
/// </summary>
public interface ISeveral
{
    IReadOnlyList<Event> Says { get; }
}

/// <summary>Where an event stands in the register: its entry's index, and its part within the entry (from 1). Written <c>12/1</c>.</summary>
public readonly record struct EventRef(long Entry, int Part) : IComparable<EventRef>
{
    public int CompareTo(EventRef other) => Entry != other.Entry ? Entry.CompareTo(other.Entry) : Part.CompareTo(other.Part);

    public static bool operator <(EventRef left, EventRef right) => left.CompareTo(right) < 0;

    public static bool operator >(EventRef left, EventRef right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventRef left, EventRef right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventRef left, EventRef right) => left.CompareTo(right) >= 0;

    public override string ToString() => FormattableString.Invariant($"{Entry}/{Part}");

    public static bool TryParse(string text, out EventRef value)
    {
        value = default;
        var cut = text.IndexOf('/', StringComparison.Ordinal);
        if (cut <= 0 ||
            !long.TryParse(text.AsSpan(0, cut), System.Globalization.CultureInfo.InvariantCulture, out var entry) ||
            !int.TryParse(text.AsSpan(cut + 1), System.Globalization.CultureInfo.InvariantCulture, out var part) ||
            entry < 0 || part < 1)
        {
            return false;
        }

        value = new(entry, part);
        return true;
    }
}
