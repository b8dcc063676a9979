using Habeas.Register;
using NodaTime;

namespace Habeas.Simulation.Truths;

/// <summary>Something wrong that the simulation planted in somebody's custody, and that the register must find.</summary>
/// <param name="Code">The finding or the kind of coverage that must show it (Habeas.Register.Custody).</param>
/// <param name="Person">In whose file.</param>
/// <param name="At">An instant at which it was so.</param>
public sealed record Truth(string Code, PersonId Person, Instant At);

/// <summary>That somebody was physically held somewhere from an instant to another: what is so, whatever was written down.</summary>
/// <param name="Person">Who.</param>
/// <param name="From">The first instant.</param>
/// <param name="To">The instant after the last; null while it lasts.</param>
public sealed record Custody(PersonId Person, Instant From, Instant? To)
{
    public bool Holds(Instant at) => From <= at && !(To <= at);
}
