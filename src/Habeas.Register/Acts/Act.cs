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
using Habeas.Register.Units;

namespace Habeas.Register.Acts;

/// <summary>
/// What an officer asks the register to record: one command, which becomes one entry or is refused.
/// </summary>
/// <remarks>An act decides against the state it names in <see cref="Subjects"/> and against nothing else; it reads no clock.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OpenPlace), "open-place")]
[JsonDerivedType(typeof(RecordCount), "record-count")]
[JsonDerivedType(typeof(SetCapacity), "set-capacity")]
[JsonDerivedType(typeof(ClosePlace), "close-place")]
[JsonDerivedType(typeof(ReopenPlace), "reopen-place")]
[JsonDerivedType(typeof(RenamePlace), "rename-place")]
[JsonDerivedType(typeof(ReassignPlace), "reassign-place")]
[JsonDerivedType(typeof(RegisterPerson), "register-person")]
[JsonDerivedType(typeof(RecordIdentity), "record-identity")]
[JsonDerivedType(typeof(SuggestEarlierFiles), "suggest-earlier-files")]
[JsonDerivedType(typeof(RecordSightings), "record-sightings")]
[JsonDerivedType(typeof(RecordOrder), "record-order")]
[JsonDerivedType(typeof(ExtendOrder), "extend-order")]
[JsonDerivedType(typeof(ReplaceOrder), "replace-order")]
[JsonDerivedType(typeof(RevokeOrder), "revoke-order")]
[JsonDerivedType(typeof(QuashOrder), "quash-order")]
[JsonDerivedType(typeof(RecordArrest), "record-arrest")]
[JsonDerivedType(typeof(AdmitPerson), "admit-person")]
[JsonDerivedType(typeof(RefuseReception), "refuse-reception")]
[JsonDerivedType(typeof(RecordPresence), "record-presence")]
[JsonDerivedType(typeof(RecordAbsence), "record-absence")]
[JsonDerivedType(typeof(RecordGround), "record-ground")]
[JsonDerivedType(typeof(EndGround), "end-ground")]
[JsonDerivedType(typeof(GrantBail), "grant-bail")]
[JsonDerivedType(typeof(RecordBailMet), "record-bail-met")]
[JsonDerivedType(typeof(RevokeBail), "revoke-bail")]
[JsonDerivedType(typeof(FindNoOrder), "find-no-order")]
[JsonDerivedType(typeof(RecordProhibitedGround), "record-prohibited-ground")]
[JsonDerivedType(typeof(TransferOut), "transfer-out")]
[JsonDerivedType(typeof(ReceiveTransfer), "receive-transfer")]
[JsonDerivedType(typeof(GoOut), "go-out")]
[JsonDerivedType(typeof(ComeBack), "come-back")]
[JsonDerivedType(typeof(RecordEscape), "record-escape")]
[JsonDerivedType(typeof(RecordRecapture), "record-recapture")]
[JsonDerivedType(typeof(OrderRelease), "order-release")]
[JsonDerivedType(typeof(ProcessRelease), "process-release")]
[JsonDerivedType(typeof(RecordLeft), "record-left")]
[JsonDerivedType(typeof(RecordReleaseInError), "record-release-in-error")]
[JsonDerivedType(typeof(RecordReturn), "record-return")]
[JsonDerivedType(typeof(RecordDeath), "record-death")]
[JsonDerivedType(typeof(CorrectEvent), "correct-event")]
[JsonDerivedType(typeof(AnnulEvent), "annul-event")]
[JsonDerivedType(typeof(RecordExamination), "record-examination")]
[JsonDerivedType(typeof(ReceiveProperty), "receive-property")]
[JsonDerivedType(typeof(ReturnProperty), "return-property")]
[JsonDerivedType(typeof(RecordPropertyHarmed), "record-property-harmed")]
[JsonDerivedType(typeof(RecordHealth), "record-health")]
[JsonDerivedType(typeof(TellRights), "tell-rights")]
[JsonDerivedType(typeof(RecordWish), "record-wish")]
[JsonDerivedType(typeof(RecordNotice), "record-notice")]
[JsonDerivedType(typeof(RecordAnswer), "record-answer")]
[JsonDerivedType(typeof(RecordLanguages), "record-languages")]
[JsonDerivedType(typeof(RecordNeed), "record-need")]
[JsonDerivedType(typeof(AskAccommodation), "ask-accommodation")]
[JsonDerivedType(typeof(DecideAccommodation), "decide-accommodation")]
[JsonDerivedType(typeof(RecordAccommodationProvided), "record-accommodation-provided")]
[JsonDerivedType(typeof(EndAccommodation), "end-accommodation")]
[JsonDerivedType(typeof(ChooseContact), "choose-contact")]
[JsonDerivedType(typeof(WithdrawContact), "withdraw-contact")]
[JsonDerivedType(typeof(RecordNoContact), "record-no-contact")]
[JsonDerivedType(typeof(RecordRelative), "record-relative")]
[JsonDerivedType(typeof(RecordFamilyAnswer), "record-family-answer")]
[JsonDerivedType(typeof(RecordChild), "record-child")]
[JsonDerivedType(typeof(RecordCareArrangement), "record-care-arrangement")]
[JsonDerivedType(typeof(RecordBirth), "record-birth")]
[JsonDerivedType(typeof(RecordBirthCertificate), "record-birth-certificate")]
[JsonDerivedType(typeof(RecordChildStay), "record-child-stay")]
[JsonDerivedType(typeof(RecordChildLeft), "record-child-left")]
[JsonDerivedType(typeof(RecordVisit), "record-visit")]
[JsonDerivedType(typeof(RecordVisitRefused), "record-visit-refused")]
[JsonDerivedType(typeof(RecordCorrespondence), "record-correspondence")]
[JsonDerivedType(typeof(RecordInjury), "record-injury")]
[JsonDerivedType(typeof(RecordInjuryFinding), "record-injury-finding")]
[JsonDerivedType(typeof(RecordInjuryReport), "record-injury-report")]
[JsonDerivedType(typeof(RecordDeathCircumstances), "record-death-circumstances")]
[JsonDerivedType(typeof(RecordDeathCause), "record-death-cause")]
[JsonDerivedType(typeof(RecordDeathNotice), "record-death-notice")]
[JsonDerivedType(typeof(RecordDeathInquiry), "record-death-inquiry")]
[JsonDerivedType(typeof(RecordRemains), "record-remains")]
[JsonDerivedType(typeof(RecordDeathBelongings), "record-death-belongings")]
[JsonDerivedType(typeof(LinkFiles), "link-files")]
[JsonDerivedType(typeof(UnlinkFiles), "unlink-files")]
[JsonDerivedType(typeof(ChangeName), "change-name")]
[JsonDerivedType(typeof(IdentifyPerson), "identify-person")]
[JsonDerivedType(typeof(DisputeAge), "dispute-age")]
[JsonDerivedType(typeof(AssessAge), "assess-age")]
[JsonDerivedType(typeof(DecideAge), "decide-age")]
[JsonDerivedType(typeof(ProtectIdentity), "protect-identity")]
[JsonDerivedType(typeof(LiftProtection), "lift-protection")]
[JsonDerivedType(typeof(SealFile), "seal-file")]
[JsonDerivedType(typeof(UnsealFile), "unseal-file")]
[JsonDerivedType(typeof(LodgeClaim), "lodge-claim")]
[JsonDerivedType(typeof(AnswerClaim), "answer-claim")]
[JsonDerivedType(typeof(FindPerson), "find-person")]
[JsonDerivedType(typeof(RecordNotFound), "record-not-found")]
[JsonDerivedType(typeof(WithdrawClaim), "withdraw-claim")]
[JsonDerivedType(typeof(AssessPerson), "assess-person")]
[JsonDerivedType(typeof(NoteConduct), "note-conduct")]
[JsonDerivedType(typeof(LayDisciplinaryCharge), "lay-disciplinary-charge")]
[JsonDerivedType(typeof(TellDisciplinaryCharge), "tell-disciplinary-charge")]
[JsonDerivedType(typeof(HearDisciplinaryCharge), "hear-disciplinary-charge")]
[JsonDerivedType(typeof(DecideDisciplinaryCharge), "decide-disciplinary-charge")]
[JsonDerivedType(typeof(ImposeSanction), "impose-sanction")]
[JsonDerivedType(typeof(AppealSanction), "appeal-sanction")]
[JsonDerivedType(typeof(ReviewSanction), "review-sanction")]
[JsonDerivedType(typeof(StartSolitary), "start-solitary")]
[JsonDerivedType(typeof(ReviewSolitary), "review-solitary")]
[JsonDerivedType(typeof(VisitSolitary), "visit-solitary")]
[JsonDerivedType(typeof(EndSolitary), "end-solitary")]
[JsonDerivedType(typeof(ApplyRestraint), "apply-restraint")]
[JsonDerivedType(typeof(CheckRestraint), "check-restraint")]
[JsonDerivedType(typeof(RemoveRestraint), "remove-restraint")]
[JsonDerivedType(typeof(EnrolPerson), "enrol-person")]
[JsonDerivedType(typeof(RecordAttendance), "record-attendance")]
[JsonDerivedType(typeof(EndEnrolment), "end-enrolment")]
[JsonDerivedType(typeof(MakeComplaint), "make-complaint")]
[JsonDerivedType(typeof(AnswerComplaint), "answer-complaint")]
[JsonDerivedType(typeof(AppealComplaint), "appeal-complaint")]
[JsonDerivedType(typeof(RecordSearch), "record-search")]
[JsonDerivedType(typeof(RecordForce), "record-force")]
[JsonDerivedType(typeof(FollowForce), "follow-force")]
[JsonDerivedType(typeof(OpenUnit), "open-unit")]
[JsonDerivedType(typeof(CloseUnit), "close-unit")]
[JsonDerivedType(typeof(MoveToUnit), "move-to-unit")]
[JsonDerivedType(typeof(RecordRoll), "record-roll")]
[JsonDerivedType(typeof(SignRoll), "sign-roll")]
[JsonDerivedType(typeof(ResolveDifference), "resolve-difference")]
[JsonDerivedType(typeof(AdmitGroup), "admit-group")]
[JsonDerivedType(typeof(TransferGroup), "transfer-group")]
[JsonDerivedType(typeof(ProduceGroup), "produce-group")]
[JsonDerivedType(typeof(RecordEvacuation), "record-evacuation")]
[JsonDerivedType(typeof(ReceiveGroup), "receive-group")]
[JsonDerivedType(typeof(RecordCase), "record-case")]
[JsonDerivedType(typeof(RecordCaseJoined), "record-case-joined")]
[JsonDerivedType(typeof(RecordCaseClosed), "record-case-closed")]
[JsonDerivedType(typeof(RecordCharge), "record-charge")]
[JsonDerivedType(typeof(RecordChargeChanged), "record-charge-changed")]
[JsonDerivedType(typeof(RecordChargeDropped), "record-charge-dropped")]
[JsonDerivedType(typeof(RecordChargeDecided), "record-charge-decided")]
[JsonDerivedType(typeof(ListHearing), "list-hearing")]
[JsonDerivedType(typeof(MoveHearing), "move-hearing")]
[JsonDerivedType(typeof(RecordHearingHeld), "record-hearing-held")]
[JsonDerivedType(typeof(RecordHearingAdjourned), "record-hearing-adjourned")]
[JsonDerivedType(typeof(RecordNotProduced), "record-not-produced")]
[JsonDerivedType(typeof(RecordCounselAsked), "record-counsel-asked")]
[JsonDerivedType(typeof(RecordLegalAidDecided), "record-legal-aid-decided")]
[JsonDerivedType(typeof(RecordCounselWaived), "record-counsel-waived")]
[JsonDerivedType(typeof(RecordCounsel), "record-counsel")]
[JsonDerivedType(typeof(RecordCounselMet), "record-counsel-met")]
[JsonDerivedType(typeof(RecordCounselEnded), "record-counsel-ended")]
[JsonDerivedType(typeof(RecordDetentionReview), "record-detention-review")]
[JsonDerivedType(typeof(RecordAppeal), "record-appeal")]
[JsonDerivedType(typeof(RecordAppealDecided), "record-appeal-decided")]
[JsonDerivedType(typeof(RecordChallenge), "record-challenge")]
[JsonDerivedType(typeof(RecordChallengeHeard), "record-challenge-heard")]
[JsonDerivedType(typeof(RecordChallengeDecided), "record-challenge-decided")]
[JsonDerivedType(typeof(PlanProduction), "plan-production")]
[JsonDerivedType(typeof(PrintForms), "print-forms")]
[JsonDerivedType(typeof(EndForms), "end-forms")]
[JsonDerivedType(typeof(PlaceHold), "place-hold")]
[JsonDerivedType(typeof(LiftHold), "lift-hold")]
[JsonDerivedType(typeof(ProposeErasure), "propose-erasure")]
[JsonDerivedType(typeof(RecordErasureNotice), "record-erasure-notice")]
[JsonDerivedType(typeof(ApproveErasure), "approve-erasure")]
[JsonDerivedType(typeof(StopErasure), "stop-erasure")]
[JsonDerivedType(typeof(CarryOutErasure), "carry-out-erasure")]
[JsonDerivedType(typeof(OpenSealedFile), "open-sealed-file")]
[JsonDerivedType(typeof(OpenTracing), "open-tracing")]
public abstract record Act
{
    /// <summary>The act's own id. The same id with the same bytes returns the first answer.</summary>
    public required ActId Id { get; init; }

