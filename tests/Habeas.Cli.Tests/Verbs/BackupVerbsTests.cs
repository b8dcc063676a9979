using Habeas.Cli.Host;

namespace Habeas.Cli.Tests.Verbs;

public class BackupVerbsTests
{
    [Fact]
    public void First_backup_says_where_its_key_is_and_programs_get_the_checkpoint()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        var first = shell.Run("backup b").Exits(Exits.Ok);
        Assert.Contains(Path.Combine(shell.Folder, "r", "keys", "backup.key"), first.Err, StringComparison.Ordinal);
        Assert.Contains("in a safe", first.Err, StringComparison.Ordinal);
        var second = shell.Run("backup b --format json").Exits(Exits.Ok);
        Assert.DoesNotContain("in a safe", second.Err, StringComparison.Ordinal);
        Assert.Equal(2, second.Json().GetProperty("run").GetInt32());
        Assert.Equal(0, second.Json().GetProperty("new_entries").GetInt32());
        Assert.Equal(shell.Run("proof checkpoint").Out, second.Json().GetProperty("checkpoint").GetString());
        Assert.Equal(2, shell.Run("backup b --list --format json").Exits(Exits.Ok).Json().GetArrayLength());
        Assert.Contains("whole", shell.Run("backup b --check").Exits(Exits.Ok).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_backup_is_a_storage_fault_and_no_backup_is_not_found()
    {
        using var shell = Scene.Begin();
        shell.Run("backup b --check").Exits(Exits.NotFound);
        shell.Run("backup b").Exits(Exits.Ok);
        File.WriteAllText(Path.Combine(shell.Folder, "b", "000001.chunk"), "");
        Assert.Contains("Use another copy", shell.Run("backup b --check").Exits(Exits.StorageFault).Err, StringComparison.Ordinal);
        shell.Run("restore b --drill").Exits(Exits.StorageFault);
        shell.Run("restore b --replace").Exits(Exits.StorageFault);
        shell.Run("verify --deep").Exits(Exits.Ok);
    }

    [Fact]
    public void Drill_ends_with_an_exit_code_for_monitors_and_leaves_nothing()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        shell.Run("backup b").Exits(Exits.Ok);
        Directory.CreateDirectory(Path.Combine(shell.Folder, "drills"));
        var ran = shell.Run("restore b --drill --in drills --format json").Exits(Exits.Ok).Json();
        Assert.True(ran.GetProperty("live_continues").GetBoolean());
        Assert.Equal(0, ran.GetProperty("not_backed_up").GetInt32());
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(shell.Folder, "drills")));
    }

    [Fact]
    public void Restore_that_would_lose_an_act_is_refused_until_it_is_said_word_for_word()
    {
        using var shell = Scene.Begin();
        shell.Run("backup b").Exits(Exits.Ok);
        shell.Run("restore b").Exits(Exits.Usage);
        shell.Admit();
        var refused = shell.Run("restore b --replace").Exits(Exits.Refused);
        Assert.Contains("--accept-loss 'I know that entry 2 will be lost'", refused.Err, StringComparison.Ordinal);
        shell.Write("kept.txt", shell.Run("proof checkpoint").Out);
        Assert.Contains("although witnessed", shell.Run("restore b --replace --checkpoint kept.txt").Exits(Exits.Refused).Err, StringComparison.Ordinal);
        shell.Run(["restore", "b", "--replace", "--accept-loss", "yes"]).Exits(Exits.Refused);
        var done = shell.Run(["restore", "b", "--replace", "--accept-loss", "I know that entry 2 will be lost", "--format", "json"]).Exits(Exits.Ok);
        Assert.Equal(2, done.Json().GetProperty("lost_from").GetInt32());
        Assert.Contains("0 persons erased since the backup stay erased.", done.Err, StringComparison.Ordinal);
        Assert.Contains("There is no list of erased keys", done.Err, StringComparison.Ordinal);
        shell.Run("verify --deep").Exits(Exits.Ok);

        // The one that was replaced is kept whole, and shut.
        var aside = done.Json().GetProperty("kept_aside").GetString()!;
        shell.Run(["verify", "--deep", "--register", aside]).Exits(Exits.Ok);
        Assert.Contains("Nothing is recorded here any more", shell.Run([.. Line.Words(Scene.Admission), "--register", aside]).Exits(Exits.StorageFault).Err, StringComparison.Ordinal);
        Assert.Contains("word", shell.Run(["migrate", "--reopen", "--register", aside]).Exits(Exits.Refused).Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Move_without_a_database_named_says_how_to_name_one_and_leaves_the_register_open()
    {
        using var shell = Scene.Begin();
        Assert.Contains("HABEAS_POSTGRES", shell.Run("migrate --to elsewhere").Exits(Exits.NotFound).Err, StringComparison.Ordinal);
        shell.Run("migrate").Exits(Exits.Usage);
        shell.Admit();
    }
}
