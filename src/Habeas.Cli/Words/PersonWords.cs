using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Persons;

namespace Habeas.Cli.Words;

/// <summary>What events about identity over time say. No name, and nobody who may know one, is said here.</summary>
internal static class PersonWords
{
    public static string? Say(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        FilesLinked e => $"this file and another found to be one person's, by {e.FoundBy}: {e.Why} ({Kinds(e.On)})",
        FilesUnlinked e => $"this file and another found not to be one person's, by {e.FoundBy}: {e.Why}",
        NameChanged e => $"name changed: {e.Why}{By(e.Authority)}",
        PersonIdentified e => $"identified by {e.By}, on {Kinds(e.On)}",
        AgeDisputed e => $"age disputed by {e.By}: {e.Why}; treated as a child until it is decided",
        AgeAssessed e => $"age assessed by {e.By}, {e.Method}: born {e.Born}; decides nothing by itself",
        AgeDecided e => $"age decided by {e.Authority}, {e.Method}: born {e.Born}",
        IdentityProtected e => $"identity protected by {e.Authority}: {e.Why}{(e.Until is null ? "" : $", until {EventWords.Time(e.Until)}")}",
        ProtectionLifted e => $"protection of identity lifted by {e.Authority}: {e.Why}",
        FileSealed e => $"file sealed by {e.Authority}: {e.Why}",
        FileUnsealed e => $"file unsealed by {e.Authority}: {e.Why}",
        _ => null,
    };

    private static string Kinds(IReadOnlyList<IdentityEvidence> on) => string.Join(", ", on.Select(e => e.Kind));

    private static string By(string? authority) => authority is null ? "" : $", {authority}";
}
