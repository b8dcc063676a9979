using Habeas.Register;
using Habeas.Register.Persons;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Files;

/// <summary>Somebody is back under another name: the register suggests the earlier file, and an officer links the two; or nobody does.</summary>
internal static class Links
{
    public static IEnumerable<Instant> Of(Life life, PersonId earlier)
    {
        var chance = life.Chance;
        yield return life.Now + Duration.FromDays(1);
        life.Record(Life.Registrar, new SuggestEarlierFiles { Id = life.Id(), Person = life.Person, Candidates = [earlier] });
        if (chance.In(20))
        {
            yield return life.Now + Duration.FromDays(8);
            life.Plant(Wrongs.EarlierFileNotLinked);
            yield break;
        }

        if (chance.In(20))
        {
            // The first comparison was another person's: the link is undone, and made again on better evidence.
            yield return life.Now + chance.Hours(5, 20);
            var wrong = Linked(life, earlier, "document");
            yield return life.Now + chance.Hours(5, 30);
            life.Record(Life.Registrar, new UnlinkFiles { Id = life.Id(), Person = life.Person, Other = earlier, Link = wrong, At = Life.At(life.Now), FoundBy = "J. Sapt", Why = "the copy that was compared was another person's" });
        }

        yield return life.Now + chance.Days(1, 4);
        Linked(life, earlier, "fingerprints");
    }

    private static LinkId Linked(Life life, PersonId earlier, string evidence)
    {
        var link = life.New(id => new LinkId(id));
        life.Record(Life.Registrar, new LinkFiles { Id = life.Id(), Person = life.Person, Other = earlier, Link = link, At = Life.At(life.Now), FoundBy = "J. Sapt", Why = "one person under two names", On = [new(evidence, "compared in Strelsau")] });
        return link;
    }
}
