using System.Text;
using Habeas.Import.Mappings;
using Habeas.Import.Reconciling;
using Habeas.Register.Custody;

namespace Habeas.Import.Reading;

/// <summary>
/// What the source says of a person at one time, worked out once for each distinct row of source values: a roster repeats the same few
/// thousand every night.
/// </summary>
internal sealed class ParticularsPool(IReadOnlyList<AttributeRule> rules)
{
    // Bytes that no UTF-8 text has.
    private const byte NoColumn = 0xFF;
    private const byte EndOfValue = 0xFE;
    private readonly BytePool _rows = new();
    private readonly List<(string?[] Values, int Particulars)> _known = [];
    private readonly List<long> _lines = [];
    private readonly Dictionary<string, (Coded? Value, Coded? Prefix)>[] _codes =
        [.. rules.Select(_ => new Dictionary<string, (Coded? Value, Coded? Prefix)>(StringComparer.Ordinal))];

    private readonly Dictionary<string, int> _distinct = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly List<(IReadOnlyDictionary<string, Coded> Coded, int Text)> _particulars = [];
    private byte[] _row = new byte[256];
    private int _length;

    public IReadOnlyList<AttributeRule> Rules => rules;

    /// <summary>Each distinct row of source values, one for each rule, with its codes and the lines that had it.</summary>
    public IEnumerable<(string?[] Values, IReadOnlyDictionary<string, Coded> Coded, long Lines)> Rows =>
        _known.Select((k, i) => (k.Values, _particulars[k.Particulars].Coded, _lines[i]));

    public IReadOnlyDictionary<string, Coded> Coded(int particulars) => _particulars[particulars].Coded;

    /// <summary>The number of the particulars' canonical text: equal where all codes are equal.</summary>
    public int TextOf(int particulars) => _particulars[particulars].Text;

    /// <summary>The number of a canonical text as the register has it.</summary>
    public int TextOf(string canonical)
    {
        if (!_texts.TryGetValue(canonical, out var number))
        {
            number = _texts.Count;
            _texts.Add(canonical, number);
        }

        return number;
    }

    public void Begin() => _length = 0;

    public void Add(ReadOnlySpan<byte> value)
    {
        Room(value.Length + 1);
        value.CopyTo(_row.AsSpan(_length));
        _length += value.Length;
        _row[_length++] = EndOfValue;
    }

    public void AddNoColumn()
    {
        Room(2);
        _row[_length++] = NoColumn;
        _row[_length++] = EndOfValue;
    }

    /// <summary>The particulars of the row that was begun and filled.</summary>
    public int End()
    {
        var row = _rows.NumberOf(_row.AsSpan(0, _length), out var isNew);
        if (isNew)
        {
            var values = Values(_row.AsSpan(0, _length), rules.Count);
            _known.Add((values, Distinct(values)));
            _lines.Add(0);
        }

        _lines[row]++;
        return _known[row].Particulars;
    }

    private static string?[] Values(ReadOnlySpan<byte> row, int count)
    {
        var values = new string?[count];
        for (var i = 0; i < count; i++)
        {
            var end = row.IndexOf(EndOfValue);
            values[i] = end == 1 && row[0] == NoColumn ? null : Encoding.UTF8.GetString(row[..end]);
            row = row[(end + 1)..];
        }

        return values;
    }

    private int Distinct(string?[] values)
    {
        var particulars = new SortedDictionary<string, Coded>(StringComparer.Ordinal);
        for (var i = 0; i < rules.Count; i++)
        {
            var (value, prefix) = CodeOf(i, values[i]);
            if (value is not null)
            {
                particulars[rules[i].Name] = value;
            }

            if (prefix is not null)
            {
                particulars[rules[i].Prefix!.Attribute] = prefix;
            }
        }

        // Words beside an unmapped code tell rows apart; beside a code that the mapping knows they do not.
        var text = StatedRuns.TextOf(particulars);
        var unmapped = particulars.Values.Where(c => c.Code == Register.Custody.Coded.Unmapped).Select(c => c.Words);
        var key = text + "\n" + string.Join('\n', unmapped);
        if (!_distinct.TryGetValue(key, out var number))
        {
            number = _particulars.Count;
            _distinct.Add(key, number);
            _particulars.Add((particulars, TextOf(text)));
        }

        return number;
    }

    private (Coded? Value, Coded? Prefix) CodeOf(int rule, string? value)
    {
        if (value is null)
        {
            return (null, null);
        }

        if (!_codes[rule].TryGetValue(value, out var codes))
        {
            _codes[rule].Add(value, codes = AttributeCoder.Code(rules[rule], value));
        }

        return codes;
    }

    private void Room(int more)
    {
        if (_length + more > _row.Length)
        {
            Array.Resize(ref _row, Math.Max(_row.Length * 2, _length + more));
        }
    }
}
