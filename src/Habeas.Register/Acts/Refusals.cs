using NodaTime;

namespace Habeas.Register.Acts;

/// <summary>Every refusal of the register: its code, its arguments and its citation, in one place.</summary>
/// <remarks>
/// The argument <c>instead</c> names the act that does record what the officer has before them: a refusal stops an act and
/// never the recording of a fact. docs/reference/refusals.md is generated from this file.
/// </remarks>
public static class Refusals
{
    /// <summary>Whoever acts has not said who they are, or in what capacity.</summary>
    public static Refusal OfficerNotNamed() => Of("officer-not-named", "Nelson Mandela Rule 6");

    /// <summary>A field is missing or makes no sense; <paramref name="fault"/> says what, in plain words.</summary>
    public static Refusal Incomplete(string field, string fault) => Of("incomplete", "", ("field", field), ("fault", fault));

    /// <summary>The code is on no list of the register's.</summary>
    /// <param name="field">Where it stands.</param>
    /// <param name="code">
    /// What was sent, where it is short and made like a code; otherwise only that it is not: free words may tell of somebody, and a refusal
    /// is kept in logs.
    /// </param>
    /// <param name="known">The codes that are known.</param>
    public static Refusal UnknownCode(string field, string code, IEnumerable<string> known) =>
        Of("unknown-code", "", ("field", field), ("code", IsLikeACode(code) ? code : "(no code)"), ("known", string.Join(", ", known)));

    /// <summary>A text holds what is no part of a text, such as the control character U+0000, which nobody sees and which can hide the rest.</summary>
    public static Refusal TextNotPlain(string field, string found) => Of("text-not-plain", "", ("field", field), ("found", found));

    /// <summary>The act tells of something that lies wholly after the instant at which it is recorded.</summary>
    public static Refusal NotYetHappened(string field, Instant earliest, Instant now) =>
        Of("not-yet-happened", "", ("field", field), ("earliest", earliest), ("now", now));

    /// <summary>The end lies wholly before the beginning.</summary>
    public static Refusal UntilBeforeFrom(string field, Instant from, Instant until) =>
        Of("until-before-from", "", ("field", field), ("from", from), ("until", until));

    /// <summary>No such place is in the register. One that was found and is on no list is opened with the kind <c>unofficial</c>.</summary>
    public static Refusal PlaceNotRegistered(PlaceId place) => Of("place-not-registered", "", ("place", place), ("instead", "open-place"));

    /// <summary>The place is in the register already.</summary>
    public static Refusal PlaceAlreadyRegistered(PlaceId place) => Of("place-already-registered", "", ("place", place));

    /// <summary>The place was closed at that time: nobody is sent there. Someone who is there all the same is recorded as present.</summary>
    public static Refusal PlaceClosed(PlaceId place) => Of("place-closed", "", ("place", place), ("instead", "record-presence"));

    /// <summary>The place was closed already at that time.</summary>
    public static Refusal PlaceAlreadyClosed(PlaceId place) => Of("place-already-closed", "", ("place", place));

    /// <summary>The place was open at that time.</summary>
    public static Refusal PlaceNotClosed(PlaceId place) => Of("place-not-closed", "", ("place", place));

    /// <summary>The person has no file yet. Someone found held gets one by recording their presence.</summary>
    public static Refusal PersonNotRegistered(PersonId person) =>
        Of("person-not-registered", "", ("person", person), ("instead", "register-person, record-presence"));

    /// <summary>The person has a file already.</summary>
    public static Refusal PersonAlreadyRegistered(PersonId person) =>
        Of("person-already-registered", "", ("person", person), ("instead", "record-identity"));

    /// <summary>The identity has neither a name nor, for a person whom nobody can name, a <c>provisional</c> description.</summary>
    public static Refusal NoIdentity() => Of("no-identity", "Nelson Mandela Rule 7(a)", ("instead", "identity.names, identity.provisional"));

    /// <summary>None of the files named agrees with this one on anything that could show one person.</summary>
    public static Refusal NoResemblance(PersonId person) => Of("no-resemblance", "", ("person", person));

    /// <summary>Neither a commitment order nor an arrest record of that id is on the person's file.</summary>
    public static Refusal OrderNotOnFile(OrderId order) => Of("order-not-on-file", "", ("order", order), ("instead", "record-order, record-arrest"));

    /// <summary>An order or an arrest record of that id is on the file already.</summary>
    public static Refusal OrderAlreadyOnFile(OrderId order) => Of("order-already-on-file", "", ("order", order));

