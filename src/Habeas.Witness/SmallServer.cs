using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Habeas.Witness;

/// <summary>A server of a few small requests over plain HTTP; a reverse proxy in front of it speaks TLS.</summary>
public sealed class SmallServer : IAsyncDisposable
{
    private readonly WebApplication _host;

    private SmallServer(WebApplication host) => _host = host;

    /// <summary>Where it listens, the port as it was given out where 0 was asked for.</summary>
    public Uri Address => new(_host.Urls.First());

    /// <summary>Begins to listen.</summary>
    /// <param name="listen">Where.</param>
    /// <param name="mostBytes">The longest body of a request.</param>
    /// <param name="map">Says what is served.</param>
    /// <exception cref="WitnessFault">The address is in use or not this machine's.</exception>
    public static async Task<SmallServer> StartAsync(IPEndPoint listen, long mostBytes, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = mostBytes;
            kestrel.Limits.MaxConcurrentConnections = 256;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(listen);
        });
        var host = builder.Build();
        map(host);
        try
        {
            await host.StartAsync();
            return new(host);
        }
        catch (IOException e)
        {
            await host.DisposeAsync();
            throw new WitnessFault($"{listen} cannot be listened on: it is in use, or not an address of this machine.", e);
        }
    }

    /// <summary>Serves until told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        catch (OperationCanceledException)
        {
            // Told to stop: what is being answered is answered first.
        }

        await _host.StopAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
