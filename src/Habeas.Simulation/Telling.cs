using System.Collections.Concurrent;
using Habeas.Register.Acts;
using NodaTime;

namespace Habeas.Simulation;

/// <summary>
/// The clock of a simulated register: each time that the register looks, it is the time of the next act. So acts are told in batches and
/// are recorded at their own times all the same.
/// </summary>
public sealed class Telling : IClock
{
    private readonly ConcurrentQueue<Instant> _times = new();
    private readonly Queue<Step> _told = new();
    private Instant _last;

    /// <summary>The clock stands here until the first act is told.</summary>
    public Telling(Instant begin) => _last = begin;

    /// <summary>The acts of steps as they are drawn, whose times the clock then shows.</summary>
    public IEnumerable<(Act Act, Actor Actor)> Acts(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            _times.Enqueue(step.At);
            _told.Enqueue(step);
            yield return (step.Act, step.Officer);
        }
    }

    /// <summary>The step whose answer comes next.</summary>
    public Step Answered() => _told.Dequeue();

    public Instant GetCurrentInstant() => _times.TryDequeue(out var next) ? _last = next : _last;
}
