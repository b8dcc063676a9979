using System.CommandLine;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Serving;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas tiles</c>: the log as files that anybody may fetch, and that say nothing about anybody.</summary>
internal static class TilesVerb
{
    private const int Port = 7381;

    public static Verb Make(Globals globals) =>
        new("tiles", "Publishes the log as static files: hashes and checkpoints, by which anybody can verify it, and nothing about anybody.") { Export(globals), Serve(globals) };

    private static Verb Export(Globals globals)
    {
        var directory = Directory();
        var newest = Choices.Flag("--newest", "Publish the newest checkpoint, though fewer witnesses cosigned it than the witness policy asks for.");
        var again = Choices.Flag("--again", "Write also what is there already, such as after a disk was mended.");
        var verb = new Verb(
            "export",
            "Writes the log's tiles, its leaves and its checkpoint to a directory, or brings what is there up to date. Broken off, it goes on where it was.",
            "habeas tiles export /srv/register.justice.example",
            "habeas tiles export ./published --newest")
        {
            directory, newest, again,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var path = session.Surroundings.PathOf(parse.GetValue(directory)!);
            using var register = session.Open();
            using var progress = session.Progress("Publishing");
            var done = register.Publish(path, parse.GetValue(newest), parse.GetValue(again), progress.Report);
            progress.Dispose();
            session.Print(Card.Of(
                ("directory", "Published in", path),
                ("size", "Entries", done.Size),
                ("before", "Entries before", done.Before),
                ("files", "Files written", done.Files),
                ("cosignatures", "Cosigned by witnesses", done.Cosignatures)));
            session.Note("Any web server may serve the directory as it is; 'habeas tiles serve' does so for a try.");
            return Exits.Ok;
        });
    }

    private static Verb Serve(Globals globals)
    {
        var directory = Directory();
        var listen = Listening.Option(Port);
        var verb = new Verb(
            "serve",
            "Serves a published log over HTTP until it is stopped. It needs no register and no key.",
            "habeas tiles serve ./published",
            "habeas tiles serve /srv/register.justice.example --listen 0.0.0.0:8080")
        {
            directory, listen,
        };
        return verb.Does(globals, (parse, session) =>
        {
            var path = session.Surroundings.PathOf(parse.GetValue(directory)!);
            if (!File.Exists(Path.Combine(path, "checkpoint")))
            {
                throw Stop.NotFound($"there is no published log in {path}.", "'habeas tiles export DIR' makes one.");
            }

            var at = Listening.Read(parse.GetValue(listen)!);
            Listening.UntilStopped(async stop =>
            {
                await using var server = await TileServer.StartAsync(path, at);
                session.Print(Card.Of(("address", "Serving at", server.Address.ToString()), ("directory", "What lies in", path)));
                session.Surroundings.Out.Flush();
                await server.RunAsync(stop);
            });
            return Exits.Ok;
        });
    }

    private static Argument<string> Directory() => new("dir") { HelpName = "DIR", Description = "The directory of the published log." };
}
