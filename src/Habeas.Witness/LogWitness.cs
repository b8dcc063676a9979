using System.Globalization;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Witnessing;

namespace Habeas.Witness;

// Failure policy: nothing is cosigned unless it was remembered first, durably; where that fails the request ends in a fault and the
// client asks again.

/// <summary>What a witness answered.</summary>
/// <param name="Answer">By its status code.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">The cosignature, a size, or plain words.</param>
/// <param name="Origin">The log, where it is one that is watched.</param>
/// <param name="Size">The size of the checkpoint asked about.</param>
/// <param name="Evidence">Where evidence against the log was kept.</param>
/// <param name="Convicts">Whether that evidence convicts the log by itself: two roots of one size.</param>
public sealed record Reply(
    WitnessAnswer Answer, string ContentType, string Body, string? Origin = null, long? Size = null, string? Evidence = null, bool Convicts = false);

/// <summary>A witness: it cosigns a checkpoint only when it continues the one that it cosigned last of the same log.</summary>
/// <remarks>
/// C2SP tlog-witness. Requests of all logs take turns, so that comparing and remembering are one step; one takes about as long as a
/// flush to disk. Safe for several threads; a second process on the same memory is refused.
/// </remarks>
public sealed class LogWitness : IDisposable
{
    /// <summary>The longest request that is read, in bytes: 63 hashes and a checkpoint with as many signatures as anybody needs.</summary>
    public const int MaxRequestBytes = 64 * 1024;

    private const string Plain = "text/plain; charset=utf-8";
    private readonly CosignerKey _key;
    private readonly LogKeys _logs;
    private readonly WitnessMemory _memory;
    private readonly TimeProvider _clock;
    private readonly Lock _turn = new();

    /// <summary>Takes hold of the memory of a witness.</summary>
    /// <param name="key">Its key, which the witness disposes of.</param>
    /// <param name="logs">The keys of the logs that it watches, with how they took over from each other.</param>
    /// <param name="memory">The directory in which it keeps what it has seen.</param>
    /// <param name="clock">Where the time of a cosignature comes from.</param>
    /// <exception cref="WitnessFault">The memory is missing, in use or cannot be read, or a key is of no log.</exception>
    public LogWitness(CosignerKey key, LogKeys logs, string memory, TimeProvider clock)
    {
        _key = key;
        _clock = clock;
        _logs = logs;
        if (_logs.All.FirstOrDefault(l => l.Type != KeyType.Ed25519) is { } wrong)
        {
            throw new WitnessFault($"The key of {wrong.Name} is not one that signs checkpoints.");
        }

        _memory = WitnessMemory.Open(memory);
        try
        {
            foreach (var origin in Origins)
            {
                Last(origin);
            }
        }
        catch
        {
            _memory.Dispose();
            throw;
        }
    }

    /// <summary>Its public key, to be put into policies.</summary>
    public VerifierKey Verifier => _key.Verifier;

    /// <summary>The origins of the logs that it watches.</summary>
    public IEnumerable<string> Origins => _logs.All.Select(l => l.Name).Distinct(StringComparer.Ordinal);

    /// <summary>Makes the memory of a witness whose key is new.</summary>
    /// <exception cref="WitnessFault">There is one already.</exception>
    public static void Begin(string memory) => WitnessMemory.Begin(memory);

    /// <summary>Judges a request, and cosigns what continues the last checkpoint.</summary>
    /// <param name="body">The body of <c>POST add-checkpoint</c>.</param>
    /// <exception cref="IOException">What was to be remembered could not be written: nothing was cosigned.</exception>
    public Reply Add(ReadOnlySpan<byte> body)
    {
        if (AddCheckpoint.TryParse(body, out var request) is not NoteFault.None and var fault)
        {
            return new(WitnessAnswer.Malformed, Plain, $"The request cannot be read: {fault}.\n");
        }

        lock (_turn)
        {
            var verdict = WitnessVerdict.Of(request!, _logs, Last);
            var evidence = verdict.Evidence is { } shown ? _memory.Keep(shown) : null;
            var body200 = verdict.Answer == WitnessAnswer.Cosign ? Cosign(verdict.Checkpoint!) : null;
            var (type, words) = Say(verdict);
            return new(
                verdict.Answer, type, body200 ?? words, verdict.Checkpoint?.Checkpoint.Origin, verdict.Checkpoint?.Checkpoint.Size, evidence, verdict.Evidence?.ConvictsTheLog == true);
        }
    }

    /// <summary>The last checkpoint cosigned of a log, by the name of <see cref="WitnessPath.NameOf"/>; null where there is none.</summary>
    public byte[]? LastOf(string name)
    {
        lock (_turn)
        {
            return Origins.FirstOrDefault(o => string.Equals(WitnessPath.NameOf(o), name, StringComparison.Ordinal)) is { } origin ? Last(origin)?.Note.ToBytes() : null;
        }
    }

    public void Dispose()
    {
        lock (_turn)
        {
            _memory.Dispose();
            _key.Dispose();
        }
    }

    private string Cosign(SignedCheckpoint asked)
    {
        var line = _key.Cosign(asked.Note.Text, Math.Max(1, _clock.GetUtcNow().ToUnixTimeSeconds()));
        // Only signatures that were verified are remembered: whatever else a client sends would be shown to others in our name.
        var own = asked.Note.Signatures.Where(s => asked.Verified.Any(v => v.Key.KeyId == s.KeyId && v.Key.Name == s.KeyName));
        var note = new SignedNote(asked.Note.Text, [.. own, line]);
        // The same checkpoint again, which anybody may send as often as they like, costs no flush.
        if (Last(asked.Checkpoint.Origin)?.Note.Text.SequenceEqual(note.Text) != true)
        {
            _memory.Remember(Opened(note, asked.Checkpoint.Origin));
        }

        return line.ToString();
    }

    private SignedCheckpoint Opened(SignedNote note, string origin) =>
        SignedCheckpoint.TryOpen(note, Known(origin), out var opened) == NoteFault.None
            ? opened!
            : throw new InvalidOperationException("A checkpoint that was just cosigned does not open.");

    private SignedCheckpoint? Last(string origin) => _memory.Last(origin, Known(origin));

    private List<VerifierKey> Known(string origin) => [.. _logs.All.Where(l => string.Equals(l.Name, origin, StringComparison.Ordinal)), Verifier];

    private static (string Type, string Words) Say(WitnessVerdict verdict) => verdict.Answer switch
    {
        WitnessAnswer.Conflict => ("text/x.tlog.size", verdict.LastSize.ToString(CultureInfo.InvariantCulture) + "\n"),
        WitnessAnswer.Malformed => (Plain, "The old size is larger than the checkpoint's, or the note is no checkpoint.\n"),
        WitnessAnswer.NotSigned => (Plain, "No key that is trusted for this log signed the checkpoint.\n"),
        WitnessAnswer.UnknownLog => (Plain, "This witness does not watch that log.\n"),
        WitnessAnswer.WrongProof => (Plain, "The proof does not show that the checkpoint continues the one cosigned last.\n"),
        _ => (Plain, ""),
    };
}
