namespace Habeas.Storage.Engine;

/// <summary>
/// The ids of a log's rows: which log and where in it, as one number, so that rows lie in order without an index beside them.
/// </summary>
/// <remarks>The register's own log has number 0: the id of its entry is the entry's index, that of a checkpoint the size it signs.</remarks>
internal static class LogKey
{
    /// <summary>Parts that an entry's ids have room for.</summary>
    public const int Parts = 128;

    /// <summary>The largest number of a log whose rows have ids.</summary>
    public const long LastLog = 254;

    private const int IndexBits = 48;

    /// <summary>The id of a log's entry, or of the checkpoint of a size.</summary>
    public static long Of(long log, long index) => (log << IndexBits) | index;

    /// <summary>The id of an entry's part; with part 0 also the end of the parts before it.</summary>
    public static long Part(long log, long entry, int part = 0) => (Of(log, entry) * Parts) + part;

    /// <summary>The entry's index, or the size, that an id names in its log.</summary>
    public static long Index(long id) => id & ((1L << IndexBits) - 1);

    /// <summary>The entry and the number of a part.</summary>
    public static (long Entry, int Part) EntryAndPart(long id) => (Index(id / Parts), (int)(id % Parts));
}
