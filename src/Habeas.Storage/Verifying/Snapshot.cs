using Habeas.Storage.Engine;

namespace Habeas.Storage.Verifying;

// Failure policy: a fault while opening disposes of what was opened.

/// <summary>Several sessions that all see one and the same state, so that threads can read it together.</summary>
internal sealed class Snapshot : IDisposable
{
    private Snapshot(IReadOnlyList<ISession> sessions) => Sessions = sessions;

    public IReadOnlyList<ISession> Sessions { get; }

    /// <summary>Opens the sessions while nobody can write.</summary>
    public static Snapshot Open(IStore store, int count)
    {
        var sessions = new List<ISession>();
        try
        {
            using var writer = store.OpenWriter();
            writer.Begin(new Query("select 1")).Dispose();
            for (var i = 0; i < count; i++)
            {
                var session = store.OpenReader();
                sessions.Add(session);
                session.Number(new("select count(*) from log"));
            }

            writer.Rollback();
            return new(sessions);
        }
        catch
        {
            sessions.ForEach(s => s.Dispose());
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var session in Sessions)
        {
            session.Dispose();
        }
    }
}
