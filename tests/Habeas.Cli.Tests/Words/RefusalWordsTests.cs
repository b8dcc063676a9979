using System.Reflection;
using Habeas.Cli.Words;
using Habeas.Register.Acts;
using NodaTime;

namespace Habeas.Cli.Tests.Words;

public class RefusalWordsTests
{
    public static TheoryData<string> Makers => [.. Methods().Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Makers))]
    public void Every_refusal_has_words_and_the_words_use_only_its_arguments(string maker)
    {
        foreach (var refusal in Samples(Methods().Single(m => m.Name == maker)))
        {
            Assert.True(RefusalWords.Sentences.ContainsKey(refusal.Code), $"{refusal.Code} has no words in Words/RefusalWords.cs");
            var said = RefusalWords.Say(refusal);
            Assert.DoesNotContain("—", said, StringComparison.Ordinal);
            Assert.EndsWith(".", said, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<MethodInfo> Methods() =>
        typeof(Refusals).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.ReturnType == typeof(Refusal));

    private static IEnumerable<Refusal> Samples(MethodInfo method)
    {
        var arguments = method.GetParameters().Select(p => Sample(p.ParameterType)).ToArray();
        yield return (Refusal)method.Invoke(null, arguments)!;
    }

    private static object Sample(Type type) =>
        type == typeof(string) ? "family-tie"
        : type == typeof(IEnumerable<string>) ? new[] { "a", "b" }
        : type == typeof(Instant) || type == typeof(Instant?) ? Instant.FromUtc(2026, 1, 1, 0, 0)
        : type == typeof(EventRef) ? new EventRef(3, 1)
        : type == typeof(int) ? 7
        : type == typeof(long) || type == typeof(long?) ? 7L
        : Activator.CreateInstance(Nullable.GetUnderlyingType(type) ?? type, Guid.Parse("019cb8e0-0000-7000-8000-000000000001"))!;
}
