using Habeas.Register;
using Habeas.Register.Orders;
using Habeas.Register.Process.Appeals;
using Habeas.Register.Process.Reviews;
using Habeas.Simulation.Lives;
using NodaTime;

namespace Habeas.Simulation.Courts;

/// <summary>What comes after a decision: the review of a remand, and the appeal against a sentence.</summary>
internal static class Appeals
{
    private const string Court = "Court of Appeal of Ruritania";

    /// <summary>A remand is reviewed, goes on, and is to be reviewed again by then.</summary>
    public static void Review(Life life, GroundId ground, string court, Instant due) => life.Record(Life.Clerk, new RecordDetentionReview
    {
        Id = life.Id(),
        Person = life.Person,
        At = Life.At(life.Now),
        By = court,
        Ground = ground,
        Mode = "in-person",
        Alternatives = [new(life.Chance.One(["bail", "reporting", "supervision"]), "weighed, and not enough")],
        Decision = "continued",
        Reasons = "the trial is near",
        Next = "set",
        Due = Life.At(due),
    });

    /// <summary>An appeal; where it is allowed in part, another order stands in the place of the first.</summary>
    public static IEnumerable<Instant> Of(Life life, Docket docket, CommitmentOrder sentence, Action<OrderId> replaced)
    {
        var (chance, since) = (life.Chance, life.HeldSince);
        yield return life.Now + chance.Days(3, 14);
        var appeal = life.New(id => new AppealId(id));
        life.Record(Life.Clerk, new RecordAppeal
        {
            Id = life.Id(),
            Person = life.Person,
            Appeal = new() { Id = appeal, Against = "sentence", Decision = FormattableString.Invariant($"judgment {sentence.Number}"), Court = Court, By = "counsel", Name = "H. Rischenheim", Case = docket.Case },
            At = Life.At(life.Now),
        });
        yield return life.Now + chance.Days(20, 90);
        var allowed = life.HeldSince == since && chance.In(35);
        life.Record(Life.Clerk, new RecordAppealDecided { Id = life.Id(), Person = life.Person, Appeal = appeal, At = Life.At(life.Now), Court = Court, Decision = allowed ? "allowed-in-part" : "dismissed" });
        if (allowed)
        {
            var order = life.New(id => new OrderId(id));
            replaced(order);
            life.Record(Life.Clerk, new ReplaceOrder { Id = life.Id(), Person = life.Person, Order = sentence.Id, By = sentence with { Id = order, Authority = Court, Number = life.PaperNumber("S"), Issued = Life.At(life.Now), From = Life.At(life.Now) } });
        }
    }
}
