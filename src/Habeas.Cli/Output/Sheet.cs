namespace Habeas.Cli.Output;

/// <summary>Rows under columns: what most questions are answered with.</summary>
internal sealed record Sheet(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A column: its name for programs, its heading for people.</summary>
/// <param name="Name">Snake case, stable.</param>
/// <param name="Heading">A few words.</param>
/// <param name="Right">Figures stand on the right.</param>
internal sealed record Column(string Name, string Heading, bool Right = false)
{
    public static Column Of(string name) => new(name, char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ').Replace('-', ' '));
}

/// <summary>One thing with several properties.</summary>
internal sealed record Card(IReadOnlyList<(Column Column, object? Value)> Lines)
{
    public static Card Of(params IReadOnlyList<(string Name, string Heading, object? Value)> lines) =>
        new([.. lines.Select(l => (new Column(l.Name, l.Heading), l.Value))]);
}
