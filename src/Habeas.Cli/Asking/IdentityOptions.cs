using System.CommandLine;
using Habeas.Cli.Host;
using Habeas.Register.Custody;
using Habeas.Register.Persons;

namespace Habeas.Cli.Asking;

/// <summary>Options that say who a person is, as far as anybody knows.</summary>
internal sealed class IdentityOptions
{
    private readonly Option<string[]> _names = Choices.Several("--name", "NAME", "A name as written, in any script; several times for several.");
    private readonly Option<string[]> _aliases = Choices.Several("--alias", "NAME", "A name by which the person is also known.");
    private readonly Option<string?> _unnamed = Choices.Text("--unnamed", "WORDS", "How to tell apart a person whom nobody can name.");
    private readonly Option<string?> _born = Choices.Text("--born", "DATE", "Date of birth, as precise as known: 1990-04-02, 1990-04, 1990, ~1990.");
    private readonly Option<string?> _sex = Choices.Text("--sex", "CODE", "Sex as recorded: female, male, or another code of the country's list.");
    private readonly Option<string?> _gender = Choices.Text("--gender", "WORDS", "Gender as the person themselves says it.");
    private readonly Option<string[]> _nationalities = Choices.Several("--nationality", "CODE", "Two capital letters of ISO 3166-1, or stateless.");
    private readonly Option<string[]> _identifiers = Choices.Several("--identifier", "ISSUER=VALUE", "A number that an issuer gave the person, such as 'passport UA=ZQ000317'.");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _names, _aliases, _unnamed, _born, _sex, _gender, _nationalities, _identifiers })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The identity that was given; null where nothing was.</summary>
    public Identity? Read(ParseResult parse)
    {
        var identity = new Identity
        {
            Names = [.. Given(parse, _names).Select(n => new Name(n)), .. Given(parse, _aliases).Select(n => new Name(n, "alias"))],
            Provisional = parse.GetValue(_unnamed),
            Born = parse.GetValue(_born) is { } born ? Births.Of("--born", born) : null,
            Sex = parse.GetValue(_sex) is { } sex ? new Coded(sex) : null,
            Gender = parse.GetValue(_gender),
            Nationalities = Given(parse, _nationalities),
            Identifiers = [.. Given(parse, _identifiers).Select(Identifier)],
        };
        var anything = identity.TellsApart || identity.Born is not null || identity.Sex is not null || identity.Gender is not null
            || identity.Nationalities.Count > 0 || identity.Identifiers.Count > 0;
        return anything ? identity : null;
    }

    private static string[] Given(ParseResult parse, Option<string[]> option) => parse.GetValue(option) ?? [];

    private static Identifier Identifier(string text)
    {
        var cut = text.IndexOf('=', StringComparison.Ordinal);
        return cut > 0 && cut < text.Length - 1
            ? new(text[..cut], text[(cut + 1)..])
            : throw Stop.Usage("--identifier: an identifier is given as ISSUER=VALUE.", "For example --identifier 'passport UA=ZQ000317'.");
    }
}
