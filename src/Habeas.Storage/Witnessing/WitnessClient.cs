using System.Globalization;
using System.Net;
using System.Text;
using Habeas.Ledger.Witnessing;

namespace Habeas.Storage.Witnessing;

// Failure policy: a witness that cannot be reached, or answers nonsense, is an answer like any other (Away, Refused); nothing of the
// network leaves here as an exception.

/// <summary>What came back from a witness.</summary>
/// <param name="Status">The status code; null where there was no answer.</param>
/// <param name="Body">The body, cut to what any right answer has room in.</param>
/// <param name="Words">Why there was no answer.</param>
internal sealed record WitnessReply(HttpStatusCode? Status, byte[] Body, string? Words = null)
{
    /// <summary>The size in the body of a conflict; null where it is none.</summary>
    public long? Size => Status == HttpStatusCode.Conflict
        && long.TryParse(Encoding.ASCII.GetString(Body).TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
}

/// <summary>Asks witnesses over HTTP (C2SP tlog-witness).</summary>
internal sealed class WitnessClient : IDisposable
{
    private const int MostBytes = 64 * 1024;
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
    })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MostBytes,
    };

    /// <summary>Asks for a cosignature.</summary>
    public WitnessReply Add(Uri witness, AddCheckpoint request, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Under(witness, WitnessPath.AddCheckpoint)) { Content = new ByteArrayContent(request.ToBytes()) };
        return Send(message, cancel);
    }

    /// <summary>Asks for the checkpoint of a log that the witness cosigned last; not every witness shows it.</summary>
    public byte[]? Last(Uri witness, string origin, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Under(witness, $"{WitnessPath.Last}/{WitnessPath.NameOf(origin)}"));
        var reply = Send(message, cancel);
        return reply.Status == HttpStatusCode.OK ? reply.Body : null;
    }

    public void Dispose() => _http.Dispose();

    private WitnessReply Send(HttpRequestMessage message, CancellationToken cancel)
    {
        try
        {
            using var response = _http.Send(message, HttpCompletionOption.ResponseContentRead, cancel);
            using var body = new MemoryStream();
            response.Content.ReadAsStream(cancel).CopyTo(body);
            return new(response.StatusCode, body.ToArray());
        }
        catch (HttpRequestException e)
        {
            return new(null, [], e.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "its name is not known",
                HttpRequestError.ConnectionError => "nothing answers there",
                HttpRequestError.SecureConnectionError => "its certificate is not trusted, or it speaks no TLS",
                HttpRequestError.ConfigurationLimitExceeded => "its answer is longer than any right one",
                _ => "the connection failed",
            });
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return new(null, [], "it did not answer in time");
        }
    }

    private static Uri Under(Uri prefix, string path) => new(prefix.ToString().TrimEnd('/') + "/" + path);
}
