using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Ledger.Witnessing;

namespace Habeas.Witness;

// Failure policy: what cannot be read is never taken for nothing: a witness that forgot what it cosigned could cosign another history.

/// <summary>What a witness remembers: of each log the checkpoint that it cosigned last, and evidence against those that contradicted themselves.</summary>
/// <remarks>A directory of small files. One process at a time holds it. Not safe for several threads: <see cref="LogWitness"/> takes turns.</remarks>
internal sealed class WitnessMemory : IDisposable
{
    /// <summary>Of proofs that fail and convict nobody, which anybody can make, no more than this are kept; what convicts is always kept.</summary>
    public const int MostFailures = 1000;

    private const string Lock = "lock";
    private const string Evidence = "evidence";
    private const string Begun = "begun";
    private readonly string _directory;
    private readonly FileStream _lock;
    private readonly Dictionary<string, SignedCheckpoint?> _last = new(StringComparer.Ordinal);

    private WitnessMemory(string directory, FileStream held)
    {
        _directory = directory;
        _lock = held;
    }

    /// <summary>Makes an empty memory, once in the life of a witness's key.</summary>
    /// <exception cref="WitnessFault">There is something already.</exception>
    public static void Begin(string directory)
    {
        if (Directory.Exists(directory) || File.Exists(directory))
        {
            throw new WitnessFault($"{directory} is there already: it holds what a witness has seen, and is left as it is.");
        }

        Directory.CreateDirectory(Path.Combine(directory, Evidence));
    }

    /// <summary>Takes hold of a memory.</summary>
    /// <exception cref="WitnessFault">It is missing, or another process holds it.</exception>
    public static WitnessMemory Open(string directory)
    {
        if (!Directory.Exists(Path.Combine(directory, Evidence)))
        {
            throw new WitnessFault(
                $"{directory}, where this witness keeps what it has seen, is missing. A witness that forgot what it cosigned could cosign another history: bring the directory back, or retire the key and make a new one with 'habeas witness new-key'.");
        }

        try
        {
            return new(directory, new FileStream(Path.Combine(directory, Lock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new WitnessFault($"{directory} is in use: another process is this witness already.", e);
        }
    }

    /// <summary>The checkpoint of a log that was cosigned last; null where none was.</summary>
    /// <param name="origin">The log.</param>
    /// <param name="known">The log's keys, those that were replaced included, and the witness's own.</param>
    /// <exception cref="WitnessFault">It is there and cannot be read.</exception>
    public SignedCheckpoint? Last(string origin, IReadOnlyCollection<VerifierKey> known)
    {
        if (_last.TryGetValue(origin, out var last))
        {
            return last;
        }

        var path = PathOf(origin);
        if (!File.Exists(path) && HasBegun(origin))
        {
            throw new WitnessFault(
                $"{path}, the last checkpoint of {origin} that this witness cosigned, is missing. A witness that forgot what it cosigned could cosign another history: bring the file back, or retire the key and make a new one with 'habeas witness new-key'.");
        }

        if (File.Exists(path))
        {
            var fault = SignedCheckpoint.TryOpen(File.ReadAllBytes(path), known, out last);
            if (fault != NoteFault.None || last!.Checkpoint.Origin != origin || !last.Cosignatures.Any())
            {
                throw new WitnessFault(
                    $"{path}, the last checkpoint of {origin} that this witness cosigned, cannot be read ({fault}). If the log replaced its key, give the earlier key too, with another --log.");
            }
        }

        _last.Add(origin, last);
        return last;
    }

    /// <summary>Remembers a checkpoint that is cosigned; durable on return.</summary>
    public void Remember(SignedCheckpoint cosigned)
    {
        DurableFile.Write(PathOf(cosigned.Checkpoint.Origin), cosigned.Note.ToBytes());
        if (!HasBegun(cosigned.Checkpoint.Origin))
        {
            // Before anybody has the cosignature: from now on its file may not be missing.
            DurableFile.Write(Path.Combine(_directory, Begun), Encoding.ASCII.GetBytes(string.Concat(Logs().Append(WitnessPath.NameOf(cosigned.Checkpoint.Origin)).Select(l => l + "\n"))));
        }

        _last[cosigned.Checkpoint.Origin] = cosigned;
    }

    /// <summary>Keeps the evidence that a log contradicts itself, once for each pair of checkpoints.</summary>
    /// <returns>The file that holds it; null where there is more than is kept.</returns>
    public string? Keep(Inconsistency evidence)
    {
        var path = Path.Combine(_directory, Evidence, evidence.Name + ".txt");
        if (!File.Exists(path))
        {
            if (!evidence.ConvictsTheLog && Directory.EnumerateFiles(Path.Combine(_directory, Evidence)).Take(MostFailures).Count() == MostFailures)
            {
                return null;
            }

            DurableFile.Write(path, evidence.ToBytes());
        }

        return path;
    }

    public void Dispose() => _lock.Dispose();

    private bool HasBegun(string origin) => Logs().Contains(WitnessPath.NameOf(origin), StringComparer.Ordinal);

    /// <summary>The names of the logs of which something was cosigned.</summary>
    private string[] Logs() => File.Exists(Path.Combine(_directory, Begun)) ? File.ReadAllLines(Path.Combine(_directory, Begun)) : [];

    private string PathOf(string origin) => Path.Combine(_directory, WitnessPath.NameOf(origin) + ".checkpoint");
}
