using System.Buffers;
using System.Buffers.Text;

namespace Habeas.Ledger.Lines;

/// <summary>
/// Base64 of RFC 4648 section 4 in its one canonical spelling: padded, unused bits zero, no white space.
/// Two spellings of one value would be two signatures lines, or two leaves, that mean the same.
/// </summary>
internal static class CanonicalBase64
{
    /// <summary>Decodes into <paramref name="destination"/>; false for any other spelling, or if the room does not suffice.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> utf8, Span<byte> destination, out int written)
    {
        written = 0;
        if (utf8.Length % 4 != 0 || utf8.ContainsAnyExceptInRange((byte)'+', (byte)'z'))
        {
            return false;
        }

        if (Base64.DecodeFromUtf8(utf8, destination, out var consumed, out written) != OperationStatus.Done || consumed != utf8.Length)
        {
            return false;
        }

        return LastGroupIsCanonical(utf8, destination[..written]);
    }

    /// <summary>Decodes into a new array; null for any other spelling.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> utf8)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(utf8.Length)];
        return TryDecode(utf8, bytes, out var written) ? bytes[..written] : null;
    }

    // Only the last group can hide unused bits: spell it again and compare.
    private static bool LastGroupIsCanonical(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> decoded)
    {
        if (decoded.IsEmpty)
        {
            return utf8.IsEmpty;
        }

        Span<byte> respelled = stackalloc byte[4];
        var tail = decoded.Length % 3 == 0 ? 3 : decoded.Length % 3;
        Base64.EncodeToUtf8(decoded[^tail..], respelled, out _, out _);
        return respelled.SequenceEqual(utf8[^4..]);
    }
}
