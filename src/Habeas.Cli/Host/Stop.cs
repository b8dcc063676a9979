namespace Habeas.Cli.Host;

/// <summary>The command ends here for a reason that the operator can do something about.</summary>
/// <param name="exit">The exit code, of <see cref="Exits"/>.</param>
/// <param name="what">What happened, without anything about a person.</param>
/// <param name="next">What to do next, or null.</param>
internal sealed class Stop(int exit, string what, string? next = null) : Exception(what)
{
    public int Exit { get; } = exit;

    public string? Next { get; } = next;

    public static Stop Usage(string what, string? next = null) => new(Exits.Usage, what, next);

    public static Stop BadInput(string what, string? next = null) => new(Exits.BadInput, what, next);

    public static Stop NotFound(string what, string? next = null) => new(Exits.NotFound, what, next);
}
