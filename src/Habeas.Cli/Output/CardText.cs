using Spectre.Console;

namespace Habeas.Cli.Output;

/// <summary>Writes one thing with several properties: two columns for people, an object or a row for programs.</summary>
internal static class CardText
{
    public static void Write(TextWriter writer, Card card, Format format, int? width)
    {
        switch (format)
        {
            case Format.Json:
                writer.WriteLine(SheetText.Json(json => SheetText.Object(json, card.Lines)));
                break;
            case Format.Csv:
                SheetText.Csv(writer, card.Lines.Select(l => (object?)l.Column.Name));
                SheetText.Csv(writer, card.Lines.Select(l => l.Value));
                break;
            default:
                var grid = new Grid().AddColumn(new GridColumn().PadLeft(0).PadRight(2).NoWrap()).AddColumn(new GridColumn().PadLeft(0).PadRight(0));
                foreach (var (column, value) in card.Lines.Where(l => Cells.ForPeople(l.Value).Length > 0))
                {
                    grid.AddRow(new Text(column.Heading), new Text(Cells.ForPeople(value)));
                }

                writer.Write(SheetText.Rendered(grid, width));
                break;
        }
    }
}
