using SQLitePCL;

namespace Habeas.Storage.Sqlite;

// Failure policy: as Database.

/// <summary>A prepared statement: bind, step, read columns in place, reset.</summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    private const int IdLength = 16;

    // The number or null that was bound last: a statement keeps it when it is reset, and most columns say the same row after row.
    private readonly (bool IsKnown, long? Value)[] _bound = new (bool, long?)[raw.sqlite3_bind_parameter_count(handle) + 1];

    public sqlite3_stmt Handle => handle;

    public int Columns => raw.sqlite3_column_count(handle);

    public string ColumnName(int column) => raw.sqlite3_column_name(handle, column).utf8_to_string();

    public Statement Bind(int index, long? value)
    {
        if (_bound[index] != (true, value))
        {
            _bound[index] = default;
            database.Check(value is { } number ? raw.sqlite3_bind_int64(handle, index, number) : raw.sqlite3_bind_null(handle, index));
            _bound[index] = (true, value);
        }

        return this;
    }

    public Statement Bind(int index, string? value)
    {
        if (value is null)
        {
            return Bind(index, (long?)null);
        }

        _bound[index] = default;
        database.Check(raw.sqlite3_bind_text(handle, index, value));
        return this;
    }

    public Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        _bound[index] = default;
        database.Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, index, 0) : raw.sqlite3_bind_blob(handle, index, value));
        return this;
    }

    public Statement Bind(int index, Guid? value)
    {
        if (value is not { } id)
        {
            return Bind(index, (long?)null);
        }

        Span<byte> bytes = stackalloc byte[IdLength];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(index, bytes);
    }

    /// <summary>Binds an argument of a <see cref="Engine.Query"/>.</summary>
    public Statement BindAny(int index, object? value) => value switch
    {
        null => Bind(index, (string?)null),
        long number => Bind(index, number),
        int number => Bind(index, (long)number),
        string text => Bind(index, text),
        Guid id => Bind(index, id),
        byte[] bytes => Bind(index, bytes.AsSpan()),
        _ => throw new ArgumentException($"No argument can be a {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>True when there is a row.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }

        raw.sqlite3_reset(handle);
        database.Check(code);
        return false;
    }

    /// <summary>Runs a statement that gives no rows, and makes it ready for the next.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    public void Reset() => raw.sqlite3_reset(handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Int(int column) => raw.sqlite3_column_int64(handle, column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? "";

    public ReadOnlySpan<byte> Span(int column) => raw.sqlite3_column_blob(handle, column);

    public Guid Id(int column)
    {
        var bytes = Span(column);
        return bytes.Length == IdLength
            ? new(bytes, bigEndian: true)
            : throw new StorageFault(FaultKind.Damaged, "An id in the register has not 16 bytes. Run habeas verify --deep.");
    }

    public void Dispose() => handle.Dispose();
}
