using System.Globalization;
using Habeas.Cli.Host;

namespace Habeas.Cli.Output;

/// <summary>Tells on the error stream how far long work has come: a moving line on a terminal, elsewhere a line each tenth.</summary>
/// <remarks>Not Spectre's bars: they draw from a thread of their own, and write nothing where there is no terminal.</remarks>
internal sealed class Progress : IDisposable
{
    private const int BarWidth = 30;

    private readonly TextWriter _err;
    private readonly bool _terminal;
    private readonly bool _quiet;
    private string _work;
    private int _shown = -1;
    private bool _open;

    private Progress(TextWriter err, string work, bool terminal, bool quiet) => (_err, _work, _terminal, _quiet) = (err, work, terminal, quiet);

    public static Progress Begin(Surroundings surroundings, string work, bool quiet) =>
        new(surroundings.Err, work, surroundings.ErrIsTerminal, quiet);

    /// <summary>A next step of the work begins.</summary>
    public void Step(string work)
    {
        Finish();
        (_work, _shown) = (work, -1);
    }

    /// <summary>So much is done, of so much.</summary>
    public void Report(long done, long total)
    {
        if (_quiet || total <= 0)
        {
            return;
        }

        var percent = (int)Math.Clamp(done * 100 / total, 0, 100);
        if (_terminal && percent > _shown)
        {
            _shown = percent;
            _open = true;
            var filled = percent * BarWidth / 100;
            _err.Write(string.Create(CultureInfo.InvariantCulture, $"\r{_work}  [{new string('#', filled)}{new string('.', BarWidth - filled)}] {percent,3} %"));
        }
        else if (!_terminal && percent / 10 > _shown)
        {
            _shown = percent / 10;
            _err.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_work}: {_shown * 10} % ({done:#,0} of {total:#,0})"));
        }
    }

    public void Dispose() => Finish();

    private void Finish()
    {
        if (_open)
        {
            _err.WriteLine();
            _open = false;
        }
    }
}
