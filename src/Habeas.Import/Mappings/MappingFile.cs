namespace Habeas.Import.Mappings;

/// <summary>Reads a mapping from YAML. Every key must be known and every value must make sense; the first that does not is named with its line.</summary>
public static class MappingFile
{
    /// <summary>Reads a mapping from a file.</summary>
    /// <exception cref="MappingException">The mapping cannot be used: file, line and what to do.</exception>
    public static Mapping Load(string path)
    {
        using var text = File.OpenText(path);
        return Load(text, Path.GetFileName(path));
    }

    /// <summary>Reads a mapping; <paramref name="name"/> is the file's name for messages.</summary>
    /// <exception cref="MappingException">The mapping cannot be used: file, line and what to do.</exception>
    public static Mapping Load(TextReader text, string name) => throw new NotSupportedException("not built yet");
}
