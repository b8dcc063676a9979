namespace Habeas.Storage.Engine;

// The contract of an engine. Failure policy: every failure of the environment leaves an engine as a StorageFault and nothing is
// retried here; a session that raised one is disposed of by whoever opened it. A commit that fails leaves the outcome unknown.

/// <summary>A store that holds a register: SQLite or PostgreSQL. Calls are synchronous; sessions are not shared between threads.</summary>
internal interface IStore : IDisposable
{
    /// <summary>A slug: <c>sqlite</c> or <c>postgres</c>.</summary>
    string Engine { get; }

    /// <summary>How many bytes the register takes where it is kept.</summary>
    long SizeBytes { get; }

    IKeyStore Keys { get; }

    ISchema Schema { get; }

    /// <summary>A session that sees the store as it was when its first question was put, and no later.</summary>
    ISession OpenReader();

    /// <summary>The session of one writer.</summary>
    IWriter OpenWriter();

    /// <summary>Clears what rows that are gone left behind, in free pages, indexes, statistics and this store's own journal.</summary>
    /// <remarks>Copies that were made before, such as archives of a server's journal, are for the operator to destroy.</remarks>
    void Clear();
}

/// <summary>One SELECT with its arguments. <c>{in}</c> stands for "is one of" the argument before it, a list of ids.</summary>
/// <remarks>SQL is written in the part that both engines share, with <c>$1</c>, <c>$2</c>, … numbered in order of appearance.</remarks>
internal sealed record Query(string Sql, params object?[] Arguments);

internal interface ISession : IDisposable
{
    /// <summary>Runs questions in order, in one round trip where the engine has any; read a result to its end, or leave it, before the next.</summary>
    IRows Run(params IReadOnlyList<Query> queries);
}

internal interface IWriter : ISession
{
    /// <summary>Waits for the store's one write lock, and runs the questions under it.</summary>
    IRows Begin(params IReadOnlyList<Query> queries);

    /// <summary>Writes the batch, which is empty afterwards; nothing is durable yet.</summary>
    void Write(Batch batch);

    /// <summary>Writes the batch and commits: durable on return.</summary>
    void Commit(Batch batch);

    /// <summary>Gives the lock back with nothing written.</summary>
    void Rollback();
}

/// <summary>A cursor over the rows of one or more results.</summary>
internal interface IRows : IDisposable
{
    bool Next();

    /// <summary>Goes on to the result of the next question; false after the last.</summary>
    bool NextResult();

    bool IsNull(int column);

    long Int(int column);

    Guid Id(int column);

    string Text(int column);

    byte[] Bytes(int column);

    /// <summary>The bytes in place; valid until the next call on the cursor.</summary>
    ReadOnlySpan<byte> Span(int column);
}

/// <summary>The owner keys, wrapped, in a store of their own.</summary>
internal interface IKeyStore : IDisposable
{
    /// <summary>How many keys were ever minted. Keys are numbered from 1.</summary>
    long Count();

    /// <summary>Adds keys, numbered from <paramref name="first"/>; durable on return.</summary>
    void Add(long first, IReadOnlyList<WrappedKey> keys);

    /// <summary>Keys by number, from <paramref name="first"/> on.</summary>
    IReadOnlyList<NumberedKey> Range(long first, int count);

    /// <summary>A key by its id; null when there is none.</summary>
    NumberedKey? Find(Guid id);

    /// <summary>Replaces the bytes of keys, where they still are what they were; durable on return, and the old bytes are overwritten where the engine can.</summary>
    void Rewrap(IReadOnlyList<(NumberedKey Was, byte[] Wrapped)> keys);

    /// <summary>Destroys a key: its number and id stay, its bytes go. What it sealed is erased.</summary>
    void Destroy(Guid id);
}

/// <summary>An owner key as it is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Bytes">The wrapped key; null when it was destroyed elsewhere and only its number and id are kept.</param>
internal readonly record struct WrappedKey(Guid Id, byte[]? Bytes);

/// <summary>A stored owner key with its number; <paramref name="Bytes"/> is null when it was destroyed.</summary>
internal sealed record NumberedKey(long Number, Guid Id, byte[]? Bytes);

internal static class RowReading
{
    public static long? IntOrNull(this IRows rows, int column) => rows.IsNull(column) ? null : rows.Int(column);

    public static Guid? IdOrNull(this IRows rows, int column) => rows.IsNull(column) ? null : rows.Id(column);

    public static string? TextOrNull(this IRows rows, int column) => rows.IsNull(column) ? null : rows.Text(column);

    /// <summary>Every row of the current result, as <paramref name="read"/> sees it.</summary>
    public static IEnumerable<T> All<T>(this IRows rows, Func<IRows, T> read)
    {
        while (rows.Next())
        {
            yield return read(rows);
        }
    }

    /// <summary>One value of one row, or null where there is no row or it is null.</summary>
    public static long? Number(this ISession session, Query query)
    {
        using var rows = session.Run(query);
        return rows.Next() ? rows.IntOrNull(0) : null;
    }

    /// <summary>All rows of one question, streamed.</summary>
    public static IEnumerable<T> Select<T>(this ISession session, Query query, Func<IRows, T> read)
    {
        using var rows = session.Run(query);
        while (rows.Next())
        {
            yield return read(rows);
        }
    }
}
