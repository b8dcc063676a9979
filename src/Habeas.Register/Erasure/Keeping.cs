using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Stored;

namespace Habeas.Register.Erasure;

/// <summary>Under which key an event is sealed, and so with what it is erased. The numbers are stored.</summary>
public enum Keeper
{
    /// <summary>The register's own key: what is said of places, and that somebody was erased. It is never destroyed.</summary>
    Register = 0,

    /// <summary>The key of a person's identity, and of everything else on the file that no count needs.</summary>
    Identity = 1,

    /// <summary>The key of the skeleton: where a person was held, when, on what ground and by whose order, under no name.</summary>
    Custody = 3,

    /// <summary>The key of what is kept after a full erasure, for the tracing of disappeared persons.</summary>
    Tracing = 4,
}

/// <summary>An event about a person that outlives every erasure, so that the register can say that somebody was erased and by whom: it tells nothing else of them.</summary>
public interface IKeptByRegister : IStandsAsRecorded;

/// <summary>An event that is kept for the tracing of a disappeared person alone: no file, list or count is read from it.</summary>
public interface IKeptForTracing : IStandsAsRecorded;

/// <summary>An act that may be decided on a person who is erased already; every other is refused.</summary>
public interface IActOnErased;

/// <summary>Which key keeps an event.</summary>
/// <remarks>
/// Whatever custody is read from (<see cref="CustodyView.IsReadFrom"/>) is kept twice where it holds more than custody needs: whole with the
/// identity, and its skeleton with custody. What holds nothing else is kept with custody alone. Everything else goes with the identity.
/// </remarks>
public static class Keeping
{
    /// <summary>Stands in a skeleton where the whole event has words.</summary>
    public const string NotKept = "(not kept)";

    /// <summary>The key that seals the whole event, and what custody keeps beside it; null where that is nothing, or the event itself.</summary>
    /// <param name="told">The event.</param>
    /// <param name="json">Its stored bytes.</param>
    public static (Keeper Keeper, Event? Skeleton) Of(Event told, ReadOnlySpan<byte> json)
    {
        if (told.Subject.Kind == SubjectKind.Place || told is IKeptByRegister)
        {
            return (Keeper.Register, null);
        }

        if (told is IKeptForTracing || !CustodyView.IsReadFrom(told))
        {
            return (told is IKeptForTracing ? Keeper.Tracing : Keeper.Identity, null);
        }

        var skeleton = Skeletons.Of(told);
        return json.SequenceEqual(RegisterJson.Write(skeleton)) ? (Keeper.Custody, null) : (Keeper.Identity, skeleton);
    }
}
