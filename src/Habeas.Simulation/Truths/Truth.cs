using Habeas.Register;
using Habeas.Register.Acts;
using NodaTime;

namespace Habeas.Simulation.Truths;

/// <summary>A kind of wrong that is planted, and the view of the register that finds it.</summary>
/// <param name="Code">A stable slug: the register's own where the view has one.</param>
/// <param name="View">The type of Habeas.Register that is asked.</param>
/// <param name="Words">What is wrong, for a person to read.</param>
public sealed record Wrong(string Code, string View, string Words);

/// <summary>Something wrong that the simulation planted, and that the register must find. One line of the ledger of truths.</summary>
/// <param name="Wrong">What.</param>
/// <param name="About">In whose file, or of which place.</param>
/// <param name="From">From when it is so.</param>
public sealed record Truth(Wrong Wrong, Subject About, Instant From)
{
    /// <summary>Until when it was so; null while it lasts, as what happened once does for ever.</summary>
    public Instant? Until { get; internal set; }

    /// <summary>Whether it was so at some instant from one to another.</summary>
    public bool Holds(Instant from, Instant to) => From <= to && !(Until <= from);
}

/// <summary>That somebody was physically held somewhere from an instant to another: what is so, whatever was written down.</summary>
/// <param name="Person">Who.</param>
/// <param name="From">The first instant.</param>
/// <param name="To">The instant after the last; null while it lasts.</param>
public sealed record Custody(PersonId Person, Instant From, Instant? To)
{
    public bool Holds(Instant at) => From <= at && !(To <= at);
}
