using System.Diagnostics;
using System.Text.Json;
using Habeas.Cli.Host;
using Habeas.Cli.Tests.Verbs;
using Npgsql;

namespace Habeas.Cli.Tests;

/// <summary>
/// A register, a witness and an outsider, each a process of its own that shares nothing with the others but what they send: growth, a
/// witness that is away, a key that is replaced, an older copy, two histories.
/// </summary>
public abstract class ThreeProcessesContract : IDisposable
{
    private readonly List<Process> _serving = [];

    protected string Folder { get; } = Directory.CreateTempSubdirectory("habeas-three-").FullName;

    [Fact]
    public void Growth_outage_rotation_rollback_and_split_view_are_carried_or_caught()
    {
        Habeas("init", "--register", "r", "--origin", "register.example").Exits(Exits.Ok);
        Habeas("place", "open", "Zenda Prison", "--kind", "prison", "--authority", "Prison Service", "--zone", "Europe/Prague").Exits(Exits.Ok);
        var first = Habeas("key", "export-public").Exits(Exits.Ok).Out.Trim();
        Write("first-key", first + "\n");
        var line = Habeas("witness", "new-key", "--name", "ombudsman.example", "--key", "w", "--format", "json").Exits(Exits.Ok).Json().GetProperty("policy_line").GetString()!;
        var (witness, address) = Serve("witness", "--key", "w", "--log", $"register.example:{first}");
        Write("policy", line.Replace("https://ombudsman.example", address, StringComparison.Ordinal) + "\nquorum ombudsman.example\n");
        Habeas("witness", "policy", "policy").Exits(Exits.Ok);

        Grow(3);
        Habeas("witness", "ask").Exits(Exits.Ok);
        Assert.Equal(4, Witnessed());
        Habeas("tiles", "export", "published").Exits(Exits.Ok);
        var (publisher, published) = Serve("tiles", "published");
        Outsider(published, "--keys", "first-key", "--policy", "policy").Exits(0);
        Copy("checkpoint-of-4");

        Stop(witness);
        Grow(2);
        Assert.Equal(4, Witnessed());
        Habeas("witness", "ask").Exits(Exits.Attention);
        (witness, _) = Serve("witness", "--key", "w", "--log", first, "--listen", address[7..]);
        Habeas("witness", "ask").Exits(Exits.Ok);
        Assert.Equal(6, Witnessed());

        Habeas("key", "rotate", "signing").Exits(Exits.Ok);
        Grow(1);
        Habeas("witness", "ask").Exits(Exits.Ok);
        Assert.Equal(7, Witnessed()); // both keys sign, and the witness knows the earlier one
        Stop(witness);
        Habeas("key", "export-public", "--out", "both-keys").Exits(Exits.Ok);
        (witness, _) = Serve("witness", "--key", "w", "--keys", "both-keys", "--listen", address[7..]);
        Habeas("key", "retire").Exits(Exits.Ok);
        Grow(1);
        Habeas("witness", "ask").Exits(Exits.Ok); // on a slow machine a command may end before it was answered
        Assert.Equal(8, Witnessed());
        Habeas("tiles", "export", "published").Exits(Exits.Ok);
        Outsider(published, "--keys", "first-key", "--policy", "policy", "--checkpoint", "checkpoint-of-4").Exits(0);
        if (Engine == "sqlite")
        {
            Outsider("r", "--keys", "first-key", "--policy", "policy", "--checkpoint", "checkpoint-of-4").Exits(0);
        }

        AnotherHistory();
        Stop(publisher);
        Stop(witness);
    }

