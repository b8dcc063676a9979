using Habeas.Register;
using Habeas.Register.Contacts;
using Habeas.Register.Custody;
using Habeas.Register.Family;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Families;

/// <summary>Visits, letters and calls as the books of the gate have them; seldom more than a few of one person, since no house writes down all.</summary>
internal static class Visits
{
    public static IEnumerable<Instant> Of(Life life)
    {
        var (spell, chance) = (life.Spell, life.Chance);
        for (var left = chance.Between(1, 3); left > 0; left--)
        {
            foreach (var wait in life.WhenIn(spell, life.Now + chance.Days(3, 40)))
            {
                yield return wait;
            }

            if (!life.IsStill(spell))
            {
                yield break;
            }

            switch (chance.Between(1, 100))
            {
                case <= 8:
                    life.Record(Life.Registrar, new RecordVisitRefused { Id = life.Id(), Person = life.Person, Place = spell.Place, At = Life.At(life.Now), Kind = "contact", Visitors = [Somebody("friend")], Refuser = chance.One(["place", "person"]), By = "gate officer P. Detchard", Why = "not on the list of visitors" });
                    break;
                case <= 35:
                    life.Record(Life.Registrar, Letter(life, spell.Place));
                    break;
                case <= 45:
                    Visit(life, spell.Place, Register.Contacts.Visit.Legal, "counsel", "within-sight");
                    break;
                case <= 47:
                    Visit(life, spell.Place, Register.Contacts.Visit.Legal, "counsel", Register.Contacts.Visit.WithinHearing);
                    life.Plant(Wrongs.Overheard);
                    break;
                default:
                    Visit(life, spell.Place, "contact", chance.One(["parent", "partner", "sibling", "friend"]), "within-sight");
                    break;
            }
        }
    }

    private static void Visit(Life life, PlaceId place, string kind, string relation, string watched) => life.Record(Life.Registrar, new RecordVisit
    {
        Id = life.Id(),
        Person = life.Person,
        Place = place,
        Visit = new() { Kind = kind, At = Life.At(life.Now), Visitors = [Somebody(relation)], Watched = watched },
    });

    private static RecordCorrespondence Letter(Life life, PlaceId place) => new()
    {
        Id = life.Id(),
        Person = life.Person,
        Place = place,
        Correspondence = new() { Kind = life.Chance.One(["letter", "call", "parcel"]), Direction = "to", At = Life.At(life.Now), With = Somebody("parent"), Fate = "passed" },
    };

    private static OutsidePerson Somebody(string relation) => new(null, new Coded(relation));
}
