using System.Text;

namespace Habeas.Ledger.Lines;

/// <summary>A text of lines, each ended by U+000A, read from the front without copying.</summary>
internal ref struct LineReader(ReadOnlySpan<byte> text)
{
    /// <summary>What has not been read yet.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; } = text;

    /// <summary>The next line without its newline; false at the end, and where the last line is not ended.</summary>
    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        var end = Rest.IndexOf((byte)'\n');
        line = end < 0 ? default : Rest[..end];
        Rest = end < 0 ? Rest : Rest[(end + 1)..];
        return end >= 0;
    }

    /// <summary>The rest of the next line if it begins with <paramref name="label"/>; otherwise nothing is read.</summary>
    public bool TryNext(ReadOnlySpan<byte> label, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!Rest.StartsWith(label) || !TryNext(out var line))
        {
            return false;
        }

        value = line[label.Length..];
        return true;
    }
}

/// <summary>The rule for names in lines: of logs (their origin) and of keys. C2SP signed-note, "Format".</summary>
internal static class LineName
{
    /// <summary>The longest name this library writes or reads, in bytes.</summary>
    public const int MaxBytes = 255;

    /// <summary>Valid UTF-8, not empty, at most 255 bytes, and without white space, control characters or plus.</summary>
    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || utf8.Length > MaxBytes)
        {
            return false;
        }

        while (!utf8.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(utf8, out var rune, out var length) != System.Buffers.OperationStatus.Done
                || Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune.Value == '+')
            {
                return false;
            }

            utf8 = utf8[length..];
        }

        return true;
    }

    /// <inheritdoc cref="IsValid(ReadOnlySpan{byte})"/>
    public static bool IsValid(string name) => IsValid(Encoding.UTF8.GetBytes(name));
}
