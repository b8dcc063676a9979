using Habeas.Storage.Engine;

namespace Habeas.Storage.Derived;

/// <summary>A value with the entry from which the register knows it, its number among those that the entry added, and how it ended.</summary>
internal sealed class Dated<T>(T value, long from, int ordinal)
    where T : notnull
{
    public T Value { get; } = value;

    public long From { get; } = from;

    public int Ordinal { get; } = ordinal;

    /// <summary>The entry from which the row no longer holds; null while it does.</summary>
    public long? To { get; set; }
}

/// <summary>
/// The rows of one subject in one bitemporal table. Each entry that concerns the subject gives the rows that hold after it;
/// what vanished is closed at that entry, what is new begins there, and what stayed is not touched.
/// </summary>
/// <remarks>Rows are compared as a multiset, oldest first, so that the same entries give the same rows with the same keys.</remarks>
internal sealed class DatedRows<T>(Table table, Action<TableRows, T> write)
    where T : notnull
{
    private readonly List<Closing> _closings = [];
    private readonly List<Dated<T>> _added = [];
    private List<Dated<T>> _current = [];

    public Table Table { get; } = table;

    /// <summary>Takes rows over as they are stored, oldest first.</summary>
    public void Load(IEnumerable<Dated<T>> stored) => _current = [.. stored];

    public void Advance(Guid subject, long entry, IReadOnlyList<T> next)
    {
        if (Unchanged(next))
        {
            return;
        }

        var left = new Dictionary<T, Queue<Dated<T>>>();
        foreach (var row in _current)
        {
            (left.TryGetValue(row.Value, out var same) ? same : left[row.Value] = new()).Enqueue(row);
        }

        var begun = new List<Dated<T>>();
        foreach (var value in next)
        {
            if (!left.TryGetValue(value, out var same) || !same.TryDequeue(out _))
            {
                begun.Add(new(value, entry, begun.Count));
            }
        }

        var ended = left.Values.SelectMany(q => q).ToHashSet();
        foreach (var row in ended)
        {
            row.To = entry;
        }

        var added = _added.ToHashSet();
        _closings.AddRange(_current.Where(r => ended.Contains(r) && !added.Contains(r)).Select(r => new Closing(subject, r.From, r.Ordinal, entry)));
        _current = [.. _current.Where(r => !ended.Contains(r)), .. begun];
        _added.AddRange(begun);
    }

    /// <summary>Hands over what was added and closed since the last time.</summary>
    public void Flush(Guid subject, Batch batch)
    {
        foreach (var closing in _closings)
        {
            batch.Close(Table, closing);
        }

        if (_added.Count > 0)
        {
            var rows = batch.To(Table);
            foreach (var row in _added)
            {
                write(rows.Id(subject).Int(row.From).Int(row.Ordinal).Int(row.To), row.Value);
            }
        }

        _closings.Clear();
        _added.Clear();
    }

    private bool Unchanged(IReadOnlyList<T> next)
    {
        if (next.Count != _current.Count)
        {
            return false;
        }

        for (var i = 0; i < next.Count; i++)
        {
            if (!next[i].Equals(_current[i].Value))
            {
                return false;
            }
        }

        return true;
    }
}
