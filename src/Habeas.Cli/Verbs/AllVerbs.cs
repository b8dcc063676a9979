using Habeas.Cli.Host;

namespace Habeas.Cli.Verbs;

/// <summary>Every verb, in the order in which a newcomer meets them.</summary>
internal static class AllVerbs
{
    public static IEnumerable<Verb> Of(Globals globals) =>
    [
        CompletionsVerb.Make(globals),
    ];
}
