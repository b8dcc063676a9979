using System.Text.Json.Serialization;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Forms;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Release;

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
[JsonDerivedType(typeof(PrintForms), "print-forms")]
[JsonDerivedType(typeof(EndForms), "end-forms")]
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

    /// <summary>Decides the act with the form that it was written on, which is recorded as entered.</summary>
    public Outcome DecideWhole(Situation situation) =>
        OnPaper is not { } paper ? Decide(situation)
        : paper.Fault(situation) is { } fault ? fault
        : Decide(situation) switch
        {
            Outcome.Accepted accepted => Outcome.Of([.. accepted.Events, paper.Entered()]),
            var refused => refused,
        };

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
