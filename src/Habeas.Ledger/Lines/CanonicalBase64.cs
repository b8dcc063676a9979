using System.Buffers;
using System.Buffers.Text;

namespace Habeas.Ledger.Lines;

/// <summary>
/// Base64 of RFC 4648 section 4 in its one canonical spelling: padded, unused bits zero, no white space.
/// Two spellings of one value would be two signature lines, or two leaves, that mean the same.
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

        // The decoder would pass over white space, which the range above leaves out; unused bits that are set it refuses itself.
        return Base64.DecodeFromUtf8(utf8, destination, out var consumed, out written) == OperationStatus.Done && consumed == utf8.Length;
    }

    /// <summary>Decodes into a new array; null for any other spelling.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> utf8)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(utf8.Length)];
        return TryDecode(utf8, bytes, out var written) ? bytes[..written] : null;
    }
}
