using System.Globalization;
using Habeas.Verifier.Checking;
using Habeas.Verifier.Reports;
using Habeas.Verifier.Sources;

namespace Habeas.Verifier.Verbs;

/// <summary><c>habeas-verify SOURCE</c>: recomputes everything.</summary>
internal static class RegisterVerb
{
    private const long Told = 100_000;

    public static int Run(Arguments given, Streams streams)
    {
        var kept = given.Checkpoints.SelectMany(Files).Select(f => (f, File.ReadAllBytes(f))).ToList();
        using var source = Source.Open(given.Source, given.Log);
        var found = Verification.Of(source, kept, given.Witnesses, given.Policy, Environment.ProcessorCount, Progress(streams));
        if (given.IsJson)
        {
            Report.WriteJson(streams.Out, found);
        }
        else
        {
            Report.WriteText(streams.Out, found);
        }

        Keep(given, streams, found);
        return found.Holds ? Exits.Holds : Exits.Altered;
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)
        : File.Exists(path) ? [path]
        : throw Stop.Unreadable($"there is no {path}.");

    private static void Keep(Arguments given, Streams streams, Verification found)
    {
        if (found.Kept.FirstOrDefault(k => k.Evidence is not null)?.Evidence is not { } evidence)
        {
            return;
        }

        if (given.EvidenceTo is { } path)
        {
            File.WriteAllBytes(path, evidence.ToBytes());
            streams.Err.WriteLine($"The evidence is in {path}: 'habeas-verify evidence' says what it shows.");
        }
        else
        {
            streams.Err.WriteLine("--evidence FILE writes both checkpoints and the failing proof, so that a third party can see it.");
        }
    }

    /// <summary>Tells how far it has come: to a person on one line, else a line for each tenth.</summary>
    private static Action<long, long> Progress(Streams streams)
    {
        var last = -1L;
        return (done, all) =>
        {
            var tenths = all == 0 ? 10 : 10 * done / all;
            if (all < Told || (tenths == last && !streams.IsTerminal))
            {
                return;
            }

            last = tenths;
            var line = string.Create(CultureInfo.InvariantCulture, $"Verifying {done:N0} of {all:N0} entries");
            streams.Err.Write(streams.IsTerminal ? $"\r{line}{(done == all ? "\n" : "")}" : line + "\n");
        };
    }
}
