using System.Net;
using System.Text;
using Habeas.Ledger.Witnessing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Habeas.Witness;

// Failure policy: a request that cannot be answered gets a status and no cosignature; the server goes on with the next.

/// <summary>A witness over HTTP: <c>POST /add-checkpoint</c>, and <c>GET /checkpoint/NAME</c> for what it cosigned last.</summary>
/// <remarks>It speaks plain HTTP; a reverse proxy in front of it speaks TLS. Requests are small and few, and limited to be so.</remarks>
public sealed class WitnessServer : IAsyncDisposable
{
    private readonly WebApplication _host;

    private WitnessServer(WebApplication host) => _host = host;

    /// <summary>Where it listens, the port as it was given out where 0 was asked for.</summary>
    public Uri Address => new(_host.Urls.First());

    /// <summary>Begins to listen.</summary>
    /// <param name="witness">The witness, which the caller disposes of afterwards.</param>
    /// <param name="listen">Where.</param>
    /// <param name="told">Told of each answer, in the order of answering within a log.</param>
    /// <exception cref="WitnessFault">The address is in use or not this machine's.</exception>
    public static async Task<WitnessServer> StartAsync(LogWitness witness, IPEndPoint listen, Action<Reply>? told = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LogWitness.MaxRequestBytes;
            kestrel.Limits.MaxConcurrentConnections = 256;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(listen);
        });
        var host = builder.Build();
        host.MapPost("/add-checkpoint", async context => await AddAsync(context, witness, told));
        host.MapGet("/checkpoint/{name}", async context => await LastAsync(context, witness));
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

    private static async Task AddAsync(HttpContext context, LogWitness witness, Action<Reply>? told)
    {
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            context.Response.StatusCode = e.StatusCode;
            return;
        }

        Reply reply;
        try
        {
            reply = witness.Add(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not swallowed: nothing was cosigned, and both sides are told.
            told?.Invoke(new(WitnessAnswer.None, "", e.Message));
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        told?.Invoke(reply);
        context.Response.StatusCode = (int)reply.Answer;
        context.Response.ContentType = reply.ContentType;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(reply.Body), context.RequestAborted);
    }

    private static async Task LastAsync(HttpContext context, LogWitness witness)
    {
        var last = witness.LastOf((string)context.Request.RouteValues["name"]!);
        context.Response.StatusCode = last is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(last ?? "There is no checkpoint of such a log.\n"u8.ToArray(), context.RequestAborted);
    }
}
