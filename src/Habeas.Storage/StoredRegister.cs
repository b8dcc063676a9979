using System.Security.Cryptography;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Tree;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Storage.Derived;
using Habeas.Storage.Engine;
using Habeas.Storage.Erasure;
using Habeas.Storage.Keys;
using Habeas.Storage.Verifying;
using Habeas.Storage.Witnessing;
using Habeas.Storage.Writing;
using NodaTime;

namespace Habeas.Storage;

// Failure policy: creating either ends with a register or takes away what it made in an empty place; opening changes nothing.

/// <summary>A register where it is kept: its door, its questions, its proofs.</summary>
public sealed class StoredRegister : IDisposable
{
    private const string FilePrefixName = "file-prefix";
    private readonly IStore _store;
    private readonly IClock _clock;
    private readonly RandomBytes _random;
    private readonly VerifierKey _first;
    private readonly bool _isUnreadable;
    private readonly string _keyDirectory;
    private readonly Lazy<RegisterKeys> _keys;
    private readonly Lazy<OwnerKeys> _ownerKeys;
    private readonly Lazy<WitnessKeeper?> _keeper;
    private readonly Lazy<Door> _door;
    private readonly ErasedKeys _erased;

    /// <param name="store">The store, which the register disposes of.</param>
    /// <param name="location">Where it is.</param>
    /// <param name="keys">How the keys of an origin are read.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="random">Where keys and salts come from.</param>
    /// <param name="unreadable">Where the log cannot be read: what its directory says of it, and why nothing is written to it.</param>
    internal StoredRegister(
        IStore store, RegisterLocation location, Func<string, SigningKeys, RegisterKeys> keys, IClock clock, RandomBytes? random, (Description Said, StorageFault Fault)? unreadable = null)
    {
        _store = store;
        _clock = clock;
        _erased = new(location.KeyDirectory);
        _random = random ?? RandomNumberGenerator.Fill;
        _isUnreadable = unreadable is not null;
        _keyDirectory = location.KeyDirectory;
        (Origin, FilePrefix, _, var verifier) = unreadable?.Said ?? Read(store);
        _first = VerifierKey.TryParse(verifier, out var key) == NoteFault.None && key is not null
            ? key
            : throw new StorageFault(FaultKind.Damaged, "The register's public key cannot be read. Restore the last backup elsewhere and compare.");

        Keyring = new(store, location.KeyDirectory, _random);
        Witnesses = new(store, location.Directory);
        _keeper = new(() => WitnessKeeper.For(Witnesses));
        _keys = new(() => keys(Origin, SigningKeys));
        _ownerKeys = new(() => new(store.Keys, _keys.Value, _random));
        _door = new(() =>
        {
            if (unreadable is { Fault: var fault })
            {
                throw fault;
            }

            FinishAtTheDoor();
            return new(store, _keys.Value, clock, _random, FilePrefix, _keeper.Value is { } keeper ? keeper.Recorded : null);
        });
    }

    /// <summary>The register's name in its log, in every entry and checkpoint.</summary>
    public string Origin { get; }

    /// <summary>The prefix of its file numbers.</summary>
    public string FilePrefix { get; }

    /// <summary>The public key that signs its checkpoints now; give it to whoever verifies.</summary>
    public VerifierKey VerifierKey => VerifierKeys[^1];

    /// <summary>Every public key that has signed its checkpoints, the first one first.</summary>
    public IReadOnlyList<VerifierKey> VerifierKeys => SigningKeys.Public;

    /// <summary>The engine that keeps it: <c>sqlite</c> or <c>postgres</c>.</summary>
    public string Engine => _store.Engine;

    /// <summary>How many bytes it takes where it is kept.</summary>
    public long SizeBytes => _store.SizeBytes;

    /// <summary>Through which everything is recorded. Needs the register's keys.</summary>
    public Door Door => _door.Value;

    /// <summary>Its keys as whoever runs it handles them. They need not be complete.</summary>
    public Keyring Keyring { get; }

    /// <summary>Its witnesses. While the door is in use they are asked after what it records, and once more when the register is closed.</summary>
    public Witnesses Witnesses { get; }

    internal IStore Store => _store;

    internal RegisterKeys Keys => _keys.Value;

    /// <summary>The keys as the log names them; where it cannot be read, the one that its directory names.</summary>
    internal SigningKeys SigningKeys
    {
        get
        {
            if (_isUnreadable)
            {
                return SigningKeys.Of(_first);
            }

            using var session = _store.OpenReader();
            return SigningKeys.OfRegister(session);
        }
    }

    internal OwnerKeys OwnerKeys => _ownerKeys.Value;

