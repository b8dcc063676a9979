namespace Habeas.Register.Acts;

/// <summary>Who may do what: asked at the door for every write and at the query boundary for every read. Pure.</summary>
/// <remarks>Until accounts exist, one policy admits the local operator, whose officer's name is declared and not checked.</remarks>
public static class Policy
{
    /// <summary>May <paramref name="actor"/> perform <paramref name="act"/>? The refusal, or null.</summary>
    public static Refusal? MayAct(Actor actor, Act act) => MayEnter(actor);

    /// <summary>May <paramref name="actor"/> put this question? The refusal, or null.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="question">What is asked, such as <c>population</c> or <c>file</c>.</param>
    public static Refusal? MayAsk(Actor actor, string question) => MayEnter(actor);

    /// <summary>May <paramref name="actor"/> add a document? The refusal, or null.</summary>
    /// <param name="actor">Who adds it.</param>
    /// <param name="owner">To whose file; null for one of the register's own.</param>
    public static Refusal? MayAddDocument(Actor actor, PersonId? owner) => MayEnter(actor);

    private static Refusal? MayEnter(Actor actor) =>
        string.IsNullOrWhiteSpace(actor.Officer) || string.IsNullOrWhiteSpace(actor.Capacity) ? Refusals.OfficerNotNamed() : null;
}
