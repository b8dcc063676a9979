using System.Net;
using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Witnessing;

namespace Habeas.Witness.Tests;

public sealed class WitnessServerTests : IAsyncLifetime
{
    private readonly InventedLog _log = new("ruritania.example", 1);
    private readonly string _memory = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly List<Reply> _told = [];
    private readonly HttpClient _client = new();
    private LogWitness _witness = null!;
    private SmallServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        LogWitness.Begin(_memory);
        _witness = new(new CosignerKey("ombudsman.example", [.. Enumerable.Repeat((byte)200, 32)]), LogKeys.Of([_log.Key]), _memory, TimeProvider.System);
        _server = await WitnessServer.StartAsync(_witness, new(IPAddress.Loopback, 0), reply =>
        {
            lock (_told)
            {
                _told.Add(reply);
            }
        });
        _client.BaseAddress = _server.Address;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _witness.Dispose();
        _log.Dispose();
        Directory.Delete(_memory, recursive: true);
    }

    [Fact]
    public async Task Checkpoint_is_cosigned_over_the_wire()
    {
        var (status, type, body) = await Post(_log.Request(0, 10));
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (status, type));
        Assert.Single(WitnessVerdict.Cosignatures(Encoding.UTF8.GetBytes(body), _log.Note(10), [_witness.Verifier]));
        Assert.Equal(10, Assert.Single(_told).Size);
    }

    [Fact]
    public async Task Size_last_cosigned_is_told_as_the_specification_says()
    {
        await Post(_log.Request(0, 10));
        Assert.Equal((HttpStatusCode.Conflict, "text/x.tlog.size", "10\n"), await Post(_log.Request(0, 20)));
    }

    [Theory]
    [InlineData("GET", "/add-checkpoint", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/checkpoint/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/checkpoint/..%2flock", HttpStatusCode.NotFound)]
    [InlineData("POST", "/add-checkpoint", HttpStatusCode.BadRequest)]
    public async Task Request_for_anything_else_is_refused(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Request_that_is_too_long_is_refused_and_the_next_is_served()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(new byte[LogWitness.MaxRequestBytes + 1])).Status);
        Assert.Equal(HttpStatusCode.OK, (await Post(_log.Request(0, 10))).Status);
    }

    [Fact]
    public async Task Last_checkpoint_is_shown_to_anybody_with_the_cosignature()
    {
        await Post(_log.Request(0, 10));
        var note = await _client.GetByteArrayAsync(new Uri("/checkpoint/" + WitnessPath.NameOf(_log.Origin), UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(NoteFault.None, SignedCheckpoint.TryOpen(note, [_log.Key, _witness.Verifier], out var last));
        Assert.Equal((10, 1), (last!.Checkpoint.Size, last.Cosignatures.Count()));
    }

    [Fact]
    public async Task Address_in_use_is_said() =>
        await Assert.ThrowsAsync<WitnessFault>(() => WitnessServer.StartAsync(_witness, new(IPAddress.Loopback, _server.Address.Port)));

    private async Task<(HttpStatusCode Status, string? Type, string Body)> Post(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using var response = await _client.PostAsync(new Uri("/add-checkpoint", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
