using Habeas.Register.Acts;
using Habeas.Register.Stored;
using Habeas.Register.Time;

namespace Habeas.Register.Process;

/// <summary>Events in the order in which they occurred; of two at one time, in an order that does not ask which was recorded first.</summary>
internal sealed class InOrder : IComparer<Event>
{
    public static InOrder Comparer { get; } = new();

    public int Compare(Event? x, Event? y)
    {
        if (ReferenceEquals(x, y) || x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var order = ByOccurrence.Order.Compare(x.Occurred, y.Occurred);
        order = order != 0 ? order : string.CompareOrdinal(EventCatalog.NameOf(x), EventCatalog.NameOf(y));
        return order != 0 ? order : RegisterJson.Write(x).AsSpan().SequenceCompareTo(RegisterJson.Write(y));
    }
}
