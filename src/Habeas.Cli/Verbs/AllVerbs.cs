using Habeas.Cli.Host;

namespace Habeas.Cli.Verbs;

/// <summary>Every verb, in the order in which a newcomer meets them.</summary>
internal static class AllVerbs
{
    public static IEnumerable<Verb> Of(Globals globals) =>
    [
        DemoVerb.Make(globals),
        InitVerb.Make(globals),
        PlaceVerb.Make(globals),
        AdmitVerb.Make(globals),
        PresenceVerb.Make(globals),
        TransferVerb.Make(globals),
        ReleaseVerb.Make(globals),
        ActVerb.Make(globals),
        SearchVerb.Make(globals),
        FileVerb.Make(globals),
        DocumentVerb.Make(globals),
        FormsVerb.Make(globals),
        HeldVerb.Make(globals),
        RollVerb.Make(globals),
        RollsVerb.Make(globals),
        DailyStateVerb.Make(globals),
        GroupVerb.Make(globals),
        CourtListVerb.Make(globals),
        ClaimsVerb.Make(globals),
        GateVerb.Make(globals),
        PopulationVerb.Make(globals),
        ImportVerb.Make(globals),
        StatusVerb.Make(globals),
        VerifyVerb.Make(globals),
        ProofVerb.Make(globals),
        ReceiptVerb.Make(globals),
        WitnessVerb.Make(globals),
        TilesVerb.Make(globals),
        KeyVerb.Make(globals),
        SealVerb.Make(globals),
        EraseVerb.Make(globals),
        RetentionVerb.Make(globals),
        RebuildVerb.Make(globals),
        BackupVerb.Make(globals),
        RestoreVerb.Make(globals),
        MigrateVerb.Make(globals),
        CompletionsVerb.Make(globals),
    ];
}
