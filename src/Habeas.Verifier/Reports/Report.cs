using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Habeas.Verifier.Checking;

namespace Habeas.Verifier.Reports;

/// <summary>Tells what a verification found: to people in words, to programs in JSON.</summary>
internal static class Report
{
    /// <summary>Names, lines and words are shown to people in any script; nothing of it is put into a page.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void WriteJson(TextWriter to, Verification found) => to.WriteLine(JsonSerializer.Serialize(
        new
        {
            Holds = found.Holds,
            Result = found.Status,
            Logs = found.Logs.Select(l => new { l.Origin, Entries = l.Size, l.Checkpoints, Root = l.Root?.ToBase64(), Keys = l.IsOwnWord ? "stated" : "given" }),
            ProblemsInAll = found.ProblemsInAll,
            Problems = found.Problems,
            Kept = found.Kept.Select(k => new { k.File, k.Size, k.Holds, k.Words, k.LastGood }),
            Cosigned = found.Cosigned.Select(c => new { c.Witness, c.Size, At = Time(c.PosixTime) }),
            Quorum = found.Quorum,
            WitnessedTo = found.WitnessedTo,
            Seconds = Math.Round(found.Seconds, 3),
        },
        Json));

    public static void WriteText(TextWriter to, Verification found)
    {
        foreach (var log in found.Logs)
        {
            Line(to, $"Log          {Plain(log.Origin)}");
            Line(to, $"Entries      {log.Size:N0}");
            Line(to, $"Checkpoints  {log.Checkpoints:N0}");
            Line(to, $"Root         {log.Root?.ToBase64() ?? "not known"}");
        }

        foreach (var seen in found.Cosigned)
        {
            Line(to, $"Witness      {Plain(seen.Witness)} cosigned {seen.Size:N0} entries at {Time(seen.PosixTime)}");
        }

        if (found.Quorum is { } quorum)
        {
            Line(to, $"Quorum       met up to entry {quorum - 1:N0}");
        }

        foreach (var kept in found.Kept)
        {
            Line(to, $"Kept         {Plain(kept.File)}: {(kept.Holds ? FormattableString.Invariant($"{kept.Size:N0} entries, holds") : Plain(kept.Words))}");
        }

        foreach (var problem in found.Problems)
        {
            Line(to, $"Altered      {problem.Where}: {Plain(problem.Words)} ({problem.Kind})");
        }

        if (found.ProblemsInAll > found.Problems.Count)
        {
            Line(to, $"             and {found.ProblemsInAll - found.Problems.Count:N0} more");
        }

        Line(to, $"Result       {found.Status}");
        Line(to, $"{Advice(found)}");
    }

    /// <summary>A time in seconds since 1970, as UTC.</summary>
    public static string Time(long posix) => posix is > 0 and < 253402300800
        ? DateTimeOffset.FromUnixTimeSeconds(posix).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : posix.ToString(CultureInfo.InvariantCulture) + " s";

    /// <summary>Text that cannot steer a terminal.</summary>
    public static string Plain(string text) => string.Concat(text.EnumerateRunes().Select(r => System.Text.Rune.IsControl(r) ? "\uFFFD" : r.ToString()));

    private static string Advice(Verification found) => found switch
    {
        { Holds: false } => "It is not what was signed. Stop writing to it, keep it as it is, and tell whoever keeps its checkpoints.",
        { IsWitnessed: false } => "Whoever holds the signing key could have rewritten everything: only a checkpoint kept outside, or a witness, shows that.",
        _ when found.Logs.Any(l => l.IsOwnWord) => "It was checked with the keys that it states itself. Give the key you were handed with --key.",
        _ when found.Logs.Any(l => l.Size > found.WitnessedTo) => FormattableString.Invariant(
            $"Up to {found.WitnessedTo:N0} entries nothing can have been rewritten since somebody outside saw them. What came after is the register's own word."),
        _ => "What was compared with checkpoints kept outside, or cosigned, cannot have been rewritten since.",
    };

    private static void Line(TextWriter to, FormattableString line) => to.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
