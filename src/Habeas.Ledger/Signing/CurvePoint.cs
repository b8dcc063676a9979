using System.Runtime.InteropServices;

namespace Habeas.Ledger.Signing;

/// <summary>
/// A point of the twisted Edwards curve -x² + y² = 1 + d·x²·y² in extended coordinates: x = X/Z, y = Y/Z, x·y = T/Z.
/// </summary>
/// <remarks>RFC 8032 section 5.1; the addition formulas are those of Hisil, Wong, Carter and Dawson (2008), as in section 5.1.4.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct CurvePoint
{
    private static readonly FieldElement D = (FieldElement.Zero - FieldElement.Small(121665)) * FieldElement.Small(121666).Inverted();
    private static readonly FieldElement TwiceD = (D + D) * FieldElement.One;

    // 2 is no square modulo p, so 2^((p-1)/4) = (2^((p-5)/8))² · 2 is a square root of -1.
    private static readonly FieldElement RootOfMinusOne = FieldElement.Small(2).PowerForRoot().Squared() * FieldElement.Small(2);

    private readonly FieldElement _x, _y, _z, _t;

    private CurvePoint(in FieldElement x, in FieldElement y, in FieldElement z, in FieldElement t)
    {
        _x = x;
        _y = y;
        _z = z;
        _t = t;
    }

    /// <summary>The neutral element (0, 1).</summary>
    public static CurvePoint Neutral => new(FieldElement.Zero, FieldElement.One, FieldElement.One, FieldElement.Zero);

    /// <summary>The base point: y = 4/5, x even.</summary>
    public static CurvePoint Base { get; } = MakeBase();

    /// <summary>Reads an encoded point, strictly: y below p, on the curve, and no negative zero. RFC 8032 section 5.1.3.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out CurvePoint point)
    {
        point = default;
        if (!FieldElement.TryDecode(bytes, out var y))
        {
            return false;
        }

        // x² = u/v; the candidate root is u·v³·(u·v⁷)^((p-5)/8), right up to a root of -1.
        var ySquared = y.Squared();
        var u = (ySquared - FieldElement.One) * FieldElement.One;
        var v = ((D * ySquared) + FieldElement.One) * FieldElement.One;
        var vCubed = v.Squared() * v;
        var x = u * vCubed * (u * vCubed.Squared() * v).PowerForRoot();
        var vx = v * x.Squared();
        if (!(vx - u).IsZero)
        {
            if (!(vx + u).IsZero)
            {
                return false;
            }

            x *= RootOfMinusOne;
        }

        var negative = (bytes[31] & 0x80) != 0;
        if (negative && x.IsZero)
        {
            return false;
        }

        x = x.IsOdd == negative ? x : (FieldElement.Zero - x) * FieldElement.One;
        point = new CurvePoint(x, y, FieldElement.One, x * y);
        return true;
    }

    /// <summary>Writes the point: y, and the sign of x in the topmost bit. RFC 8032 section 5.1.2.</summary>
    public void Encode(Span<byte> bytes)
    {
        var inverse = _z.Inverted();
        (_y * inverse).Encode(bytes);
        bytes[31] |= (byte)((_x * inverse).IsOdd ? 0x80 : 0);
    }

    public CurvePoint Doubled(bool withT = true)
    {
        var a = _x.Squared();
        var b = _y.Squared();
        var zz = _z.Squared();
        var h = a + b;
        var e = h - (_x + _y).Squared();
        var g = a - b;
        var f = zz + zz + g;
        return new(e * f, g * h, f * g, withT ? e * h : default);
    }

    public Addend ToAddend() => new(_y + _x, _y - _x, _z + _z, _t * TwiceD);

    public CurvePoint Plus(in Addend other, bool withT = true) =>
        Sum((_y - _x) * other.YMinusX, (_y + _x) * other.YPlusX, _t * other.TwiceDT, _z * other.TwiceZ, withT);

    public CurvePoint Minus(in Addend other, bool withT = true) =>
        Sum((_y - _x) * other.YPlusX, (_y + _x) * other.YMinusX, (FieldElement.Zero - _t) * other.TwiceDT, _z * other.TwiceZ, withT);

    private static CurvePoint Sum(in FieldElement a, in FieldElement b, in FieldElement c, in FieldElement d, bool withT)
    {
        var e = b - a;
        var f = d - c;
        var g = d + c;
        var h = b + a;
        return new(e * f, g * h, f * g, withT ? e * h : default);
    }

    private static CurvePoint MakeBase()
    {
        Span<byte> bytes = stackalloc byte[32];
        (FieldElement.Small(4) * FieldElement.Small(5).Inverted()).Encode(bytes);
        return TryDecode(bytes, out var point) ? point : throw new InvalidOperationException("The base point is on the curve.");
    }
}

/// <summary>A point prepared for being added many times.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct Addend(in FieldElement yPlusX, in FieldElement yMinusX, in FieldElement twiceZ, in FieldElement twiceDT)
{
    public readonly FieldElement YPlusX = yPlusX;
    public readonly FieldElement YMinusX = yMinusX;
    public readonly FieldElement TwiceZ = twiceZ;
    public readonly FieldElement TwiceDT = twiceDT;
}
