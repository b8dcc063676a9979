using Habeas.Import.Mappings;
using Habeas.Import.Sources;
using Habeas.Register.Stored;
using Habeas.Register.Time;
using NodaTime;
using NodaTime.Text;

namespace Habeas.Import.Reading;

/// <summary>
/// Reads the files of one import line by line under a mapping: who, under which admission, with which particulars. What the lines mean in
/// dates is the business of <see cref="RosterReading"/> and <see cref="SpellReading"/>.
/// </summary>
internal sealed class LineReading
{
    private const long ProgressEvery = 20_000;
    private readonly Action<ImportProgress>? _progress;
    private readonly Dictionary<string, int> _columnOrders = new(StringComparer.Ordinal);
    private long _padded;
    private int _of;
    private int _number;

    public LineReading(Mapping mapping, Action<ImportProgress>? progress)
    {
        _progress = progress;
        Mapping = mapping;
        Listings = new(new ParticularsPool(mapping.Attributes), mapping.Watched.Count);
        Admitted = new(mapping.Admitted, mapping.Place.Zone);
    }

    public Mapping Mapping { get; }

    public Listings Listings { get; }

    public TimeReading Admitted { get; }

    public List<RejectedLine> Rejects { get; } = [];

    public List<FileTally> Files { get; } = [];

    public long Rows { get; private set; }

    public long WithoutAdmission { get; private set; }

    public long Padded => _padded;

    public IReadOnlyDictionary<string, int> ColumnOrders => _columnOrders;

    /// <summary>Opens every file in turn and has <paramref name="read"/> take it in.</summary>
    public void ReadAll(IReadOnlyList<ImportSource> sources, Action<Table, FileTally, LineColumns> read)
    {
        _of = sources.Count;
        foreach (var source in sources)
        {
            _number++;
            var look = FirstLook.At(source);
            var tally = new FileTally(source.Name, look);
            Files.Add(tally);
            if (look.IsEmpty)
            {
                tally.Outcome = Reports.FileOutcomes.Empty;
                continue;
            }

            LineColumns? columns = null;
            using var table = new Table(source, look, (line, reason, text) => RejectUncut(tally, columns!, line, reason, text));
            tally.Columns = table.Columns;
            columns = new LineColumns(Mapping, table, source.Name);
            tally.Missing = columns.Missing;
            tally.Unmentioned = columns.Unmentioned;
            tally.Outcome = columns.IsAddition ? Reports.FileOutcomes.Addition : Reports.FileOutcomes.Counted;
            var order = string.Join(", ", columns.All.Where(c => !RejectsFile.IsOwn(c)).Select(c => c.ToLowerInvariant()));
            _columnOrders[order] = _columnOrders.GetValueOrDefault(order) + 1;
            read(table, tally, columns);
            _progress?.Invoke(new(source.Name, _number, _of, Rows));
        }
    }

    /// <summary>Goes to the next line that can be cut into fields.</summary>
    public bool Next(Table table, FileTally tally)
    {
        if (!table.Read())
        {
            return false;
        }

        Count(tally);
        return true;
    }

    public ReadOnlySpan<byte> Field(Table table, int column) => column < 0 ? default : table.Field(column, ref _padded);

    /// <summary>Reads whom the line is about and the admission; false where the line was rejected.</summary>
    public bool TryEpisode(Table table, FileTally tally, LineColumns columns, out int person, out int admission)
    {
        person = -1;
        admission = 0;
        if (ControlCharacters.AreIn(table.Content) && columns.Read.Any(c => ControlCharacters.AreIn(Field(table, c))))
        {
            Reject(table, tally, columns, RejectReasons.ControlCharacter);
            return false;
        }

        var stated = Field(table, columns.Admitted);
        if (!stated.IsEmpty)
        {
            var number = Admitted.NumberOf(stated);
            if (number < 0)
            {
                Reject(table, tally, columns, RejectReasons.AdmissionUnreadable);
                return false;
            }

            admission = Listings.Admissions.NumberOf(Admitted.When(number), Admitted.Date(number));
        }

        var key = Field(table, columns.Person);
        if (key.IsEmpty || key.Contains((byte)'\t'))
        {
            Reject(table, tally, columns, key.IsEmpty ? RejectReasons.NoPerson : RejectReasons.ControlCharacter);
            return false;
        }

        WithoutAdmission += stated.IsEmpty ? 1 : 0;
        person = Listings.NumberOf(key);
        return true;
    }

    /// <summary>Reads the attributes, and looks at the watched columns.</summary>
    public int Particulars(Table table, LineColumns columns, int person)
    {
        var pool = Listings.Particulars;
        pool.Begin();
        var again = 0L;
        for (var i = 0; i < columns.Attributes.Count; i++)
        {
            if (columns.Attributes[i] < 0)
            {
                pool.AddNoColumn();
            }
            else if (columns.IsFirstUse[i])
            {
                pool.Add(table.Field(columns.Attributes[i], ref _padded));
            }
            else
            {
                pool.Add(table.Field(columns.Attributes[i], ref again));
            }
        }

        for (var i = 0; i < columns.Watched.Count; i++)
        {
            if (columns.Watched[i] >= 0)
            {
                Listings.Watch(person, i, table.Field(columns.Watched[i], ref again));
            }
        }

        return pool.End();
    }

    public void Reject(Table table, FileTally tally, LineColumns columns, string reason)
    {
        var fields = table.Fields();
        reason = Uncorrected(columns, fields) ?? reason;
        tally.Reject(reason);
        Rejects.Add(new(tally.Name, table.Line, reason, columns.All, fields, null, columns.DateOfFile));
    }

    /// <summary>The first reason of a rejected line that could not be cut into fields, and whose fields nobody has filled in since.</summary>
    private static string? Uncorrected(LineColumns columns, string[] fields) =>
        columns is { IsAddition: true, RejectText: >= 0 and var text } && fields[text].Length > 0
        && columns.All.Index().All(c => RejectsFile.IsOwn(c.Item) || string.IsNullOrWhiteSpace(fields[c.Index]))
            ? RejectReasons.Of(fields[columns.RejectReason])
            : null;

    /// <summary>The date in a column that the rejects file adds, or null.</summary>
    public static LocalDate? RejectDate(ReadOnlySpan<byte> text) =>
        LocalDatePattern.Iso.Parse(System.Text.Encoding.UTF8.GetString(text)).TryGetValue(default, out var date) && When.Reaches(date.Year) ? date : null;

    private void RejectUncut(FileTally tally, LineColumns columns, long line, string reason, string text)
    {
        Count(tally);
        tally.Reject(reason);
        Rejects.Add(new(tally.Name, line, reason, columns.All, [], text, columns.DateOfFile));
    }

    private void Count(FileTally tally)
    {
        tally.Rows++;
        if (++Rows % ProgressEvery == 0)
        {
            _progress?.Invoke(new(tally.Name, _number, _of, Rows));
        }
    }
}
