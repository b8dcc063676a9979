using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Register.Orders;

/// <summary>The papers on which a person is held: commitment orders and arrest records, which share their ids.</summary>
internal static class Papers
{
    public static bool AreOnFile(OrderId id, PersonFile file) => OrderOf(id, file) is not null || ArrestOf(id, file) is not null;

    public static OrderState? OrderOf(OrderId id, PersonFile file) => OrdersOnFile.Of(file).FirstOrDefault(o => o.Id == id);

    public static Arrest? ArrestOf(OrderId id, PersonFile file) => file.Of<ArrestRecorded>().Select(a => a.Arrest).FirstOrDefault(a => a.Id == id);

    /// <summary>The refusal to do more with an order that is not on the file, or that is over by <paramref name="when"/>; or null.</summary>
    public static Refusal? Over(OrderId id, When when, PersonFile file) =>
        OrderOf(id, file) is not { } order ? Refusals.OrderNotOnFile(id)
        : order.WhyOverBy(when) is { } why ? Refusals.OrderAlreadyOver(id, why)
        : null;

    /// <summary>The refusal of an id that another paper on the file has, or null.</summary>
    public static Refusal? Taken(OrderId id, PersonFile file) => AreOnFile(id, file) ? Refusals.OrderAlreadyOnFile(id) : null;

    /// <summary>The refusal of a paper that the file does not hold, or null; naming none is no fault.</summary>
    public static Refusal? Missing(OrderId? id, PersonFile file) =>
        id is { } named && !AreOnFile(named, file) ? Refusals.OrderNotOnFile(named) : null;
}
