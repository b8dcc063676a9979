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

/// <summary>One act as its officer sent it; sending the same act again under the same id changes nothing.</summary>
public readonly record struct ActId(Guid Value) : IId<ActId>
{
    public static ActId Of(Guid value) => new(value);

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
