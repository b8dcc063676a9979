using System.Text.Json;
using Habeas.Storage.Engine;
using Habeas.Storage.Postgres;
using Habeas.Storage.Sqlite;

namespace Habeas.Storage;

// Failure policy: what is missing or cannot be read is a StorageFault that says what to do. A connection string is never in a message.

/// <summary>
/// Where a register is: a directory, which holds an SQLite register itself, or only the keys and the description of one in PostgreSQL.
/// </summary>
/// <remarks>
/// The environment decides the rest: <c>HABEAS_POSTGRES</c> is a connection string, or <c>HABEAS_POSTGRES_FILE</c> a file that holds
/// one; <c>HABEAS_KEYS</c> is a directory for the two key files other than <c>keys/</c>. A connection string is never an argument of
/// a command, where other users of the machine could read it, and never printed.
/// </remarks>
public sealed class RegisterLocation
{
    internal const string DescriptionFile = "register.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly string? _postgres;

    private RegisterLocation(string directory, string keyDirectory, string? postgres)
    {
        Directory = directory;
        KeyDirectory = keyDirectory;
        _postgres = postgres;
    }

    public string Directory { get; }

    public string KeyDirectory { get; }

    /// <summary>Whether a new register here would be in PostgreSQL.</summary>
    public bool IsPostgres => _postgres is not null;

    /// <summary>Reads a location.</summary>
    /// <param name="directory">The register's directory.</param>
    /// <param name="environment">Environment variables by name; null for one that is not set.</param>
    public static RegisterLocation Parse(string directory, Func<string, string?> environment)
    {
        var full = Path.GetFullPath(directory);
        var keys = environment("HABEAS_KEYS") is { Length: > 0 } elsewhere ? Path.GetFullPath(elsewhere) : Path.Combine(full, "keys");
        var postgres = environment("HABEAS_POSTGRES");
        if (string.IsNullOrWhiteSpace(postgres) && environment("HABEAS_POSTGRES_FILE") is { Length: > 0 } file)
        {
            postgres = ReadText(file)?.Trim() ?? throw new StorageFault(
                FaultKind.NoRegister, $"The file {file}, which HABEAS_POSTGRES_FILE names, cannot be read.");
        }

        return new(full, keys, string.IsNullOrWhiteSpace(postgres) ? null : postgres);
    }

    public override string ToString() => Directory;

    internal string DescriptionPath => Path.Combine(Directory, DescriptionFile);

    /// <summary>A place in a folder of its own for an SQLite register with the same keys, whatever the environment names.</summary>
    public RegisterLocation InSqlite(string directory) => new(Path.GetFullPath(directory), KeyDirectory, null);

    /// <summary>Another folder, on the other engine than SQLite or on SQLite, with the keys that the environment names or that lie in it.</summary>
    public RegisterLocation OnEngine(bool isPostgres) => isPostgres == IsPostgres ? this
        : isPostgres ? throw new StorageFault(FaultKind.NoRegister, "Put the connection string of an empty database into HABEAS_POSTGRES, or a file's name into HABEAS_POSTGRES_FILE.")
        : InSqlite(Directory);

    /// <summary>The same place on the engine that its description names, where there is one.</summary>
    internal RegisterLocation AsDescribed() => Describe() is { Engine: var engine } ? OnEngine(engine == "postgres") : this;

    /// <summary>Whether the database holds what was begun and not finished.</summary>
    internal bool IsIncomplete() => _postgres is not null && PostgresStore.IsIncomplete(_postgres);

    /// <summary>Opens a store to be filled, after taking away what was not finished there.</summary>
    internal IStore OpenEmpty()
    {
        if (_postgres is null)
        {
            return SqliteStore.Open(Directory, create: true);
        }

        PostgresStore.DropIncomplete(_postgres);
        return PostgresStore.Open(_postgres, create: true);
    }

    /// <summary>What the directory says of its register; null when it says nothing.</summary>
    internal Description? Describe()
    {
        if (ReadText(DescriptionPath) is not { } text)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Description>(text, Json);
        }
        catch (JsonException e)
        {
            throw new StorageFault(FaultKind.NoRegister, $"{DescriptionPath} is not the description of a register.", e);
        }
    }

    /// <summary>Writes the description, last of all: from then on there is a register here.</summary>
    internal void Describe(Description description)
    {
        if (File.Exists(DescriptionPath))
        {
            throw new StorageFault(FaultKind.AlreadyThere, $"There is a register in {Directory} already.");
        }

        Durable.Write(DescriptionPath, System.Text.Encoding.UTF8.GetBytes(JsonSerializer.Serialize(description, Json) + "\n"));
    }

    internal IStore OpenStore(bool create)
    {
        var engine = Describe()?.Engine;
        var postgres = create ? IsPostgres : engine switch
        {
            "postgres" => true,
            "sqlite" => false,
            _ => IsPostgres,
        };
        if (!postgres)
        {
            return SqliteStore.Open(Directory, create);
        }

        return _postgres is null
            ? throw new StorageFault(
                FaultKind.NoRegister, $"The register of {Directory} is in PostgreSQL. Put its connection string into HABEAS_POSTGRES, or a file's name into HABEAS_POSTGRES_FILE.")
            : PostgresStore.Open(_postgres, create);
    }

    private static string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(FaultKind.Denied, $"{path} cannot be read. Check its permissions.", e);
        }
    }
}

/// <summary>What <c>register.json</c> says: enough to find the register, nothing that is secret.</summary>
internal sealed record Description(string Origin, string FilePrefix, string Engine, string Verifier);
