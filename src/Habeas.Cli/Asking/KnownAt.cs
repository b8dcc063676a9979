using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Host;
using Habeas.Storage.Questions;
using NodaTime;

namespace Habeas.Cli.Asking;

/// <summary>The entry up to which a question looks: what the register said then, and not what it learned later.</summary>
internal static class KnownAt
{
    /// <summary>Nothing was known yet.</summary>
    private const long Nothing = -1;

    public static Option<string?> Option() => Choices.Text(
        "--known-at", "WHEN", "Answer with what the register knew then: an instant, a day (its end), or the number of an entry.");

    /// <summary>The last entry that counts; null for all.</summary>
    public static long? Read(Reading reading, string? text, DateTimeZone zone) =>
        text is null ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var entry) ? Existing(reading, entry)
        : reading.EntryKnownAt(Times.EndOf("--known-at", text, zone)) ?? Nothing;

    private static long Existing(Reading reading, long entry) =>
        entry < reading.Head().Size ? entry : throw Stop.NotFound($"there is no entry {entry} in this register.", "Entries are numbered from 0.");
}
