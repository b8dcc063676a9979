using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Storage.Verifying;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas rebuild</c>: the log is the truth, and everything else can be made from it.</summary>
internal static class RebuildVerb
{
    public static Verb Make(Globals globals)
    {
        var verb = new Verb(
            "rebuild",
            "Drops everything that is derived from the log, makes it again, and proves that it is what the log says.",
            "habeas rebuild --register ./register");
        return verb.Does(globals, (_, session) =>
        {
            using var register = session.Open();
            using var progress = session.Progress("Rebuilding");
            var stage = "";
            register.Rebuild(p =>
            {
                if (p.Stage != stage)
                {
                    progress.Step("Rebuilding: " + (stage = p.Stage));
                }

                progress.Report(p.Done, p.Of);
            });
            progress.Step("Verifying");
            var result = register.Verify(new VerifyOptions { Deep = true, Progress = progress.Report });
            progress.Dispose();
            session.Print(Card.Of(
                ("entries", "Entries", result.Entries),
                ("problems", "Problems", result.Problems.Count),
                ("result", "Result", result.Holds ? "rebuilt, and identical to what the log says" : "rebuilt, and something else is altered: see habeas verify --deep")));
            return result.Holds ? Exits.Ok : Exits.NotVerified;
        });
    }
}
