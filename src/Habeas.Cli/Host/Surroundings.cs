using NodaTime;

namespace Habeas.Cli.Host;

/// <summary>Everything that the command takes from the machine it runs on, so that a test can stand in for the machine.</summary>
public sealed record Surroundings
{
    public required TextWriter Out { get; init; }

    public required TextWriter Err { get; init; }

    public required Stream In { get; init; }

    /// <summary>An environment variable, or null.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The folder in which the command was given.</summary>
    public required string Folder { get; init; }

    /// <summary>The operating system's name for who runs the command.</summary>
    public required string User { get; init; }

    public required IClock Clock { get; init; }

    /// <summary>Fills bytes at random.</summary>
    public required Fill Random { get; init; }

    /// <summary>The width of the terminal in columns; null where results do not go to a terminal.</summary>
    public int? Width { get; init; }

    public bool ErrIsTerminal { get; init; }

    /// <summary>A path as the operator gave it, made whole.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Folder);
}

/// <summary>Fills a span with bytes.</summary>
public delegate void Fill(Span<byte> bytes);
