using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Habeas.Ledger.Notes;

namespace Habeas.Storage.Backup;

// Failure policy: a manifest that its key did not authenticate is a StorageFault of kind Damaged; nothing in it is believed before.

/// <summary>How much of one log a backup holds: up to the checkpoint that is named whole.</summary>
internal sealed record LogMark(long Log, long Size, string Checkpoint);

/// <summary>The cosignatures of a backup: how many, from which run on their rows count, and the latest time of each witness.</summary>
internal sealed record CosignatureMark(long Count, int Since, SortedDictionary<string, long> Latest);

/// <summary>The file of owner keys: how many there are, and how many of them were destroyed.</summary>
internal sealed record KeysMark(long Count, long Destroyed, WrittenFile File);

/// <summary>What one run of a backup wrote, and of what state. It tells nothing about anybody.</summary>
/// <param name="Origin">The register.</param>
/// <param name="Run">1 for the first run, and no number left out.</param>
/// <param name="At">When the run began, ISO 8601.</param>
/// <param name="Previous">SHA-256 of the manifest before; empty for the first.</param>
/// <param name="Engine">The engine that held the register.</param>
/// <param name="Logs">Every log at its size.</param>
/// <param name="Documents">The number of the last document.</param>
/// <param name="Cosignatures">The cosignatures.</param>
/// <param name="Chunk">The file of the rows that were added since the run before.</param>
/// <param name="Keys">The file of all owner keys, which replaces the one of the run before.</param>
internal sealed record Manifest(
    string Origin,
    int Run,
    string At,
    string Previous,
    string Engine,
    IReadOnlyList<LogMark> Logs,
    long Documents,
    CosignatureMark Cosignatures,
    WrittenFile Chunk,
    KeysMark Keys)
{
    public const string Version = "habeas/backup@v1";

    private const string MacLine = "hmac-sha256 ";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The log of the register itself.</summary>
    public LogMark Register => Logs.First(l => l.Log == Writing.Head.RegisterLog);

    /// <summary>The state as a checkpoint; its signature is verified when the register is.</summary>
    public byte[] CheckpointNote => Encoding.UTF8.GetBytes(Register.Checkpoint);

    /// <summary>The manifest as it is kept: a line with the version, JSON, and a line that authenticates both.</summary>
    public byte[] ToBytes(BackupKey key)
    {
        var text = Encoding.UTF8.GetBytes($"{Version}\n{JsonSerializer.Serialize(this, Json)}\n");
        return [.. text, .. Encoding.ASCII.GetBytes(MacLine + Convert.ToBase64String(key.Mac(text)) + "\n")];
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="StorageFault">It is none, another version wrote it, or it was not written under this key.</exception>
    public static Manifest Read(string path, BackupKey key)
    {
        var bytes = Durable.Try(path, () => File.ReadAllBytes(path));
        var first = Encoding.ASCII.GetBytes(Version + "\n");
        var cut = bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes("\n" + MacLine)) + 1;
        if (cut == 0 || !bytes.AsSpan().StartsWith(first))
        {
            throw new StorageFault(FaultKind.Damaged, $"{path} is not the manifest of a backup, or a later version wrote it. Use another copy of the backup.");
        }

        var mac = Encoding.ASCII.GetBytes(MacLine + Convert.ToBase64String(key.Mac(bytes.AsSpan(0, cut))) + "\n");
        return CryptographicOperations.FixedTimeEquals(mac, bytes.AsSpan(cut))
            ? JsonSerializer.Deserialize<Manifest>(bytes.AsSpan(first.Length, cut - first.Length), Json)!
            : throw new StorageFault(
                FaultKind.Damaged, $"{path} was not written under the backup key that is here: it was altered, or {BackupKey.File} is another register's. Put the right key back, or use another copy of the backup.");
    }

    /// <summary>The root of the state, as its checkpoint has it.</summary>
    public Checkpoint Signed(IReadOnlyList<VerifierKey> keys) => SignedCheckpoint.TryOpen(CheckpointNote, [.. keys], out var signed) == NoteFault.None && signed is not null
        ? signed.Checkpoint
        : throw new StorageFault(FaultKind.Damaged, $"The checkpoint of run {Run} of the backup is not one that its register signed. Use another copy of the backup.");
}
