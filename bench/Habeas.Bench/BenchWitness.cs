using System.Net;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Witnessing;
using Habeas.Witness;

namespace Habeas.Bench;

/// <summary>A witness of one register on a port of this machine, as <c>habeas witness serve</c> runs it, in this process.</summary>
internal sealed class BenchWitness : IDisposable
{
    private readonly CosignerKey _key = new("witness.example", [.. Enumerable.Repeat((byte)7, 32)]);
    private readonly LogWitness _witness;
    private readonly SmallServer _server;

    public BenchWitness(string memory, VerifierKey log)
    {
        LogWitness.Begin(memory);
        _witness = new(_key, LogKeys.Of([log]), memory, TimeProvider.System);
        _server = WitnessServer.StartAsync(_witness, new(IPAddress.Loopback, 0)).GetAwaiter().GetResult();
    }

    /// <summary>The policy that asks this witness for its cosignature, and nobody else.</summary>
    public WitnessPolicy Policy => WitnessPolicy.Read($"witness bench {_key.Verifier} {_server.Address.ToString().TrimEnd('/')}\nquorum bench\n").Policy!;

    public void Dispose()
    {
        _server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _witness.Dispose();
    }
}