    /// <summary>The order had ended before; <paramref name="why"/> is <c>ran-out</c>, <c>revoked</c>, <c>replaced</c> or <c>quashed</c>.</summary>
    public static Refusal OrderAlreadyOver(OrderId order, string why) =>
        Of("order-already-over", "ICCPR art. 9(1)", ("order", order), ("why", why), ("instead", "record-order"));

    /// <summary>The new end is not later than the one that stands; an order ends sooner by being revoked or replaced.</summary>
    public static Refusal ExtensionShortens(OrderId order, Instant? standing) =>
        standing is { } until
            ? Of("extension-shortens", "", ("order", order), ("standing", until), ("instead", "revoke-order, replace-order"))
            : Of("extension-shortens", "", ("order", order), ("instead", "revoke-order, replace-order"));

    /// <summary>Nobody is deprived of liberty on this ground. That it was claimed is recorded as a finding.</summary>
    public static Refusal ProhibitedGround(string ground) =>
        Of("prohibited-ground", Custody.ProhibitedGrounds.Citations[ground], ("ground", ground), ("instead", "record-prohibited-ground"));

    /// <summary>
    /// Nobody is received without a valid commitment order; <paramref name="why"/> is <c>none-shown</c>, <c>not-on-file</c>,
    /// <c>not-yet-in-force</c>, <c>ran-out</c>, <c>revoked</c>, <c>replaced</c>, <c>quashed</c> or <c>arrest-record-only</c>.
    /// </summary>
    public static Refusal NoValidCommitmentOrder(OrderId? order, string why) =>
        order is { } shown
            ? Of("no-valid-commitment-order", "Nelson Mandela Rule 7; ICCPR art. 9(1)", ("order", shown), ("why", why), ("instead", ReceptionInstead))
            : Of("no-valid-commitment-order", "Nelson Mandela Rule 7; ICCPR art. 9(1)", ("why", why), ("instead", ReceptionInstead));

    /// <summary>The day and hour of admission are recorded: an interval wider than an hour does not state them.</summary>
    public static Refusal HourNotStated(string field) => Of("hour-not-stated", "Nelson Mandela Rule 7(c)", ("field", field));

    /// <summary>The register shows the person in custody at that time: nobody is admitted twice.</summary>
    /// <param name="place">Where; null while in transit.</param>
    /// <param name="whereabouts">A slug of <see cref="Custody.Whereabouts"/>.</param>
    public static Refusal AlreadyHeld(PlaceId? place, string whereabouts) =>
        place is { } held
            ? Of("already-held", "", ("place", held), ("whereabouts", whereabouts), ("instead", "record-order, record-ground, transfer-out, record-presence"))
            : Of("already-held", "", ("whereabouts", whereabouts), ("instead", "receive-transfer, record-presence"));

    /// <summary>The register does not show the person held at the place at that time.</summary>
    public static Refusal NotShownHeld(PlaceId place, Instant? at) =>
        at is { } instant
            ? Of("not-shown-held", "", ("place", place), ("at", instant), ("instead", "record-presence"))
            : Of("not-shown-held", "", ("place", place), ("instead", "record-presence"));

    /// <summary>The register does not show the person on the way from one place to another at that time.</summary>
    public static Refusal NotInTransit(PlaceId place) => Of("not-in-transit", "", ("place", place), ("instead", "record-presence"));

    /// <summary>The register does not show the person out of the place at that time.</summary>
    public static Refusal NotOut(PlaceId place) => Of("not-out", "", ("place", place), ("instead", "record-presence"));

    /// <summary>The ground is not on the person's file.</summary>
    public static Refusal GroundNotOnFile(GroundId ground) => Of("ground-not-on-file", "", ("ground", ground), ("instead", "record-ground"));

    /// <summary>A ground of that id is on the file already.</summary>
    public static Refusal GroundAlreadyOnFile(GroundId ground) => Of("ground-already-on-file", "", ("ground", ground));

    /// <summary>The ground had ended before.</summary>
    public static Refusal GroundAlreadyEnded(GroundId ground) => Of("ground-already-ended", "", ("ground", ground));

    /// <summary>No bail stands on this ground at that time.</summary>
    public static Refusal BailNotGranted(GroundId ground) => Of("bail-not-granted", "", ("ground", ground), ("instead", "grant-bail"));

    /// <summary>The bail's conditions had been met before.</summary>
    public static Refusal BailAlreadyMet(GroundId ground) => Of("bail-already-met", "", ("ground", ground));

