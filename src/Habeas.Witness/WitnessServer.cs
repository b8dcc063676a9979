using System.Net;
using System.Text;
using Habeas.Ledger.Witnessing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Habeas.Witness;

// Failure policy: a request that cannot be answered gets a status and no cosignature; the server goes on with the next.

/// <summary>A witness over HTTP: <c>POST /add-checkpoint</c>, and <c>GET /checkpoint/NAME</c> for what it cosigned last.</summary>
public static class WitnessServer
{
    /// <summary>Begins to listen.</summary>
    /// <param name="witness">The witness, which the caller disposes of afterwards.</param>
    /// <param name="listen">Where.</param>
    /// <param name="told">Told of each answer, in the order of answering within a log.</param>
    /// <exception cref="WitnessFault">The address is in use or not this machine's.</exception>
    public static Task<SmallServer> StartAsync(LogWitness witness, IPEndPoint listen, Action<Reply>? told = null) => SmallServer.StartAsync(listen, LogWitness.MaxRequestBytes, host =>
    {
        host.MapPost("/" + WitnessPath.AddCheckpoint, async context => await AddAsync(context, witness, told));
        host.MapGet($"/{WitnessPath.Last}/{{name}}", async context => await LastAsync(context, witness));
    });

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
