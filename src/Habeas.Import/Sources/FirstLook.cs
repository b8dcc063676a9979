using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Habeas.Import.Sources;

/// <summary>What a first reading of a file shows: its digest, whether it is compressed, and in which encoding it is written.</summary>
/// <param name="Digest">SHA-256 of the bytes as delivered, lower-case hex.</param>
/// <param name="Compressed">It is a gzip file, whatever its name says.</param>
/// <param name="Encoding">UTF-8 or, where the bytes are not UTF-8, Windows-1252; a byte order mark of UTF-16 is honoured.</param>
/// <param name="IsEmpty">There is no byte in it.</param>
internal sealed record FirstLook(string Digest, bool Compressed, Encoding Encoding, bool IsEmpty)
{
    private static readonly Encoding Fallback = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static FirstLook At(ImportSource source)
    {
        try
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var stream = source.Open();
            var buffer = new byte[81920];
            var head = stream.ReadAtLeast(buffer, 4, throwOnEndOfStream: false);
            var compressed = head >= 2 && buffer[0] == 0x1F && buffer[1] == 0x8B;
            var tail = new byte[GzipEnding.Length];
            for (var read = head; read > 0; read = stream.Read(buffer))
            {
                digest.AppendData(buffer, 0, read);
                GzipEnding.Keep(tail, buffer.AsSpan(0, read));
            }

            var encoding = EncodingOf(source, compressed, out var length);
            if (compressed && !GzipEnding.IsWhole(tail, length, () => Open(source, compressed)))
            {
                throw new InvalidDataException("The compressed file is cut off or damaged.");
            }

            return new(Convert.ToHexStringLower(digest.GetHashAndReset()), compressed, encoding, head == 0);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new SourceException(source.Name, $"cannot be read: {e.Message} Nothing was recorded.", e);
        }
    }

    /// <summary>The bytes of the text, unpacked, from the beginning.</summary>
    public static Stream Open(ImportSource source, bool compressed) =>
        compressed ? new GZipStream(source.Open(), CompressionMode.Decompress) : source.Open();

    private static Encoding EncodingOf(ImportSource source, bool compressed, out long length)
    {
        using var stream = Open(source, compressed);
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var buffer = new byte[81920];
        var characters = new char[81920 + 4];
        Encoding? found = null;
        length = 0;
        for (var read = stream.ReadAtLeast(buffer, 4, throwOnEndOfStream: false); read > 0; read = stream.Read(buffer))
        {
            found ??= length == 0 ? MarkedAs(buffer.AsSpan(0, read)) : null;
            found ??= IsUtf8(strict, buffer.AsSpan(0, read), characters, flush: false) ? null : Fallback;
            length += read;
        }

        return found ?? (IsUtf8(strict, [], characters, flush: true) ? Encoding.UTF8 : Fallback);
    }

    private static Encoding? MarkedAs(ReadOnlySpan<byte> head) =>
        head is [0xFF, 0xFE, ..] ? Encoding.Unicode : head is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode : null;

    private static bool IsUtf8(Decoder strict, ReadOnlySpan<byte> bytes, Span<char> characters, bool flush)
    {
        try
        {
            strict.GetChars(bytes, characters, flush);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
