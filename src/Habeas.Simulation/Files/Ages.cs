using Habeas.Register.Persons;
using Habeas.Register.Time;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Files;

/// <summary>A young man says that he is younger than the papers: he is brought to the juvenile centre until it is decided, or left with adults.</summary>
internal static class Ages
{
    public static IEnumerable<Instant> Disputed(Life life)
    {
        var (spell, chance, country) = (life.Spell, life.Chance, life.World.Country);
        if (life.Identity.Born is not { Month: not null } born || life.Woman || life is not Charged charged || !(spell.Place == country.Remand || spell.Place == country.OtherRemand) || life.Now.InUtc().Year - born.Year > 21 || !life.Named || !chance.In(35))
        {
            yield break;
        }

        foreach (var wait in life.WhenIn(spell, life.Now + chance.Hours(5, 60)))
        {
            yield return wait;
        }

        if (!life.IsStill(spell))
        {
            yield break;
        }

        var year = life.Now.InUtc().Year;
        var young = new DateRange(new LocalDate(year - 17, 1, 1), new LocalDate(year - 16, 12, 31));
        life.Record(Life.Registrar, new DisputeAge { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), By = "counsel H. Rischenheim", Why = "a school report shows another year of birth", Born = young });
        var left = chance.In(35) ? life.PlantWhileHeld(Wrongs.DoubtfulAgeWithAdults) : null;
        foreach (var wait in Decided(life, charged, spell, (born, young), left))
        {
            yield return wait;
        }
    }

    private static IEnumerable<Instant> Decided(Life life, Charged charged, Spell spell, (BirthDate Papers, DateRange Young) ages, Truth? left)
    {
        var (chance, country) = (life.Chance, life.World.Country);
        foreach (var wait in life.WhenIn(spell, life.Now + Duration.FromHours(2)))
        {
            yield return wait;
        }

        var brought = left is null && life.IsStill(spell);
        if (brought)
        {
            charged.Child = true;
            foreach (var wait in life.BroughtTo(country.Juvenile, "perhaps a child"))
            {
                yield return wait;
            }

            yield return life.Now + chance.Days(3, 9);
            life.Record(Life.Registrar, new AssessAge { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), By = "Institute of Social Paediatrics", Method = "several-disciplines", Born = ages.Young, Words = "interview and papers" });
        }

        yield return life.Now + (left is not null ? chance.Days(6, 30) : brought ? chance.Days(3, 20) : Duration.FromMinutes(10));
        var child = brought && chance.In(50);
        var exact = new LocalDate(ages.Papers.Year, ages.Papers.Month ?? 1, ages.Papers.Day ?? 1);
        life.Record(Life.Clerk, new DecideAge { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), Authority = "Guardianship Court of Strelsau", Method = "several-disciplines", Born = child ? ages.Young : new DateRange(exact, exact), Number = life.PaperNumber("G") });
        _ = left?.Until ??= life.Now;
        if (brought && !child)
        {
            charged.Child = false;
            var juvenile = new Spell(spell.Since, country.Juvenile);
            foreach (var wait in life.WhenIn(juvenile, life.Now + Duration.FromHours(6)))
            {
                yield return wait;
            }

            if (life.IsStill(juvenile))
            {
                foreach (var wait in life.BroughtTo(charged.Home, "found to be an adult"))
                {
                    yield return wait;
                }
            }
        }
    }
}
