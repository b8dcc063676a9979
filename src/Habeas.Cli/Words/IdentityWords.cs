using Habeas.Register.Persons;
using Habeas.Register.Time;

namespace Habeas.Cli.Words;

/// <summary>What an identity says, thing by thing.</summary>
internal static class IdentityWords
{
    public static IEnumerable<string> Say(Identity identity)
    {
        foreach (var name in identity.Names)
        {
            yield return name.Kind == "name" ? name.Text : $"{name.Kind} name {name.Text}";
        }

        if (identity.Provisional is { } provisional)
        {
            yield return $"told apart by: {provisional}";
        }

        if (identity.Born is { } born)
        {
            yield return $"born {new DateRange(born.Earliest, born.Latest)}{(born.Circa ? " or about" : "")}";
        }

        if (identity.Sex is { } sex)
        {
            yield return $"sex {sex.Words ?? sex.Code}";
        }

        if (identity.Gender is { } gender)
        {
            yield return $"gender {gender}";
        }

        foreach (var nationality in identity.Nationalities)
        {
            yield return $"nationality {nationality}";
        }

        foreach (var identifier in identity.Identifiers)
        {
            yield return $"{identifier.Issuer} {identifier.Value}";
        }
    }
}
