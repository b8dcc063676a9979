using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Register.Stored;
using Habeas.Register.Time;

namespace Habeas.Import.Reconciling;

/// <summary>What the events of a file say of counts, one row for each range of dates, before any view chooses between them.</summary>
public static class StatedRuns
{
    /// <summary>Every run that any event ever stated, corrected or not.</summary>
    public static IEnumerable<CountedRun> Of(PersonFile file) =>
        file.Chronicle.Events.Select(e => e.Event is ICorrection correction ? correction.Replacement : e.Event).SelectMany(Of);

    /// <summary>The runs that one event states; none for an event about something else.</summary>
    public static IEnumerable<CountedRun> Of(Event? stated) => stated switch
    {
        PresenceRecorded p => p.Counted.Select(d => new CountedRun(p.Place, EpisodeText(p.HeldSince), d, true, TextOf(p.Particulars))),
        AbsenceRecorded a => a.Counted.Select(d => new CountedRun(a.Place, "", d, false, "")),
        _ => [],
    };

    /// <summary>The source's own start of an episode as <see cref="CountedRun.Episode"/> writes it.</summary>
    public static string EpisodeText(When? heldSince) => heldSince?.Earliest is { } earliest ? Instants.Format(earliest) : "";

    /// <summary>Particulars as <see cref="CountedRun.Attributes"/> writes them: codes without words.</summary>
    public static string TextOf(IReadOnlyDictionary<string, Coded> particulars) =>
        AttributeText.Of(particulars.Select(p => KeyValuePair.Create(p.Key, p.Value.Code)));
}
