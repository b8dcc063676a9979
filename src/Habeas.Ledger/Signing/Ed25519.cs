using System.Security.Cryptography;

namespace Habeas.Ledger.Signing;

/// <summary>
/// Verifies Ed25519 signatures in managed code, so that a receipt can be checked on any platform. No secret passes through it;
/// signing is <see cref="Ed25519SigningKey"/>.
/// </summary>
/// <remarks>
/// RFC 8032 section 5.1.7, strict: S is below L, the public key is canonically encoded, and [S]B - [k]A must have the very encoding
/// that the signature gives for R (without the cofactor), so that nobody can respell a valid signature.
/// </remarks>
public static class Ed25519
{
    /// <summary>Bytes of a public key.</summary>
    public const int PublicKeyLength = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureLength = 64;

    private const int BaseWidth = 8;
    private const int KeyWidth = 5;
    private const int ShortMessage = 1024;
    private static readonly Addend[] OddMultiplesOfBase = MultiplesOfBase();

    /// <summary>Whether the signature is the key's over the message. False for lengths that no key or signature has; it never throws.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != PublicKeyLength || signature.Length != SignatureLength)
        {
            return false;
        }

        var r = signature[..32];
        var s = signature[32..];
        if (!Scalar.IsReduced(s) || !CurvePoint.TryDecode(publicKey, out var key))
        {
            return false;
        }

        Span<byte> k = stackalloc byte[Scalar.Length];
        Challenge(r, publicKey, message, k);
        Span<byte> computed = stackalloc byte[32];
        BaseTimesLessPointTimes(s, key, k).Encode(computed);
        return computed.SequenceEqual(r);
    }

    // k = SHA-512(R || A || M) mod L
    private static void Challenge(ReadOnlySpan<byte> r, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, Span<byte> k)
    {
        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        if (message.Length <= ShortMessage)
        {
            Span<byte> joined = stackalloc byte[64 + ShortMessage];
            r.CopyTo(joined);
            publicKey.CopyTo(joined[32..]);
            message.CopyTo(joined[64..]);
            SHA512.HashData(joined[..(64 + message.Length)], digest);
        }
        else
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
            hash.AppendData(r);
            hash.AppendData(publicKey);
            hash.AppendData(message);
            hash.GetHashAndReset(digest);
        }

        Scalar.Reduce(digest, k);
    }

    // [s]B - [k]A in one pass over the bits, from the highest.
    private static CurvePoint BaseTimesLessPointTimes(ReadOnlySpan<byte> s, in CurvePoint a, ReadOnlySpan<byte> k)
    {
        Span<sbyte> digitsOfS = stackalloc sbyte[256];
        Span<sbyte> digitsOfK = stackalloc sbyte[256];
        Scalar.ToSparseDigits(s, BaseWidth, digitsOfS);
        Scalar.ToSparseDigits(k, KeyWidth, digitsOfK);
        Span<Addend> oddMultiplesOfA = stackalloc Addend[1 << (KeyWidth - 2)];
        FillOddMultiples(a, oddMultiplesOfA);

        var sum = CurvePoint.Neutral;
        var bit = Math.Max(digitsOfS.LastIndexOfAnyExcept((sbyte)0), digitsOfK.LastIndexOfAnyExcept((sbyte)0));
        for (; bit >= 0; bit--)
        {
            var (digitOfS, digitOfK) = (digitsOfS[bit], digitsOfK[bit]);
            sum = sum.Doubled(withT: digitOfS != 0 || digitOfK != 0);
            if (digitOfS != 0)
            {
                sum = PlusDigit(sum, digitOfS, OddMultiplesOfBase, withT: digitOfK != 0);
            }

            if (digitOfK != 0)
            {
                sum = PlusDigit(sum, -digitOfK, oddMultiplesOfA, withT: false);
            }
        }

        return sum;
    }

    private static CurvePoint PlusDigit(in CurvePoint sum, int digit, ReadOnlySpan<Addend> oddMultiples, bool withT) => digit > 0
        ? sum.Plus(oddMultiples[digit / 2], withT)
        : sum.Minus(oddMultiples[-digit / 2], withT);

    private static Addend[] MultiplesOfBase()
    {
        var multiples = new Addend[1 << (BaseWidth - 2)];
        FillOddMultiples(CurvePoint.Base, multiples);
        return multiples;
    }

    // 1P, 3P, 5P, …
    private static void FillOddMultiples(in CurvePoint point, Span<Addend> multiples)
    {
        var twice = point.Doubled().ToAddend();
        var multiple = point;
        for (var i = 0; i < multiples.Length; i++)
        {
            multiples[i] = multiple.ToAddend();
            multiple = multiple.Plus(twice);
        }
    }
}
