using System.Text;

namespace Habeas.Ledger.Lines;

/// <summary>
/// Base32 of RFC 4648 section 6 in one canonical spelling: upper case, no padding, unused bits zero. Its letters are all in the alphanumeric
/// mode of QR codes, and it has no blank that would be lost where text is copied.
/// </summary>
internal static class CanonicalBase32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Bits = 5;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(((bytes.Length * 8) + Bits - 1) / Bits);
        var (held, count) = (0, 0);
        foreach (var value in bytes)
        {
            (held, count) = ((held << 8) | value, count + 8);
            for (; count >= Bits; count -= Bits)
            {
                text.Append(Alphabet[(held >> (count - Bits)) & 31]);
            }

            held &= (1 << count) - 1;
        }

        return count > 0 ? text.Append(Alphabet[(held << (Bits - count)) & 31]).ToString() : text.ToString();
    }

    /// <summary>Decodes into a new array; null for any other spelling.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length * Bits / 8];
        var (held, count, written) = (0, 0, 0);
        foreach (var letter in text)
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            (held, count) = ((held << Bits) | value, count + Bits);
            if (count >= 8)
            {
                count -= 8;
                bytes[written++] = (byte)(held >> count);
                held &= (1 << count) - 1;
            }
        }

        return count < Bits && held == 0 ? bytes : null;
    }
}
