using Habeas.Register.Acts;

namespace Habeas.Register.Readers;

/// <summary>Whoever reads a file, and for what.</summary>
/// <param name="Officer">Their name, as it is declared.</param>
/// <param name="Capacity">In what capacity: the office by which an order or a rule names its readers, such as <c>inspectorate</c>.</param>
/// <param name="Purpose">For what they read.</param>
public sealed record Reader(string Officer, string Capacity, Purpose Purpose = Purpose.Work)
{
    public Reader(Actor actor, Purpose purpose = Purpose.Work)
        : this(actor.Officer, actor.Capacity, purpose)
    {
    }

    /// <summary>True where somebody who named <paramref name="named"/>, an office or a person, meant this reader.</summary>
    public bool Is(string named) => named == Officer || named == Capacity;
}

/// <summary>For what a file is read.</summary>
public enum Purpose
{
    /// <summary>Everyday work: without what a rule keeps confidential within the file.</summary>
    Work,

    /// <summary>A task that needs what a rule keeps confidential, such as arranging for a person's children.</summary>
    Need,

    /// <summary>To give the person a copy of their own file (Nelson Mandela Rule 9).</summary>
    OwnCopy,
}
