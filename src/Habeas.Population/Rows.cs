using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Population;

/// <summary>A stretch of one person's custody, as the read model holds it.</summary>
public sealed record CustodyRow(PersonId Person, Stretch Stretch);

/// <summary>Dates on which counts listed one person, as the read model holds them.</summary>
public sealed record CountedRow(PersonId Person, CountedRun Run);

/// <summary>A place of detention, and on which dates it was counted.</summary>
/// <param name="Place">The place.</param>
/// <param name="Name">Its name, which a question by place shows.</param>
/// <param name="Zone">Its IANA zone.</param>
/// <param name="CountTime">The local time at which a day is asked for where no count was recorded.</param>
/// <param name="Counted">The dates of counts that are in the register in full.</param>
public sealed record CountedPlace(PlaceId Place, string Name, string Zone, LocalTime CountTime, DateSet Counted);
