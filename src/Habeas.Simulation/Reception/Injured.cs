using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Reception;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;

namespace Habeas.Simulation.Reception;

/// <summary>The look for injuries: at some police stations, and at the reception of every prison.</summary>
internal static class Injured
{
    /// <summary>Looked at in the police station, where nothing was seen.</summary>
    public static void AtStation(Life life, PlaceId station) => life.Record(Life.Sergeant, new RecordExamination
    {
        Id = life.Id(),
        Person = life.Person,
        Examination = new()
        {
            At = Life.At(life.Now),
            Place = station,
            Examiner = "Dr E. Rassendyll",
            Capacity = "police doctor",
            Present = [Examination.Nobody],
            Found = InjuryFindings.NoneSeen,
            Answer = TreatmentAnswers.None,
        },
    });

    /// <summary>Looked at in the prison; of some who came unhurt to the police, injuries are seen there.</summary>
    public static void AtReception(Life life, Spell spell)
    {
        var chance = life.Chance;
        var beaten = (life as Charged)?.SeenUnhurt == true && chance.In(8);
        var seen = beaten || ((life as Charged)?.SeenUnhurt != true && chance.In(5));
        var examination = new Examination
        {
            At = Life.At(life.Now),
            Place = spell.Place,
            Examiner = Life.Nurse.Officer,
            Capacity = Life.Nurse.Capacity,
            Present = ["B. Amsel, reception officer"],
            Found = seen ? InjuryFindings.Seen : chance.In(94) ? InjuryFindings.NoneSeen : InjuryFindings.Declined,
            Injuries = seen ? [new("left side of the face", new Coded("bruise", "as wide as a hand"), beaten ? "in the cell of the police" : "fell on the stairs")] : [],
            Answer = beaten ? TreatmentAnswers.Complaint : TreatmentAnswers.None,
            Complaints = beaten ? [new("was hit while they asked me for names", "two in plain clothes", null)] : [],
        };
        life.Record(Life.Nurse, new RecordExamination { Id = life.Id(), Person = life.Person, Examination = examination });
        if (beaten)
        {
            life.Plant(Wrongs.InjuredBetween);
        }
    }
}
