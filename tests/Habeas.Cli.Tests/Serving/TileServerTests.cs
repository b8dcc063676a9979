using System.Net;
using Habeas.Cli.Serving;
using Habeas.Witness;

namespace Habeas.Cli.Tests.Serving;

public sealed class TileServerTests : IAsyncLifetime
{
    private readonly Shell _shell = new();
    private readonly HttpClient _client = new();
    private SmallServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _shell.With("HABEAS_REGISTER", "register");
        _shell.Run("init --register register --origin register.example").Exits(0);
        _shell.Run("place open 'Strelsau Remand Prison' --kind prison --authority 'Prison Service' --zone Europe/Budapest").Exits(0);
        _shell.Run("tiles export published").Exits(0);
        File.WriteAllText(Path.Combine(_shell.Folder, "published", "tile", "secret"), "not to be served");
        _server = await TileServer.StartAsync(Path.Combine(_shell.Folder, "published"), new(IPAddress.Loopback, 0));
        _client.BaseAddress = _server.Address;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _shell.Dispose();
    }

    [Theory]
    [InlineData("checkpoint", "text/plain", "no-cache")]
    [InlineData("public-keys", "text/plain", "no-cache")]
    [InlineData("tile/0/000.p/1", "application/octet-stream", "public, max-age=31536000, immutable")]
    [InlineData("tile/entries/000.p/1", "application/octet-stream", "public, max-age=31536000, immutable")]
    public async Task Published_file_is_served_as_it_is(string path, string type, string cache)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(cache, response.Headers.CacheControl!.ToString());
        Assert.Equal(File.ReadAllBytes(Path.Combine(_shell.Folder, "published", path)), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".lock")]
    [InlineData("tile/secret")]
    [InlineData("tile/0/000")]
    [InlineData("tile/00/000.p/1")]
    [InlineData("tile/0/000.p/1/")]
    [InlineData("tile/../checkpoint")]
    [InlineData("..%2fregister%2fregister.db")]
    [InlineData("%2e%2e/register/register.db")]
    [InlineData("tile/0/..%2f..%2f..%2fregister%2fkeys%2fmaster.key")]
    public async Task Nothing_else_is_served(string path)
    {
        using var response = await _client.GetAsync(new Uri("/" + path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.NotFound || path == "tile/../checkpoint"); // which a client writes as checkpoint
    }
}
