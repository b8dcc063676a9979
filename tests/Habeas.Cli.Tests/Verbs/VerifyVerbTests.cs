using Habeas.Cli.Host;
using SQLitePCL;

namespace Habeas.Cli.Tests.Verbs;

public class VerifyVerbTests
{
    [Fact]
    public void A_read_model_that_is_gone_is_named_and_made_again()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        Execute(shell, "drop table stretch; drop index name_folded");
        foreach (var verb in (string[])["verify", "verify --deep"])
        {
            var ran = shell.Run(verb + " --format csv").Exits(Exits.NotVerified);
            Assert.Contains("schema-missing,table stretch,", ran.Out, StringComparison.Ordinal);
            Assert.Contains("schema-missing,index name_folded of name,", ran.Out, StringComparison.Ordinal);
        }

        var held = shell.Run("held").Exits(Exits.StorageFault);
        Assert.Contains("no such table: stretch", held.Err, StringComparison.Ordinal);
        Assert.Contains("habeas rebuild", held.Err, StringComparison.Ordinal);
        Assert.Equal("rebuilt, and identical to what the log says", shell.Run("rebuild --format json").Exits(Exits.Ok).Json().GetProperty("result").GetString());
        shell.Run("verify --deep").Exits(Exits.Ok);
        shell.Run("held").Exits(Exits.Ok);
    }

    [Fact]
    public void A_trigger_that_was_added_is_named()
    {
        using var shell = Scene.Begin();
        Execute(shell, "create trigger aside after insert on entry begin delete from person; end");
        var ran = shell.Run("verify").Exits(Exits.NotVerified);
        Assert.Contains("trigger aside of entry", ran.Out, StringComparison.Ordinal);
        Assert.Contains("what was signed is there", ran.Err, StringComparison.Ordinal);
        Assert.Contains("trigger aside of entry", shell.Run("rebuild").Exits(Exits.StorageFault).Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_cannot_be_read_is_not_opened_and_verify_tells_why()
    {
        using var shell = Scene.Begin();
        shell.Admit();
        Execute(shell, "drop table tile");
        foreach (var verb in (string[])["held", "rebuild", Scene.Admission])
        {
            Assert.Contains("Run habeas verify", shell.Run(verb).Exits(Exits.StorageFault).Err, StringComparison.Ordinal);
        }

        Assert.Contains("is not what was signed", shell.Run("verify").Exits(Exits.NotVerified).Err, StringComparison.Ordinal);
        Assert.Contains("schema-missing,table tile,", shell.Run("verify --format csv").Exits(Exits.NotVerified).Out, StringComparison.Ordinal);
        Assert.Contains("schema-missing,trigger tile_update of tile,", shell.Run("verify --deep --format csv").Exits(Exits.NotVerified).Out, StringComparison.Ordinal);
    }

    /// <summary>Runs SQL on the register's file, past the program.</summary>
    private static void Execute(Shell shell, string sql)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(Path.Combine(shell.Folder, "r", "register.db"), out var database));
        using (database)
        {
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, sql));
        }
    }
}
