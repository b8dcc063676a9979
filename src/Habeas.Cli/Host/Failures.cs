using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Import.Mappings;
using Habeas.Import.Sources;
using Habeas.Storage;
using Habeas.Storage.Questions;
using Habeas.Witness;

namespace Habeas.Cli.Host;

/// <summary>Tells what went wrong and what to do next, and picks the exit code. No stack trace, and nothing about a person.</summary>
internal static class Failures
{
    public static int Tell(Exception failure, Surroundings surroundings)
    {
        var (exit, what, next) = Read(failure);
        surroundings.Err.WriteLine("habeas: " + Plain.Line(what));
        if (next is not null)
        {
            surroundings.Err.WriteLine(Plain.Line(next));
        }

        if (surroundings.Variable("HABEAS_DEBUG") == "1")
        {
            surroundings.Err.WriteLine(failure);
        }

        return exit;
    }

    private static (int Exit, string What, string? Next) Read(Exception failure) => failure switch
    {
        Stop stop => (stop.Exit, stop.Message, stop.Next),
        StorageFault { Kind: FaultKind.NoRegister } fault => (Exits.NotFound, fault.Message, null),
        StorageFault { Kind: FaultKind.AlreadyThere } fault => (Exits.Usage, fault.Message, "It is left as it is. A new register needs a folder and a database of its own: --register PATH."),
        WitnessFault fault => (Exits.StorageFault, fault.Message, null),
        StorageFault { Kind: FaultKind.Behind } fault => (Exits.Refused, fault.Message, null),
        StorageFault fault => (Exits.StorageFault, fault.Message, null),
        QuestionRefused refused => (Exits.Refused, RefusalWords.Say(refused.Refusal) + " " + RefusalWords.Source(refused.Refusal), null),
        MappingException mapping => (Exits.BadInput, mapping.Message, "Nothing was recorded."),
        SourceException source => (Exits.BadInput, source.Message, "Nothing was recorded."),
        UnauthorizedAccessException or IOException => (Exits.StorageFault, failure.Message, "Look at the path, its permissions and the space on the disk."),
        _ => (Exits.Bug, $"a fault of habeas itself: {failure.GetType().Name}.",
            "Nothing that was acknowledged is lost. Run it again with HABEAS_DEBUG=1 and report what it prints, without anyone's record."),
    };
}
