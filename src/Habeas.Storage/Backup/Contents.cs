using Habeas.Ledger.Notes;
using Habeas.Storage.Engine;
using Habeas.Storage.Keys;

namespace Habeas.Storage.Backup;

// Failure policy: as SealedFile: what does not open ends the reading, and whoever fills a register with it throws that register away.

/// <summary>What a backup holds, read in the order in which it was written.</summary>
internal sealed class Contents(BackupPlace place, IReadOnlyList<Manifest> manifests, BackupKey key, Action<long, long>? progress)
{
    private readonly long _bytes = manifests.Sum(m => m.Chunk.Bytes) + manifests[^1].Keys.File.Bytes;
    private long _read;

    public Manifest Last => manifests[^1];

    /// <summary>Reads and authenticates everything, and says how many rows there are.</summary>
    public long Check()
    {
        var rows = 0L;
        Each(_ => true, (table, reader) =>
        {
            var scrap = new TableRows(table);
            var bytes = 0L;
            for (; reader.Row(scrap, ref bytes); scrap.Clear())
            {
                rows++;
            }
        });
        return rows + Keys().Count();
    }

    /// <summary>Fills a store with all rows but the owner keys.</summary>
    public void Fill(Filling filling) => Each(chunk => chunk.Run == Last.Run, (table, reader) =>
    {
        var bytes = 0L;
        if (table == BackedUp.Meta)
        {
            for (var settings = new TableRows(table); reader.Row(settings, ref bytes); settings.Clear())
            {
                filling.Setting(settings[0].Texts[0]!, settings[1].Texts[0]!);
            }

            return;
        }

        while (reader.Row(filling.To(table), ref bytes))
        {
            filling.Added(bytes);
            bytes = 0;
        }
    });

    /// <summary>Every key that ever signed the log: those that the backup names at the head of its last chunk, and those that are here.</summary>
    public IReadOnlyList<VerifierKey> Verifiers(string keyDirectory)
    {
        using var file = new SealedReader(place.Directory, Last.Chunk, key, Last.Origin);
        var reader = new RowReader(file);
        var texts = SigningKeyFile.Public(keyDirectory).Select(k => (string?)k.ToString()).ToList();
        while (reader.Next() is { } table && BackedUp.Whole.Contains(table))
        {
            var bytes = 0L;
            for (var row = new TableRows(table); reader.Row(row, ref bytes); row.Clear())
            {
                texts.AddRange(table == Tables.Log ? row[2].Texts : table == Tables.LogKeys ? row[3].Texts : []);
            }
        }

        return [.. texts.OfType<string>().Distinct(StringComparer.Ordinal).Select(t => VerifierKey.TryParse(t, out var verifier) == NoteFault.None ? verifier : null).OfType<VerifierKey>()];
    }

    /// <summary>The owner keys.</summary>
    public IEnumerable<NumberedKey> Keys()
    {
        using var file = new SealedReader(place.Directory, Last.Keys.File, key, Last.Origin);
        var reader = new RowReader(file);
        while (reader.Next() is { } table)
        {
            var bytes = 0L;
            for (var row = new TableRows(table); reader.Row(row, ref bytes); row.Clear())
            {
                yield return new(row[0].Integers[0]!.Value, row[1].Ids[0]!.Value, row[2].Blobs[0]);
            }
        }

        progress?.Invoke(_bytes, _bytes);
    }

    /// <summary>Goes through the chunks. Small tables are whole in each, and cosignatures from a run on: what does not count is passed over.</summary>
    private void Each(Func<Manifest, bool> isWhole, Action<Table, RowReader> take)
    {
        foreach (var manifest in manifests)
        {
            using var file = new SealedReader(place.Directory, manifest.Chunk, key, manifest.Origin);
            var reader = new RowReader(file);
            while (reader.Next() is { } table)
            {
                if (BackedUp.Whole.Contains(table) ? isWhole(manifest) : table != Tables.Cosignature || manifest.Run >= Last.Cosignatures.Since)
                {
                    take(table, reader);
                }
                else
                {
                    Pass(table, reader);
                }

                progress?.Invoke(_read + file.Position, _bytes);
            }

            _read += manifest.Chunk.Bytes;
        }
    }

    private static void Pass(Table table, RowReader reader)
    {
        var bytes = 0L;
        for (var scrap = new TableRows(table); reader.Row(scrap, ref bytes); scrap.Clear())
        {
        }
    }
}
