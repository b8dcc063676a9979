using System.Globalization;
using System.Runtime.InteropServices;

namespace Habeas.Ledger.Tiles;

/// <summary>
/// The place of a tile in a published log: up to 256 hashes of one level, or up to 256 entries.
/// It prints as the path under which the tile is served.
/// </summary>
/// <param name="Level">The tile's level, 0 to 63, or <see cref="Entries"/>; a level spans eight levels of the tree.</param>
/// <param name="Index">The tile's index within its level, from 0.</param>
/// <param name="Width">How many hashes or entries it holds: 256 when it is complete, fewer while it is partial.</param>
/// <remarks>C2SP tlog-tiles, "Merkle Tree", "Partial Tiles" and "Log entries".</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TileId(int Level, long Index, int Width = TileId.FullWidth)
{
    /// <summary>The hashes of a complete tile.</summary>
    public const int FullWidth = 256;

    /// <summary>The levels of the tree that one tile spans: 2^8 = 256.</summary>
    public const int Height = 8;

    /// <summary>The <see cref="Level"/> of tiles that hold the leaves themselves.</summary>
    public const int Entries = -1;

    private const int MaxLevel = 63;
    private const string Prefix = "tile/";

    /// <summary>Whether the tile is complete, and so will never change.</summary>
    public bool IsComplete => Width == FullWidth;

    /// <summary>Reads a path such as <c>tile/0/x001/x234/067.p/8</c>; false for any other spelling than the one that is printed.</summary>
    public static bool TryParse(ReadOnlySpan<char> path, out TileId tile)
    {
        tile = default;
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = path[Prefix.Length..];
        var slash = rest.IndexOf('/');
        if (slash < 0 || !TryParseLevel(rest[..slash], out var level))
        {
            return false;
        }

        rest = rest[(slash + 1)..];
        var width = FullWidth;
        var partial = rest.IndexOf(".p/", StringComparison.Ordinal);
        if (partial >= 0)
        {
            if (!TryParseNumber(rest[(partial + 3)..], 1, FullWidth - 1, out width))
            {
                return false;
            }

            rest = rest[..partial];
        }

        if (!TryParseIndex(rest, out var index))
        {
            return false;
        }

        tile = new TileId(level, index, width);
        return true;
    }

    /// <summary>The path: <c>tile/&lt;level&gt;/&lt;index in threes&gt;[.p/&lt;width&gt;]</c>.</summary>
    public override string ToString()
    {
        var level = Level == Entries ? "entries" : Level.ToString(CultureInfo.InvariantCulture);
        var width = IsComplete ? "" : string.Create(CultureInfo.InvariantCulture, $".p/{Width}");
        var index = string.Create(CultureInfo.InvariantCulture, $"{Index % 1000:000}");
        for (var rest = Index / 1000; rest > 0; rest /= 1000)
        {
            index = string.Create(CultureInfo.InvariantCulture, $"x{rest % 1000:000}/{index}");
        }

        return $"{Prefix}{level}/{index}{width}";
    }

    private static bool TryParseLevel(ReadOnlySpan<char> text, out int level)
    {
        level = Entries;
        return text is "entries" || TryParseNumber(text, 0, MaxLevel, out level);
    }

    private static bool TryParseNumber(ReadOnlySpan<char> text, int least, int most, out int number)
    {
        number = 0;
        return text.Length is > 0 and <= 3
            && (text[0] != '0' || text.Length == 1)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number >= least && number <= most;
    }

    private static bool TryParseIndex(ReadOnlySpan<char> text, out long index)
    {
        index = 0;
        var first = true;
        for (; text.StartsWith('x'); text = text[5..])
        {
            if (text.Length < 5 || text[4] != '/' || !TryParseThree(text[1..4], ref index) || (first && index == 0))
            {
                return false;
            }

            first = false;
        }

        return TryParseThree(text, ref index);
    }

    // A tile index beyond 2^55 would hold leaves beyond 2^63.
    private static bool TryParseThree(ReadOnlySpan<char> digits, ref long index)
    {
        if (digits.Length != 3 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var three)
            || index > (long.MaxValue >> Height) / 1000)
        {
            return false;
        }

        index = (index * 1000) + three;
        return true;
    }
}
