using Npgsql;

namespace Habeas.Storage.Postgres;

/// <summary>What a failure of the server means for a person. Only codes and names of tables are said: the server's words may hold values.</summary>
internal static class PostgresFaults
{
    public static StorageFault From(NpgsqlException e) => e is PostgresException p ? From(p) : new(
        FaultKind.Unreachable, "The database server does not answer, or the connection was lost. Check that it runs, then try again.", e);

    private static StorageFault From(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => new(
            FaultKind.DiskFull, "The database server has no room left. Make room, then try again.", e),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected => new(
            FaultKind.Locked, "Another process is writing to the register. Wait until it has finished, then try again.", e),
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new(
            FaultKind.Denied, $"The database server denied this (code {e.SqlState}). Check the user that HABEAS_POSTGRES names and its rights.", e),
        PostgresErrorCodes.InvalidCatalogName => new(
            FaultKind.NoRegister, "The database that HABEAS_POSTGRES names does not exist. Have it created, then run habeas init.", e),
        // Of these the server's own words hold nothing but names.
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName => StorageFault.OfSchema(e.MessageText, e),
        PostgresErrorCodes.TooManyConnections => new(
            FaultKind.Unreachable, "The database server takes no more connections. End what holds them, or raise max_connections, then try again.", e),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => new(
            FaultKind.Unreachable, "The database server is stopping or starting. Wait, then try again.", e),
        _ => new(FaultKind.Failed, $"The database server failed with code {e.SqlState}{About(e)}.", e),
    };

    private static string About(PostgresException e) => (e.TableName, e.ConstraintName) switch
    {
        (null, _) => "",
        (var table, null) => $" on table {table}",
        var (table, constraint) => $" on table {table}, constraint {constraint}",
    };
}
