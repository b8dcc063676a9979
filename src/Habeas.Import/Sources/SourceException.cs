namespace Habeas.Import.Sources;

/// <summary>A file cannot be read at all, and nothing is recorded from any file of the import. The message says what to do.</summary>
public sealed class SourceException : Exception
{
    public SourceException(string file, string message, Exception? inner = null)
        : base($"{file}: {message}", inner) => File = file;

    public string File { get; }
}
