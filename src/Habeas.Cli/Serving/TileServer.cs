using System.Net;
using Habeas.Ledger.Tiles;
using Habeas.Witness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Habeas.Cli.Serving;

/// <summary>Serves a published log over HTTP: the files of C2SP tlog-tiles and the public keys, and no other file.</summary>
internal static class TileServer
{
    /// <exception cref="WitnessFault">The address cannot be listened on.</exception>
    public static Task<SmallServer> StartAsync(string directory, IPEndPoint listen) => SmallServer.StartAsync(
        listen, mostBytes: 0, host => host.MapGet("/{**path}", async context => await ServeAsync(context, directory, (string?)context.Request.RouteValues["path"] ?? "")));

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
