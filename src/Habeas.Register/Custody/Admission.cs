using System.Text.Json.Serialization;
using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Custody;

/// <summary>A person was received into a place of detention on a commitment order (Nelson Mandela Rule 7).</summary>
/// <param name="Person">Who was admitted.</param>
/// <param name="Place">Where.</param>
/// <param name="At">The day and hour of admission.</param>
/// <param name="Order">The commitment order shown at reception.</param>
/// <param name="Authority">The authority responsible for the commitment.</param>
/// <param name="Reasons">The reasons for commitment.</param>
public sealed record PersonAdmitted(PersonId Person, PlaceId Place, When At, OrderId Order, string Authority, string Reasons)
    : PersonEvent(Person), IWhereabouts
{
    public override When? Occurred => At;

    [JsonIgnore]
    public Evidence Evidence => new(EvidenceKind.Began, Place, At, NewEpisode: true);
}