    /// <summary>Other grounds hold the person at that time. The release goes on where the act says despite what.</summary>
    /// <param name="grounds">The ids of the grounds, joined by commas.</param>
    public static Refusal OtherGroundStanding(string grounds) =>
        Of("other-ground-standing", "", ("grounds", grounds), ("instead", "end-ground, order-release, despite"));

    /// <summary>Who saw the person leave is named, or it is said that <c>nobody</c> did.</summary>
    public static Refusal WitnessNotStated() => Of("witness-not-stated", "Convention on Enforced Disappearance art. 21", ("instead", "nobody"));

    /// <summary>The person's death is recorded, at a time before this or once already. A wrong record is corrected.</summary>
    public static Refusal DeathOnFile(PersonId person) => Of("death-on-file", "", ("person", person), ("instead", "correct-event, annul-event"));

    /// <summary>No event stands at this place of the register under this person or place.</summary>
    public static Refusal NoSuchEvent(EventRef target) => Of("no-such-event", "", ("target", target));

    /// <summary>What should stand instead is about another person or place than the event that it corrects.</summary>
    public static Refusal AboutSomeoneElse(EventRef target) => Of("about-someone-else", "", ("target", target));

    /// <summary>The event is annulled already. To bring it back, annul the correction that annulled it.</summary>
    public static Refusal AlreadyAnnulled(EventRef target) => Of("already-annulled", "", ("target", target), ("instead", "annul-event"));

    /// <summary>A correction is annulled, never replaced; and none stands in the place of another event.</summary>
    public static Refusal CorrectionOfCorrection(EventRef target) =>
        Of("correction-of-correction", "", ("target", target), ("instead", "annul-event"));

    /// <summary>What the register says is changed for a stated reason only.</summary>
    public static Refusal ReasonMissing() => Of("reason-missing", "Nelson Mandela Rule 6");

    /// <summary>The act was sent before under this id with other content; nothing tells which of the two is meant.</summary>
    public static Refusal ActIdReused(ActId act, long entry) => Of("act-id-reused", "", ("act", act), ("entry", entry));

    /// <summary>Something was recorded about the subject since the officer looked.</summary>
    public static Refusal FileChanged(long? last) => Of("file-changed", "", ("last", last ?? -1));

    /// <summary>The act says more than one entry holds.</summary>
    public static Refusal ActTooLarge(int parts, int most) => Of("act-too-large", "", ("parts", parts), ("most", most));

    /// <summary>The file was erased: its key is destroyed.</summary>
    public static Refusal FileErased() => Of("file-erased", "");

    /// <summary>An act with that id is in the register, and somebody whom it told of was erased since: nobody can say any more whether it is the same act.</summary>
    public static Refusal ActOfErased(ActId act, long entry) => Of("act-of-erased", "", ("act", act), ("entry", entry));

    /// <summary>Something forbids that the file be erased now; <paramref name="holds"/> are slugs of <see cref="Erasure.Holds"/>.</summary>
    public static Refusal ErasureHeldBack(IEnumerable<string> holds) =>
        Of("erasure-held-back", "Convention on Enforced Disappearance arts. 12, 17", ("holds", string.Join(", ", holds)));

    /// <summary>An erasure takes two: whoever proposed it does not approve it.</summary>
    public static Refusal SameOfficer() => Of("same-officer", "Nelson Mandela Rule 6");

    /// <summary>Somebody who is to be told of the erasure was not.</summary>
    public static Refusal NotToldOfErasure(string whom) => Of("not-told-of-erasure", "Nelson Mandela Rule 9", ("whom", whom), ("instead", "record-erasure-notice"));

    /// <summary>No erasure of that id waits for this step: it was not proposed, or it was approved, stopped or carried out.</summary>
    public static Refusal ErasureNotWaiting(ErasureId erasure, string state) => Of("erasure-not-waiting", "", ("erasure", erasure), ("state", state));

    /// <summary>An erasure of that id is on the file already.</summary>
    public static Refusal ErasureAlreadyOnFile(ErasureId erasure) => Of("erasure-already-on-file", "", ("erasure", erasure));

    /// <summary>A hold of that id is on the file already.</summary>
    public static Refusal HoldAlreadyOnFile(HoldId hold) => Of("hold-already-on-file", "", ("hold", hold));

    /// <summary>No hold of that id stands on the file.</summary>
    public static Refusal HoldNotOnFile(HoldId hold) => Of("hold-not-on-file", "", ("hold", hold));

    /// <summary>The file is not sealed, so there is nothing to open.</summary>
    public static Refusal FileNotSealed() => Of("file-not-sealed", "");

    /// <summary>No correction replaces, annuls or brings about what two officers, a hold or the opening of a file put on record.</summary>
    public static Refusal StandsAsRecorded(EventRef target) => Of("stands-as-recorded", "Nelson Mandela Rule 6", ("target", target));

