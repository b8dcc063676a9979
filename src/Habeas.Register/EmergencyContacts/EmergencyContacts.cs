using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.EmergencyContacts;

/// <summary>What a contact is for, as slugs.</summary>
public static class ContactRoles
{
    public const string Emergency = "emergency";
    public const string NextOfKin = "next-of-kin";

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal) { Emergency, NextOfKin };
}

/// <summary>Somebody whom the person chose to be told in an emergency, or as next of kin (Nelson Mandela Rule 7).</summary>
public sealed record Contact
{
    public required ContactId Id { get; init; }

    /// <summary>Who that is, as the person names them.</summary>
    public required string Name { get; init; }

    /// <summary>What they are to the person, in the person's words; a partner is a partner, whatever the law calls it.</summary>
    public required string Relation { get; init; }

    /// <summary>What they were chosen for, slugs of <see cref="ContactRoles"/>.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>How they are reached: telephone numbers and addresses, the best first; none where the person knows none.</summary>
    public IReadOnlyList<string> Reached { get; init; } = [];

    /// <summary>In which language they are best spoken to, in words.</summary>
    public string? Language { get; init; }

    /// <summary>Who chose them, a slug of <see cref="Choosers"/>.</summary>
    public required string ChosenBy { get; init; }

    public const string ThePerson = "the-person";

    /// <summary>Who can have chosen a contact. Another than the person is no choice of theirs, and it is said.</summary>
    public static IReadOnlySet<string> Choosers { get; } = new SortedSet<string>(StringComparer.Ordinal) { ThePerson, "guardian", "somebody-else" };

    /// <summary>Says what is wrong with it, or null.</summary>
    public Refusal? Fault() =>
        Wanting.Words("contact.name", Name, "a contact has a name, or what the person calls them")
        ?? Wanting.Words("contact.relation", Relation, "what a contact is to the person is said, in the person's words")
        ?? (Roles.Count > 0 ? null : Refusals.Incomplete("contact.roles", "a contact is chosen for something: emergency, next-of-kin, or both"))
        ?? Roles.Select(r => Wanting.Code("contact.roles", r, ContactRoles.All)).FirstOrDefault(f => f is not null)
        ?? (Reached.Any(string.IsNullOrWhiteSpace) ? Refusals.Incomplete("contact.reached", "a way of reaching somebody is written out") : null)
        ?? Wanting.Code("contact.chosenBy", ChosenBy, Choosers);
}

/// <summary>A contact was chosen. Several stand beside each other, in the order in which they were chosen.</summary>
[Holds("nmr-7-emergency")]
public sealed record ContactChosen(PersonId Person, When At, Contact Contact) : PersonEvent(Person), IFaultable
{
    public override When? Occurred => At;

    Refusal? IFaultable.Fault() => Contact.Fault();
}

/// <summary>A contact was withdrawn, so that they are told nothing more.</summary>
/// <param name="Person">Who withdrew them.</param>
/// <param name="Contact">Which contact.</param>
/// <param name="At">When.</param>
/// <param name="Why">Why, where the person says it; they need not.</param>
public sealed record ContactWithdrawn(PersonId Person, ContactId Contact, When At, string? Why) : PersonEvent(Person)
{
    public override When? Occurred => At;
}

/// <summary>No contact was named: the person declined, or has nobody, or could not be asked.</summary>
/// <param name="Person">Who.</param>
/// <param name="At">When.</param>
/// <param name="Role">For what, a slug of <see cref="ContactRoles"/>.</param>
/// <param name="Answer">A slug of <see cref="Answers"/>.</param>
/// <param name="To">Who asked, by name, or would have.</param>
public sealed record NoContactNamed(PersonId Person, When At, string Role, string Answer, string To) : PersonEvent(Person), IFaultable
{
    public static IReadOnlySet<string> Answers { get; } = new SortedSet<string>(StringComparer.Ordinal) { "declined", "has-nobody", "could-not-answer", "not-asked" };

    public override When? Occurred => At;

    Refusal? IFaultable.Fault() =>
        Wanting.Code("role", Role, ContactRoles.All)
        ?? Wanting.Code("answer", Answer, Answers)
        ?? Wanting.Words("to", To, "whoever asked is named, or who would have");
}

/// <summary>Records whom a person chose.</summary>
public sealed record ChooseContact : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required Contact Contact { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? (EmergencyContactsOnFile.Has(Contact.Id, situation.Person(Person)) ? Refusals.ContactAlreadyOnFile(Contact.Id) : null)
        ?? Wanting.Sound(new ContactChosen(Person, At, Contact));
}

/// <summary>Withdraws a contact.</summary>
public sealed record WithdrawContact : Act
{
    public required PersonId Person { get; init; }

    public required ContactId Contact { get; init; }

    public required When At { get; init; }

    public string? Why { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? (EmergencyContactsOnFile.Has(Contact, situation.Person(Person)) ? null : Refusals.ContactNotOnFile(Contact))
        ?? Outcome.Of(new ContactWithdrawn(Person, Contact, At, Why));
}

/// <summary>Records that no contact was named, and why.</summary>
public sealed record RecordNoContact : Act
{
    public required PersonId Person { get; init; }

    public required When At { get; init; }

    public required string Role { get; init; }

    public required string Answer { get; init; }

    public required string To { get; init; }

    public override IReadOnlyList<Subject> Subjects => [Person];

    public override Outcome Decide(Situation situation) =>
        Wanting.Registered(Person, situation)
        ?? Wanting.Occurrence("at", At, situation)
        ?? Wanting.Sound(new NoContactNamed(Person, At, Role, Answer, To));
}

/// <summary>The contacts on a person's file.</summary>
public static class EmergencyContactsOnFile
{
    /// <summary>What an answer is where nobody recorded one.</summary>
    public const string NotRecorded = "not-recorded";

    /// <summary>What an answer is where a contact stands.</summary>
    public const string Named = "named";

    /// <summary>Those who stand chosen for a role at <paramref name="instant"/>, in the order in which they were chosen.</summary>
    /// <remarks>Whoever may have been withdrawn by then is left out: to tell somebody too little can be mended.</remarks>
    public static IReadOnlyList<Contact> At(PersonFile file, string role, Instant instant)
    {
        var withdrawn = file.Of<ContactWithdrawn>().Where(w => !w.At.IsAfter(instant)).Select(w => w.Contact).ToHashSet();
        return
        [
            .. file.Of<ContactChosen>().Where(c => c.Contact.Roles.Contains(role, StringComparer.Ordinal) && !c.At.IsAfter(instant) && !withdrawn.Contains(c.Contact.Id))
                .OrderBy(c => c.At, ByOccurrence.Order).ThenBy(c => c.Contact.Id.Value).Select(c => c.Contact),
        ];
    }

    /// <summary>Where a role stands: <see cref="Named"/>, the last answer of <see cref="NoContactNamed"/>, or <see cref="NotRecorded"/>.</summary>
    public static string AnswerAt(PersonFile file, string role, Instant instant) =>
        At(file, role, instant).Count > 0
            ? Named
            : file.Of<NoContactNamed>().Where(n => n.Role == role && !n.At.IsAfter(instant)).OrderBy(n => n.At, ByOccurrence.Order).LastOrDefault()?.Answer ?? NotRecorded;

    internal static bool Has(ContactId id, PersonFile file) => file.Of<ContactChosen>().Any(c => c.Contact.Id == id);
}
