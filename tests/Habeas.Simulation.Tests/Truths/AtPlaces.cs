using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Forms;
using Habeas.Register.Groups;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Rolls;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Tests.Truths;

/// <summary>What the record of a place shows: rolls that differ, forms that are gone; and the list of an evacuation.</summary>
internal static class AtPlaces
{
    /// <summary>A roll of the last days may be looked into still.</summary>
    private static readonly Duration InCourse = Duration.FromDays(2);

    public static IEnumerable<Shown> Rolls(PlaceRecord place, IReadOnlyList<(PersonFile File, IReadOnlyList<Stretch> Held)> files, Instant at)
    {
        foreach (var roll in place.Of<RollCounted>().GroupBy(r => r.Roll))
        {
            var moment = roll.First().At.Earliest!.Value;
            var there = files.Where(f => f.Held.Any(s => s.Place == place.Id && !(s.Start.Earliest > moment + Duration.FromMinutes(2)) && !(s.End?.Latest < moment - Duration.FromMinutes(2)))).Select(f => f.File).ToList();
            var open = PlaceRolls.Of(place, roll.Key, there).Differences.Where(d => d.Resolved is null).ToList();
            if (open.Count > 0 && moment + InCourse < at)
            {
                yield return new(Wrongs.RollDifferenceOpen, place.Id, moment);
            }
        }
    }

    public static IEnumerable<Shown> Forms(PlaceRecord place) =>
        PlaceForms.Of(place).Where(f => f.State is FormStates.Missing or FormStates.NeverPrinted).Select(_ => new Shown(Wrongs.FormMissing, place.Id, null));

    public static IEnumerable<Shown> Evacuation(GroupId group, IEnumerable<PersonFile> files)
    {
        var state = GroupState.Of(group, files);
        return
        [
            .. state.Members.Where(m => m.State is MemberStates.Missing or MemberStates.OnTheWay).Select(m => new Shown(Wrongs.EvacueeMissing, m.Person, null)),
            .. state.In(MemberStates.Extra).Select(p => new Shown(Wrongs.EvacueeExtra, p, null)),
        ];
    }
}
