using System.Reflection;
using Habeas.Register.Claims;
using Habeas.Register.Contacts;
using Habeas.Register.CoResidents;
using Habeas.Register.Custody;
using Habeas.Register.Forms;
using Habeas.Register.Groups;
using Habeas.Register.Injuries;
using Habeas.Register.Needs;
using Habeas.Register.Notices;
using Habeas.Register.Persons;
using Habeas.Register.Process.Hearings;
using Habeas.Register.Process.Lawfulness;
using Habeas.Register.Process.Reviews;
using Habeas.Register.Property;
using Habeas.Register.Reception;
using Habeas.Register.Regime;
using Habeas.Register.Release;
using Habeas.Register.Rolls;

namespace Habeas.Simulation.Truths;

/// <summary>Every kind of wrong that is planted in Ruritania.</summary>
public static class Wrongs
{
    public static Wrong NoOrderRecorded { get; } = new(CoverageKinds.NoneRecorded, nameof(CustodyView), "held while no order covered it");
    public static Wrong CoveredLater { get; } = new(CoverageKinds.CoveredLater, nameof(CustodyView), "the order was written down days later");
    public static Wrong NoOrderExists { get; } = new(FindingCodes.NoOrderExists, nameof(CustodyView), "an inspector found that no order exists");
    public static Wrong ProhibitedGround { get; } = new(FindingCodes.ProhibitedGround, nameof(CustodyView), "held for a relative");
    public static Wrong Unregistered { get; } = new(FindingCodes.PresenceWithoutAdmission, nameof(CustodyView), "held, and in no book");
    public static Wrong ShownElsewhere { get; } = new(FindingCodes.ShownElsewhere, nameof(CustodyView), "seen where the register did not show them");
    public static Wrong ReleasedInError { get; } = new(FindingCodes.ReleasedInError, nameof(CustodyView), "released while a ground held them");

    public static Wrong NotBroughtForNoReason { get; } = new("not-produced-for-no-reason", nameof(HearingsOnFile), "not brought to a hearing, and nobody says why");
    public static Wrong HearingWithoutRecord { get; } = new("hearing-without-record", nameof(HearingsOnFile), "a hearing is past, and nobody wrote what came of it");
    public static Wrong NoNextDate { get; } = new("no-next-date", nameof(NextHearing), "held on remand without a next date in court");
    public static Wrong ReviewOverdue { get; } = new("review-overdue", nameof(ReviewsOnFile), "the review of a remand is overdue");
    public static Wrong ChallengeUndecided { get; } = new("challenge-undecided", nameof(ChallengesOnFile), "a challenge to lawfulness undecided after thirty days");
    public static Wrong ReleaseNotExecuted { get; } = new("release-not-executed", nameof(OrderedReleases), "held more than a day after release was ordered");

    public static Wrong ProhibitedSanction { get; } = new(BelowStandard.ProhibitedSanction, nameof(BelowStandard), "a sanction that no rule allows");
    public static Wrong SanctionWithoutFinding { get; } = new(BelowStandard.SanctionWithoutFinding, nameof(BelowStandard), "a sanction for nothing that was found proved");
    public static Wrong ChargeNotTold { get; } = new(BelowStandard.ChargeNotTold, nameof(BelowStandard), "sanctioned without having been told of the charge");
    public static Wrong DefenceNotHeard { get; } = new(BelowStandard.DefenceNotHeard, nameof(BelowStandard), "sanctioned without a hearing of the defence");
    public static Wrong SolitaryProlonged { get; } = new(BelowStandard.SolitaryProlonged, nameof(BelowStandard), "solitary confinement for more than fifteen days");
    public static Wrong SolitaryIndefinite { get; } = new(BelowStandard.SolitaryIndefinite, nameof(BelowStandard), "solitary confinement without an end set");
    public static Wrong SolitaryOfChild { get; } = new(BelowStandard.SolitaryOfChild, nameof(BelowStandard), "solitary confinement of a child");
    public static Wrong SolitaryWithDisability { get; } = new(BelowStandard.SolitaryWithDisability, nameof(BelowStandard), "solitary confinement that a disability makes worse");
    public static Wrong ProhibitedRestraint { get; } = new(BelowStandard.ProhibitedRestraint, nameof(BelowStandard), "put in chains");
    public static Wrong RestraintBeforeAuthority { get; } = new(BelowStandard.RestraintBeforeAuthority, nameof(BelowStandard), "restrained before the court");
    public static Wrong RestraintInChildbirth { get; } = new(BelowStandard.RestraintInChildbirth, nameof(BelowStandard), "restrained during birth");
    public static Wrong SearchByOtherGender { get; } = new(BelowStandard.SearchByOtherGender, nameof(BelowStandard), "strip-searched by an officer of another gender");
    public static Wrong ForceNotReported { get; } = new(BelowStandard.ForceNotReported, nameof(BelowStandard), "force that nobody reported");

