using Habeas.Register.Readers;

namespace Habeas.Cli.Words;

/// <summary>The headings of a file's sections, and why something of it is left out.</summary>
internal static class SectionWords
{
    public static string Heading(FileSection section) => section.Name switch
    {
        "claims" => "Claims of detention",
        "complaints" => "Requests and complaints",
        "contacts" => "Visits and letters",
        "corrections" => "Corrections",
        "custody" => "Custody and movements",
        "family" => "Family, children and whom to tell",
        "health" => "Health notices and injuries",
        "identity" => "Who the person is",
        "needs" => "Needs and accommodations",
        "notices" => "Rights told, and who was told",
        "orders" => "Orders and arrests",
        "process" => "Cases, hearings, counsel and reviews",
        "property" => "Property",
        "reception" => "Reception",
        "regime" => "Regime and discipline",
        "release" => "Release and death",
        "rolls" => "Units, rolls and groups",
        _ => section.Name,
    };

    /// <summary>What is left out, in words.</summary>
    public static string What(string what) => what switch
    {
        Guard.Claimant => "who lodged a claim of detention",
        Guard.File => "the file: it is sealed",
        Guard.FormerNames => "names that the person bears no longer",
        Guard.Identity => "who the person is: their identity is protected",
        LeftOut.Confidential => "what is confidential within the file",
        LeftOut.InConfidence => "what was told in confidence to somebody else",
        LeftOut.OtherPeople => "files that may be those of other people",
        _ => what,
    };
}
