using Habeas.Import.Mappings;

namespace Habeas.Import.Checking;

/// <summary>Holds a mapping against a file and explains what would become of it, before anything is recorded.</summary>
public static class MappingCheck
{
    /// <summary>Reads the whole file.</summary>
    /// <exception cref="Sources.SourceException">The file cannot be read at all.</exception>
    public static MappingExplanation Explain(ImportSource source, Mapping mapping, ImportOptions options) => throw new NotSupportedException("not built yet");

    /// <summary>The explanation for people.</summary>
    public static string Markdown(MappingExplanation explanation) => throw new NotSupportedException("not built yet");
}
