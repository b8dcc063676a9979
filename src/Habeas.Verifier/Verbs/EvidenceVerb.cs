using System.Text.Json;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Proofs;
using Habeas.Verifier.Reports;

namespace Habeas.Verifier.Verbs;

/// <summary><c>habeas-verify evidence FILE</c>: says what two checkpoints that do not fit together show, and what they do not.</summary>
internal static class EvidenceVerb
{
    public static int Run(Arguments given, Streams streams)
    {
        if (given.Log.All.IsEmpty)
        {
            throw Stop.Usage("evidence is checked with the public key of the log it is about: give it with --key.");
        }

        var fault = Inconsistency.TryParse(Bytes(given.Source), out var evidence);
        if (evidence is null)
        {
            throw Stop.Unreadable($"the file is no evidence: {(fault == NoteFault.MalformedProof ? "the two checkpoints in it fit together, or it is not in its form" : fault.ToString())}.");
        }

        var faults = (SignedCheckpoint.TryOpen(evidence.Earlier, given.Known.All, out var earlier), SignedCheckpoint.TryOpen(evidence.Later, given.Known.All, out var later));
        var isSigned = faults == (NoteFault.None, NoteFault.None);
        var shows = !isSigned ? FormattableString.Invariant($"nothing: the log's key did not sign both checkpoints ({faults.Item1}, {faults.Item2})")
            : evidence.ConvictsTheLog ? FormattableString.Invariant($"the log is convicted: its key signed two different registers of {earlier!.Checkpoint.Size} entries")
            : FormattableString.Invariant($"the proof that was offered does not connect the register of {earlier!.Checkpoint.Size} entries with that of {later!.Checkpoint.Size}: {evidence.Verdict.Fault}. That alone proves nothing against the log yet; it can answer only with a proof that does connect them");
        if (given.IsJson)
        {
            streams.Out.WriteLine(JsonSerializer.Serialize(
                new
                {
                    Origin = earlier?.Checkpoint.Origin ?? later?.Checkpoint.Origin,
                    Signed = isSigned,
                    Convicts = isSigned && evidence.ConvictsTheLog,
                    EarlierSize = earlier?.Checkpoint.Size,
                    LaterSize = later?.Checkpoint.Size,
                    Fault = evidence.Verdict.Fault.ToString(),
                    Shows = shows,
                },
                Report.Json));
        }
        else
        {
            streams.Out.WriteLine($"Log      {Report.Plain(earlier?.Checkpoint.Origin ?? later?.Checkpoint.Origin ?? "not known")}");
            streams.Out.WriteLine($"Earlier  {Of(earlier)}");
            streams.Out.WriteLine($"Later    {Of(later)}");
            streams.Out.WriteLine($"Shows    {shows}.");
        }

        return isSigned && evidence.ConvictsTheLog ? Exits.Holds : Exits.Altered;
    }

    public static byte[] Bytes(string path) => File.Exists(path) ? File.ReadAllBytes(path) : throw Stop.Unreadable($"there is no file {path}.");

    private static string Of(SignedCheckpoint? signed) =>
        signed is null ? "not signed by a key given with --key" : FormattableString.Invariant($"{signed.Checkpoint.Size} entries, root {signed.Checkpoint.Root.ToBase64()}");
}