    /// <summary>Only of an erased person is anything kept for tracing.</summary>
    public static Refusal NotErased() => Of("not-erased", "");

    /// <summary>What is kept for tracing is shown to whom it was opened by, and as long as that lasts.</summary>
    public static Refusal TracingNotOpened() => Of("tracing-not-opened", "Convention on Enforced Disappearance art. 17(3)", ("instead", "open-tracing"));

    /// <summary>What is kept for tracing is opened by those who oversee detention and hold nobody.</summary>
    public static Refusal NotAnOverseer() =>
        Of("not-an-overseer", "Convention on Enforced Disappearance arts. 12, 17(3)", ("capacities", string.Join(", ", Readers.Guard.Overseers)));

    /// <summary>The seal does not name this reader, nor the authority in whose name they would open the file.</summary>
    public static Refusal NotNamedBySeal() => Of("not-named-by-seal", "Nelson Mandela Rule 9");

    /// <summary>A receipt of that id is on the file already.</summary>
    public static Refusal ReceiptAlreadyOnFile(ReceiptId receipt) => Of("receipt-already-on-file", "", ("receipt", receipt));

    /// <summary>A notice of that id is on the file already.</summary>
    public static Refusal NoticeAlreadyOnFile(NoticeId notice) => Of("notice-already-on-file", "", ("notice", notice));

    /// <summary>No notice of that id is on the person's file.</summary>
    public static Refusal NoticeNotOnFile(NoticeId notice) => Of("notice-not-on-file", "", ("notice", notice), ("instead", "record-notice"));

    /// <summary>An accommodation of that id is on the file already.</summary>
    public static Refusal AccommodationAlreadyOnFile(AccommodationId accommodation) =>
        Of("accommodation-already-on-file", "", ("accommodation", accommodation));

    /// <summary>No accommodation of that id was asked for on the person's file.</summary>
    public static Refusal AccommodationNotOnFile(AccommodationId accommodation) =>
        Of("accommodation-not-on-file", "", ("accommodation", accommodation), ("instead", "ask-accommodation"));

    /// <summary>A contact of that id is on the file already. Who changes is withdrawn and chosen anew.</summary>
    public static Refusal ContactAlreadyOnFile(ContactId contact) => Of("contact-already-on-file", "", ("contact", contact), ("instead", "withdraw-contact"));

    /// <summary>No contact of that id is on the person's file.</summary>
    public static Refusal ContactNotOnFile(ContactId contact) => Of("contact-not-on-file", "", ("contact", contact), ("instead", "choose-contact"));

    /// <summary>No child of that id is on the person's file.</summary>
    public static Refusal ChildNotOnFile(ChildId child) => Of("child-not-on-file", "", ("child", child), ("instead", "record-child"));

    /// <summary>No relative of that id is on the person's file.</summary>
    public static Refusal RelativeNotOnFile(RelativeId relative) => Of("relative-not-on-file", "", ("relative", relative), ("instead", "record-relative"));

    /// <summary>No injury of that id is on the person's file.</summary>
    public static Refusal InjuryNotOnFile(InjuryId injury) => Of("injury-not-on-file", "", ("injury", injury), ("instead", "record-injury"));

    /// <summary>An injury of that id is on the file already. What is learned of it later is another act.</summary>
    public static Refusal InjuryAlreadyOnFile(InjuryId injury) => Of("injury-already-on-file", "", ("injury", injury), ("instead", "record-injury-finding"));

    /// <summary>No link of that id joins these two files.</summary>
    public static Refusal LinkNotOnFile(LinkId link) => Of("link-not-on-file", "", ("link", link), ("instead", "link-files"));

    /// <summary>A link of that id is on one of the files already.</summary>
    public static Refusal LinkAlreadyOnFile(LinkId link) => Of("link-already-on-file", "", ("link", link));

    /// <summary>No protection of that id is on the person's file.</summary>
    public static Refusal ProtectionNotOnFile(ProtectionId protection) => Of("protection-not-on-file", "", ("protection", protection), ("instead", "protect-identity"));

    /// <summary>A protection of that id is on the file already.</summary>
    public static Refusal ProtectionAlreadyOnFile(ProtectionId protection) => Of("protection-already-on-file", "", ("protection", protection));

    /// <summary>The file bears no seal of that id.</summary>
    public static Refusal SealNotOnFile(SealId seal) => Of("seal-not-on-file", "", ("seal", seal), ("instead", "seal-file"));

