using System.Globalization;
using System.Net;
using Habeas.Register.Forms;

namespace Habeas.Cli.Forms;

/// <summary>Blank forms as one page of HTML that is printed from any browser: a sheet of A4 each, no script, nothing fetched.</summary>
internal static class FormHtml
{
    /// <summary>Writes the sheets.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="texts">What they say.</param>
    /// <param name="kind">The kind of form.</param>
    /// <param name="place">The name of the place.</param>
    /// <param name="origin">The name of the register.</param>
    /// <param name="numbers">A number for each sheet.</param>
    public static void Write(TextWriter writer, FormTexts texts, string kind, string place, string origin, IEnumerable<FormNumber> numbers)
    {
        var form = texts.Kinds[kind];
        writer.Write($"<!doctype html>\n<html lang=\"{Text(texts.Language)}\" dir=\"{Text(texts.Direction)}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{Text(form.Title)} – {Text(place)}</title>\n<style>\n{FormTexts.Css()}</style>\n</head>\n<body>\n");
        foreach (var number in numbers)
        {
            writer.Write("<article class=\"sheet\">\n");
            Head(writer, texts, form, place, origin, number);
            foreach (var section in form.Sections)
            {
                Section(writer, section);
            }

            Foot(writer, texts, form);
            writer.Write("</article>\n");
        }

        writer.Write("</body>\n</html>\n");
    }

    private static void Head(TextWriter writer, FormTexts texts, FormText form, string place, string origin, FormNumber number) => writer.Write(
        $"""
        <header>
        <div><h1>{Text(form.Title)}</h1><p>{Text(texts.Words["place"])}: <b>{Text(place)}</b></p><p>{Text(texts.Words["register"])}: <bdi>{Text(origin)}</bdi></p></div>
        <div class="number">{Text(texts.Words["form"])}<strong><bdi>{number}</bdi></strong></div>
        </header>
        <p class="note">{Text(form.Note)}</p>

        """);

    private static void Section(TextWriter writer, FormSection section)
    {
        writer.Write($"<section>\n<h2>{Text(section.Title)}</h2>\n");
        if (section.Fields is { } fields)
        {
            writer.Write("<div class=\"fields\">\n");
            foreach (var field in fields)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"<div class=\"field w{field.Width}\" style=\"--lines:{field.Lines}\">{Text(field.Label)}</div>\n"));
            }

            writer.Write("</div>\n");
        }

        if (section.Table is { } table)
        {
            writer.Write($"<table>\n<tr>{string.Concat(table.Columns.Select(c => $"<th>{Text(c)}</th>"))}</tr>\n");
            for (var row = 0; row < table.Rows; row++)
            {
                writer.Write($"<tr>{string.Concat(table.Columns.Select(_ => "<td></td>"))}</tr>\n");
            }

            writer.Write("</table>\n");
        }

        writer.Write("</section>\n");
    }

    private static void Foot(TextWriter writer, FormTexts texts, FormText form)
    {
        writer.Write("<div class=\"signatures\">\n");
        foreach (var who in form.Signatures)
        {
            writer.Write($"<div class=\"signature\"><b>{Text(who)}</b>{string.Concat(((string[])["name", "time", "signature"]).Select(w => $"<span>{Text(texts.Words[w])}</span>"))}</div>\n");
        }

        writer.Write($"</div>\n<footer>{Text(texts.Words["page"])}\n<div class=\"entered\"><b>{Text(texts.Words["entered"])}</b>{string.Concat(((string[])["entered-by", "entered-at", "entry"]).Select(w => $"{Text(texts.Words[w])}<span></span>"))}</div></footer>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
