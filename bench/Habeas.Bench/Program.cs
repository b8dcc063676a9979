using Habeas.Bench;

if (args.Contains("--help"))
{
    Console.WriteLine("""
        Measures Habeas beside a rival in the same run and prints the ratios.

          dotnet run -c Release --project bench/Habeas.Bench [--] [sqlite] [postgres] [import] [verify] [sceptic] [trust] [rebuild] [search] [days] [backup]

        Without a name all are run. PostgreSQL is measured where HABEAS_TEST_POSTGRES names a server.
        """);
    return 0;
}

var server = Environment.GetEnvironmentVariable("HABEAS_TEST_POSTGRES");
var folder = Directory.CreateTempSubdirectory("habeas-bench-").FullName;
var met = true;
try
{
    if (Asked("sqlite"))
    {
        met &= DurableActs.Sqlite(folder);
    }

    if (Asked("postgres") && server is not null)
    {
        met &= DurableActs.Postgres(folder, server);
    }

    if (Asked("backup"))
    {
        met &= BackupCopies.Sqlite(folder);
    }

    if (Asked("days"))
    {
        met &= Days.Sqlite(folder) && (server is null || Days.Postgres(folder, server));
    }

    if (Asked("search"))
    {
        met &= Searches.Sqlite(folder);
    }

    if (Asked("sceptic"))
    {
        Sceptic.Published(folder);
    }

    if (Asked("trust"))
    {
        SealedActs.Sqlite(folder);
        WitnessedActs.Sqlite(folder);
    }

    if (Asked("import") || Asked("verify") || Asked("rebuild"))
    {
        using var history = new History(folder);
        met &= history.Import();
        met &= !Asked("verify") || history.Verify();
        met &= !Asked("rebuild") || history.Rebuild();
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

return met ? 0 : 1;

bool Asked(string name) => args.Length == 0 || args.Contains(name);
