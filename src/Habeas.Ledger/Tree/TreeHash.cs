using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Habeas.Ledger.Lines;

namespace Habeas.Ledger.Tree;

/// <summary>
/// A SHA-256 value: the hash of a leaf, of a node, of a whole tree, or of a sealed part.
/// It lives on the stack and its memory is exactly its 32 bytes, so a tile can be read as a span of these.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct TreeHash : IEquatable<TreeHash>
{
    /// <summary>Bytes in a hash.</summary>
    public const int Length = 32;

    /// <summary>Characters of the base64 form, padding included.</summary>
    public const int Base64Length = 44;

    private readonly ulong _first, _second, _third, _fourth;

    /// <summary>Copies the 32 bytes given.</summary>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public TreeHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"A hash has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        }

        this = MemoryMarshal.Read<TreeHash>(bytes);
    }

    /// <summary>The 32 bytes, seen in place.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(new ReadOnlySpan<TreeHash>(in this));

    public static bool operator ==(TreeHash left, TreeHash right) => left.Equals(right);

    public static bool operator !=(TreeHash left, TreeHash right) => !left.Equals(right);

    /// <summary>SHA-256 of the bytes as they are, without any prefix.</summary>
    public static TreeHash Sha256(ReadOnlySpan<byte> content)
    {
        Unsafe.SkipInit(out TreeHash hash);
        SHA256.HashData(content, MemoryMarshal.AsBytes(new Span<TreeHash>(ref hash)));
        return hash;
    }

    /// <summary>Reads the canonical base64 form: 44 characters, unused bits zero, no white space.</summary>
    public static bool TryParseBase64(ReadOnlySpan<byte> utf8, out TreeHash hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        var parsed = utf8.Length == Base64Length && CanonicalBase64.TryDecode(utf8, bytes, out var written) && written == Length;
        hash = parsed ? new TreeHash(bytes) : default;
        return parsed;
    }

    /// <inheritdoc cref="TryParseBase64(ReadOnlySpan{byte}, out TreeHash)"/>
    public static bool TryParseBase64(ReadOnlySpan<char> text, out TreeHash hash)
    {
        Span<byte> utf8 = stackalloc byte[Base64Length];
        hash = default;
        return text.Length == Base64Length
            && System.Text.Ascii.FromUtf16(text, utf8, out _) == OperationStatus.Done
            && TryParseBase64(utf8, out hash);
    }

    /// <summary>Reads 64 hexadecimal digits, of either case.</summary>
    public static bool TryParseHex(ReadOnlySpan<char> text, out TreeHash hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        var parsed = text.Length == 2 * Length && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;
        hash = parsed ? new TreeHash(bytes) : default;
        return parsed;
    }

    /// <summary>Writes the 32 bytes at the start of <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public void CopyTo(Span<byte> destination) => Bytes.CopyTo(destination);

    /// <summary>The 32 bytes in an array of their own, as a database parameter wants them.</summary>
    public byte[] ToArray() => Bytes.ToArray();

    /// <summary>Writes the 44 characters of the base64 form at the start of <paramref name="utf8"/>.</summary>
    public void WriteBase64(Span<byte> utf8) => Base64.EncodeToUtf8(Bytes, utf8, out _, out _);

    /// <summary>The base64 form, as checkpoints, leaves and proofs print it.</summary>
    public string ToBase64() => Convert.ToBase64String(Bytes);

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(Bytes);

    public bool Equals(TreeHash other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    public override bool Equals(object? obj) => obj is TreeHash other && Equals(other);

    public override int GetHashCode() => _first.GetHashCode();
}
