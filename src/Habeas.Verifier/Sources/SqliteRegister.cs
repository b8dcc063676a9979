using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Verifier.Checking;

namespace Habeas.Verifier.Sources;

/// <summary>A register's SQLite database: its tables of the log, and nothing else of it.</summary>
internal sealed class SqliteRegister : ISource
{
    private const int IndexBits = 48;
    private const int PartBits = 7;
    private const long LastLog = 254;
    private static readonly (string Table, string Column, int Bits)[] Places =
        [("entry", "id", IndexBits), ("part", "id", IndexBits + PartBits), ("tile", "log", 0), ("checkpoint", "id", IndexBits), ("cosignature", "id", IndexBits), ("log_key", "log", 0)];

    private readonly Database _database;
    private readonly HashSet<long> _known = [];
    private readonly List<Problem> _bad = [];

    private SqliteRegister(string path, LogKeys given)
    {
        _database = Database.Open(path);
        var logs = new List<ILog>();
        foreach (var (id, origin, verifier) in _database.Select("select id, origin, verifier from log order by id", r => (r.Int(0), r.Text(1), r.Text(2))))
        {
            _known.Add(id);
            if (id is < 0 or > LastLog)
            {
                _bad.Add(new(Kinds.LogMissing, FormattableString.Invariant($"log {id}"), "no register has a log of this number"));
            }
            else if (Keys(id, origin, verifier, given) is { } keys)
            {
                logs.Add(new SqliteLog(path, _database, id, keys));
            }
        }

        Logs = logs;
    }

    public IReadOnlyList<ILog> Logs { get; }

    /// <summary>The first bytes of a database.</summary>
    public static bool Is(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> first = stackalloc byte[16];
        return file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length && first.SequenceEqual("SQLite format 3\0"u8);
    }

    public static SqliteRegister Open(string path, LogKeys given) => new(path, given);

    public static long Id(long log, long index) => (log << IndexBits) | index;

    public static long Part(long log, long entry) => Id(log, entry) << PartBits;

    public static long Index(long id) => id & ((1L << IndexBits) - 1);

    public static (long Entry, int Part) EntryAndPart(long id) => (Index(id >> PartBits), (int)(id & ((1 << PartBits) - 1)));

    public void NameStray(Findings findings)
    {
        _bad.ForEach(findings.Add);
        foreach (var (table, column, bits) in Places)
        {
            NameStray(findings, table, column, bits);
        }
    }

    public void Dispose() => _database.Dispose();

    /// <summary>Goes from log to log, whatever there is of each, by the bits of a row's id above those that say where in the log it is.</summary>
    private void NameStray(Findings findings, string table, string column, int bits)
    {
        long? next = long.MinValue;
        for (var named = 0; next is { } from && named < Findings.Most;)
        {
            if (_database.Number($"select min({column}) from {table} where {column} >= ?1", from) is not { } id)
            {
                return;
            }

            var log = id >> bits;
            if (!_known.Contains(log))
            {
                named++;
                findings.Add(new(
                    Kinds.LogMissing, FormattableString.Invariant($"log {log}"), FormattableString.Invariant($"the table {table} holds rows of it, the first being {id}, and the table log does not name it")));
            }

            next = log == long.MaxValue >> bits ? null : (log + 1) << bits;
        }
    }

    /// <summary>The keys that a log states; null, and a problem, where its first is none of its origin.</summary>
    private SigningKeys? Keys(long log, string origin, string verifier, LogKeys given)
    {
        var stated = new List<(long Since, VerifierKey Key)>();
        var notes = new List<byte[]>();
        foreach (var (since, text, note) in _database.Select("select since, verifier, note from log_key where log = ?1 order by number", r => (r.Int(0), r.Text(1), r.Bytes(2)), log).DefaultIfEmpty((0, verifier, [])))
        {
            if (VerifierKey.TryParse(text, out var key) != NoteFault.None || key!.Name != origin || key.Type != KeyType.Ed25519 || (stated.Count > 0 && since < stated[^1].Since))
            {
                _bad.Add(new(Kinds.LogKeyDiffers, $"log {Plain(origin)}", FormattableString.Invariant($"the public key that it states from size {since} on is not one of its origin, or not in its order"), Checkpoint: since));
            }
            else
            {
                if (stated.Count > 0 && !IsJoined(note, stated[^1].Key, key, since))
                {
                    _bad.Add(new(Kinds.LogKeyDiffers, $"log {Plain(origin)}", FormattableString.Invariant($"the note with which the key from size {since} on took over is not about it and the key before it"), Checkpoint: since));
                }

                stated.Add((since, key));
                notes.Add(note);
            }
        }

        if (stated.Count == 0 || stated[0].Key.ToString() != verifier)
        {
            _bad.Add(new(Kinds.LogKeyDiffers, $"log {Plain(origin)}", "its first key is not the one in the table log", Checkpoint: 0));
        }

        return stated.Count == 0 ? null : new(origin, stated, given.With(notes));
    }

    /// <summary>Whether a note says of two keys what the table says. Where the key before did not sign it, the later one must have been given.</summary>
    private static bool IsJoined(byte[] note, VerifierKey before, VerifierKey key, long since) =>
        Succession.TryOpen(note, out var link) is NoteFault.None or NoteFault.NoKnownKey
        && link!.Since == since && link.Earlier.ToString() == before.ToString() && link.Later.ToString() == key.ToString();

    private static string Plain(string text) => string.Concat(text.EnumerateRunes().Where(r => !Rune.IsControl(r)));
}
