namespace Habeas.Register;

/// <summary>An identifier minted anywhere: a UUIDv7 from an injected generator (docs/reference/formats.md, Ids).</summary>
/// <typeparam name="TSelf">The identifier type itself.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf Of(Guid value);
}

/// <summary>A person deprived of liberty, or once so; the key of the prisoner file. Never shown to people: they use the file number.</summary>
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A place of detention, official or not.</summary>
public readonly record struct PlaceId(Guid Value) : IId<PlaceId>
{
    public static PlaceId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A commitment order, or an arrest record.</summary>
public readonly record struct OrderId(Guid Value) : IId<OrderId>
{
    public static OrderId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One legal ground of one person.</summary>
public readonly record struct GroundId(Guid Value) : IId<GroundId>
{
    public static GroundId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A receipt for property of a person.</summary>
public readonly record struct ReceiptId(Guid Value) : IId<ReceiptId>
{
    public static ReceiptId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A notice that somebody was given of a person.</summary>
public readonly record struct NoticeId(Guid Value) : IId<NoticeId>
{
    public static NoticeId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>An accommodation that was asked for.</summary>
public readonly record struct AccommodationId(Guid Value) : IId<AccommodationId>
{
    public static AccommodationId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A contact whom a person chose.</summary>
public readonly record struct ContactId(Guid Value) : IId<ContactId>
{
    public static ContactId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A relative of a person in custody, or someone who depends on them; known on that person's file only.</summary>
public readonly record struct RelativeId(Guid Value) : IId<RelativeId>
{
    public static RelativeId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A child of a person in custody, wherever it lives. Never the key of a file: a child who lives inside with a parent is not held.</summary>
public readonly record struct ChildId(Guid Value) : IId<ChildId>
{
    public static ChildId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One injury of one person.</summary>
public readonly record struct InjuryId(Guid Value) : IId<InjuryId>
{
    public static InjuryId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>The finding that two files are one person's.</summary>
public readonly record struct LinkId(Guid Value) : IId<LinkId>
{
    public static LinkId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One protection of a person's identity.</summary>
public readonly record struct ProtectionId(Guid Value) : IId<ProtectionId>
{
    public static ProtectionId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One seal of a file.</summary>
public readonly record struct SealId(Guid Value) : IId<SealId>
{
    public static SealId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One erasure of a person, from its proposal on.</summary>
public readonly record struct ErasureId(Guid Value) : IId<ErasureId>
{
    public static ErasureId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>An authority's order that a file be kept.</summary>
public readonly record struct HoldId(Guid Value) : IId<HoldId>
{
    public static HoldId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A claim that a person is held; the claimant's receipt names it.</summary>
public readonly record struct ClaimId(Guid Value) : IId<ClaimId>
{
    public static ClaimId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One charge within a case.</summary>
public readonly record struct ChargeId(Guid Value) : IId<ChargeId>
{
    public static ChargeId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A disciplinary sanction.</summary>
public readonly record struct SanctionId(Guid Value) : IId<SanctionId>
{
    public static SanctionId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One solitary confinement of a person, from its start to its end.</summary>
public readonly record struct SolitaryId(Guid Value) : IId<SolitaryId>
{
    public static SolitaryId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One use of an instrument of restraint.</summary>
public readonly record struct RestraintId(Guid Value) : IId<RestraintId>
{
    public static RestraintId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A person's place in a programme, a course or a job.</summary>
public readonly record struct EnrolmentId(Guid Value) : IId<EnrolmentId>
{
    public static EnrolmentId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A request or a complaint.</summary>
public readonly record struct ComplaintId(Guid Value) : IId<ComplaintId>
{
    public static ComplaintId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One use of force on a person.</summary>
public readonly record struct ForceId(Guid Value) : IId<ForceId>
{
    public static ForceId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A roll: one counting of a place, unit by unit.</summary>
public readonly record struct RollId(Guid Value) : IId<RollId>
{
    public static RollId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A group of people acted on as one: a vanload, a court list, an evacuation. Both ends of a journey name it by this id.</summary>
public readonly record struct GroupId(Guid Value) : IId<GroupId>
{
    public static GroupId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One case before a court or another authority, as one person's file knows it.</summary>
public readonly record struct CaseId(Guid Value) : IId<CaseId>
{
    public static CaseId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One hearing: it keeps its id when it is moved to another date.</summary>
public readonly record struct HearingId(Guid Value) : IId<HearingId>
{
    public static HearingId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One representation of a person by counsel, from when it began until it ended.</summary>
public readonly record struct CounselId(Guid Value) : IId<CounselId>
{
    public static CounselId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One appeal.</summary>
public readonly record struct AppealId(Guid Value) : IId<AppealId>
{
    public static AppealId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One challenge to the lawfulness of a detention.</summary>
public readonly record struct ChallengeId(Guid Value) : IId<ChallengeId>
{
    public static ChallengeId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One disciplinary charge against one person.</summary>
public readonly record struct DisciplinaryChargeId(Guid Value) : IId<DisciplinaryChargeId>
{
    public static DisciplinaryChargeId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One act as its officer sent it; sending the same act again under the same id changes nothing.</summary>
public readonly record struct ActId(Guid Value) : IId<ActId>
{
    public static ActId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
