using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Custody;

/// <summary>
/// A person was physically held at a place: found there, reported there, or listed in a count. A fact, lawful or not; nothing refuses it.
/// </summary>
/// <param name="Person">Whose presence.</param>
/// <param name="Place">Where.</param>
/// <param name="Source">Who or what says so: an inspector, a roster by name.</param>
/// <param name="At">When they were seen; null when <paramref name="Counted"/> says on which dates instead.</param>
/// <param name="Counted">Dates of counts that listed the person, each a whole day in <paramref name="Zone"/>, since a count's hour is not stated.</param>
/// <param name="Zone">The place's zone.</param>
/// <param name="HeldSince">Since when the source says they have been held (a roster's admission time): the source's statement, not an admission.</param>
/// <param name="Particulars">What the source said of the person then: attribute to coded value.</param>
public sealed record PresenceRecorded(
    PersonId Person,
    PlaceId Place,
    string Source,
    When? At,
    IReadOnlyList<DateRange> Counted,
    string Zone,
    When? HeldSince,
    IReadOnlyDictionary<string, Coded> Particulars) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>A person was not held at a place: not found there, or not listed in a count that was taken.</summary>
/// <param name="Person">Whose absence.</param>
/// <param name="Place">Where they were not.</param>
/// <param name="Source">Who or what says so.</param>
/// <param name="At">When; null when <paramref name="Counted"/> says on which dates instead.</param>
/// <param name="Counted">Dates of counts that did not list the person.</param>
/// <param name="Zone">The place's zone.</param>
public sealed record AbsenceRecorded(
    PersonId Person,
    PlaceId Place,
    string Source,
    When? At,
    IReadOnlyList<DateRange> Counted,
    string Zone) : PersonEvent(Person)
{
    public override When? Occurred => At;
}