    private void AnotherHistory()
    {
        TakeCopy();
        Grow(3);
        Habeas("witness", "ask").Exits(Exits.Ok);
        Habeas("tiles", "export", "published").Exits(Exits.Ok);
        Copy("checkpoint-of-11");
        PutBack();
        Assert.Contains("older copy", Habeas("witness", "ask").Exits(Exits.NotVerified).Out, StringComparison.Ordinal);
        Assert.Contains("older copy", Habeas("tiles", "export", "published").Exits(Exits.StorageFault).Err, StringComparison.Ordinal);

        Grow(3, Exits.NotVerified); // recorded, and told
        Assert.Contains("two histories", Habeas("witness", "ask").Exits(Exits.NotVerified).Out, StringComparison.Ordinal);
        Habeas("status").Exits(Exits.NotVerified);
        Habeas("verify", "--checkpoint", "checkpoint-of-11").Exits(Exits.NotVerified);
        Habeas("tiles", "export", "forked", "--newest").Exits(Exits.Ok);
        var split = Outsider("forked", "--keys", "first-key", "--checkpoint", "checkpoint-of-11", "--evidence", "shown").Exits(1);
        Assert.Contains("signed again", split.Out, StringComparison.Ordinal);
        string[] evidence = ["shown", .. Directory.GetFiles(Path.Combine(Folder, "r", "evidence")), .. Directory.GetFiles(Path.Combine(Folder, "w.seen", "evidence"))];
        Assert.True(evidence.Length >= 4, $"only {evidence.Length} pieces of evidence");
        Write("all-keys", Habeas("key", "export-public").Out);
        Assert.Contains(evidence, e => Outsider("evidence", e, "--keys", "all-keys").Out.Contains("the log is convicted", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _serving.ToList().ForEach(Stop);
        CleanUp();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected abstract string Engine { get; }

    /// <summary>The connection string of a register in PostgreSQL.</summary>
    protected virtual string? Postgres => null;

    protected abstract void TakeCopy();

    protected abstract void PutBack();

    protected virtual void CleanUp()
    {
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    private void Copy(string kept) => File.Copy(Path.Combine(Folder, "published", "checkpoint"), Path.Combine(Folder, kept));

    private void Grow(int acts, int exit = Exits.Ok)
    {
        for (var i = 0; i < acts; i++)
        {
            Habeas("presence", "--place", "Zenda Prison", "--at", "2026-03-04T09:00", "--source", "roll").Exits(exit);
        }
    }

    private long? Witnessed() => Status().GetProperty("witnessed_size") is { ValueKind: JsonValueKind.Number } size ? size.GetInt64() : null;

    private JsonElement Status() => Habeas("status", "--format", "json", "--free-percent", "0").Json();

    private Ran Habeas(params IReadOnlyList<string> args) => Run("habeas.dll", args);

    private Ran Outsider(params IReadOnlyList<string> args) => Run("habeas-verify.dll", args);

    private Ran Run(string program, IReadOnlyList<string> args)
    {
        using var process = Start(program, args);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    /// <summary>Starts what serves, and reads the address that it prints.</summary>
    private (Process Process, string Address) Serve(string verb, params IReadOnlyList<string> args)
    {
        IReadOnlyList<string> listen = args.Contains("--listen") ? [] : ["--listen", "127.0.0.1:0"];
        var process = Start("habeas.dll", [verb, "serve", .. args, .. listen, "--format", "csv"]);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        _ = process.StandardOutput.ReadLine();
        var address = process.StandardOutput.ReadLine()?.Split(',')[0].TrimEnd('/') ?? throw new InvalidOperationException($"{verb} serve ended before it served.");
        _ = process.StandardOutput.ReadToEndAsync();
        _serving.Add(process);
        return (process, address);
    }

    private void Stop(Process process)
    {
        if (_serving.Remove(process))
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }

    private Process Start(string program, IReadOnlyList<string> args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. args])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["HABEAS_REGISTER"] = "r";
        start.Environment["HABEAS_OFFICER"] = "A. Officer";
        start.Environment["HABEAS_POSTGRES"] = Postgres;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}

public sealed class ThreeProcessesOnSqlite : ThreeProcessesContract
{
    private static readonly string[] Files = ["register.db", "keys.db"];

    protected override string Engine => "sqlite";

    protected override void TakeCopy()
    {
        foreach (var file in Files)
        {
            File.Copy(Path.Combine(Folder, "r", file), Path.Combine(Folder, file));
        }
    }

    protected override void PutBack()
    {
        foreach (var file in Files)
        {
            File.Delete(Path.Combine(Folder, "r", file + "-wal"));
            File.Delete(Path.Combine(Folder, "r", file + "-shm"));
            File.Copy(Path.Combine(Folder, file), Path.Combine(Folder, "r", file), overwrite: true);
        }
    }
}

public sealed class ThreeProcessesOnPostgres : ThreeProcessesContract
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("HABEAS_TEST_POSTGRES");
    private readonly string _database = FormattableString.Invariant($"habeas_three_{Environment.ProcessId}");

    public ThreeProcessesOnPostgres()
    {
        if (string.IsNullOrEmpty(Server))
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("HABEAS_REQUIRE_POSTGRES") != "1", "HABEAS_TEST_POSTGRES names no server");
            Assert.Fail("HABEAS_REQUIRE_POSTGRES is 1 and HABEAS_TEST_POSTGRES names no server.");
        }

        Execute($"create database {_database}");
    }

    protected override string Engine => "postgres";

    protected override string? Postgres => new NpgsqlConnectionStringBuilder(Server) { Database = _database }.ConnectionString;

    protected override void TakeCopy() => Execute($"create database {_database}_copy template {_database}");

    protected override void PutBack()
    {
        Execute($"drop database {_database} with (force)");
        Execute($"create database {_database} template {_database}_copy");
    }

    protected override void CleanUp()
    {
        Execute($"drop database if exists {_database}_copy with (force)");
        Execute($"drop database if exists {_database} with (force)");
    }

    private static void Execute(string sql)
    {
        using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
