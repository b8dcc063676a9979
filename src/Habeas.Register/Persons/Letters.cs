using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Habeas.Register.Persons;

/// <summary>
/// Names as comparison reads them: without case, diacritics, punctuation and order of words. For finding, never for writing.
/// </summary>
/// <remarks>
/// The runtime is set to invariant globalization, which does not decompose letters; so the table stands here: the canonical
/// decompositions of Latin, Greek, Cyrillic and Arabic letters in Unicode, and the struck letters of Latin. A vowel sign of
/// an Indic script is part of the word and stays.
/// </remarks>
internal static class Letters
{
    /// <summary>In each row the letter without a mark, then the letters that are read as it.</summary>
    private static readonly string[] Rows =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dďđḋḍḏḑḓ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥħȟḣḥḧḩḫẖ",
        "iìíîïĩīĭįıǐȉȋḭḯỉị",
        "jĵǰ",
        "kķƙǩḱḳḵ",
        "lĺļľłḷḹḻḽ",
        "mḿṁṃ",
        "nñńņňŋǹṅṇṉṋ",
        "oòóôõöøōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣṥṧṩ",
        "tţťŧțṫṭṯṱẗ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžƶẑẓẕ",
        "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ",
        "εέἐἑἒἓἔἕὲέ",
        "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ",
        "ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ",
        "οόὀὁὂὃὄὅὸό",
        "ρῤῥ",
        "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ",
        "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ",
        "аӑӓ",
        "гѓ",
        "еѐёӗ",
        "жӂӝ",
        "зӟ",
        "ийѝӣӥ",
        "кќ",
        "оӧ",
        "уўӯӱӳ",
        "чӵ",
        "ыӹ",
        "эӭ",
        "ії",
        "ѵѷ",
        "әӛ",
        "өӫ",
        "اآأإ",
        "وؤ",
        "يئ",
        "ہۂ",
        "ےۓ",
        "ەۀ",
        "σς",
    ];

    private static readonly FrozenDictionary<char, char> Plain =
        Rows.SelectMany(row => row.Skip(1).Select(marked => KeyValuePair.Create(marked, row[0]))).ToFrozenDictionary();

    /// <summary>The words of a name in ordinal order, joined by a space.</summary>
    public static string Fold(string name) => string.Join(' ', Words(name).Order(StringComparer.Ordinal));

    /// <summary>The words of a name in the order in which they were written.</summary>
    public static string[] Words(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Control)
            {
                text.Append(' ');
            }
            else if (Rune.IsLetterOrDigit(rune) && category != UnicodeCategory.ModifierLetter)
            {
                Append(text, Rune.ToLowerInvariant(rune));
            }
            else if (category is UnicodeCategory.SpacingCombiningMark || (category is UnicodeCategory.NonSpacingMark && !IsDiacritic(rune)))
            {
                text.Append(rune.ToString());
            }
        }

        return text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void Append(StringBuilder text, Rune rune) =>
        _ = rune.IsBmp && Plain.TryGetValue((char)rune.Value, out var plain) ? text.Append(plain) : text.Append(rune.ToString());

    /// <summary>Marks of Latin, Greek, Cyrillic, Hebrew and Arabic, which many writers leave out.</summary>
    private static bool IsDiacritic(Rune mark) => mark.Value is < 0x0700 or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF);
}
