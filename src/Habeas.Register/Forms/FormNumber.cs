using System.Globalization;
using System.Numerics;

namespace Habeas.Register.Forms;

/// <summary>The number printed on a blank form of a place: a serial and two check digits, written <c>000017-35</c>. Each place numbers its own forms from 1.</summary>
/// <remarks>
/// Check digits: ISO/IEC 7064 MOD 97-10 over the place's id, read as one number, and the serial in six digits. They find a mistyped
/// digit, two that were swapped, and nearly every form that is another place's.
/// </remarks>
public readonly record struct FormNumber(PlaceId Place, int Serial) : IComparable<FormNumber>
{
    private const int SerialDigits = 6;

    public int CheckDigits
    {
        get
        {
            var place = new BigInteger(Place.Value.ToByteArray(bigEndian: true), isUnsigned: true, isBigEndian: true);
            return 98 - (int)(((place * BigInteger.Pow(10, Math.Max(SerialDigits, Digits(Serial)))) + Serial) * 100 % 97);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Serial:D6}-{CheckDigits:D2}");

    public int CompareTo(FormNumber other) => Serial.CompareTo(other.Serial);

    public static bool operator <(FormNumber left, FormNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(FormNumber left, FormNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(FormNumber left, FormNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FormNumber left, FormNumber right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a number as people copy it from a form: blanks and the hyphen do not matter, the check digits do.</summary>
    public static bool TryParse(PlaceId place, string? text, out FormNumber number)
    {
        number = default;
        var digits = (text ?? "").Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length is < SerialDigits + 2 or > SerialDigits + 4 || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        var candidate = new FormNumber(place, int.Parse(digits[..^2], CultureInfo.InvariantCulture));
        number = candidate;
        return candidate.Serial > 0 && candidate.CheckDigits == int.Parse(digits[^2..], CultureInfo.InvariantCulture);
    }

    private static int Digits(int serial) => serial.ToString(CultureInfo.InvariantCulture).Length;
}
