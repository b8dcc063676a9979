using System.Buffers.Text;
using System.Text;
using Habeas.Ledger.Lines;
using Habeas.Ledger.Tree;

namespace Habeas.Ledger.Entries;

/// <summary>Why bytes are not the leaf of an entry.</summary>
public enum LeafFault
{
    /// <summary>There is no fault.</summary>
    None,

    /// <summary>It is longer than 8 KiB.</summary>
    TooLong,

    /// <summary>The first line is not a version that this library knows.</summary>
    UnknownVersion,

    /// <summary>The second line is not the name of a log.</summary>
    BadOrigin,

    /// <summary>The third line is not a number in its canonical spelling.</summary>
    BadIndex,

    /// <summary>A further line is not a hash in canonical base64.</summary>
    BadPartHash,

    /// <summary>There is no part: the header is missing.</summary>
    NoParts,

    /// <summary>There are more than 128 parts.</summary>
    TooManyParts,

    /// <summary>The last line is not ended.</summary>
    UnendedLine,

    /// <summary>It is the leaf of another log than the one asked for.</summary>
    OtherOrigin,

    /// <summary>It is the leaf of another entry than the one asked for.</summary>
    OtherIndex,
}

/// <summary>
/// The leaf of an entry in the tree: a short text with the log's origin, the entry's index and the hash of each sealed part.
/// It says nothing about anybody. It is stored as written and never serialised again.
/// </summary>
/// <remarks>The view reads the bytes in place. docs/reference/formats.md, "Leaf".</remarks>
public readonly ref struct EntryLeaf
{
    /// <summary>The longest leaf, in bytes.</summary>
    public const int MaxBytes = 8192;

    /// <summary>The most parts an entry has, the header included.</summary>
    public const int MaxParts = 128;

    private const int PartLine = TreeHash.Base64Length + 1;
    private readonly ReadOnlySpan<byte> _partLines;

    private EntryLeaf(ReadOnlySpan<byte> origin, long index, ReadOnlySpan<byte> partLines)
    {
        Origin = origin;
        Index = index;
        _partLines = partLines;
    }

    /// <summary>The origin of the log that the entry is in, as UTF-8.</summary>
    public ReadOnlySpan<byte> Origin { get; }

    /// <summary>The entry's index in its log, from 0.</summary>
    public long Index { get; }

    /// <summary>How many parts the entry has, the header included.</summary>
    public int PartCount => _partLines.Length / PartLine;

    private static ReadOnlySpan<byte> VersionLine => "habeas/entry@v1\n"u8;

    /// <summary>The hash of a stored part (<see cref="Sealing.SealedPart.Hash"/>); part 0 is the header.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The entry has no such part.</exception>
    public TreeHash PartHash(int part)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, PartCount);
        _ = TreeHash.TryParseBase64(_partLines.Slice(part * PartLine, TreeHash.Base64Length), out var hash);
        return hash;
    }

    /// <summary>The leaf in an array of its own.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{byte}, long, ReadOnlySpan{TreeHash}, Span{byte})"/>
    public static byte[] Write(string origin, long index, ReadOnlySpan<TreeHash> partHashes)
    {
        Span<byte> leaf = stackalloc byte[MaxBytes];
        return leaf[..Write(Encoding.UTF8.GetBytes(origin), index, partHashes, leaf)].ToArray();
    }

    /// <summary>Writes a leaf without allocating.</summary>
    /// <param name="origin">The log's origin, as UTF-8.</param>
    /// <param name="index">The entry's index in its log.</param>
    /// <param name="partHashes">The hashes of its stored parts, the header's first.</param>
    /// <param name="leaf">Where to write; <see cref="MaxBytes"/> always suffice.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">The origin is no log's name, the index is negative, or there are not 1 to 128 parts.</exception>
    public static int Write(ReadOnlySpan<byte> origin, long index, ReadOnlySpan<TreeHash> partHashes, Span<byte> leaf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (!LineName.IsValid(origin))
        {
            throw new ArgumentException("An origin is 1 to 255 bytes of UTF-8 without white space, control characters or plus.", nameof(origin));
        }

        if (partHashes.Length is 0 or > MaxParts)
        {
            throw new ArgumentException($"An entry has 1 to {MaxParts} parts, not {partHashes.Length}.", nameof(partHashes));
        }

        var rest = leaf;
        rest = Put(rest, VersionLine);
        rest = Put(rest, origin);
        rest = Put(rest, "\n"u8);
        Utf8Formatter.TryFormat(index, rest, out var digits);
        rest = Put(rest[digits..], "\n"u8);
        foreach (ref readonly var hash in partHashes)
        {
            hash.WriteBase64(rest);
            rest = Put(rest[TreeHash.Base64Length..], "\n"u8);
        }

        return leaf.Length - rest.Length;
    }

    /// <summary>Reads a leaf, strictly: anything that <see cref="Write(string, long, ReadOnlySpan{TreeHash})"/> would not write is refused.</summary>
    public static LeafFault TryParse(ReadOnlySpan<byte> leaf, out EntryLeaf entry)
    {
        entry = default;
        if (leaf.Length > MaxBytes)
        {
            return LeafFault.TooLong;
        }

        if (!leaf.StartsWith(VersionLine))
        {
            return LeafFault.UnknownVersion;
        }

        var lines = new LineReader(leaf[VersionLine.Length..]);
        if (!lines.TryNext(out var origin) || !LineName.IsValid(origin))
        {
            return LeafFault.BadOrigin;
        }

        if (!lines.TryNext(out var number) || !CanonicalDecimal.TryParse(number, out var index))
        {
            return LeafFault.BadIndex;
        }

        var fault = CheckParts(lines.Rest);
        entry = fault == LeafFault.None ? new EntryLeaf(origin, index, lines.Rest) : default;
        return fault;
    }

    /// <summary>Reads the leaf that is claimed to be of one entry of one log.</summary>
    public static LeafFault TryParse(ReadOnlySpan<byte> leaf, ReadOnlySpan<byte> origin, long index, out EntryLeaf entry)
    {
        var fault = TryParse(leaf, out entry);
        if (fault != LeafFault.None)
        {
            return fault;
        }

        if (entry.Origin.SequenceEqual(origin) && entry.Index == index)
        {
            return LeafFault.None;
        }

        fault = entry.Index == index ? LeafFault.OtherOrigin : LeafFault.OtherIndex;
        entry = default;
        return fault;
    }

    private static LeafFault CheckParts(ReadOnlySpan<byte> partLines)
    {
        if (partLines.IsEmpty)
        {
            return LeafFault.NoParts;
        }

        if (partLines[^1] != (byte)'\n')
        {
            return LeafFault.UnendedLine;
        }

        var lines = new LineReader(partLines);
        for (var count = 0; lines.TryNext(out var line); count++)
        {
            if (count == MaxParts)
            {
                return LeafFault.TooManyParts;
            }

            if (!TreeHash.TryParseBase64(line, out _))
            {
                return LeafFault.BadPartHash;
            }
        }

        return LeafFault.None;
    }

    private static Span<byte> Put(Span<byte> rest, ReadOnlySpan<byte> text)
    {
        text.CopyTo(rest);
        return rest[text.Length..];
    }
}
