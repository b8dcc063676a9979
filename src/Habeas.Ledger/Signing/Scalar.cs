using System.Buffers.Binary;
using System.Numerics;

namespace Habeas.Ledger.Signing;

/// <summary>Integers modulo the order of the base point, as little-endian bytes. RFC 8032 section 5.1.</summary>
internal static class Scalar
{
    public const int Length = 32;

    /// <summary>L = 2^252 + 27742317777372353535851937790883648493.</summary>
    public static readonly BigInteger Order =
        (BigInteger.One << 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the number is below L, as RFC 8032 section 5.1.7 demands of S.</summary>
    public static bool IsReduced(ReadOnlySpan<byte> scalar) => new BigInteger(scalar, isUnsigned: true) < Order;

    /// <summary>Writes a number of any length modulo L.</summary>
    public static void Reduce(ReadOnlySpan<byte> number, Span<byte> scalar)
    {
        scalar.Clear();
        (new BigInteger(number, isUnsigned: true) % Order).TryWriteBytes(scalar, out _, isUnsigned: true);
    }

    /// <summary>
    /// Writes a scalar as 256 digits, the i-th standing for digit·2^i, where each digit is zero or odd and below 2^(width-1) in
    /// size, and two that are not zero are at least width apart: so that few additions are needed.
    /// </summary>
    public static void ToSparseDigits(ReadOnlySpan<byte> scalar, int width, Span<sbyte> digits)
    {
        digits.Clear();
        Span<byte> padded = stackalloc byte[Length + 8];
        padded.Clear();
        scalar.CopyTo(padded);
        var carry = 0;
        for (var bit = 0; bit < digits.Length;)
        {
            var window = (int)((BinaryPrimitives.ReadUInt64LittleEndian(padded[(bit / 8)..]) >> (bit % 8)) & ((1UL << width) - 1)) + carry;
            if ((window & 1) == 0)
            {
                bit++;
                continue;
            }

            carry = window >> (width - 1);
            digits[bit] = (sbyte)(window - (carry << width));
            bit += width;
        }
    }
}
