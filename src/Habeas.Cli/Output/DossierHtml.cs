using System.Net;

namespace Habeas.Cli.Output;

/// <summary>A dossier as one page of HTML that is printed from any browser: A4, no script, nothing fetched.</summary>
internal static class DossierHtml
{
    private const string Css = """
        @page { size: A4; margin: 18mm 16mm; }
        body { font: 10pt/1.35 "Noto Sans", "DejaVu Sans", sans-serif; color: #111; max-width: 190mm; margin: 1em auto; }
        h1 { font-size: 15pt; margin: 0 0 .2em; }
        h2 { font-size: 11.5pt; margin: 1.4em 0 .4em; border-bottom: 1px solid #888; break-after: avoid; }
        p { margin: .2em 0; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: start; vertical-align: top; padding: .15em .6em .15em 0; border-bottom: 1px solid #ddd; overflow-wrap: break-word; }
        tr { break-inside: avoid; }
        thead th { border-bottom: 1px solid #555; }
        .card th { width: 30%; font-weight: 600; }
        .right { text-align: end; }

        """;

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="notes">What whoever holds it needs to know, a paragraph each, below the heading.</param>
    /// <param name="dossier">What it shows; lists without rows are left out.</param>
    public static void Write(TextWriter writer, string title, IEnumerable<string> notes, Dossier dossier)
    {
        writer.Write($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{Text(title)}</title>\n<style>\n{Css}</style>\n</head>\n<body>\n<h1>{Text(title)}</h1>\n");
        foreach (var note in notes)
        {
            writer.Write($"<p>{Text(note)}</p>\n");
        }

        writer.Write("<table class=\"card\">\n");
        foreach (var (column, value) in dossier.Card.Lines.Where(l => Cells.ForPeople(l.Value).Length > 0))
        {
            writer.Write($"<tr><th scope=\"row\">{Text(column.Heading)}</th><td>{Text(Cells.ForPeople(value))}</td></tr>\n");
        }

        writer.Write("</table>\n");
        foreach (var (name, heading, sheet) in dossier.Lists.Where(l => l.Sheet.Rows.Count > 0))
        {
            writer.Write($"<section id=\"{Text(name)}\">\n<h2>{Text(heading)}</h2>\n<table>\n<thead><tr>{string.Concat(sheet.Columns.Select(c => Cell("th", c, c.Heading)))}</tr></thead>\n");
            foreach (var row in sheet.Rows)
            {
                writer.Write($"<tr>{string.Concat(row.Select((v, i) => Cell("td", sheet.Columns[i], Cells.ForPeople(v))))}</tr>\n");
            }

            writer.Write("</table>\n</section>\n");
        }

        writer.Write("</body>\n</html>\n");
    }

    private static string Cell(string tag, Column column, string text) => $"<{tag}{(column.Right ? " class=\"right\"" : "")}>{Text(text)}</{tag}>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
