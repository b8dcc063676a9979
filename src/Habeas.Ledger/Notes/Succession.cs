using System.Globalization;
using System.Text;
using Habeas.Ledger.Lines;

namespace Habeas.Ledger.Notes;

/// <summary>
/// That a log's signing key was replaced: from a size on, the later key signs every checkpoint. Both keys signed it, so that whoever
/// trusts the earlier key has reason to trust the later one.
/// </summary>
/// <param name="Since">The least size of a checkpoint that the later key signs.</param>
/// <param name="Earlier">The key that was replaced.</param>
/// <param name="Later">The key that took over; of the same name, which is the log's origin.</param>
/// <remarks>
/// docs/reference/formats.md, "Succession". Where the earlier key was lost, the later one alone signed: such a note joins nothing, and
/// whoever verifies must be handed the later key by other means.
/// </remarks>
public sealed record Succession(long Since, VerifierKey Earlier, VerifierKey Later)
{
    private static ReadOnlySpan<byte> VersionLine => "habeas/succession@v1"u8;

    /// <summary>Signs the succession, with both keys where there are both.</summary>
    /// <exception cref="ArgumentException">The keys do not bear one name.</exception>
    public SignedNote Sign(SignerKey? earlier, SignerKey later)
    {
        if (!string.Equals(Earlier.Name, Later.Name, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{Later.Name}' does not succeed '{Earlier.Name}': a log keeps its origin.", nameof(later));
        }

        var text = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{Encoding.ASCII.GetString(VersionLine)}\n{Later.Name}\n{Since}\n{Earlier}\n{Later}\n"));
        return new SignedNote(text, earlier is null ? [later.Sign(text)] : [earlier.Sign(text), later.Sign(text)]);
    }

    /// <summary>Reads a succession and verifies both signatures.</summary>
    /// <returns>
    /// <see cref="NoteFault.NoKnownKey"/> where the earlier key did not sign, though all else is right: then the succession is read, and
    /// proves only that whoever has the later key says so.
    /// </returns>
    public static NoteFault TryOpen(ReadOnlySpan<byte> note, out Succession? succession)
    {
        succession = null;
        if (SignedNote.TryParse(note, out var parsed) is not NoteFault.None and var fault)
        {
            return fault;
        }

        var lines = new LineReader(parsed!.Text);
        if (!lines.TryNext(out var version) || !version.SequenceEqual(VersionLine))
        {
            return NoteFault.UnknownVersion;
        }

        if (!lines.TryNext(out var origin) || !lines.TryNext(out var number) || !CanonicalDecimal.TryParse(number, out var since)
            || !TryNextKey(ref lines, origin, out var earlier) || !TryNextKey(ref lines, origin, out var later) || !lines.Rest.IsEmpty
            || earlier!.PublicKey.SequenceEqual(later!.PublicKey))
        {
            return NoteFault.MalformedKey;
        }

        var verdict = parsed.Verify([earlier, later]);
        if (!verdict.Holds || verdict.Verified.All(v => v.Key != later))
        {
            return verdict.Holds ? NoteFault.NotSignedByOrigin : verdict.Fault;
        }

        succession = new(since, earlier, later);
        return verdict.Verified.Any(v => v.Key == earlier) ? NoteFault.None : NoteFault.NoKnownKey;
    }

    private static bool TryNextKey(ref LineReader lines, ReadOnlySpan<byte> origin, out VerifierKey? key)
    {
        key = null;
        return lines.TryNext(out var text)
            && VerifierKey.TryParse(Encoding.UTF8.GetString(text), out key) == NoteFault.None
            && key!.Type == KeyType.Ed25519
            && Encoding.UTF8.GetBytes(key.Name).AsSpan().SequenceEqual(origin);
    }
}
