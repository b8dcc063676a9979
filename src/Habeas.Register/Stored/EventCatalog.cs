using System.Reflection;
using System.Text.Json.Serialization;
using Habeas.Register.Acts;

namespace Habeas.Register.Stored;

/// <summary>The stored name and version of every event, and the name of every act. A name is never given to anything else.</summary>
public static class EventCatalog
{
    /// <summary>Stored names such as <c>person-admitted@v1</c>, by event type.</summary>
    public static IReadOnlyDictionary<Type, string> Events { get; } = Names(typeof(Event));

    /// <summary>Names such as <c>admit-person</c>, by act type.</summary>
    public static IReadOnlyDictionary<Type, string> Acts { get; } = Names(typeof(Act));

    public static string NameOf(Event recorded) => Events[recorded.GetType()];

    public static string NameOf(Act act) => Acts[act.GetType()];

    private static Dictionary<Type, string> Names(Type root) =>
        root.GetCustomAttributes<JsonDerivedTypeAttribute>().ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);
}
