using Habeas.Storage.Engine;

namespace Habeas.Storage.Tests.Writing;

/// <summary>A store whose k-th call fails; a commit may fail before it happens or, with the connection lost, after.</summary>
internal sealed class FaultyStore(IStore inner, int failing, bool afterCommit) : IStore
{
    private int _calls;

    /// <summary>Whether the k-th call was reached.</summary>
    public bool Failed => _calls >= failing;

    public string Engine => inner.Engine;

    public long SizeBytes => inner.SizeBytes;

    public IKeyStore Keys => new FaultyKeys(this, inner.Keys);

    public ISchema Schema => new FaultySchema(this, inner.Schema);

    public ISession OpenReader() => inner.OpenReader();

    public IWriter OpenWriter()
    {
        Call();
        return new FaultyWriter(this, inner.OpenWriter());
    }

    public void Clear() => inner.Clear();

    public void Dispose()
    {
    }

    private bool IsNext() => Interlocked.Increment(ref _calls) == failing;

    private void Call()
    {
        if (IsNext())
        {
            throw Fault();
        }
    }

    private static StorageFault Fault() => new(FaultKind.Unreachable, "the test's own fault");

    private sealed class FaultySchema(FaultyStore store, ISchema inner) : ISchema
    {
        public IReadOnlyList<SchemaObject> Made() => inner.Made();

        public IReadOnlyList<SchemaObject> Stored() => inner.Stored();

        public void Remake(IReadOnlyList<SchemaObject> dropped, IReadOnlyList<Table> made)
        {
            var fails = store.IsNext();
            if (!fails || store.AfterCommit)
            {
                inner.Remake(dropped, made);
            }

            if (fails)
            {
                throw Fault();
            }
        }
    }

    private sealed class FaultyWriter(FaultyStore store, IWriter inner) : IWriter
    {
        public IRows Run(params IReadOnlyList<Query> queries)
        {
            store.Call();
            return inner.Run(queries);
        }

        public IRows Begin(params IReadOnlyList<Query> queries)
        {
            store.Call();
            return inner.Begin(queries);
        }

        public void Write(Batch batch)
        {
            store.Call();
            inner.Write(batch);
        }

        public void Commit(Batch batch)
        {
            var fails = store.IsNext();
            if (!fails || store.AfterCommit)
            {
                inner.Commit(batch);
            }

            if (fails)
            {
                throw Fault();
            }
        }

        public void Rollback()
        {
            store.Call();
            inner.Rollback();
        }

        public void Dispose() => inner.Dispose();
    }

    private bool AfterCommit => afterCommit;

    private sealed class FaultyKeys(FaultyStore store, IKeyStore inner) : IKeyStore
    {
        public long Count()
        {
            store.Call();
            return inner.Count();
        }

        public void Add(long first, IReadOnlyList<WrappedKey> keys)
        {
            var fails = store.IsNext();
            if (!fails || store.AfterCommit)
            {
                inner.Add(first, keys);
            }

            if (fails)
            {
                throw Fault();
            }
        }

        public IReadOnlyList<NumberedKey> Range(long first, int count)
        {
            store.Call();
            return inner.Range(first, count);
        }

        public NumberedKey? Find(Guid id)
        {
            store.Call();
            return inner.Find(id);
        }

        public void Rewrap(IReadOnlyList<(NumberedKey Was, byte[] Wrapped)> keys) => inner.Rewrap(keys);

        public void Destroy(Guid id) => inner.Destroy(id);

        public void Dispose()
        {
        }
    }
}
