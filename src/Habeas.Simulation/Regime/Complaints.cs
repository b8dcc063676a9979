using Habeas.Register;
using Habeas.Register.Regime;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Regime;

/// <summary>A request or a complaint, open or in confidence, and its answer; some wait for one in vain.</summary>
internal static class Complaints
{
    private static readonly Duration TooLong = Duration.FromDays(31);

    public static IEnumerable<Instant> Of(Life life)
    {
        var (spell, chance) = (life.Spell, life.Chance);
        foreach (var wait in life.WhenIn(spell, life.Now + chance.Days(4, 90)))
        {
            yield return wait;
        }

        if (!life.IsStill(spell))
        {
            yield break;
        }

        var (complaint, secret, forgotten) = (life.New(id => new ComplaintId(id)), chance.In(30), chance.In(10));
        life.Record(Life.Registrar, new MakeComplaint
        {
            Id = life.Id(),
            Person = life.Person,
            Complaint = complaint,
            Place = spell.Place,
            At = Life.At(life.Now),
            Kind = secret || chance.In(50) ? "complaint" : "request",
            AddressedTo = secret ? chance.One(["judge", "inspectorate"]) : Addressees.PlaceHead,
            Confidential = secret,
            Content = secret
                ? new("person", null, ["conduct-of-staff"], "the officer of the night", "called by a number and woken every hour")
                : new("person", null, [chance.One(["food", "contact", "health-care", "conditions"])], null, "asks that it be looked at"),
        });
        if (forgotten)
        {
            yield return life.Now + TooLong;
            life.Plant(secret ? Wrongs.ConfidentialUnanswered : Wrongs.ComplaintUnanswered);
            yield break;
        }

        yield return life.Now + chance.Days(2, 20);
        Answer(life, complaint, secret, "not-granted");
        if (chance.In(20))
        {
            yield return life.Now + chance.Days(1, 5);
            life.Record(Life.Registrar, new AppealComplaint { Id = life.Id(), Person = life.Person, Complaint = complaint, At = Life.At(life.Now), To = secret ? "inspectorate" : "central-administration" });
            yield return life.Now + chance.Days(3, 20);
            Answer(life, complaint, secret, "granted");
        }
    }

    private static void Answer(Life life, ComplaintId complaint, bool secret, string result) => life.Record(secret ? Life.Inspector : Life.Registrar, new AnswerComplaint
    {
        Id = life.Id(),
        Person = life.Person,
        Complaint = complaint,
        At = Life.At(life.Now),
        Answer = new(secret ? Life.Inspector.Officer : "head of the house", result, "it was looked at"),
    });
}
