using System.Collections.Concurrent;
using System.CommandLine;
using Habeas.Cli.Output;
using Habeas.Register.Acts;
using Habeas.Storage;
using Habeas.Storage.Witnessing;
using NodaTime;

namespace Habeas.Cli.Host;

/// <summary>One run of one verb: who runs it, on which register, and where results, notes and progress go.</summary>
internal sealed class Session(Surroundings surroundings)
{
    private readonly ConcurrentDictionary<string, WitnessSeen> _contradicted = new(StringComparer.Ordinal);

    public Surroundings Surroundings { get; } = surroundings;

    public required ParseResult Parse { get; init; }

    public required string? RegisterPath { get; init; }

    public required Actor Actor { get; init; }

    public required Format Format { get; init; }

    public required bool Quiet { get; init; }

    public IdGenerator Ids { get; } = new(surroundings.Clock, surroundings.Random);

    public Instant Now => Surroundings.Clock.GetCurrentInstant();

    /// <summary>The folder of the register.</summary>
    /// <exception cref="Stop">None is named.</exception>
    public string Register => RegisterPath is { } path
        ? Surroundings.PathOf(path)
        : throw Stop.Usage("no register is named.", "Give --register PATH, or set HABEAS_REGISTER. 'habeas init --register PATH' makes a new one.");

    public RegisterLocation Location => RegisterLocation.Parse(Register, Surroundings.Variable);

    /// <summary>Opens the register; whoever does disposes of it.</summary>
    public StoredRegister Open()
    {
        var register = StoredRegister.Open(Location, Surroundings.Clock, bytes => Surroundings.Random(bytes));
        register.Witnesses.Told = seen =>
        {
            foreach (var contradicted in seen.Where(s => s.Outcome == WitnessOutcome.Contradicted))
            {
                _contradicted[contradicted.Name] = contradicted;
            }
        };
        return register;
    }

    /// <summary>Ends a run: where a witness has seen another register than this one, that is said, whatever else came of it.</summary>
    public int End(int exit)
    {
        foreach (var (name, seen) in _contradicted.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            Surroundings.Err.WriteLine(Plain.Line($"habeas: the witness {name} says: {seen.Words}. What was recorded stands. Stop writing, keep everything as it is, and find out why{(seen.Evidence is { } file ? $": the evidence is in {file}" : "")}."));
        }

        return _contradicted.IsEmpty || exit != Exits.Ok ? exit : Exits.NotVerified;
    }

    /// <summary>Opens it to be verified, even where its log cannot be read.</summary>
    public StoredRegister OpenToVerify() => StoredRegister.OpenToVerify(Location, Surroundings.Clock, bytes => Surroundings.Random(bytes));

    public void Print(Sheet sheet) => SheetText.Write(Surroundings.Out, sheet, Format, Surroundings.Width);

    public void Print(Card card) => CardText.Write(Surroundings.Out, card, Format, Surroundings.Width);

    public void Print(Dossier dossier) => DossierText.Write(Surroundings.Out, dossier, Format, Surroundings.Width);

    /// <summary>A line for people only, among results.</summary>
    public void Say(string line)
    {
        if (Format == Format.Table)
        {
            Surroundings.Out.WriteLine(Plain.Line(line));
        }
    }

    /// <summary>A remark that helps to read the results, and is not one of them.</summary>
    public void Note(string line)
    {
        if (!Quiet)
        {
            Surroundings.Out.Flush();
            Surroundings.Err.WriteLine(Plain.Line(line));
        }
    }

    /// <summary>What a file that was named on the command line holds.</summary>
    /// <exception cref="Stop">There is no such file.</exception>
    public byte[] Bytes(string path) =>
        File.Exists(Surroundings.PathOf(path)) ? File.ReadAllBytes(Surroundings.PathOf(path)) : throw Stop.NotFound($"there is no file {path}.");

    /// <summary>Begins to tell how far long work has come.</summary>
    public Progress Progress(string work) => Output.Progress.Begin(Surroundings, work, Quiet);
}
