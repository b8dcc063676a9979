using System.Globalization;
using System.Text;
using System.Text.Json;
using Habeas.Ledger.Receipts;
using Habeas.Verifier.Reports;

namespace Habeas.Verifier.Verbs;

/// <summary><c>habeas-verify receipt</c>: verifies what a person keeps, offline and without the register.</summary>
internal static class ReceiptVerb
{
    public static int Run(Arguments given, Streams streams)
    {
        if (given.Log.All.IsEmpty)
        {
            throw Stop.Usage("a receipt is checked with the public key of its register: give the one you were handed, or that was published, with --key or --keys.");
        }

        var bytes = given.Source == "-" ? Encoding.UTF8.GetBytes(streams.In.ReadToEnd()) : EvidenceVerb.Bytes(given.Source);
        var text = Encoding.UTF8.GetString(bytes);
        if (ReceiptCodes.Are(text))
        {
            bytes = ReceiptCodes.Join(text, out var wrong) ?? throw Stop.Unreadable($"{wrong}.");
        }

        var fault = Receipt.TryParse(bytes, out var receipt);
        if (receipt is null)
        {
            throw Stop.Unreadable($"this is not a whole receipt: {Say(fault)}.");
        }

        var verdict = receipt.Verify(given.Known, given.Policy);
        if (given.IsJson)
        {
            WriteJson(streams.Out, verdict);
        }
        else
        {
            WriteText(streams.Out, verdict, given.Content);
        }

        return verdict.Holds ? Exits.Holds : Exits.Altered;
    }

    private static void WriteText(TextWriter to, ReceiptVerdict verdict, bool content)
    {
        Line(to, $"Register     {Report.Plain(verdict.Origin)}");
        Line(to, $"Entry        {verdict.Entry}, part {verdict.Part}");
        Line(to, $"Signed       in a register of {verdict.Size:N0} entries");
        foreach (var cosigned in verdict.Cosignatures)
        {
            Line(to, $"Witness      {Report.Plain(cosigned.Witness)} cosigned it at {Report.Time(cosigned.PosixTime)}");
        }

        if (verdict.Holds)
        {
            Line(to, $"Content      {(verdict.Content is { } bytes ? content ? Report.Plain(Encoding.UTF8.GetString(bytes.Span)) : "it opens under the key in the receipt; --content shows it" : "none: the receipt shows only that the entry exists")}");
        }

        Line(to, $"Result       {(verdict.Holds ? "holds: this was recorded in the register whose key you gave" : $"does not hold: {Say(verdict.Fault)}")}");
        if (verdict.Holds && verdict.Cosignatures.Count == 0)
        {
            to.WriteLine("No witness that you named with --witness cosigned it: that the register shows everybody the same is its own word.");
        }
    }

    private static void WriteJson(TextWriter to, ReceiptVerdict verdict)
    {
        using var content = verdict.Content is { } bytes ? Document(bytes) : null;
        to.WriteLine(JsonSerializer.Serialize(
            new
            {
                verdict.Holds,
                Fault = verdict.Holds ? null : verdict.Fault.ToString(),
                verdict.Origin,
                verdict.Entry,
                verdict.Part,
                verdict.Size,
                Cosigned = verdict.Cosignatures.Select(c => new { c.Witness, At = Report.Time(c.PosixTime) }),
                Content = content?.RootElement,
            },
            Report.Json));
    }

    private static JsonDocument? Document(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Say(ReceiptFault fault) => fault switch
    {
        ReceiptFault.TooLong => "it is longer than a receipt can be",
        ReceiptFault.UnknownVersion => "it does not begin with habeas/receipt@v1",
        ReceiptFault.CheckDiffers => "something in it was lost or changed on the way",
        ReceiptFault.BadLeaf => "its leaf is none of an entry, or has no such part",
        ReceiptFault.OtherEntry => "its proof is of another entry or another register than its leaf",
        ReceiptFault.BadProof => "its proof or its checkpoint is not in its form",
        ReceiptFault.NotSigned => "no key given with --key signed its checkpoint, or a signature of a known key is not that key's",
        ReceiptFault.NotInTree => "the entry is not in the register that its checkpoint signs",
        ReceiptFault.OtherPart => "what it shows is not what the entry holds",
        ReceiptFault.DoesNotOpen => "what it shows does not open under the key in it",
        ReceiptFault.TooFewWitnesses => "fewer witnesses cosigned it than were asked for",
        _ => "a line is missing or is not in its form",
    };

    private static void Line(TextWriter to, FormattableString line) => to.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
