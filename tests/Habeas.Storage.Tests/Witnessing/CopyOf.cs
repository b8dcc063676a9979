using Habeas.Storage.Sqlite;
using Npgsql;

namespace Habeas.Storage.Tests.Witnessing;

/// <summary>A copy of a register's database, taken while nobody uses it, and put back in its place.</summary>
internal sealed class CopyOf(Laid laid) : IDisposable
{
    private static readonly string[] Files = [SqliteStore.RegisterFile, SqliteStore.KeyFile];

    private string Kept => laid.Directory + ".copy";

    private string? Database => laid.Postgres is null ? null : new NpgsqlConnectionStringBuilder(laid.Postgres).Database;

    public void Take()
    {
        if (laid.Postgres is not null)
        {
            Copy(Database!, Database + "_copy");
            return;
        }

        Directory.CreateDirectory(Kept);
        foreach (var file in Files)
        {
            File.Copy(Path.Combine(laid.Directory, file), Path.Combine(Kept, file), overwrite: true);
        }
    }

    public void PutBack()
    {
        if (laid.Postgres is not null)
        {
            Copy(Database + "_copy", Database!);
            return;
        }

        foreach (var file in Files)
        {
            File.Delete(Path.Combine(laid.Directory, file + "-wal"));
            File.Delete(Path.Combine(laid.Directory, file + "-shm"));
            File.Copy(Path.Combine(Kept, file), Path.Combine(laid.Directory, file), overwrite: true);
        }
    }

    public void Dispose()
    {
        if (laid.Postgres is not null)
        {
            Execute($"drop database if exists {Database}_copy with (force)");
        }
    }

    private void Copy(string from, string to)
    {
        NpgsqlConnection.ClearAllPools();
        Execute($"drop database if exists {to} with (force)");
        Execute($"create database {to} template {from}");
    }

    private void Execute(string sql)
    {
        var server = new NpgsqlConnectionStringBuilder(laid.Postgres) { Database = "postgres", Pooling = false };
        using var source = NpgsqlDataSource.Create(server.ConnectionString);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
