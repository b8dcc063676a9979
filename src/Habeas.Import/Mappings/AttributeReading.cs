using Habeas.Register.Custody;

namespace Habeas.Import.Mappings;

/// <summary>Reads one attribute's section of a mapping.</summary>
internal static class AttributeReading
{
    public static AttributeRule Of(string name, YamlSection section)
    {
        var rule = new AttributeRule(name, MappingFile.Names(section))
        {
            Codes = Codes(section),
            Number = Number(section),
            Forms = Forms(section),
            Prefix = Prefix(section),
            Unknown = section.List("unknown"),
            BlankIsUnknown = section.OneOf("blank", Coded.NotRecorded, Coded.NotRecorded, Coded.SourceUnknown) == Coded.SourceUnknown,
            Upper = section.Flag("upper"),
        };
        section.NothingElse();
        var ways = (rule.Codes is null ? 0 : 1) + (rule.Number is null ? 0 : 1) + (rule.Forms.Count == 0 ? 0 : 1);
        return !Slugs.IsSlug(name) ? throw section.Fault("names", $"the attribute's name '{name}' is not a slug: small letters, digits and hyphens.")
            : ways != 1 ? throw section.Fault("names", $"the attribute '{name}' needs exactly one of codes, number and forms.")
            : rule;
    }

    private static Dictionary<string, string>? Codes(YamlSection section)
    {
        if (section.SectionOrNull("codes") is not { } map)
        {
            return null;
        }

        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (source, code) in map.Texts)
        {
            if (!Slugs.IsSlug(code))
            {
                throw map.Fault(source, $"'{code}' is not a slug: small letters, digits, full stops and hyphens.");
            }

            if (!codes.TryAdd(source, code))
            {
                throw map.Fault(source, $"the source code '{source}' stands twice, capitals aside.");
            }
        }

        return codes;
    }

    private static NumberRule? Number(YamlSection section)
    {
        if (section.SectionOrNull("number") is not { } number)
        {
            return null;
        }

        var rule = new NumberRule(number.Number("least"), number.Number("greatest"));
        number.NothingElse();
        return rule;
    }

    private static List<FormRule> Forms(YamlSection section)
    {
        var forms = new List<FormRule>();
        foreach (var form in section.ListOfSections("forms"))
        {
            forms.Add(new(form.Pattern("matches"), form.Text("code")));
            form.NothingElse();
        }

        return forms;
    }

    private static PrefixRule? Prefix(YamlSection section)
    {
        if (section.SectionOrNull("prefix") is not { } prefix)
        {
            return null;
        }

        var rule = new PrefixRule(prefix.Text("text"), MappingFile.Slug(prefix, "attribute"), MappingFile.Slug(prefix, "code"));
        prefix.NothingElse();
        return rule;
    }
}