    /// <summary>Why the officer acts, in their own words.</summary>
    public string? Reason { get; init; }

    /// <summary>The provision that the act rests on.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>SHA-256 digests, lower-case hex, of the documents that support the act.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>The entry that last concerned the person when the officer looked; another one since then refuses the act.</summary>
    public long? Expected { get; init; }

    /// <summary>The numbered form on which the act was written while the register could not be reached; absent where it was put to the register at once.</summary>
    public OnPaper? OnPaper { get; init; }

    /// <summary>
    /// Why the officer goes on although the clock seems to be set back: whoever looked and found this machine's clock right, and that of
    /// an earlier entry wrong, says so. Absent, such an act is refused.
    /// </summary>
    public string? DespiteClock { get; init; }

    /// <summary>The persons and places whose state the act needs, the first being the one it is chiefly about.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<Subject> Subjects { get; }

    /// <summary>The subjects, and the place whose form the act was written on.</summary>
    [JsonIgnore]
    public IReadOnlyList<Subject> Concerned => OnPaper is { Place: var place } && !Subjects.Contains(place) ? [.. Subjects, place] : Subjects;

    /// <summary>Decides the act with the form that it was written on, which is recorded as entered. What it becomes makes sense, as a correction must.</summary>
    public Outcome DecideWhole(Situation situation)
    {
        if (OnPaper?.Fault(situation) is { } fault)
        {
            return fault;
        }

        var outcome = Decide(situation);
        if (outcome is not Outcome.Accepted { Events: var events })
        {
            return outcome;
        }

        return events.Select(e => Soundness.Fault(e, situation.At)).FirstOrDefault(f => f is not null) is { } nonsense ? nonsense
            : OnPaper is { } paper ? Outcome.Of([.. events, paper.Entered()])
            : outcome;
    }

    /// <summary>Decides the act: the events it becomes, or why it is refused. Pure.</summary>
    /// <param name="situation">The state of every subject, the actor, the time, and the next file number.</param>
    public abstract Outcome Decide(Situation situation);
}

/// <summary>A person or a place: what a stream of events is about.</summary>
public readonly record struct Subject(SubjectKind Kind, Guid Value)
{
    public static implicit operator Subject(PersonId person) => new(SubjectKind.Person, person.Value);

    public static implicit operator Subject(PlaceId place) => new(SubjectKind.Place, place.Value);

    public Subject ToSubject() => this;
}

public enum SubjectKind
{
    Person = 1,
    Place = 2,
}