    /// <summary>The file bears a seal of that id already.</summary>
    public static Refusal SealAlreadyOnFile(SealId seal) => Of("seal-already-on-file", "", ("seal", seal));

    /// <summary>No claim of that id is on the person's file. Someone found without a claim is recorded as present.</summary>
    public static Refusal ClaimNotOnFile(ClaimId claim) => Of("claim-not-on-file", "", ("claim", claim), ("instead", "lodge-claim, record-presence"));

    /// <summary>A claim of that id is on the file already.</summary>
    public static Refusal ClaimAlreadyOnFile(ClaimId claim) => Of("claim-already-on-file", "", ("claim", claim));

    /// <summary>The roll is signed: it is not counted further. What is wrong in it is corrected in the open, and a later count is another roll.</summary>
    public static Refusal RollIsSigned(RollId roll) =>
        Of("roll-is-signed", "Nelson Mandela Rule 6", ("roll", roll), ("instead", "correct-event, annul-event, record-roll"));

    /// <summary>Nobody counted this roll at the place.</summary>
    public static Refusal RollNotCounted(RollId roll) => Of("roll-not-counted", "", ("roll", roll), ("instead", "record-roll"));

    /// <summary>
    /// Some on the list cannot lawfully go with the others, and so the list as it stands is refused as a whole: the paper that goes with
    /// the van says what the entry says. Without them it can be sent again; whoever went or came all the same is recorded as present.
    /// </summary>
    /// <param name="refused">How many.</param>
    /// <param name="listed">How many are on the list.</param>
    /// <param name="members">Each by id with the code of the refusal and its reason, joined by semicolons.</param>
    public static Refusal MembersRefused(int refused, int listed, string members) =>
        Of("members-refused", "", ("refused", refused), ("listed", listed), ("members", members), ("instead", "record-presence"));

    /// <summary>What the act names by this id is not on the person's file: it is recorded first.</summary>
    /// <param name="what">
    /// What it is: <c>case</c>, <c>charge</c>, <c>hearing</c>, <c>counsel</c>, <c>appeal</c>, <c>challenge</c>, <c>disciplinary-charge</c>,
    /// <c>sanction</c>, <c>solitary</c>, <c>restraint</c>, <c>enrolment</c>, <c>complaint</c> or <c>force</c>.
    /// </param>
    /// <param name="id">The id that the act names.</param>
    public static Refusal NotOnFile(string what, string id) => Of("not-on-file", "", ("what", what), ("id", id));

    /// <summary>Something of that id is on the person's file already.</summary>
    /// <param name="what">What it is, as for <c>not-on-file</c>.</param>
    /// <param name="id">The id that the act gives.</param>
    public static Refusal AlreadyOnFile(string what, string id) => Of("already-on-file", "", ("what", what), ("id", id));

    /// <summary>A document without a single byte says nothing.</summary>
    public static Refusal DocumentEmpty() => Of("document-empty", "");

    /// <summary>The document is larger than any that is taken. One of many pages is divided, or scanned at a lower resolution.</summary>
    public static Refusal DocumentTooLarge(long size, long most) => Of("document-too-large", "", ("size", size), ("most", most));

    /// <summary>What the content begins with is the signature of no type that is taken. The name of the file does not matter.</summary>
    public static Refusal DocumentTypeNotTaken(IEnumerable<string> allowed) =>
        Of("document-type-not-taken", "", ("allowed", string.Join(", ", allowed)));

    /// <summary>
    /// The clock of the machine is behind the last entry by more than two minutes: it was set back, or another machine wrote to the
    /// register with a clock that runs ahead. Set the clocks of all of them by one source of time. Where this clock is right, the act says
    /// <c>despiteClock</c>, and why.
    /// </summary>
    /// <param name="now">What the clock says.</param>
    /// <param name="last">When the last entry was recorded.</param>
    public static Refusal ClockSetBack(Instant now, Instant last) =>
        Of("clock-set-back", "Nelson Mandela Rule 6", ("now", now), ("last", last), ("instead", "despiteClock"));

    private const string ReceptionInstead = "record-order, refuse-reception, record-presence";

    /// <summary>Small letters, digits and hyphens, or no more than three letters as the codes of States and languages are.</summary>
    private static bool IsLikeACode(string code) =>
        (code.Length is > 0 and <= 32 && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        || (code.Length is > 0 and <= 3 && code.All(char.IsAsciiLetter));

    private static Refusal Of(string code, string citation, params ReadOnlySpan<(string Name, object Value)> arguments)
    {
        var map = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            map.Add(name, value);
        }

        return new(code, citation, map);
    }
}
