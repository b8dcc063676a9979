using System.Runtime.ExceptionServices;
using Habeas.Register.Acts;

namespace Habeas.Storage;

/// <summary>What kind of thing went wrong outside the program.</summary>
public enum FaultKind
{
    /// <summary>There is no register at the location.</summary>
    NoRegister,

    /// <summary>There is one already.</summary>
    AlreadyThere,

    /// <summary>Another process holds the register for longer than we wait.</summary>
    Locked,

    /// <summary>No room is left where the register is kept.</summary>
    DiskFull,

    /// <summary>The database server does not answer, or the connection was lost.</summary>
    Unreachable,

    /// <summary>A later version of the program wrote the register.</summary>
    TooNew,

    /// <summary>A key file is missing, cannot be read, or is another register's.</summary>
    Keys,

    /// <summary>What is stored contradicts itself; nothing is written to it.</summary>
    Damaged,

    /// <summary>The read models are being rebuilt, and that was not finished.</summary>
    Rebuilding,

    /// <summary>The register is shut: it was moved elsewhere, or replaced by a restored one.</summary>
    Moved,

    /// <summary>What is asked would go behind what is known to have been recorded, and that was not said in so many words.</summary>
    Behind,

    /// <summary>Access was denied.</summary>
    Denied,

    /// <summary>Anything else that reading or writing ended with.</summary>
    Failed,
}

/// <summary>The environment failed: a disk, a server, a file. The message says what the person can do, and names nobody.</summary>
/// <remarks>Raised by every engine; never caught inside this room to go on as if nothing had happened.</remarks>
public sealed class StorageFault : Exception
{
    public StorageFault(FaultKind kind, string message, Exception? cause = null)
        : base(message, cause) => Kind = kind;

    public FaultKind Kind { get; }

    /// <summary>True when a commit was under way: what was sent may be recorded or not. Sending the same act again is safe and tells.</summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>A table or a column that the program needs is not there.</summary>
    /// <param name="words">What the engine said: names of tables and columns only.</param>
    /// <param name="cause">What the engine raised.</param>
    internal static StorageFault OfSchema(string words, Exception? cause = null) => new(
        FaultKind.Damaged,
        $"The tables of the register are not as the program makes them: {words}. Run habeas verify, which names what is missing or altered; habeas rebuild makes again what is derived from the log.",
        cause);

    /// <summary>What the read models name of a file, or when it was recorded, is not there: half a file is neither shown nor decided on.</summary>
    internal static StorageFault Half(EventRef part) => new(
        FaultKind.Damaged, $"Part {part} belongs to a file, and it or the row of its entry in the table act is missing. Run habeas verify --deep; habeas rebuild makes again what is derived from the log.");

    /// <summary>Runs work that several threads share: the fault of one of them is raised as it is.</summary>
    internal static T Plain<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions.OfType<StorageFault>().FirstOrDefault() is { } fault)
        {
            ExceptionDispatchInfo.Capture(fault).Throw();
            throw;
        }
    }

    /// <summary>The same fault, saying that a commit was under way.</summary>
    public StorageFault DuringCommit() => new(
        Kind, Message + " Whether the act was recorded is not known: send it again under the same id.", this)
    { OutcomeUnknown = true };
}
