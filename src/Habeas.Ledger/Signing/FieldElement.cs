using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Habeas.Ledger.Signing;

/// <summary>
/// An integer modulo p = 2^255 - 19, in five limbs of 51 bits. Only public values pass through it, so it takes no care to hide
/// them in its timing.
/// </summary>
/// <remarks>
/// A product's limbs are below 2^51 + 2^15, a sum's or difference's of two products below 2^53; a product takes limbs up to 2^54.
/// Arithmetic wraps by design in no place, but the checks would cost more than the work, hence <c>unchecked</c>.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct FieldElement
{
    private const int LimbBits = 51;
    private const ulong Mask = (1UL << LimbBits) - 1;
    private const ulong TwiceP0 = 2 * (Mask - 18);
    private const ulong TwiceP = 2 * Mask;
    private readonly ulong _0, _1, _2, _3, _4;

    private FieldElement(ulong l0, ulong l1, ulong l2, ulong l3, ulong l4)
    {
        _0 = l0;
        _1 = l1;
        _2 = l2;
        _3 = l3;
        _4 = l4;
    }

    public static FieldElement Zero => default;

    public static FieldElement One => new(1, 0, 0, 0, 0);

    /// <summary>Whether the canonical encoding's lowest bit is set: the "sign" of RFC 8032 section 5.1.2.</summary>
    public bool IsOdd
    {
        get
        {
            Span<byte> bytes = stackalloc byte[32];
            Encode(bytes);
            return (bytes[0] & 1) == 1;
        }
    }

    public bool IsZero
    {
        get
        {
            Span<byte> bytes = stackalloc byte[32];
            Encode(bytes);
            return !bytes.ContainsAnyExcept((byte)0);
        }
    }

    public static FieldElement Small(ulong value) => new(value, 0, 0, 0, 0);

    public static FieldElement operator +(in FieldElement a, in FieldElement b) =>
        unchecked(new(a._0 + b._0, a._1 + b._1, a._2 + b._2, a._3 + b._3, a._4 + b._4));

    /// <summary>a - b, where b is a product.</summary>
    public static FieldElement operator -(in FieldElement a, in FieldElement b) => unchecked(new(
        a._0 + TwiceP0 - b._0, a._1 + TwiceP - b._1, a._2 + TwiceP - b._2, a._3 + TwiceP - b._3, a._4 + TwiceP - b._4));

    public static FieldElement operator *(in FieldElement a, in FieldElement b)
    {
        unchecked
        {
            // 2^255 = 19 (mod p): what overflows the top limb comes back at the bottom, times 19.
            var (b1, b2, b3, b4) = (19 * b._1, 19 * b._2, 19 * b._3, 19 * b._4);
            return Carried(
                Mul(a._0, b._0) + Mul(a._1, b4) + Mul(a._2, b3) + Mul(a._3, b2) + Mul(a._4, b1),
                Mul(a._0, b._1) + Mul(a._1, b._0) + Mul(a._2, b4) + Mul(a._3, b3) + Mul(a._4, b2),
                Mul(a._0, b._2) + Mul(a._1, b._1) + Mul(a._2, b._0) + Mul(a._3, b4) + Mul(a._4, b3),
                Mul(a._0, b._3) + Mul(a._1, b._2) + Mul(a._2, b._1) + Mul(a._3, b._0) + Mul(a._4, b4),
                Mul(a._0, b._4) + Mul(a._1, b._3) + Mul(a._2, b._2) + Mul(a._3, b._1) + Mul(a._4, b._0));
        }
    }

    public FieldElement Squared()
    {
        unchecked
        {
            var (twice0, twice1) = (2 * _0, 2 * _1);
            var (three, four) = (19 * _3, 19 * _4);
            return Carried(
                Mul(_0, _0) + Mul(twice1, four) + Mul(2 * _2, three),
                Mul(twice0, _1) + Mul(2 * _2, four) + Mul(_3, three),
                Mul(twice0, _2) + Mul(_1, _1) + Mul(2 * _3, four),
                Mul(twice0, _3) + Mul(twice1, _2) + Mul(_4, four),
                Mul(twice0, _4) + Mul(twice1, _3) + Mul(_2, _2));
        }
    }

    /// <summary>The multiplicative inverse, a^(p-2); zero stays zero.</summary>
    public FieldElement Inverted() => PowerOfTwo250Less1(out var power11).Squared(5) * power11;

    /// <summary>a^((p-5)/8) = a^(2^252 - 3), from which square roots are made.</summary>
    public FieldElement PowerForRoot() => PowerOfTwo250Less1(out _).Squared(2) * this;

    /// <summary>Reads 32 little-endian bytes, the topmost bit left out; false if the number is not below p.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out FieldElement value)
    {
        var w0 = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var w1 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        var w2 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        var w3 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]);
        value = new FieldElement(
            w0 & Mask,
            ((w0 >> 51) | (w1 << 13)) & Mask,
            ((w1 >> 38) | (w2 << 26)) & Mask,
            ((w2 >> 25) | (w3 << 39)) & Mask,
            (w3 >> 12) & Mask);
        Span<byte> canonical = stackalloc byte[32];
        value.Encode(canonical);
        return canonical[..31].SequenceEqual(bytes[..31]) && canonical[31] == (bytes[31] & 0x7f);
    }

    /// <summary>Writes the one canonical encoding: 32 little-endian bytes of the number below p.</summary>
    public void Encode(Span<byte> bytes)
    {
        unchecked
        {
            // Two rounds bring every limb below 2^51 but for a last carry, which tells whether the number is p or more.
            var reduced = WeaklyReduced().WeaklyReduced();
            var carry = (reduced._0 + 19) >> LimbBits;
            carry = (reduced._1 + carry) >> LimbBits;
            carry = (reduced._2 + carry) >> LimbBits;
            carry = (reduced._3 + carry) >> LimbBits;
            carry = (reduced._4 + carry) >> LimbBits;

            var l0 = reduced._0 + (19 * carry);
            var l1 = reduced._1 + (l0 >> LimbBits);
            var l2 = reduced._2 + (l1 >> LimbBits);
            var l3 = reduced._3 + (l2 >> LimbBits);
            var l4 = (reduced._4 + (l3 >> LimbBits)) & Mask;
            (l0, l1, l2, l3) = (l0 & Mask, l1 & Mask, l2 & Mask, l3 & Mask);

            BinaryPrimitives.WriteUInt64LittleEndian(bytes, l0 | (l1 << 51));
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], (l1 >> 13) | (l2 << 38));
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], (l2 >> 26) | (l3 << 25));
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], (l3 >> 39) | (l4 << 12));
        }
    }

    /// <summary>a^(2^250 - 1), and a^11 on the way.</summary>
    private FieldElement PowerOfTwo250Less1(out FieldElement power11)
    {
        var power2 = Squared();
        var power9 = power2.Squared(2) * this;
        power11 = power9 * power2;
        var to5 = power11.Squared() * power9; // 2^5 - 1 = 31 = 22 + 9
        var to10 = to5.Squared(5) * to5;
        var to20 = to10.Squared(10) * to10;
        var to40 = to20.Squared(20) * to20;
        var to50 = to40.Squared(10) * to10;
        var to100 = to50.Squared(50) * to50;
        var to200 = to100.Squared(100) * to100;
        return to200.Squared(50) * to50;
    }

    private FieldElement Squared(int times)
    {
        var result = this;
        for (; times > 0; times--)
        {
            result = result.Squared();
        }

        return result;
    }

    private FieldElement WeaklyReduced() => unchecked(new(
        (_0 & Mask) + (19 * (_4 >> LimbBits)),
        (_1 & Mask) + (_0 >> LimbBits),
        (_2 & Mask) + (_1 >> LimbBits),
        (_3 & Mask) + (_2 >> LimbBits),
        (_4 & Mask) + (_3 >> LimbBits)));

    private static UInt128 Mul(ulong a, ulong b) => Math.BigMul(a, b);

    private static FieldElement Carried(UInt128 r0, UInt128 r1, UInt128 r2, UInt128 r3, UInt128 r4)
    {
        unchecked
        {
            r1 += (ulong)(r0 >> LimbBits);
            r2 += (ulong)(r1 >> LimbBits);
            r3 += (ulong)(r2 >> LimbBits);
            r4 += (ulong)(r3 >> LimbBits);
            var l0 = ((ulong)r0 & Mask) + (19 * (ulong)(r4 >> LimbBits));
            return new(
                l0 & Mask,
                ((ulong)r1 & Mask) + (l0 >> LimbBits),
                (ulong)r2 & Mask,
                (ulong)r3 & Mask,
                (ulong)r4 & Mask);
        }
    }
}
