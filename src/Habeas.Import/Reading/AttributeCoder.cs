using System.Globalization;
using Habeas.Import.Mappings;
using Habeas.Register.Custody;

namespace Habeas.Import.Reading;

/// <summary>Turns a source value into codes, as one attribute's rule says.</summary>
internal static class AttributeCoder
{
    /// <summary>What the value means, and its prefix if it has one: null where it is blank and not recorded.</summary>
    /// <param name="rule">The attribute's rule.</param>
    /// <param name="value">The value, padding cut off; null where the file has no such column.</param>
    public static (Coded? Value, Coded? Prefix) Code(AttributeRule rule, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return (value is not null && rule.BlankIsUnknown ? new(Coded.SourceUnknown) : null, null);
        }

        var read = rule.Upper ? value.ToUpperInvariant() : value;
        Coded? before = null;
        if (rule.Prefix is { } prefix && read.StartsWith(prefix.Text, StringComparison.Ordinal))
        {
            before = new(prefix.Code, prefix.Text);
            read = read[prefix.Text.Length..].TrimStart();
        }

        return (read.Length > 0 ? new(CodeOf(rule, read), value) : null, before);
    }

    private static string CodeOf(AttributeRule rule, string value) =>
        rule.Unknown.Contains(value, StringComparer.OrdinalIgnoreCase) ? Coded.SourceUnknown
        : rule.Codes is { } codes ? codes.GetValueOrDefault(value, Coded.Unmapped)
        : rule.Number is { } number ? NumberOf(number, value)
        : FormOf(rule.Forms, value);

    private static string NumberOf(NumberRule rule, string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) &&
        decimal.IsInteger(number) && number >= rule.Least && number <= rule.Greatest
            ? ((int)number).ToString(CultureInfo.InvariantCulture)
            : Coded.Unmapped;

    private static string FormOf(IReadOnlyList<FormRule> forms, string value)
    {
        foreach (var form in forms)
        {
            if (form.Matches.Match(value) is { Success: true } match && match.Length == value.Length)
            {
                var code = form.Code.Replace("{value}", value, StringComparison.Ordinal);
                foreach (var group in form.Matches.GetGroupNames())
                {
                    code = code.Replace("{" + group + "}", match.Groups[group].Value, StringComparison.Ordinal);
                }

                return Slugs.Of(code) is { Length: > 0 } slug ? slug : Coded.Unmapped;
            }
        }

        return Coded.Unmapped;
    }
}
