using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Stored;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Tests.Stored;

/// <summary>What is written can be read, and means the same: the door folds what it decided, and later readers what was stored.</summary>
public sealed class RegisterJsonTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static TheoryData<string> EventNames => SampleTests.EventNames;

    public static TheoryData<string> ActNames => SampleTests.ActNames;

    [Theory]
    [MemberData(nameof(EventNames))]
    public void A_null_where_none_may_be_cannot_be_written(string name)
    {
        var recorded = RegisterJson.ReadEvent(RegisterJson.Write(SampleTests.EventNamed(name)));
        foreach (var (owner, property) in Settable(recorded, []))
        {
            var value = property.GetValue(owner);
            property.SetValue(owner, null);
            Assert.ThrowsAny<JsonException>(() => RegisterJson.Write(recorded));
            property.SetValue(owner, value);
        }

        RegisterJson.Write(recorded);
    }

    [Theory]
    [MemberData(nameof(ActNames))]
    public void A_null_in_a_list_of_an_act_is_refused_with_its_place(string name)
    {
        var act = JsonNode.Parse(RegisterJson.Write(SampleTests.ActNamed(name)))!;
        foreach (var (path, change) in Nulls(act, ""))
        {
            var restore = change();
            var sent = Encoding.UTF8.GetBytes(act.ToJsonString());
            Assert.ThrowsAny<JsonException>(() => RegisterJson.ReadAct(sent));
            var fault = SentFaults.Of(sent)!;
            Assert.Equal(path, fault.Path);
            Assert.EndsWith("was expected, and null was found", fault.Words, StringComparison.Ordinal);
            restore();
        }

        RegisterJson.ReadAct(Encoding.UTF8.GetBytes(act.ToJsonString()));
    }

    [Fact]
    public void A_null_in_a_list_can_be_neither_written_nor_read()
    {
        var act = SampleTests.ActNamed("record-order") with { Documents = [null!] };
        Assert.ThrowsAny<JsonException>(() => RegisterJson.Write(act));
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<IReadOnlyDictionary<string, Coded>>("{\"sex\":null}", RegisterJson.Stored));
    }

    [Fact]
    public void A_time_finer_than_is_stored_is_cut_before_anything_is_derived_from_it() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Instants().ToArbitrary(), instant =>
        {
            var when = new When(instant, instant + Duration.FromNanoseconds(12_345), "UTC");
            return RoundTrip(when) == when && (when with { Latest = instant + Duration.FromNanoseconds(7_001) }) is var with && RoundTrip(with) == with;
        }));

    [Fact]
    public void Every_date_that_can_be_held_is_read_back() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Instants().ToArbitrary(), instant =>
        {
            var date = instant.InUtc().Date;
            return RoundTrip(date) == date && RoundTrip(DateRange.Of(date)) == DateRange.Of(date) && RoundTrip(instant.InUtc().TimeOfDay) == instant.InUtc().TimeOfDay;
        }));

    [Fact]
    public void Half_a_surrogate_pair_is_written_as_the_replacement_character() =>
        Assert.Equal("\"a\\uFFFDb\"", JsonSerializer.Serialize("a\ud800b", RegisterJson.Stored));

    /// <summary>From the first instant that can be held to the last, to the nanosecond.</summary>
    private static Gen<Instant> Instants() =>
        Gen.Choose(int.MinValue, int.MaxValue).Two().Select(p =>
            Instant.FromUnixTimeSeconds((p.Item1 * 50L) + (p.Item2 % 50)) + Duration.FromNanoseconds(Math.Abs((long)p.Item2)));

    private static T RoundTrip<T>(T value) =>
        JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(value, RegisterJson.Stored), RegisterJson.Stored)!;

    /// <summary>Every element of a list, however deep, to be made null, and how to put it back.</summary>
    private static IEnumerable<(string Path, Func<Action> Change)> Nulls(JsonNode? node, string path)
    {
        if (node is JsonObject fields)
        {
            return fields.ToList().SelectMany(f => Nulls(f.Value, path.Length == 0 ? f.Key : $"{path}.{f.Key}"));
        }

        return node is JsonArray list ? Enumerable.Range(0, list.Count).SelectMany(i => Nulls(list[i], $"{path}[{i}]").Prepend(($"{path}[{i}]", () => Null(list, i)))) : [];
    }

    private static Action Null(JsonArray list, int at)
    {
        var was = list[at];
        list[at] = null;
        return () => list[at] = was;
    }

    /// <summary>Every property of the object, and of what it holds, that must not be null.</summary>
    private static IEnumerable<(object Owner, PropertyInfo Property)> Settable(object owner, HashSet<object> seen)
    {
        if (!seen.Add(owner))
        {
            yield break;
        }

        foreach (var property in owner.GetType().GetProperties().Where(p => p.CanWrite && !p.PropertyType.IsValueType && p.GetIndexParameters().Length == 0))
        {
            if (Nullability.Create(property).ReadState == NullabilityState.NotNull)
            {
                yield return (owner, property);
            }

            var values = property.GetValue(owner) is { } value ? value is IEnumerable and not string ? ((IEnumerable)value).Cast<object>() : [value] : [];
            foreach (var inner in values.Where(v => v.GetType().Assembly == typeof(Event).Assembly && !v.GetType().IsValueType).SelectMany(v => Settable(v, seen)))
            {
                yield return inner;
            }
        }
    }
}
