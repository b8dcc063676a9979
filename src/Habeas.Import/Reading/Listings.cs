namespace Habeas.Import.Reading;

/// <summary>One person listed under one admission, with the same particulars, on every date of a range.</summary>
internal readonly record struct Listing(int Admission, int Particulars, int From, int To);

/// <summary>Everything that the files of an import say, person by person.</summary>
internal sealed class Listings(ParticularsPool particulars, int watched)
{
    private readonly BytePool _keys = new();
    private readonly List<List<Listing>> _listings = [];
    private readonly List<int[]> _codes = [];
    private readonly int[] _changing = new int[watched];
    private readonly BytePool _watchedCodes = new();

    public Admissions Admissions { get; } = new();

    public ParticularsPool Particulars => particulars;

    public int Persons => _keys.Count;

    /// <summary>For each watched column, how many persons have more than one code.</summary>
    public IReadOnlyList<int> Changing => _changing;

    public string Key(int person) => _keys.Text(person);

    public List<Listing> Of(int person) => _listings[person];

    public int NumberOf(ReadOnlySpan<byte> key)
    {
        var person = _keys.NumberOf(key, out var isNew);
        if (isNew)
        {
            _listings.Add([]);
            _codes.Add(watched == 0 ? [] : new int[watched]);
        }

        return person;
    }

    public void Add(int person, Listing listing)
    {
        var listings = _listings[person];
        if (listings.Count > 0 && listings[^1] is var last &&
            last.To + 1 == listing.From && last.Admission == listing.Admission && last.Particulars == listing.Particulars)
        {
            listings[^1] = last with { To = listing.To };
        }
        else
        {
            listings.Add(listing);
        }
    }

    /// <summary>Notes the code of a watched column; blank says nothing.</summary>
    public void Watch(int person, int column, ReadOnlySpan<byte> code)
    {
        ref var seen = ref _codes[person][column];
        if (code.IsEmpty || seen < 0)
        {
            return;
        }

        var number = _watchedCodes.NumberOf(code, out _) + 1;
        if (seen == 0)
        {
            seen = number;
        }
        else if (seen != number)
        {
            seen = -1;
            _changing[column]++;
        }
    }
}
