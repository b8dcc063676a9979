namespace Habeas.Cli.Host;

/// <summary>Who outside keeps the register's checkpoints, as the operator named them: one line in the register's folder.</summary>
/// <remarks>A reminder and no proof: only a checkpoint that the witness hands back shows anything.</remarks>
internal static class CheckpointKeeper
{
    private const string File = "witness.txt";

    public static void Write(string folder, string name) => System.IO.File.WriteAllText(Path.Combine(folder, File), name.ReplaceLineEndings(" ") + "\n");

    public static string? Read(string folder) =>
        Path.Combine(folder, File) is var path && System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path).Trim() : null;
}
