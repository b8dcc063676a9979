using System.Runtime.ExceptionServices;
using Habeas.Ledger.Witnessing;

namespace Habeas.Storage.Witnessing;

// Failure policy: whatever becomes of a round, acts go on being recorded; what became of it is told. A bug ends the keeper
// and is raised when the register is closed.

/// <summary>Asks the witnesses after what the door recorded: one round at a time, always about the last checkpoint there is by then.</summary>
internal sealed class WitnessKeeper : IDisposable
{
    private static readonly TimeSpan _farewell = TimeSpan.FromSeconds(10);
    private readonly Witnesses _witnesses;
    private readonly WitnessClient _client = new();
    private readonly AutoResetEvent _recorded = new(false);
    private readonly CancellationTokenSource _ending = new();
    private readonly Thread _thread;
    private volatile bool _ended;
    private ExceptionDispatchInfo? _bug;

    private WitnessKeeper(Witnesses witnesses)
    {
        _witnesses = witnesses;
        _thread = new(Keep) { Name = "witnesses", IsBackground = true };
        _thread.Start();
    }

    /// <summary>A keeper, where there is anybody to ask.</summary>
    public static WitnessKeeper? For(Witnesses witnesses) =>
        witnesses.Policy?.Witnesses.Any(w => w.Url is not null) == true ? new(witnesses) : null;

    /// <summary>Something was recorded.</summary>
    public void Recorded() => _recorded.Set();

    /// <summary>Ends after what was recorded was shown to the witnesses, or those who do not answer were waited for a moment.</summary>
    public void Dispose()
    {
        _ended = true;
        _recorded.Set();
        _ending.CancelAfter(_farewell);
        _thread.Join();
        _client.Dispose();
        _recorded.Dispose();
        _ending.Dispose();
        _bug?.Throw();
    }

    private void Keep()
    {
        for (var last = false; !last;)
        {
            _recorded.WaitOne();
            last = _ended;
            try
            {
                // Read anew: another process may have set another policy.
                if (_witnesses.Policy is WitnessPolicy policy && _witnesses.Round(_client).Run(policy, again: false, _ending.Token) is { Count: > 0 } seen)
                {
                    _witnesses.Told?.Invoke(seen);
                }
            }
            catch (StorageFault fault)
            {
                _witnesses.Told?.Invoke([new("the register", WitnessOutcome.Away, fault.Message)]);
            }
            catch (Exception bug)
            {
                _bug = ExceptionDispatchInfo.Capture(bug);
                return;
            }
        }
    }
}
