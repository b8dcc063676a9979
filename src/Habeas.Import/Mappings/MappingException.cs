using System.Globalization;

namespace Habeas.Import.Mappings;

/// <summary>A mapping that cannot be used. The message names the file, the line, and what to do.</summary>
public sealed class MappingException : Exception
{
    public MappingException(string file, long line, string message, Exception? inner = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {message}"), inner)
    {
        File = file;
        Line = line;
    }

    public string File { get; }

    public long Line { get; }
}
