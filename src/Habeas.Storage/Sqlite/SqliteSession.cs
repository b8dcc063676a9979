using Habeas.Storage.Engine;

namespace Habeas.Storage.Sqlite;

// Failure policy: as Database. A session that raised a fault is thrown away by its user; disposing rolls back what was not committed.

/// <summary>Questions put to one connection inside one read transaction.</summary>
internal class SqliteSession : ISession
{
    private readonly Action<Database>? _whenRead;

    /// <summary>A reader, when it is said what becomes of its connection afterwards; otherwise a writer.</summary>
    public SqliteSession(Database database, Action<Database>? whenRead)
    {
        Database = database;
        _whenRead = whenRead;
        if (whenRead is not null)
        {
            Database.Execute("begin");
        }
    }

    protected Database Database { get; }

    public IRows Run(params IReadOnlyList<Query> queries) => new SqliteRows(Database, queries);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _whenRead is not null)
        {
            Database.Execute("rollback");
            _whenRead(Database);
        }
    }
}

/// <summary>A cursor over the results of several questions, each run when it is reached; a list of ids runs it once for each.</summary>
internal sealed class SqliteRows : IRows
{
    private readonly Database _database;
    private readonly IReadOnlyList<Query> _queries;
    private int _query;
    private Statement? _statement;
    private Guid[]? _ids;
    private int _idIndex;
    private int _nextId;

    public SqliteRows(Database database, IReadOnlyList<Query> queries)
    {
        _database = database;
        _queries = queries;
        Start();
    }

    public bool Next()
    {
        while (_statement is not null)
        {
            if (_statement.Step())
            {
                return true;
            }

            _statement.Reset();
            if (_ids is null || _nextId >= _ids.Length)
            {
                _statement = null;
                return false;
            }

            _statement.Bind(_idIndex, _ids[_nextId++]);
        }

        return false;
    }

    public bool NextResult()
    {
        _statement?.Reset();
        _statement = null;
        if (++_query >= _queries.Count)
        {
            return false;
        }

        Start();
        return true;
    }

    public bool IsNull(int column) => _statement!.IsNull(column);

    public long Int(int column) => _statement!.Int(column);

    public Guid Id(int column) => _statement!.Id(column);

    public string Text(int column) => _statement!.Text(column);

    public byte[] Bytes(int column) => _statement!.Span(column).ToArray();

    public ReadOnlySpan<byte> Span(int column) => _statement!.Span(column);

    public void Dispose()
    {
        _statement?.Reset();
        _statement = null;
    }

    private void Start()
    {
        var query = _queries[_query];
        _ids = null;
        _statement = _database.Prepare(query.Sql);
        for (var i = 0; i < query.Arguments.Length; i++)
        {
            if (query.Arguments[i] is Guid[] ids)
            {
                (_ids, _idIndex, _nextId) = (ids, i + 1, 1);
                if (ids.Length == 0)
                {
                    _statement = null;
                    return;
                }

                _statement.Bind(i + 1, ids[0]);
            }
            else
            {
                _statement.BindAny(i + 1, query.Arguments[i]);
            }
        }
    }
}
