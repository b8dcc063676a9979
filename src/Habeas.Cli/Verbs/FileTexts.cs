using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Cli.Verbs;

/// <summary>The sections of a file as tables: what <c>file show</c> and <c>file export</c> both write.</summary>
internal static class FileTexts
{
    /// <summary>The facts that stand, section by section, in the order in which they occurred; what is not dated comes first.</summary>
    /// <param name="file">The file, as its reader may see it.</param>
    /// <param name="at">What occurred later is left out.</param>
    /// <param name="name">The name of a place.</param>
    /// <param name="programs">With where each fact stands in the register.</param>
    /// <param name="wanted">Which sections.</param>
    public static IEnumerable<(string Name, string Heading, Sheet Sheet)> Sections(
        PersonFile file, Instant at, Func<PlaceId?, string> name, bool programs, Func<FileSection, bool> wanted)
    {
        var facts = Facts(file, at);
        return FileSection.Told.Where(wanted).Select(section => (section.Name + "_facts", SectionWords.Heading(section), new Sheet(
            [Column.Of("when"), Column.Of("what"), .. programs ? [Column.Of("event"), Column.Of("corrected_by")] : Array.Empty<Column>()],
            [
                .. facts[section].Select(f => (IReadOnlyList<object?>)
                [
                    EventWords.Time(f.Event.Occurred), EventWords.Say(f.Event, name), .. programs ? [f.Ref.ToString(), f.CorrectedBy?.ToString()] : Array.Empty<object?>(),
                ]),
            ])));
    }

    /// <summary>The facts that stand, by section, in the order in which they occurred; with an instant those that had occurred by then.</summary>
    public static ILookup<FileSection, Standing> Facts(PersonFile file, Instant? at = null) =>
        file.Facts.Where(f => at is not { } then || f.Event.Occurred?.IsAfter(then) != true).OrderBy(f => f.Event.Occurred, ByOccurrence.Order).ToLookup(f => FileSection.Of(f.Event));

    /// <summary>What of the file is kept from its reader, and why: how many events of each.</summary>
    public static Sheet LeftOut(DisclosedFile disclosed, bool programs) => new(
        [Column.Of("what"), Column.Of("why"), new("events", "Events", Right: true)],
        [
            .. disclosed.LeftOut.GroupBy(l => (l.What, l.Why)).OrderBy(g => g.Key.What, StringComparer.Ordinal).ThenBy(g => g.Key.Why, StringComparer.Ordinal)
                .Select(g => (IReadOnlyList<object?>)[programs ? g.Key.What : SectionWords.What(g.Key.What), g.Key.Why, g.Count()]),
        ]);
}
