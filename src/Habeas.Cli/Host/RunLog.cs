using System.Text.Json;
using Habeas.Cli.Output;
using Habeas.Storage;
using NodaTime;

namespace Habeas.Cli.Host;

/// <summary>
/// A log for whoever runs the machine, where <c>HABEAS_LOG</c> names a file: for each run of the command a line of JSON with when, which
/// verb, how it ended and how long it took. It has no argument, no result and no message in it, so that it can say nothing about anybody.
/// </summary>
internal sealed class RunLog
{
    private readonly string _path;
    private readonly Surroundings _surroundings;
    private readonly Instant _began;

    private RunLog(string path, Surroundings surroundings)
    {
        _path = path;
        _surroundings = surroundings;
        _began = surroundings.Clock.GetCurrentInstant();
    }

    /// <summary>Begins a line; null where no log is wanted.</summary>
    public static RunLog? Begin(Surroundings surroundings) =>
        surroundings.Variable("HABEAS_LOG") is { Length: > 0 } path ? new(surroundings.PathOf(path), surroundings) : null;

    /// <summary>Writes the line.</summary>
    /// <param name="verb">The verb as it is documented.</param>
    /// <param name="exit">The exit code.</param>
    /// <param name="failure">What ended the run, of which only the kind is written.</param>
    public void End(string verb, int exit, Exception? failure)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(new
        {
            at = Cells.ForPrograms(_began),
            verb,
            exit,
            milliseconds = (long)(_surroundings.Clock.GetCurrentInstant() - _began).TotalMilliseconds,
            failure = failure switch
            {
                null => null,
                StorageFault fault => "storage-" + fault.Kind.ToString().ToLowerInvariant(),
                Stop => "stop",
                _ => failure.GetType().Name,
            },
        });
        try
        {
            using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.Write([.. line, (byte)'\n']);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _surroundings.Err.WriteLine($"habeas: the log that HABEAS_LOG names cannot be written: {Plain.Line(e.Message)}");
        }
    }
}