    public static Wrong InjuredBetween { get; } = new("injured-between-examinations", nameof(Examinations), "injured at reception, and not at the police station before");
    public static Wrong InjuryNotReported { get; } = new("injury-not-reported", nameof(InjuriesOnFile), "a serious injury reported to no independent authority");
    public static Wrong PropertyLeftBehind { get; } = new("property-left-behind", nameof(PropertyBook), "property not given back a month after leaving");
    public static Wrong PropertyDiffers { get; } = new("property-differs", nameof(PropertyBook), "more given back than was taken");
    public static Wrong AccommodationNotProvided { get; } = new("accommodation-not-provided", nameof(Accommodations), "an accommodation agreed to and not provided after thirty days");
    public static Wrong UnwishedNotice { get; } = new("unwished-notice", nameof(UnwishedNotices), "a consulate told against the person's wish");
    public static Wrong Overheard { get; } = new("counsel-overheard", nameof(ContactsOnFile), "a visit of counsel within hearing");
    public static Wrong ComplaintUnanswered { get; } = new("complaint-unanswered", nameof(ComplaintsOnFile), "a complaint unanswered after thirty days");
    public static Wrong ConfidentialUnanswered { get; } = new("confidential-complaint-unanswered", nameof(ComplaintsOnFile), "a confidential complaint unanswered after thirty days");
    public static Wrong DoubtfulAgeWithAdults { get; } = new("doubtful-age-with-adults", nameof(AgeAt), "perhaps a child, and held with adults");
    public static Wrong CertificateNamesCustody { get; } = new("birth-certificate-names-custody", nameof(BirthInCustody), "a birth certificate that names the prison");
    public static Wrong ChildAloneInside { get; } = new("child-alone-inside", nameof(ChildrenInside), "a child shown inside after the mother left");
    public static Wrong EarlierFileNotLinked { get; } = new("earlier-file-not-linked", nameof(FileGroups), "back under another name, and nobody linked the files");
    public static Wrong ClaimOverdue { get; } = new("claim-overdue", nameof(ClaimsOnFile), "a claim of detention unanswered when due");
    public static Wrong ClaimContradicted { get; } = new("claim-contradicted", nameof(ClaimsOnFile), "a station denied holding somebody whom an inspector found there");
    public static Wrong FamilyNotTold { get; } = new("death-family-not-told", nameof(DeathOnFile), "a death of which the family was not told");
    public static Wrong DeathNotInquired { get; } = new("death-without-inquiry", nameof(DeathOnFile), "a death without an independent inquiry");

    public static Wrong RollDifferenceOpen { get; } = new("roll-difference-open", nameof(PlaceRolls), "a roll that differs, and nobody found out why");
    public static Wrong FormMissing { get; } = new("form-missing", nameof(PlaceForms), "a numbered form that nobody accounts for");
    public static Wrong EvacueeMissing { get; } = new("evacuee-missing", nameof(GroupState), "evacuated, and not arrived");
    public static Wrong EvacueeExtra { get; } = new("evacuee-extra", nameof(GroupState), "arrived, and on no list of those who left");

    /// <summary>All of them, in the order in which they stand above.</summary>
    public static IReadOnlyList<Wrong> All { get; } =
        [.. typeof(Wrongs).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(Wrong)).Select(p => (Wrong)p.GetValue(null)!)];
}
