using Habeas.Cli.Host;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas file</c>: everything the register holds on one person.</summary>
internal static class FileVerb
{
    public static Verb Make(Globals globals) =>
        new("file", "Shows one person's file, and how it came about.") { FileShow.Make(globals), FileHistory.Make(globals), FileExport.Make(globals) };
}
