using Habeas.Register;
using Habeas.Register.EmergencyContacts;
using Habeas.Register.Family;
using Habeas.Simulation.Lives;

namespace Habeas.Simulation.Families;

/// <summary>Whom the person names at reception: somebody for an emergency, relatives, children and who cares for them.</summary>
internal static class Kin
{
    public static void Asked(Life life)
    {
        var chance = life.Chance;
        if (chance.In(75))
        {
            Contact(life);
        }
        else if (chance.In(50))
        {
            life.Record(Life.Registrar, new RecordNoContact { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), Role = ContactRoles.Emergency, Answer = chance.One(["declined", "has-nobody", "could-not-answer"]), To = Life.Registrar.Officer });
        }

        if (chance.In(20))
        {
            life.Record(Life.Registrar, new RecordRelative
            {
                Id = life.Id(),
                Person = life.Person,
                Relative = new() { Id = life.New(id => new RelativeId(id)), Relation = new("parent"), Dependant = chance.In(30), Where = "Kesslau" },
                Source = "own statement",
            });
        }

        Children(life, life.IsSurelyAdult ? chance.Between(0, 3) : 0);
    }

    private static void Contact(Life life)
    {
        var contact = life.New(id => new ContactId(id));
        life.Record(Life.Registrar, new ChooseContact
        {
            Id = life.Id(),
            Person = life.Person,
            At = Life.At(life.Now),
            Contact = new()
            {
                Id = contact,
                Name = life.Chance.One(["Rosa", "Samir", "Min", "Taras"]),
                Relation = life.Chance.One(["sister", "partner", "father", "friend"]),
                Roles = [ContactRoles.Emergency, ContactRoles.NextOfKin],
                Reached = [FormattableString.Invariant($"+00 555 {life.Chance.Between(1000, 9999)}")],
                ChosenBy = Register.EmergencyContacts.Contact.ThePerson,
            },
        });
        if (life.Chance.In(4))
        {
            life.World.At(life.Now + life.Chance.Days(5, 60), () => life.Record(Life.Registrar, new WithdrawContact { Id = life.Id(), Person = life.Person, Contact = contact, At = Life.At(life.Now) }));
        }
    }

    private static void Children(Life life, int number)
    {
        var chance = life.Chance;
        if (!chance.In(45))
        {
            return;
        }

        life.Record(Life.Registrar, new RecordFamilyAnswer
        {
            Id = life.Id(),
            Person = life.Person,
            At = Life.At(life.Now),
            About = FamilyAnswered.Children,
            Answer = number > 0 ? FamilyAnswered.Some : chance.In(85) ? FamilyAnswered.None : "declined",
            Number = number > 0 ? number : null,
            AskedBy = Life.Registrar.Officer,
        });
        for (var child = 1; child <= number && chance.In(60); child++)
        {
            life.Record(Life.Registrar, new RecordChild
            {
                Id = life.Id(),
                Person = life.Person,
                Child = new() { Id = life.New(id => new ChildId(id)), Age = new(chance.Between(1, 15), Life.At(life.Now)) },
                Care = new() { Kind = new("relative", "grandmother"), From = Life.At(life.Now) },
                Source = "own statement",
            });
        }

        if (number > 0 && life.Woman && chance.In(50))
        {
            life.Record(Life.Registrar, new RecordCareArrangement
            {
                Id = life.Id(),
                Person = life.Person,
                Arrangement = new() { At = Life.At(life.Now), Kind = "contact-with-carer", Decision = CareArrangement.Granted, DecidedBy = "head of reception", Words = "may call her mother every evening" },
            });
        }
    }
}
