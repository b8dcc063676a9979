using System.Buffers.Text;

namespace Habeas.Ledger.Lines;

/// <summary>A non-negative number in its one canonical spelling: ASCII digits, no sign, no leading zero unless it is zero.</summary>
internal static class CanonicalDecimal
{
    /// <summary>The longest spelling of a <see cref="long"/>.</summary>
    public const int MaxDigits = 19;

    /// <summary>Reads a whole line; false for another spelling, and for numbers above 2^63 - 1, which no register reaches.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out long value)
    {
        value = 0;
        if (utf8.IsEmpty || utf8.Length > MaxDigits || utf8.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        return (utf8[0] != (byte)'0' || utf8.Length == 1)
            && Utf8Parser.TryParse(utf8, out value, out var consumed)
            && consumed == utf8.Length;
    }
}
