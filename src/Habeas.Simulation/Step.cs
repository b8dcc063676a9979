using Habeas.Register.Acts;
using NodaTime;

namespace Habeas.Simulation;

/// <summary>One act of the simulation, in the order of recording.</summary>
/// <param name="At">When the register takes it in.</param>
/// <param name="Officer">Who acts.</param>
/// <param name="Act">What they ask.</param>
/// <param name="Refused">The code of the refusal that it must meet; null where it must be recorded.</param>
public sealed record Step(Instant At, Actor Officer, Act Act, string? Refused);
