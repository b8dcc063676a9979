namespace Habeas.Cli.Output;

/// <summary>One thing with several properties and lists below it, such as a file.</summary>
/// <param name="Card">What it is.</param>
/// <param name="Lists">Each with its name for programs and its heading for people.</param>
internal sealed record Dossier(Card Card, IReadOnlyList<(string Name, string Heading, Sheet Sheet)> Lists);

/// <summary>Writes a dossier: as a card and tables, as one JSON object, or as CSV of its first list.</summary>
internal static class DossierText
{
    public static void Write(TextWriter writer, Dossier dossier, Format format, int? width)
    {
        switch (format)
        {
            case Format.Json:
                writer.WriteLine(SheetText.Json(json =>
                {
                    json.WriteStartObject();
                    SheetText.Fields(json, dossier.Card.Lines);
                    foreach (var (name, _, sheet) in dossier.Lists)
                    {
                        json.WritePropertyName(name);
                        SheetText.Rows(json, sheet);
                    }

                    json.WriteEndObject();
                }));
                break;
            case Format.Csv:
                SheetText.Write(writer, dossier.Lists[0].Sheet, format, width);
                break;
            default:
                CardText.Write(writer, dossier.Card, format, width);
                foreach (var (_, heading, sheet) in dossier.Lists.Where(l => l.Sheet.Rows.Count > 0))
                {
                    writer.WriteLine();
                    writer.WriteLine(heading);
                    SheetText.Write(writer, sheet, format, width);
                }

                break;
        }
    }
}
