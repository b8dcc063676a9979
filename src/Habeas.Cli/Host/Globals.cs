using System.CommandLine;
using Habeas.Cli.Output;
using Habeas.Register.Acts;

namespace Habeas.Cli.Host;

/// <summary>The options that every verb takes. Made anew for each run: a parser keeps state in its options.</summary>
internal sealed class Globals(Surroundings surroundings)
{
    public const string DefaultCapacity = "operator";

    public Option<string?> Register { get; } = new("--register", "-r")
    {
        HelpName = "PATH",
        Description = "The folder of the register (or HABEAS_REGISTER).",
        Recursive = true,
    };

    public Option<string?> Officer { get; } = new("--officer")
    {
        HelpName = "NAME",
        Description = "Who acts, as declared; entries say so (or HABEAS_OFFICER; otherwise the name of the system's user).",
        Recursive = true,
    };

    public Option<string?> Capacity { get; } = new("--capacity")
    {
        HelpName = "WORD",
        Description = "In what capacity, such as registrar (or HABEAS_CAPACITY; otherwise operator).",
        Recursive = true,
    };

    public Option<string> Format { get; } = Choices.Among(
        new Option<string>("--format", "-f")
        {
            HelpName = "table|json|csv",
            Description = "How results are written: a table for people, JSON or CSV for programs.",
            Recursive = true,
            DefaultValueFactory = _ => "table",
        },
        "table", "json", "csv");

    public Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "No progress and no notes; results and errors only.",
        Recursive = true,
    };

    public IEnumerable<Option> All => [Register, Officer, Capacity, Format, Quiet];

    public Session Begin(ParseResult parse) => new(surroundings)
    {
        Parse = parse,
        RegisterPath = Given(parse, Register, "HABEAS_REGISTER"),
        Actor = new Actor(Given(parse, Officer, "HABEAS_OFFICER") ?? surroundings.User, Given(parse, Capacity, "HABEAS_CAPACITY") ?? DefaultCapacity),
        Format = Enum.Parse<Format>(parse.GetValue(Format)!, ignoreCase: true),
        Quiet = parse.GetValue(Quiet),
    };

    private string? Given(ParseResult parse, Option<string?> option, string variable) =>
        parse.GetValue(option) ?? (surroundings.Variable(variable) is { Length: > 0 } value ? value : null);
}
