using System.Globalization;

namespace Habeas.Verifier.Checking;

/// <summary>One thing that is not as it was signed.</summary>
/// <param name="Kind">A slug.</param>
/// <param name="Where">What it is about: <c>entry 12</c>, <c>part 12/1</c>, <c>tile 0/3</c>, <c>checkpoint 40</c>.</param>
/// <param name="Words">What is wrong, in plain words.</param>
/// <param name="Entry">The entry it is about, where it is about one.</param>
/// <param name="Checkpoint">The size of the checkpoint it is about, where it is about one.</param>
internal sealed record Problem(string Kind, string Where, string Words, long? Entry = null, long? Checkpoint = null);

/// <summary>Kinds of alteration, as slugs; those that <c>habeas verify</c> finds too have the same names there.</summary>
internal static class Kinds
{
    public const string EntryMissing = "entry-missing";
    public const string EntryExtra = "entry-under-no-checkpoint";
    public const string LeafUnreadable = "leaf-unreadable";
    public const string LeafHashDiffers = "leaf-hash-differs";
    public const string PartMissing = "part-missing";
    public const string PartExtra = "part-extra";
    public const string PartDiffers = "part-differs";
    public const string TileMissing = "tile-missing";
    public const string TileExtra = "tile-extra";
    public const string TileDiffers = "tile-differs";
    public const string LogMissing = "log-missing";
    public const string LogKeyDiffers = "log-key-differs";
    public const string CheckpointUnreadable = "checkpoint-unreadable";
    public const string CheckpointDiffers = "checkpoint-differs";
    public const string CheckpointMissing = "checkpoint-missing";
    public const string CosignatureDiffers = "cosignature-differs";
    public const string QuorumNotMet = "quorum-not-met";
}

/// <summary>Collects problems, on several threads.</summary>
internal sealed class Findings
{
    /// <summary>More are counted and not kept; the first ones are what matters.</summary>
    public const int Most = 1000;

    private readonly Lock _one = new();
    private readonly List<Problem> _problems = [];

    /// <summary>How many there are, kept or not.</summary>
    public long Count { get; private set; }

    public void Add(Problem problem)
    {
        lock (_one)
        {
            Count++;
            if (_problems.Count < Most)
            {
                _problems.Add(problem);
            }
        }
    }

    public void Entry(string kind, long entry, string words) => Add(new(kind, Text($"entry {entry}"), words, entry));

    public void Part(string kind, long entry, int part, string words) => Add(new(kind, Text($"part {entry}/{part}"), words, entry));

    public void Tile(string kind, int level, long index, string words, long? entry = null) => Add(new(kind, Text($"tile {level}/{index}"), words, entry));

    public void Checkpoint(string kind, long size, string words) => Add(new(kind, Text($"checkpoint {size}"), words, Checkpoint: size));

    /// <summary>Those kept, in the order of the log.</summary>
    public IReadOnlyList<Problem> InOrder()
    {
        lock (_one)
        {
            return [.. _problems.OrderBy(p => p.Entry ?? p.Checkpoint ?? long.MaxValue).ThenBy(p => p.Where, StringComparer.Ordinal)];
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
