using System.Net;
using Habeas.Ledger.Notes;
using Habeas.Witness;

namespace Habeas.Storage.Tests.Witnessing;

/// <summary>A witness that serves on a port of this machine, and can be stopped and begun again with what it remembers.</summary>
internal sealed class RunningWitness : IDisposable
{
    private readonly string _name;
    private readonly byte _seed;
    private readonly IReadOnlyList<VerifierKey> _logs;
    private readonly string _memory = Path.Combine(Laid.NewDirectory(), "seen");
    private LogWitness? _witness;
    private SmallServer? _server;
    private int _port;

    public RunningWitness(string name, byte seed, params IReadOnlyList<VerifierKey> logs)
    {
        (_name, _seed, _logs) = (name, seed, logs);
        LogWitness.Begin(_memory);
        Start();
    }

    public List<Reply> Told { get; } = [];

    public string Line => $"witness {_name} {Key().Verifier} {Url}\n";

    public VerifierKey Verifier => Key().Verifier;

    public string Url => FormattableString.Invariant($"http://127.0.0.1:{_port}");

    public string Evidence => Path.Combine(_memory, "evidence");

    public void Start(params IReadOnlyList<VerifierKey> logs)
    {
        _witness = new(Key(), LogKeys.Of(logs.Count > 0 ? logs : _logs), _memory, TimeProvider.System);
        _server = WitnessServer.StartAsync(_witness, new(IPAddress.Loopback, _port), r =>
        {
            lock (Told)
            {
                Told.Add(r);
            }
        }).GetAwaiter().GetResult();
        _port = _server.Address.Port;
    }

    public void Stop()
    {
        _server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _witness?.Dispose();
        (_server, _witness) = (null, null);
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(Path.GetDirectoryName(_memory)!, recursive: true);
    }

    private CosignerKey Key() => new(_name + ".example", [.. Enumerable.Repeat(_seed, 32)]);
}
