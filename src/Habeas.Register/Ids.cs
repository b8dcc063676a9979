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

/// <summary>One case before a court or another authority, as one person's file knows it.</summary>
public readonly record struct CaseId(Guid Value) : IId<CaseId>
{
    public static CaseId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One charge within a case.</summary>
public readonly record struct ChargeId(Guid Value) : IId<ChargeId>
{
    public static ChargeId Of(Guid value) => new(value);

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

/// <summary>One act as its officer sent it; sending the same act again under the same id changes nothing.</summary>
public readonly record struct ActId(Guid Value) : IId<ActId>
{
    public static ActId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
