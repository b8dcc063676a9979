using Habeas.Register.Acts;
using NodaTime;

namespace Habeas.Storage;

/// <summary>What the door answers to an act.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>The act is recorded, durably. Sending it again gives this same answer.</summary>
    /// <param name="Entry">The index of its entry.</param>
    /// <param name="RecordedAt">The instant at which the register took it in.</param>
    public sealed record Accepted(long Entry, Instant RecordedAt) : Answer;

    /// <summary>The act changed nothing, and this is why. It may be sent again once the reason is gone.</summary>
    public sealed record Refused(Refusal Refusal) : Answer;
}