    /// <summary>Makes a register: its keys, its tables, and a signed checkpoint of the empty log.</summary>
    /// <param name="location">Where.</param>
    /// <param name="origin">Its name for ever, such as <c>register.justice.example</c>: no white space, no plus.</param>
    /// <param name="filePrefix">Two to eight capital letters that begin every file number.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="random">Where keys and salts come from; the system's generator when absent.</param>
    /// <exception cref="StorageFault">There is a register already, or the place cannot be written.</exception>
    /// <exception cref="ArgumentException">The origin or the prefix is not one.</exception>
    public static StoredRegister Create(RegisterLocation location, string origin, string filePrefix, IClock clock, RandomBytes? random = null)
    {
        if (!FileNumber.IsPrefix(filePrefix))
        {
            throw new ArgumentException("A file prefix is two to eight capital letters A to Z.", nameof(filePrefix));
        }

        random ??= RandomNumberGenerator.Fill;
        if (location.Describe() is not null || File.Exists(Path.Combine(location.Directory, Sqlite.SqliteStore.RegisterFile)))
        {
            throw new StorageFault(FaultKind.AlreadyThere, $"There is a register in {location.Directory} already.");
        }

        try
        {
            Directory.CreateDirectory(location.Directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(FaultKind.Denied, $"{location.Directory} cannot be made. Check who may write there.", e);
        }

        var keys = RegisterKeys.Create(location.KeyDirectory, origin, random);
        IStore? store = null;
        try
        {
            store = location.OpenStore(create: true);
            Begin(store, keys, filePrefix, random);
            location.Describe(new(origin, filePrefix, store.Engine, keys.Signer.Verifier.ToString()));
            return new(store, location, (_, _) => keys, clock, random);
        }
        catch
        {
            store?.Dispose();
            keys.Dispose();
            RegisterKeys.Remove(location.KeyDirectory);
            Sqlite.SqliteStore.Remove(location.Directory);
            throw;
        }
    }

    /// <summary>Opens the register of a location. Its keys are read when they are first needed, so that it can be verified without them.</summary>
    /// <exception cref="StorageFault">There is none, a later version wrote it, it cannot be reached, or its log cannot be read.</exception>
    public static StoredRegister Open(RegisterLocation location, IClock clock, RandomBytes? random = null) => Open(location, clock, random, toVerify: false);

    /// <summary>Opens a register as <see cref="Open(RegisterLocation, IClock, RandomBytes?)"/> does, and also one whose log cannot be read: then it can only be verified, which tells why.</summary>
    /// <exception cref="StorageFault">There is none, a later version wrote it, or it cannot be reached.</exception>
    public static StoredRegister OpenToVerify(RegisterLocation location, IClock clock, RandomBytes? random = null) => Open(location, clock, random, toVerify: true);

    private static StoredRegister Open(RegisterLocation location, IClock clock, RandomBytes? random, bool toVerify)
    {
        var store = location.OpenStore(create: false);
        try
        {
            var said = location.Describe();
            var unreadable = toVerify && said is not null ? Unreadable(store) : null;
            if (unreadable is null)
            {
                Backup.Notes.RequireComplete(store);
            }

            var register = new StoredRegister(
                store, location, (origin, signing) => RegisterKeys.Read(location.KeyDirectory, origin, signing), clock, random, unreadable is null ? null : (said!, unreadable));
            return said is not null && said != register.Description
                ? throw new StorageFault(
                    FaultKind.Damaged, "The register's description and its database name another origin, file prefix or public key: one of them was altered. Compare both with a backup.")
                : register;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private Eraser Eraser(Action<string>? reached) => new(_store, OwnerKeys, _erased, reached);

    /// <summary>An erasure that was broken off is gone on with before anything else is recorded.</summary>
    private void FinishAtTheDoor()
    {
        try
        {
            if (Eraser(null).IsWaiting())
            {
                Eraser(null).Finish();
            }
        }
        catch (StorageFault fault) when (fault.Kind is FaultKind.Locked or FaultKind.Damaged or FaultKind.Rebuilding or FaultKind.Moved)
        {
            // Not swallowed: what is damaged, being rebuilt or moved keeps the door shut by itself; where another process reads, keys and rows are
            // gone already, and the note stays for habeas erase finish to clear the rest.
        }
    }

    private static StorageFault? Unreadable(IStore store)
    {
        try
        {
            Read(store);
            return null;
        }
        catch (StorageFault fault) when (fault.Kind == FaultKind.Damaged)
        {
            return fault;
        }
    }

    /// <summary>What the store says of itself, once every table of the log was found to have its columns.</summary>
    internal static Description Read(IStore store)
    {
        using var session = store.OpenReader();
        using (var rows = session.Run([.. Tables.All.Where(t => t.Use == TableUse.Log).Select(t => new Query($"select {t.ColumnList} from {t.Name} where 1 = 0"))]))
        {
            while (rows.NextResult())
            {
            }
        }

        if (session.Number(new("select max(version) from schema_version")) is null)
        {
            throw StorageFault.OfSchema("the table schema_version says nothing");
        }

        var (origin, verifier) = session.Select(new("select origin, verifier from log where id = $1", Head.RegisterLog), r => (r.Text(0), r.Text(1))).FirstOrDefault();
        var prefix = session.Select(new("select value from meta where name = $1", FilePrefixName), r => r.Text(0)).FirstOrDefault();
        return new(
            origin ?? throw new StorageFault(FaultKind.NoRegister, "The database holds no register. Run habeas init to make one."),
            prefix ?? throw StorageFault.OfSchema("the table meta has no file prefix"),
            store.Engine,
            verifier);
    }

    private Description Description => new(Origin, FilePrefix, Engine, _first.ToString());

    /// <summary>Opens a snapshot in which an actor can put questions.</summary>
    public Questions.Reading Read(Actor actor) => new(_store.OpenReader(), OwnerKeys, actor, _clock);

    /// <summary>Looks for anything that was altered, over the whole log.</summary>
    /// <remarks>Needs no key unless it is to be deep. Acts may go on being recorded; what is verified is one state.</remarks>
    public Verification Verify(VerifyOptions? options = null, CancellationToken cancel = default)
    {
        var asked = options ?? new();
        // A key whose private half is here took over in our own hands.
        return new Verifier(_store, asked.Deep ? OwnerKeys : null, asked with { Keys = () => asked.Keys().Concat(SigningKeyFile.Public(_keyDirectory)) }).Run(cancel);
    }

    /// <summary>Drops the read models and makes them again from the log. Nothing is recorded meanwhile; one that was broken off goes on.</summary>
    public void Rebuild(Action<RebuildProgress>? progress = null, CancellationToken cancel = default) =>
        new Rebuild(_store, OwnerKeys, progress).Run(cancel);

    /// <summary>Publishes the log as static files, or brings what is published up to date.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="newest">Publish the newest checkpoint, though the witness policy may ask for more cosignatures than it has.</param>
    /// <param name="again">Write also what is there already, after a disk was mended.</param>
    /// <param name="progress">Told how many tiles are done, out of how many.</param>
    /// <param name="cancel">Breaks it off; the next export goes on.</param>
    public Publication.Published Publish(string directory, bool newest = false, bool again = false, Action<long, long>? progress = null, CancellationToken cancel = default) =>
        new Publication.TileExport(_store, directory).Run(newest ? null : Witnesses.Policy, again, progress, cancel);

    /// <summary>Finishes every erasure that an entry carried out, as far as it is not finished: keys, read models, free pages.</summary>
    /// <returns>Of whom something was left to erase.</returns>
    /// <exception cref="StorageFault">The environment failed; run it again. Another process that reads may keep it from clearing the journal.</exception>
    public IReadOnlyList<PersonId> FinishErasures() => FinishErasures(null);

    /// <summary>Whether an erasure was carried out by an entry and something is left to destroy.</summary>
    public bool HasErasuresToFinish() => Eraser(null).IsWaiting();

    internal IReadOnlyList<PersonId> FinishErasures(Action<string>? reached)
    {
        var finished = Eraser(reached).Finish();
        if (_door.IsValueCreated)
        {
            _door.Value.Forget();
        }

        return finished;
    }

    public void Dispose()
    {
        if (_door.IsValueCreated)
        {
            _door.Value.Dispose();
        }

        if (_keeper is { IsValueCreated: true, Value: { } keeper })
        {
            keeper.Dispose();
        }

        if (_keys.IsValueCreated)
        {
            _keys.Value.Dispose();
        }

        _store.Dispose();
    }

    /// <summary>Writes the first rows of an empty store.</summary>
    internal static void Begin(IStore store, RegisterKeys keys, string filePrefix, RandomBytes random)
    {
        using var writer = store.OpenWriter();
        using (var rows = writer.Begin(new Query("select id from log")))
        {
            if (rows.Next())
            {
                throw new StorageFault(FaultKind.AlreadyThere, "The database holds a register already. Name another database.");
            }
        }

        var ownerKeys = new OwnerKeys(store.Keys, keys, random);
        ownerKeys.Reset(0);
        var own = ownerKeys.Take();
        var batch = new Batch();
        batch.To(Tables.Log).Int(Head.RegisterLog).Text(keys.Signer.Name).Text(keys.Signer.Verifier.ToString());
        batch.To(Tables.LogKeys).Int(Head.RegisterLog).Int(0).Int(0).Text(keys.Signer.Verifier.ToString()).Bytes([]);
        batch.To(Tables.Checkpoint).Int(LogKey.Of(Head.RegisterLog, 0)).Int(null).Bytes(new Checkpoint(keys.Signer.Name, 0, Rfc6962.EmptyRoot).Sign(keys.Signers).ToBytes());
        batch.To(Tables.Owner).Int(0).Id(Guid.Empty).Id(own.Id);
        batch.To(Tables.Counter).Text("keys-used").Int(ownerKeys.Used);
        batch.Meta.Add(FilePrefixName, filePrefix);
        writer.Commit(batch);
    }
}
