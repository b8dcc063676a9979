using System.Globalization;
using Habeas.Register.Acts;

namespace Habeas.Storage.Verifying;

/// <summary>Collects problems, on several threads.</summary>
internal sealed class Findings
{
    private readonly Lock _one = new();
    private readonly List<Problem> _problems = [];

    public bool Any
    {
        get
        {
            lock (_one)
            {
                return _problems.Count > 0;
            }
        }
    }

    public void Add(Problem problem)
    {
        lock (_one)
        {
            if (_problems.Count < Verification.MostProblems)
            {
                _problems.Add(problem);
            }
        }
    }

    public void Entry(string kind, long entry, string words) => Add(new(kind, Text($"entry {entry}"), words, entry));

    public void Part(string kind, EventRef part, string words) => Add(new(kind, $"part {part}", words, part.Entry));

    public void Tile(string kind, int level, long index, string words, long? entry) => Add(new(kind, Text($"tile {level}/{index}"), words, entry));

    public void Checkpoint(string kind, long size, string words) => Add(new(kind, Text($"checkpoint {size}"), words, Checkpoint: size));

    public void Document(string kind, long number, string words) => Add(new(kind, Text($"document {number}"), words));

    public void Row(string table, string subject) =>
        Add(new(ProblemKinds.ReadModelDiffers, $"table {table}", "what is stored is not what the log says", Subject: subject));

    public void NotCompared(string table) =>
        Add(new(ProblemKinds.ReadModelNotCompared, $"table {table}", "its rows were not compared, because it or a table that leads to it is not as the program makes it: run habeas rebuild, then verify again"));

    /// <summary>All of them, in the order of the log.</summary>
    public IReadOnlyList<Problem> InOrder()
    {
        lock (_one)
        {
            return [.. _problems.OrderBy(p => p.Entry ?? p.Checkpoint ?? long.MaxValue).ThenBy(p => p.Where, StringComparer.Ordinal)];
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
