using Habeas.Register.Claims;
using Habeas.Register.CoResidents;
using Habeas.Register.Erasure;
using Habeas.Register.Persons;

namespace Habeas.Register.Readers;

/// <summary>Something on a person's file by which it must be found among all files.</summary>
/// <param name="Kind">A slug, one of those below.</param>
/// <param name="Place">The place that it concerns, where it concerns one.</param>
public sealed record Matter(string Kind, PlaceId? Place)
{
    /// <summary>Somebody claims that the person is held, at the place or nobody knows where.</summary>
    public const string Claim = "claim";

    /// <summary>The file was sealed, an identity protected, or a former name kept, at some time: whoever lists the person asks <see cref="Access"/> first.</summary>
    public const string Guarded = "guarded";

    /// <summary>A child lives, or lived, inside with the person at the place: found also when the parent is held there no longer.</summary>
    public const string ChildInside = "child-inside";

    /// <summary>Who the person is was erased; custody stays.</summary>
    public const string Erased = "erased";

    /// <summary>The person was erased in full: figures in which they counted have changed.</summary>
    public const string ErasedInFull = "erased-in-full";

    /// <summary>An erasure of the person was proposed, and neither stopped nor carried out.</summary>
    public const string ErasureWaiting = "erasure-waiting";

    /// <summary>What stands on the file, whatever its time: an index, and no answer.</summary>
    public static IReadOnlyList<Matter> Of(PersonFile file)
    {
        List<Matter>? found = null;
        foreach (var fact in file.Facts)
        {
            var matter = fact.Event switch
            {
                ClaimLodged claim => new Matter(Claim, claim.Place),
                ChildStayBegan stay => new Matter(ChildInside, stay.Place),
                ErasureCarriedOut erased => new Matter(erased.Kind == Erasures.Full ? ErasedInFull : Erased, null),
                ErasureProposed when Erasures.Of(file).Any(e => e.Waits) => new Matter(ErasureWaiting, null),
                IdentityProtected or FileSealed or NameChanged { Why: NameChanged.Reasons.GenderRecognition } => new Matter(Guarded, null),
                _ => null,
            };
            if (matter is not null && found?.Contains(matter) != true)
            {
                (found ??= []).Add(matter);
            }
        }

        return found is null ? [] : found;
    }
}
