using Habeas.Cli.Output;

namespace Habeas.Cli.Forms;

/// <summary>What blank forms say in one language.</summary>
internal sealed record FormTexts(string Language, string Direction, IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<string, FormText> Kinds)
{
    public static Translation<FormTexts> Kept { get; } = new("forms/forms.", "the forms", "habeas forms texts");

    public static FormTexts Read(byte[] json, string name) => Kept.Read(json, name, texts => texts.Fault());

    public static string Css() => Translation.Resource("forms/forms.css");

    /// <summary>What a translation leaves out, or does not say rightly; null where it is whole. It has the words and kinds of the English.</summary>
    private string? Fault()
    {
        var english = Kept.In("en");
        return Translation.Fault(Language, Direction, Words, english.Words)
            ?? (english.Kinds.Keys.FirstOrDefault(k => Kinds.GetValueOrDefault(k) is not { Title.Length: > 0, Sections.Count: > 0, Signatures.Count: > 0 }) is { } kind
                ? $"'kinds' has no whole form '{kind}': each has a title, sections and signatures."
            : Kinds.Values.SelectMany(k => k.Sections).SelectMany(s => s.Fields ?? []).Any(f => f.Width is not (1 or 2 or 4) || f.Lines is < 1 or > 40)
                ? "a field is 1, 2 or 4 columns wide and 1 to 40 lines high."
            : null);
    }
}

/// <summary>One kind of form.</summary>
internal sealed record FormText(string Title, string Note, IReadOnlyList<FormSection> Sections, IReadOnlyList<string> Signatures);

/// <summary>A part of a form: fields, or a table.</summary>
internal sealed record FormSection(string Title, IReadOnlyList<FormField>? Fields = null, FormTable? Table = null);

/// <summary>A field to write in.</summary>
/// <param name="Label">What belongs there.</param>
/// <param name="Width">How many of the four columns it takes: 1, 2 or 4.</param>
/// <param name="Lines">How many lines of handwriting it has room for.</param>
internal sealed record FormField(string Label, int Width, int Lines = 1);

internal sealed record FormTable(IReadOnlyList<string> Columns, int Rows);
