namespace Habeas.Cli.Host;

/// <summary>The exit codes of the command, as docs/reference/cli.md lists them.</summary>
public static class Exits
{
    public const int Ok = 0;

    /// <summary>A lawful no.</summary>
    public const int Refused = 1;

    public const int Usage = 2;

    /// <summary>What was handed in cannot be read, or some of it was rejected.</summary>
    public const int BadInput = 3;

    public const int NotFound = 4;

    public const int NotVerified = 5;

    public const int StorageFault = 6;

    /// <summary>Nothing is wrong with what is kept, and somebody has to do something.</summary>
    public const int Attention = 7;

    public const int Bug = 70;

    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Ok, "done"),
        (Refused, "refused: a lawful no, with its code and the rule it rests on"),
        (Usage, "the command was not given rightly"),
        (BadInput, "bad input: a file, a line or a value that cannot be taken, with its place and the reason"),
        (NotFound, "not found: no such register, file, place or entry"),
        (NotVerified, "verification failed: the report says what was altered"),
        (StorageFault, "storage fault: disk, database or key; the message says what to do"),
        (Attention, "attention: nothing that is kept is wrong, and somebody has to do something, such as reach a witness that is away"),
        (Bug, "a fault of habeas itself"),
    ];
}
