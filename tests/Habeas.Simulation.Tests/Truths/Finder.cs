using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.Persons;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Tests.Truths;

/// <summary>A wrong that a view of the register shows at an instant.</summary>
/// <param name="Wrong">What.</param>
/// <param name="About">In whose file, or of which place.</param>
/// <param name="Since">Since when, as far as the view says.</param>
internal sealed record Shown(Wrong Wrong, Subject About, Instant? Since);

/// <summary>What the register's own views show of one file, each asked in a file of its own under this folder.</summary>
internal static class Finder
{
    private static readonly Func<PersonFile, Instant, IEnumerable<(Wrong Wrong, Instant? Since)>>[] Views =
    [
        BeforeCourt.Of,
        Regime.Of,
        Reception.Of,
        Family.Of,
        Deaths.Of,
    ];

    /// <param name="file">The file.</param>
    /// <param name="at">The instant.</param>
    /// <param name="adults">Where nobody who may be a child is held.</param>
    public static IEnumerable<Shown> In(PersonFile file, Instant at, IReadOnlySet<PlaceId> adults) =>
        Views.SelectMany(v => v(file, at)).Concat(Files.Of(file, at, adults)).Select(f => new Shown(f.Item1, file.Id, f.Item2));

    /// <summary>
    /// The stretch of custody that may cover an instant; null where the register shows none. Of somebody who is seen elsewhere later no single
    /// one is certain: the first is where they were before.
    /// </summary>
    public static Stretch? HeldAt(PersonFile file, Instant at) =>
        CustodyView.Of(file).Stretches.FirstOrDefault(s => !(s.Start.Earliest > at) && !(s.End?.Latest <= at));
}
