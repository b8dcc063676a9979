using System.Collections.Immutable;

namespace Habeas.Ledger.Notes;

/// <summary>
/// The keys of logs as somebody who verifies trusts them: those that they were handed, and those that took over from them by successions
/// that both keys signed. From the size of a succession on, the key that was replaced signs nothing alone: who stole it gains nothing.
/// </summary>
/// <remarks>Keys of witnesses may be among those handed over. docs/reference/formats.md, "Succession".</remarks>
public sealed class LogKeys
{
    private readonly ImmutableArray<VerifierKey> _trusted;
    private readonly ImmutableArray<byte[]> _notes;
    private readonly ImmutableArray<Succession> _joined;

    private LogKeys(ImmutableArray<VerifierKey> trusted, ImmutableArray<byte[]> notes)
    {
        var (all, joined, open) = (trusted, new List<Succession>(), new List<Succession>());
        foreach (var note in notes)
        {
            if (Succession.TryOpen(note, out var link) == NoteFault.None)
            {
                open.Add(link!);
            }
        }

        while (open.Find(l => all.Any(k => Same(k, l.Earlier)) && !joined.Any(j => Same(j.Later, l.Later))) is { } next)
        {
            open.Remove(next);
            joined.Add(next);
            all = all.Any(k => Same(k, next.Later)) ? all : all.Add(next.Later);
        }

        (_trusted, _notes, All, _joined) = (trusted, notes, all, [.. joined.OrderBy(j => j.Since)]);
    }

    /// <summary>Every key that is trusted, those handed over first.</summary>
    public ImmutableArray<VerifierKey> All { get; }

    /// <summary>Joins keys.</summary>
    /// <param name="trusted">The keys that whoever verifies was handed.</param>
    /// <param name="successions">Successions as they were signed, in any order; what does not hold joins nothing.</param>
    public static LogKeys Of(IEnumerable<VerifierKey> trusted, params IEnumerable<byte[]> successions) => new([.. trusted], [.. successions]);

    /// <summary>The same, with further successions.</summary>
    public LogKeys With(IEnumerable<byte[]> successions) => new(_trusted, [.. _notes, .. successions]);

    /// <summary>Reads a note and verifies that it is a checkpoint which the log's key of that size signed.</summary>
    /// <returns><see cref="NoteFault.ReplacedKey"/> where only a key signed it that had been replaced by then.</returns>
    public NoteFault TryOpen(SignedNote note, out SignedCheckpoint? checkpoint)
    {
        var fault = SignedCheckpoint.TryOpen(note, All, out checkpoint);
        if (fault != NoteFault.None || IsByKeyOfItsSize(checkpoint!))
        {
            return fault;
        }

        checkpoint = null;
        return NoteFault.ReplacedKey;
    }

    /// <inheritdoc cref="TryOpen(SignedNote, out SignedCheckpoint?)"/>
    public NoteFault TryOpen(ReadOnlySpan<byte> note, out SignedCheckpoint? checkpoint)
    {
        checkpoint = null;
        var fault = SignedNote.TryParse(note, out var parsed);
        return fault == NoteFault.None ? TryOpen(parsed!, out checkpoint) : fault;
    }

    /// <summary>Whether a checkpoint that these keys opened is signed by the one that signs from its size on.</summary>
    public bool IsByKeyOfItsSize(SignedCheckpoint checkpoint) =>
        _joined.LastOrDefault(l => l.Since <= checkpoint.Checkpoint.Size && l.Later.Name == checkpoint.Checkpoint.Origin) is not { } due
        || checkpoint.Verified.Any(v => Same(v.Key, due.Later));

    private static bool Same(VerifierKey one, VerifierKey other) =>
        one.Type == other.Type && string.Equals(one.Name, other.Name, StringComparison.Ordinal) && one.PublicKey.SequenceEqual(other.PublicKey);
}
