using System.Security.Cryptography;
using System.Text.Unicode;
using Habeas.Register.Acts;

namespace Habeas.Register.Documents;

/// <summary>What the register takes as a document: by its size and by the signature that its content begins with, and nothing further.</summary>
/// <remarks>
/// No content is ever parsed, opened or rendered here: a file that was made to harm whoever opens it harms nobody who only keeps it.
/// The name that a file had says nothing about what it is.
/// </remarks>
public static class DocumentContent
{
    /// <summary>The most bytes of a document: 25 MiB, some hundred pages scanned in grey.</summary>
    public const int MostBytes = 25 * 1024 * 1024;

    public const string Pdf = "application/pdf";
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Tiff = "image/tiff";
    public const string Text = "text/plain";

    /// <summary>The media types that are taken.</summary>
    public static IReadOnlySet<string> Types { get; } = new SortedSet<string>(StringComparer.Ordinal) { Pdf, Jpeg, Png, Tiff, Text };

    /// <summary>The media type that a content's signature shows; null where it is none that is taken.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> content) => content switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
        [0xff, 0xd8, 0xff, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Png,
        [(byte)'I', (byte)'I', 0x2a, 0x00, ..] or [(byte)'M', (byte)'M', 0x00, 0x2a, ..] => Tiff,
        _ => IsPlainText(content) ? Text : null,
    };

    /// <summary>The name of a content: its SHA-256 in lower-case hex, as acts write it.</summary>
    public static string DigestOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Says why a content is not taken, or null.</summary>
    public static Refusal? Fault(ReadOnlySpan<byte> content) =>
        content.IsEmpty ? Refusals.DocumentEmpty()
        : content.Length > MostBytes ? Refusals.DocumentTooLarge(content.Length, MostBytes)
        : TypeOf(content) is null ? Refusals.DocumentTypeNotTaken(Types)
        : null;

    /// <summary>UTF-8 in which no byte below U+0020 stands but tab, line feed and carriage return.</summary>
    private static bool IsPlainText(ReadOnlySpan<byte> content) =>
        !content.IsEmpty && Utf8.IsValid(content) && content.IndexOfAny(NoText) < 0;

    private static readonly System.Buffers.SearchValues<byte> NoText =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 32).Append(127).Where(b => b is not ('\t' or '\n' or '\r')).Select(b => (byte)b)]);
}
