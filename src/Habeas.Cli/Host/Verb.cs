using System.CommandLine;

namespace Habeas.Cli.Host;

/// <summary>A verb of the command, with examples that its help shows and a test keeps true.</summary>
internal sealed class Verb : Command
{
    public Verb(string name, string does, params IReadOnlyList<string> examples)
        : base(name, does) => Examples = examples;

    public IReadOnlyList<string> Examples { get; }

    /// <summary>More than one sentence about the verb, below its options.</summary>
    public string? Remarks { get; init; }

    /// <summary>What the verb does; the answer is the exit code.</summary>
    public Verb Does(Globals globals, Func<ParseResult, Session, int> run)
    {
        SetAction(parse =>
        {
            var session = globals.Begin(parse);
            return session.End(run(parse, session));
        });
        return this;
    }
}
