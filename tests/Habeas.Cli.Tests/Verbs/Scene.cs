namespace Habeas.Cli.Tests.Verbs;

/// <summary>A register with one place, in a shell that names it in HABEAS_REGISTER.</summary>
internal static class Scene
{
    public const string Prison = "'Zenda Prison'";

    public const string Admission =
        "admit --place 'Zenda Prison' --name 'Nour Verbytska' --born 1994-05-17 --sex female --ground remand --reasons 'suspected of burglary'" +
        " --order-authority 'District Court' --order-issued 2026-03-03T16:00 --order-until 2026-04-03 --at 2026-03-04T09:00";

    public static Shell Begin()
    {
        var shell = new Shell().With("HABEAS_REGISTER", "r");
        shell.Run("init --origin test.habeas.example --prefix RUR").Exits(0);
        shell.Run("place open 'Zenda Prison' --kind prison --authority 'Prison Service' --zone Europe/Prague").Exits(0);
        shell.Run("place open 'Central Police Station' --kind police-station --authority Police --zone Europe/Prague").Exits(0);
        return shell;
    }

    /// <summary>Admits one person and gives the number of the file.</summary>
    public static string Admit(this Shell shell, string line = Admission)
    {
        var ran = shell.Run(line + " --format json").Exits(0);
        return System.Text.Json.JsonDocument.Parse(ran.Out).RootElement.GetProperty("file_number").GetString()!;
    }

    public static System.Text.Json.JsonElement Json(this Ran ran) => System.Text.Json.JsonDocument.Parse(ran.Out).RootElement;
}
