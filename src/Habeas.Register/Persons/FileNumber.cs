using System.Globalization;

namespace Habeas.Register.Persons;

/// <summary>
/// The number by which people name a file: register prefix, year, serial and two check digits, written <c>RUR-2026-000123-07</c>.
/// An attribute, never a key.
/// </summary>
/// <remarks>
/// Check digits: ISO/IEC 7064 MOD 97-10 over prefix, year and serial, letters read as A = 10 to Z = 35. They find every
/// single wrong character and every swap of two neighbours.
/// </remarks>
public readonly record struct FileNumber(string Prefix, int Year, int Serial)
{
    public int CheckDigits
    {
        get
        {
            var remainder = 0;
            foreach (var c in Payload)
            {
                remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + (c - '0')) % 97 : ((remainder * 100) + (c - 'A' + 10)) % 97;
            }

            return 98 - (remainder * 100 % 97);
        }
    }

    private string Payload => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Year:D4}{Serial:D6}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Year:D4}-{Serial:D6}-{CheckDigits:D2}");

    /// <summary>A prefix is two to eight capital letters A to Z.</summary>
    public static bool IsPrefix(string prefix) => prefix.Length is >= 2 and <= 8 && prefix.All(char.IsAsciiLetterUpper);

    /// <summary>Reads a file number as people write it: case and the hyphens do not matter, the check digits do.</summary>
    public static bool TryParse(string? text, out FileNumber number)
    {
        number = default;
        var compact = (text ?? "").Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        var letters = compact.TakeWhile(char.IsAsciiLetterUpper).Count();
        var digits = compact[letters..];
        if (!IsPrefix(compact[..letters]) || digits.Length is < 12 or > 15 || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        var invariant = CultureInfo.InvariantCulture;
        var candidate = new FileNumber(compact[..letters], int.Parse(digits[..4], invariant), int.Parse(digits[4..^2], invariant));
        if (candidate.CheckDigits != int.Parse(digits[^2..], invariant))
        {
            return false;
        }

        number = candidate;
        return true;
    }
}
