using System.Net;
using Habeas.Cli.Host;
using Habeas.Ledger.Tiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Habeas.Cli.Serving;

/// <summary>Serves a published log over HTTP: the files of C2SP tlog-tiles and the public keys, and no other file.</summary>
internal sealed class TileServer : IAsyncDisposable
{
    private readonly WebApplication _host;

    private TileServer(WebApplication host) => _host = host;

    public Uri Address => new(_host.Urls.First());

    /// <exception cref="Stop">The address cannot be listened on.</exception>
    public static async Task<TileServer> StartAsync(string directory, IPEndPoint listen)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(listen);
        });
        var host = builder.Build();
        host.MapGet("/{**path}", async context => await ServeAsync(context, directory, (string?)context.Request.RouteValues["path"] ?? ""));
        try
        {
            await host.StartAsync();
            return new(host);
        }
        catch (IOException)
        {
            await host.DisposeAsync();
            throw Stop.Usage($"{listen} cannot be listened on: it is in use, or not an address of this machine.");
        }
    }

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

    private static async Task ServeAsync(HttpContext context, string directory, string path)
    {
        // Nothing but a name in its one spelling reaches the file system.
        var isTile = TileId.TryParse(path, out var tile) && tile.ToString() == path;
        var file = Path.Combine(directory, path);
        if ((!isTile && path is not ("checkpoint" or "public-keys")) || !File.Exists(file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = isTile ? "application/octet-stream" : "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = isTile ? "public, max-age=31536000, immutable" : "no-cache";
        await context.Response.SendFileAsync(file, context.RequestAborted);
    }
}
