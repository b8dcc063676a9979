using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Words;

/// <summary>What events about identity over time say, without any name; and how lists show a person.</summary>
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

    /// <summary>How a list shows a person: by name, or that nobody can name them, or that who they are is kept from whoever asks.</summary>
    public static string Shown(PersonSummary? person) => person is { IsGuarded: true } ? "(kept from this reader)" : person?.Name ?? "(not named)";

    /// <summary>How a list that is worked with shows them: one whom nobody can name by how they can be told apart.</summary>
    public static string Told(PersonSummary? person, PersonFile file) =>
        person is { IsGuarded: false, Name: null } && file.Of<IdentityRecorded>().Select(i => i.Identity.Provisional).LastOrDefault(p => p is not null) is { } provisional
            ? provisional
            : Shown(person);
}
