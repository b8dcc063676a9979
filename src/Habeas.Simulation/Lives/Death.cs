using Habeas.Register.Acts;
using Habeas.Register.Release;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Lives;

/// <summary>What follows a death in custody: the family and an independent authority are told, it is inquired into, the dead and what was theirs go to the family.</summary>
internal static class Death
{
    private const string Prosecutor = "Public Prosecutor of Strelsau";

    public static IEnumerable<Instant> After(Life life, Instant died)
    {
        var chance = life.Chance;
        var slip = chance.Between(1, 100) switch { <= 20 => Wrongs.FamilyNotTold, <= 40 => Wrongs.DeathNotInquired, _ => null };
        life.Record(Life.Registrar, new RecordDeathCircumstances { Id = life.Id(), Person = life.Person, At = Life.At(died), FoundBy = "O-204", Where = "infirmary", Circumstances = "found without breath in the morning", Source = "O-204" });
        yield return life.Now + chance.Hours(1, 10);
        if (slip != Wrongs.FamilyNotTold)
        {
            Told(life, RecordDeathNotice.Family, "a sister");
        }

        Told(life, RecordDeathNotice.IndependentAuthority, Prosecutor);
        if (life.Foreign)
        {
            Told(life, RecordDeathNotice.Consulate, "the consulate in Strelsau");
        }

        yield return life.Now + chance.Days(1, 4);
        if (slip != Wrongs.DeathNotInquired)
        {
            life.Record(Life.Clerk, Inquiry(life, null));
        }

        life.Record(Life.Registrar, new RecordRemains { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), Destination = RecordRemains.HandedOver, To = "the family" });
        life.Belongings.GiveTo("a sister");
        life.Record(Life.Registrar, new RecordDeathBelongings { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), Result = RecordDeathBelongings.HandedOver, To = "a sister" });
        yield return died + Duration.FromDays(10) + Duration.FromHours(1);
        if (slip is not null)
        {
            life.Plant(slip);
        }

        if (slip != Wrongs.DeathNotInquired)
        {
            yield return life.Now + chance.Days(5, 40);
            life.Record(Life.Clerk, new RecordDeathCause { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), Standing = DeathCauseFound.Established, Cause = "heart failure", Manner = "natural", By = "Institute of Forensic Medicine", Independent = true });
            life.Record(Life.Clerk, Inquiry(life, "no fault of others found"));
        }
    }

    private static void Told(Life life, string whom, string to) =>
        life.Record(Life.Registrar, new RecordDeathNotice { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), Recipient = whom, Result = RecordDeathNotice.Told, To = to, By = "head of the house", Words = "by telephone" });

    private static Act Inquiry(Life life, string? outcome) =>
        new RecordDeathInquiry { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), Authority = Prosecutor, Independent = true, Reference = FormattableString.Invariant($"D {life.Number}"), Outcome = outcome };
}
