using Habeas.Register.Acts;
using Habeas.Register.Custody;
using Habeas.Register.EmergencyContacts;
using Habeas.Register.Health;
using Habeas.Register.Needs;
using Habeas.Register.Notices;
using Habeas.Register.Persons;
using Habeas.Register.Property;
using Habeas.Register.Reception;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Reception;

/// <summary>What the desk of a prison writes down on the evening on which somebody is brought in, and in the weeks after.</summary>
internal static class ReceptionStory
{
    private static readonly PersonId Newcomer = new(new Guid("01998000-000a-7000-8000-000000000071"));
    private static readonly ReceiptId Receipt = new(new Guid("01998000-0071-7000-8000-000000000001"));
    private static readonly NoticeId Notice = new(new Guid("01998000-0072-7000-8000-000000000001"));
    private static readonly AccommodationId Frame = new(new Guid("01998000-0073-7000-8000-000000000001"));
    private static readonly ContactId Sister = new(new Guid("01998000-0074-7000-8000-000000000001"));

    public static IEnumerable<Act> Tell(Book book) =>
        [.. Received(), .. Kept(), .. Told(), .. Needed()];

    private static IEnumerable<Act> Received()
    {
        yield return new RegisterPerson
        {
            Id = Asked,
            Person = Newcomer,
            Source = "passport",
            Identity = new() { Names = [new("Ilinca Marangozi-Tadesse")], Born = new(1971, 9, 30), Nationalities = ["ET"] },
        };
        yield return Presence("2026-08-04T19:20", Prison, Newcomer);
        yield return new RecordExamination
        {
            Id = Asked,
            Person = Newcomer,
            Examination = new()
            {
                At = At("2026-08-04T19:45"),
                Place = Prison,
                Examiner = "S. Quiroga-Lindqvist",
                Capacity = "nurse",
                Present = ["B. Amsel, reception officer"],
                Found = InjuryFindings.Seen,
                Injuries = [new("inside of both wrists", new Coded("mark-of-restraint", "two parallel lines, red"), "the cuffs were on all night")],
                Answer = TreatmentAnswers.Complaint,
                Complaints = [new("was hit on the back with a rolled newspaper", "an officer with the number 2207 on the collar", At("2026-08-03"))],
            },
        };
        yield return new RecordHealth
        {
            Id = Asked,
            Person = Newcomer,
            Place = Prison,
            At = At("2026-08-04T19:55"),
            State = "needs-attention",
            By = "S. Quiroga-Lindqvist",
            Capacity = "nurse",
            MedicalFile = "M-2026/0713",
        };
    }

    private static IEnumerable<Act> Kept()
    {
        yield return new ReceiveProperty
        {
            Id = Asked,
            Person = Newcomer,
            Receipt = new()
            {
                Id = Receipt,
                Number = "2026/118",
                Place = Prison,
                At = At("2026-08-04T20:05"),
                Way = PropertyReceipt.OnThePerson,
                Items = [new(1, "ring, yellow metal, engraved I.T.", 1), new(2, "book", 3, "one without its cover")],
                Cash = [new(140.50m, "EUR"), new(20, "USD")],
                Signing = new("B. Amsel", Signing.Signed),
            },
        };
        yield return new RecordPropertyHarmed
        {
            Id = Asked,
            Person = Newcomer,
            Place = Prison,
            At = At("2026-09-01"),
            Fate = "lost",
            Items = [new(Receipt, 2, null, 1)],
            Words = "not found when the store was moved",
            By = "B. Amsel",
        };
        yield return new ReturnProperty
        {
            Id = Asked,
            Person = Newcomer,
            Place = Prison,
            At = At("2026-09-12T14:00"),
            To = "somebody-named",
            Whom = "Senait Tadesse, sister",
            Items = [new(Receipt, 1, null, 1)],
            Cash = [new(100, "EUR")],
            Signing = new("B. Amsel", "would-not", "S. Quiroga-Lindqvist", "wants the book first"),
        };
    }

    private static IEnumerable<Act> Told()
    {
        yield return new TellRights
        {
            Id = Asked,
            Person = Newcomer,
            Place = Prison,
            At = At("2026-08-04T20:30"),
            Of = ["reasons", "challenge", "counsel", "tell-family", Rights.Consulate, "interpreter"],
            Language = "am",
            Means = RightsTold.Interpreted,
            By = "B. Amsel",
            Interpreter = "Y. Haddis, by telephone",
            Understood = "understood",
        };
        yield return new RecordWish
        {
            Id = Asked,
            Person = Newcomer,
            At = At("2026-08-04T20:40"),
            Whom = Recipients.Consulate,
            Wish = Wishes.Objected,
            To = "B. Amsel",
            Words = "not them, whatever happens",
        };
        yield return new ChooseContact
        {
            Id = Asked,
            Person = Newcomer,
            At = At("2026-08-04T20:45"),
            Contact = new()
            {
                Id = Sister,
                Name = "Senait Tadesse",
                Relation = "sister",
                Roles = [ContactRoles.Emergency, ContactRoles.NextOfKin],
                Reached = ["+43 1 0000000", "Hafengasse 3, Streslau"],
                Language = "Amharic",
                ChosenBy = Contact.ThePerson,
            },
        };
        yield return new RecordNotice
        {
            Id = Asked,
            Person = Newcomer,
            Notice = new()
            {
                Id = Notice,
                At = At("2026-08-04T21:00"),
                Whom = Recipients.Family,
                Who = "Senait Tadesse, sister",
                Occasion = Occasions.Deprivation,
                By = "the person themselves",
                Means = "telephone of the reception",
            },
        };
        yield return new RecordAnswer { Id = Asked, Person = Newcomer, Notice = Notice, At = At("2026-08-04T21:00"), Answer = NoticeAnswered.Received, Words = "will come on Thursday" };
        yield return new WithdrawContact { Id = Asked, Person = Newcomer, Contact = Sister, At = At("2026-10-02T09:00"), Why = "she has moved abroad" };
        yield return new RecordNoContact { Id = Asked, Person = Newcomer, At = At("2026-10-02T09:00"), Role = ContactRoles.Emergency, Answer = "has-nobody", To = "B. Amsel" };
    }

    private static IEnumerable<Act> Needed()
    {
        yield return new RecordLanguages
        {
            Id = Asked,
            Person = Newcomer,
            At = At("2026-08-04T20:20"),
            Languages = [new("am", "well", "well", "Amharic"), new("de", "a-little", "no")],
            Interpreter = "needed",
            Source = "own statement",
        };
        yield return new RecordNeed { Id = Asked, Person = Newcomer, At = At("2026-08-05"), Need = new("mobility", "cannot climb stairs without a frame"), Source = "own statement" };
        yield return new AskAccommodation { Id = Asked, Person = Newcomer, Accommodation = Frame, At = At("2026-08-05"), For = "mobility", What = "a walking frame", By = "the person" };
        yield return new DecideAccommodation
        {
            Id = Asked,
            Person = Newcomer,
            Accommodation = Frame,
            At = At("2026-08-06T08:30"),
            Decision = AccommodationDecided.Refused,
            By = "W. Okonjo, head of wing",
            Why = "none is in the store",
        };
        yield return new RecordAccommodationProvided { Id = Asked, Person = Newcomer, Accommodation = Frame, At = At("2026-08-20"), By = "S. Quiroga-Lindqvist" };
        yield return new EndAccommodation { Id = Asked, Person = Newcomer, Accommodation = Frame, At = At("2026-10-15"), By = "S. Quiroga-Lindqvist", Why = "walks without it" };
    }
}
