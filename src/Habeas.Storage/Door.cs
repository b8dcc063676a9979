using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Storage.Documents;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;
using Habeas.Storage.Writing;
using NodaTime;

namespace Habeas.Storage;

// A map of this room:
//   Door            the only public writer; Writing/ is what happens behind it, batch by batch
//   Documents/      the documents that acts name: taken in, and verified
//   Questions/      the one query boundary: files, entries, rows as known at an entry
//   Witnessing/     asks those outside to cosign checkpoints, and keeps what they signed
//   Publication/    the log as static files for anybody to fetch: hashes, and nothing about anybody
//   Verifying/      proves that nothing was altered, and says where something was
//   Derived/        the read models: how entries become rows, how they are rebuilt and compared
//   Backup/         backups, restored after they were verified; the drill; the move to the other engine
//   Engine/         the contract of a store; Sqlite/ and Postgres/ keep it, each with its schema
//   Keys/           the register's two key files, and the owner keys in their own store
//
// Failure policy: an act is acknowledged only when its commit is durable. A fault of the environment concerns every act of the batch
// and reaches each of their callers; a bug in one act's decision concerns that act alone. The door itself goes on with the next batch.

/// <summary>Through which everything is recorded: one act, one entry, or a refusal that changed nothing.</summary>
/// <remarks>
/// What has queued up while the last batch was being committed is committed together, by the door's own thread; a lone caller who
/// finds the door free is served on their own, without a switch of threads. The store's own lock orders the doors of several
/// processes. Members may be called on any thread.
/// </remarks>
public sealed class Door : IDisposable
{
    /// <summary>The most acts in one commit.</summary>
    public const int MostActs = 2048;

    /// <summary>How far the clock may lag the last entry before acts are refused until it is right again.</summary>
    public static Duration ClockTolerance => Head.Tolerance;

    private readonly BlockingCollection<Work> _queue = new(new ConcurrentQueue<Work>());
    private readonly Thread _thread;
    private readonly Lock _taking = new(); // whoever holds it may use the intake
    private readonly Intake _intake;
    private readonly DocumentIntake _documents;
    private readonly Action? _recorded; // told after each commit
    private volatile bool _crowded;
    private int _waiting; // works that were queued and are not answered yet
    private int _ended;

    internal Door(IStore store, RegisterKeys keys, IClock clock, RandomBytes random, string prefix, Action? recorded = null)
    {
        _recorded = recorded;
        _intake = new(store, keys, clock, random, prefix);
        _documents = new(store, keys, clock, random);
        _thread = new(Serve) { Name = "door", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Puts one act to the register, and waits for the answer.</summary>
    /// <param name="act">The act. Its lists are the register's from now on: whoever changes one changes what the door believes it recorded.</param>
    /// <param name="actor">Who acts.</param>
    /// <exception cref="StorageFault">The environment failed; <see cref="StorageFault.OutcomeUnknown"/> says whether the act may be recorded.</exception>
    public Answer Act(Act act, Actor actor)
    {
        var work = new Work([new(act, actor)]);
        if (!TryServeNow(work))
        {
            Enqueue(work);
        }

        return OneByOne(work).Single();
    }

    /// <inheritdoc cref="Act"/>
    public async Task<Answer> ActAsync(Act act, Actor actor)
    {
        var work = Enqueue(new([new(act, actor)]));
        await work.Done.Task;
        return OneByOne(work).Single();
    }

    /// <summary>
    /// Puts many acts to the register in order, up to <see cref="MostActs"/> in a commit, and gives each one's answer once it is
    /// durable. The next acts are drawn while earlier ones are being committed.
    /// </summary>
    /// <exception cref="StorageFault">As for one act; the answers given before it stand.</exception>
    public IEnumerable<Answer> ActMany(IEnumerable<Act> acts, Actor actor) => ActMany(acts.Select(a => (a, actor)));

    /// <inheritdoc cref="ActMany(IEnumerable{Act}, Actor)"/>
    /// <param name="acts">The acts in order, each with who acts.</param>
    public IEnumerable<Answer> ActMany(IEnumerable<(Act Act, Actor Actor)> acts)
    {
        Work? before = null;
        foreach (var chunk in acts.Chunk(MostActs))
        {
            var work = Enqueue(new([.. chunk.Select(a => new Request(a.Act, a.Actor))]));
            foreach (var answer in before is null ? [] : OneByOne(before))
            {
                yield return answer;
            }

            before = work;
        }

        foreach (var answer in before is null ? [] : OneByOne(before))
        {
            yield return answer;
        }
    }

    /// <summary>Adds a document, which acts name by the digest that is answered. It waits for no act that is queued.</summary>
    /// <param name="content">Its content: of a type and size that <see cref="Register.Documents.DocumentContent"/> takes.</param>
    /// <param name="owner">The person on whose file it is and with whose key it is erased; null for one of the register's own.</param>
    /// <param name="actor">Who adds it.</param>
    /// <exception cref="StorageFault">The environment failed; the same document may be added again.</exception>
    public DocumentAnswer Add(byte[] content, PersonId? owner, Actor actor)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _ended) == 1, this);
        return _documents.Add(content, owner, actor);
    }

    /// <summary>Lets go of every file and key that is held in memory, after somebody was erased.</summary>
    internal void Forget()
    {
        lock (_taking)
        {
            _intake.Forget();
        }
    }

    /// <summary>Lets what is queued be answered, then ends.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _queue.CompleteAdding();
            _thread.Join();
            _queue.Dispose();
            lock (_taking)
            {
                _intake.Dispose();
            }
        }
    }

    private Work Enqueue(Work work)
    {
        Interlocked.Increment(ref _waiting);
        _queue.Add(work);
        return work;
    }

    /// <summary>The answers in order, up to an act whose own code threw: what was recorded before it is said first.</summary>
    private static IEnumerable<Answer> OneByOne(Work work)
    {
        work.Done.Task.GetAwaiter().GetResult();
        foreach (var request in work.Requests)
        {
            if (request.Failure is { } failure)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            yield return request.Answer!;
        }
    }

    /// <summary>
    /// Serves a lone caller at once. While several write, their acts had better wait for each other and share a commit; and nobody
    /// overtakes what was queued before.
    /// </summary>
    private bool TryServeNow(Work work)
    {
        if (_crowded || Volatile.Read(ref _waiting) > 0 || !_taking.TryEnter())
        {
            return false;
        }

        try
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _ended) == 1, this);
            Serve([work]);
            return true;
        }
        finally
        {
            _taking.Exit();
        }
    }

    private void Serve()
    {
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            lock (_taking)
            {
                var batch = new List<Work> { first };
                var acts = first.Requests.Count;
                while (acts < MostActs && _queue.TryTake(out var more))
                {
                    batch.Add(more);
                    acts += more.Requests.Count;
                }

                _crowded = batch.Count > 1;
                Serve(batch);
                Interlocked.Add(ref _waiting, -batch.Count);
            }
        }
    }

    private void Serve(List<Work> batch)
    {
        try
        {
            _intake.Take(batch.Count == 1 ? batch[0].Requests : [.. batch.SelectMany(w => w.Requests)]);
            batch.ForEach(w => w.Done.SetResult());
            _recorded?.Invoke();
        }
        catch (Exception e)
        {
            // Not swallowed: it reaches every caller of the batch, and the intake has dropped all that it held in memory.
            batch.ForEach(w => w.Done.SetException(e));
        }
    }

    private sealed class Work(IReadOnlyList<Request> requests)
    {
        public IReadOnlyList<Request> Requests { get; } = requests;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
