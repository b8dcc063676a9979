using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Family;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Acts;

/// <summary>The list of which a field of an event holds a code.</summary>
/// <param name="of">The type that keeps the list.</param>
/// <param name="list">The name of its static property.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class CodeAttribute(Type of, string list) : Attribute
{
    public IReadOnlySet<string> Known { get; } = (IReadOnlySet<string>)of.GetProperty(list)!.GetValue(null)!;
}

/// <summary>The event tells of something that may lie ahead of the instant at which it is recorded, such as the beginning of an order.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayLieAheadAttribute : Attribute;

/// <summary>
/// Whether an event makes sense by itself, whatever else is on file: each of its times, wherever it stands, is one; each code is on its list;
/// no text is blank; and what occurred does not lie ahead. An act and a correction are asked the same.
/// </summary>
internal static class Soundness
{
    private static readonly ConcurrentDictionary<Type, Question?> Questions = new();

    private delegate Refusal? Question(object asked, string path);

    /// <summary>What is wrong with an event recorded at <paramref name="at"/>, or null.</summary>
    /// <param name="told">The event.</param>
    /// <param name="at">When it is recorded.</param>
    /// <param name="path">Where it stands in the act; empty for one that the act becomes.</param>
    public static Refusal? Fault(Event told, Instant at, string path = "") =>
        Of(told.GetType())?.Invoke(told, path)
        ?? (told.Occurred is { } when && when.IsAfter(at) && !told.GetType().IsDefined(typeof(MayLieAheadAttribute))
            ? Refusals.NotYetHappened(path.Length == 0 ? "at" : path, when.Earliest!.Value, at)
            : null)
        ?? told switch
        {
            IdentityRecorded identity => identity.Identity.Fault(at),
            GroundRecorded ground => ground.Ground.Fault(ground.From),
            ChildRecorded child => child.Child.Fault(Below(path, "child"), at),
            PresenceRecorded presence => Wanting.Counted(Below(path, "counted"), presence.Counted, presence.Zone, at),
            AbsenceRecorded absence => Wanting.Counted(Below(path, "counted"), absence.Counted, absence.Zone, at),
            ISeveral several => several.Says.Select(s => Fault(s, at, Below(path, "says"))).FirstOrDefault(f => f is not null),
            _ => null,
        };

    private static Question? Of(Type type) => Questions.GetOrAdd(type, Asking);

    private static Question? Asking(Type type)
    {
        if (type == typeof(When))
        {
            return (when, path) => Wanting.Time(path, (When)when);
        }

        if (type == typeof(string))
        {
            return (words, path) => Wanting.Words(path, (string)words, "it is not left blank: what is absent is left out");
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return Of(type.GetGenericArguments()[0]) is { } ofEach ? Each(ofEach) : null;
        }

        if (type.Assembly != typeof(Event).Assembly || type.IsValueType || type == typeof(Event) || type.IsAssignableTo(typeof(ICorrection)))
        {
            return null;
        }

        List<Question> fields = [.. type.GetProperties().Where(p => p.CanWrite).Select(p => Field(type, p)).OfType<Question>()];
        if (type.IsAssignableTo(typeof(IFaultable)))
        {
            fields.Insert(0, (told, _) => ((IFaultable)told).Fault());
        }

        return fields.Count == 0 ? null : (told, path) => fields.Select(f => f(told, path)).FirstOrDefault(f => f is not null);
    }

    /// <summary>What is asked of one field; null where nothing is.</summary>
    private static Question? Field(Type owner, PropertyInfo field)
    {
        var list = field.GetCustomAttribute<CodeAttribute>() ?? ParameterOf(owner, field)?.GetCustomAttribute<CodeAttribute>();
        var question = list is not null ? Coded(list.Known)
            : field.PropertyType != typeof(string) ? Of(field.PropertyType)
            : field.Name == "Zone" ? (zone, path) => Zones.Exists((string)zone) ? null : Refusals.Incomplete(path, "it is not an IANA time zone, such as Europe/Paris")
            : Of(typeof(string));
        return question is null ? null
            : (told, path) => field.GetValue(told) is { } value ? question(value, Below(path, Camel(field.Name))) : null;
    }

    private static Question Each(Question question) =>
        (list, path) => ((IEnumerable)list).Cast<object>().Select(e => question(e, path)).FirstOrDefault(f => f is not null);

    private static Question Coded(IReadOnlySet<string> known) => (value, path) => value switch
    {
        string code => Wanting.Code(path, code, known),
        Coded coded => Wanting.Code(path, coded.Code, known),
        IEnumerable several => several.Cast<object>().Select(c => Wanting.Code(path, c as string ?? ((Coded)c).Code, known)).FirstOrDefault(f => f is not null),
        _ => throw new InvalidOperationException($"No code can be in '{path}'."),
    };

    private static ParameterInfo? ParameterOf(Type owner, PropertyInfo field) =>
        owner.GetConstructors().SelectMany(c => c.GetParameters()).FirstOrDefault(p => p.Name == field.Name);

    private static string Below(string path, string field) => path.Length == 0 ? field : $"{path}.{field}";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
