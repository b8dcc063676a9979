using Habeas.Register.Contacts;
using Habeas.Register.Custody;
using Habeas.Register.EmergencyContacts;
using Habeas.Register.Family;
using Habeas.Register.Health;
using Habeas.Register.Needs;
using Habeas.Register.Notices;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Property;
using Habeas.Register.Readers;
using Habeas.Register.Reception;
using Habeas.Register.Rolls;
using Habeas.Register.Units;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests;

/// <summary>The reception desk and the gate.</summary>
public sealed partial class PaperDayTests
{
    private static readonly PersonId Newcomer = new(new("01998000-000a-7000-8000-0000000000d1"));
    private static readonly ReceiptId FromHer = new(new("01998000-0071-7000-8000-0000000000d1"));
    private static readonly ReceiptId FromHerBrother = new(new("01998000-0071-7000-8000-0000000000d2"));

    [Fact]
    public void Reception_of_one_leaves_no_line_of_the_book_blank()
    {
        // Two officers bring a woman from court. They have her and no paper, and so the prison has no right to her.
        var book = Some.Book();
        book.Do(new OpenUnit { Id = Asked, Place = Prison, Unit = "b", Name = "Wing B", At = At("2010-01-01") });
        book.Now = Instant("2026-03-05T19:30");
        var admission = Admission("2026-03-05T19:15") with { Person = Newcomer, Order = null, Ground = Reason(71, restsOn: null), Identity = Named("Wanjiru Brandt-Kamau") };
        var refusal = book.Refused(admission);
        Assert.Equal(("no-valid-commitment-order", "none-shown"), (refusal.Code, refusal.Arguments["why"]));
        Assert.Contains("record-presence", (string)refusal.Arguments["instead"], StringComparison.Ordinal);
        Assert.False(book.File(Newcomer).Exists);

        // They go back for it, and she goes with them: it is written down who holds her.
        book.Do(new RefuseReception { Id = Asked, Person = Newcomer, Place = Prison, At = At("2026-03-05T19:25"), Escort = "officers 2207 and 2291", Why = "no order was shown", Identity = Named("Wanjiru Brandt-Kamau") });
        book.Now = Instant("2026-03-05T20:42");
        book.Do(admission with { At = At("2026-03-05T20:40"), NewOrder = Paper(71, "2026-03-05", "2026-04-02"), Identity = null });
        var file = book.File(Newcomer);
        Assert.NotNull(file.FileNumber);
        Assert.Equal(Instant("2026-03-05T20:40"), Assert.Single(Timeline.Of(file)).Start.Earliest);
        Assert.All(CustodyView.Of(file).Coverage.Where(c => c.From < Instant("2026-04-02T00:00")), c => Assert.Equal(Order(71), c.Order));

        // What the book still asks for: nothing is on file yet, and nothing is not "none".
        Assert.Null(Assert.Single(Examinations.ByStay(file)).First);
        Assert.Equal(Coded.NotRecorded, FamilyOnFile.Of(file).AnswerAbout(FamilyAnswered.Children));
        Assert.Contains(Owing.Of(file, "AT"), o => o is { Code: OwedCodes.RightNotTold, Detail: "counsel" });
        Assert.Contains(Owing.Of(file, "AT"), o => o is { Code: OwedCodes.WishNotRecorded, Detail: "family/deprivation" });

        ItIsToldAndAsked(book);
        ItIsSeenAndKept(book);

        file = book.File(Newcomer);
        Assert.Empty(Owing.Of(file, "AT"));
        Assert.NotNull(Assert.Single(Examinations.ByStay(file)).First);
        Assert.Empty(HealthNotices.StaysWithout(file));
        Assert.Equal("b", Expected.Of(file, Prison, Instant("2026-03-06T06:00"))!.Unit);
        Assert.Empty(CustodyView.Of(file).Findings);
    }

    [Fact]
    public void Somebody_left_at_the_desk_without_a_paper_is_on_file_from_that_minute_and_the_uncovered_hour_stays_in_sight()
    {
        // The escort drives off. She is inside now, lawfully or not, and the register says so and says what is wrong with it.
        var book = Some.Book();
        book.Now = Instant("2026-03-05T19:30");
        book.Do(Presence("2026-03-05T19:20", Prison, Newcomer) with { Identity = Named("Wanjiru Brandt-Kamau"), Source = "reception desk" });
        Assert.Contains(CustodyView.Of(book.File(Newcomer)).Findings, f => f.Code == FindingCodes.PresenceWithoutAdmission);
        Assert.All(CustodyView.Of(book.File(Newcomer)).Coverage, c => Assert.Equal(CoverageKinds.NoneRecorded, c.Kind));
        Assert.Equal("here", Gate.Of(book.File(Newcomer), Prison, Instant("2026-03-05T19:45")).Answer);

        // An hour and a half later the order comes, made out at eight. It is recorded, and it covers from eight.
        book.Now = Instant("2026-03-05T21:00");
        book.IsRefused("already-held", Admission("2026-03-05T20:50") with { Person = Newcomer, Order = null, NewOrder = Evening, Ground = Reason(71, restsOn: 71) });
        book.Do(new RecordOrder { Id = Asked, Person = Newcomer, Order = Evening });
        book.Do(new RecordGround { Id = Asked, Person = Newcomer, Ground = Reason(71, restsOn: 71), From = At("2026-03-05T20:00") });
        Assert.Equal(
            [CoverageKinds.NoneRecorded, CoverageKinds.CoveredLater, CoverageKinds.Covered],
            CustodyView.Of(book.File(Newcomer)).Coverage.Select(c => c.Kind));
        Assert.Equal(Instant("2026-03-05T20:00"), CustodyView.Of(book.File(Newcomer)).Coverage[0].To);
        Assert.Contains(CustodyView.Of(book.File(Newcomer)).Findings, f => f.Code == FindingCodes.PresenceWithoutAdmission);
    }

    private static CommitmentOrder Evening => Paper(71, until: null) with { Issued = At("2026-03-05T20:00"), From = At("2026-03-05T20:00") };

    [Fact]
    public void The_gate_says_whether_somebody_is_here_and_nothing_else()
    {
        var book = Admitted();
        Assert.Equal(new GateAnswer("here", null), Gate.Of(book.File(Person), Prison, Instant("2026-03-03T15:00")));
        Assert.Equal("no", Gate.Of(book.File(Person), OtherPrison, Instant("2026-03-03T15:00")).Answer);
        Assert.Equal("no", Gate.Of([], Prison, Instant("2026-03-03T15:00")).Answer);

        // Her brother comes with a parcel and money. He is let in; a man who says he is her employer is not, and it is written down who said no.
        book.Do(new RecordVisit
        {
            Id = Asked,
            Person = Person,
            Place = Prison,
            Visit = new() { Kind = "contact", At = At("2026-03-03T15:05"), Until = At("2026-03-03T15:45"), Visitors = [new("Kofi Delacroix-Obi", new("sibling"))], Watched = "within-sight" },
        });
        book.Do(new RecordVisitRefused
        {
            Id = Asked,
            Person = Person,
            Place = Prison,
            At = At("2026-03-03T15:10"),
            Kind = "contact",
            Visitors = [new(null, new("employer"))],
            Refuser = "person",
            By = "Amara Delacroix-Obi",
            Why = "does not know him",
        });
        book.IsRefused("incomplete", new RecordVisitRefused
        {
            Id = Asked,
            Person = Person,
            Place = Prison,
            At = At("2026-03-03T15:10"),
            Kind = "contact",
            Visitors = [new(null, new("employer"))],
            Refuser = "place",
            By = "gate",
            Why = " ",
        });
        var contacts = ContactsOnFile.Of(book.File(Person));
        Assert.Equal("Kofi Delacroix-Obi", Assert.Single(Assert.Single(contacts.Visits).Visit.Visitors).Name);
        Assert.Equal(("person", "does not know him"), (Assert.Single(contacts.Refused).Refuser, contacts.Refused[0].Why));
    }

    [Fact]
    public void What_is_handed_in_at_the_gate_belongs_to_the_person_down_to_the_last_coin()
    {
        var book = Admitted();
        book.Do(new ReceiveProperty
        {
            Id = Asked,
            Person = Person,
            Receipt = new()
            {
                Id = FromHerBrother,
                Number = "2026/72",
                Place = Prison,
                At = At("2026-03-03T15:50"),
                Way = "handed-in",
                From = "Kofi Delacroix-Obi, brother",
                Items = [new(1, "parcel: two shirts, a notebook", 1)],
                Cash = [new(30, "EUR")],
                Signing = new("M. Tarlenheim", Signing.Signed),
            },
        });
        var kept = PropertyBook.Of(book.File(Person)).KeptAt(Prison);
        Assert.Equal((1L, 30m), (Assert.Single(kept.Items).Kept, Assert.Single(kept.Cash).Kept));
    }

    [Fact]
    public void Whoever_is_protected_is_not_named_at_the_gate_and_is_no_less_held()
    {
        var book = Admitted();
        book.Do(new ProtectIdentity
        {
            Id = Asked,
            Person = Person,
            Protection = new(new("01998000-1d02-7000-8000-0000000000d1")),
            From = At("2026-03-03T09:00"),
            Why = "witness",
            Authority = "District court of Streslau",
            MayKnow = ["inspectorate"],
        });
        var now = Instant("2026-03-03T15:00");
        var desk = Disclosure.To(new Reader("M. Tarlenheim", "registrar"), book.File(Person), now);
        Assert.Empty(desk.File.Of<IdentityRecorded>());
        Assert.Contains(desk.LeftOut, l => l.What == Guard.Identity);
        Assert.NotEmpty(Disclosure.To(new Reader("an inspector", "inspectorate"), book.File(Person), now).File.Of<IdentityRecorded>());
        Assert.Equal("here", Gate.Of(desk.File, Prison, now).Answer);
        Assert.Equal(book.File(Person).FileNumber, desk.File.FileNumber);
    }

    /// <summary>Rights, wishes, notice, family: each is told or asked by somebody, and each answer is one.</summary>
    private static void ItIsToldAndAsked(Book book)
    {
        book.Now = Instant("2026-03-05T22:00");
        book.Do(new RecordIdentity { Id = Asked, Person = Newcomer, Identity = Named("Wanjiru Brandt-Kamau") with { Nationalities = ["KE"] }, Source = "passport" });
        book.Do(new RecordLanguages { Id = Asked, Person = Newcomer, At = At("2026-03-05T20:45"), Languages = [new("sw", "well", "well"), new("de", "a-little", "no")], Interpreter = "needed", Source = "own statement" });
        var told = new TellRights
        {
            Id = Asked,
            Person = Newcomer,
            Place = Prison,
            At = At("2026-03-05T20:50"),
            Of = [.. Rights.OfEveryone.Keys, Rights.Consulate],
            Language = "fr",
            Means = RightsTold.Interpreted,
            By = "B. Amsel",
            Interpreter = "J. Otieno, by telephone",
            Understood = "understood",
        };

        // Told in a language that she does not know, she was not told.
        book.Do(told);
        Assert.Contains(Owing.Of(book.File(Newcomer), "AT"), o => o is { Code: OwedCodes.RightNotTold, Detail: "counsel" });
        book.IsRefused("incomplete", told with { Interpreter = null });
        book.Do(told with { Language = "sw" });
        Assert.DoesNotContain(Owing.Of(book.File(Newcomer), "AT"), o => o.Code == OwedCodes.RightNotTold);

        book.Do(new RecordWish { Id = Asked, Person = Newcomer, At = At("2026-03-05T20:55"), Whom = Recipients.Consulate, Wish = Wishes.Objected, To = "B. Amsel" });
        book.Do(new RecordWish { Id = Asked, Person = Newcomer, At = At("2026-03-05T20:55"), Whom = Recipients.Family, Wish = Wishes.Asked, To = "B. Amsel" });
        Assert.Equal([OwedCodes.AskedAndNotTold], Owing.Of(book.File(Newcomer), "AT").Select(o => o.Code));
        book.Do(new RecordNotice
        {
            Id = Asked,
            Person = Newcomer,
            Notice = new()
            {
                Id = new(new("01998000-0072-7000-8000-0000000000d1")),
                At = At("2026-03-05T21:00"),
                Whom = Recipients.Family,
                Who = "Otto Brandt, husband",
                Occasion = Occasions.Deprivation,
                By = "the person themselves",
                Means = "telephone of the reception",
            },
        });
        book.Do(new RecordNoContact { Id = Asked, Person = Newcomer, At = At("2026-03-05T21:02"), Role = ContactRoles.Emergency, Answer = "declined", To = "B. Amsel" });

        ItIsAskedOfTheFamily(book);
    }

    private static void ItIsAskedOfTheFamily(Book book)
    {
        // Three children, she says; of two she says where they are. The third is not forgotten because nobody wrote a line.
        book.Do(new RecordFamilyAnswer { Id = Asked, Person = Newcomer, At = At("2026-03-05T21:05"), About = FamilyAnswered.Children, Answer = FamilyAnswered.Some, Number = 3, AskedBy = "B. Amsel" });
        foreach (var (n, name) in new[] { (1, "Achieng"), (2, "Felix") })
        {
            book.Do(new RecordChild
            {
                Id = Asked,
                Person = Newcomer,
                Child = new() { Id = new(new($"01998000-c000-7000-8000-0000000000d{n}")), Name = name, Age = new(4 + n, At("2026-03-05")) },
                Care = new() { Kind = new(n == 1 ? "other-parent" : ChildCare.Alone), From = At("2026-03-05") },
                Source = "own statement",
            });
        }

        var family = FamilyOnFile.Of(book.File(Newcomer));
        Assert.Equal(1, family.ChildrenMissing);
        Assert.Equal("Felix", Assert.Single(family.WithoutCarer).Known.Name);
        Assert.Equal(Coded.NotRecorded, family.AnswerAbout("dependants"));
        book.Do(new RecordFamilyAnswer { Id = Asked, Person = Newcomer, At = At("2026-03-05T21:06"), About = "dependants", Answer = FamilyAnswered.None, AskedBy = "B. Amsel" });
        Assert.Equal(FamilyAnswered.None, FamilyOnFile.Of(book.File(Newcomer)).AnswerAbout("dependants"));
    }

    /// <summary>Injuries, health, needs, property, cell: each is seen or kept by somebody who is named.</summary>
    private static void ItIsSeenAndKept(Book book)
    {
        // A bare "none" is no finding: somebody looked, in some capacity, and it is said who else was there.
        var looked = new Examination { At = At("2026-03-05T21:10"), Place = Prison, Found = InjuryFindings.NoneSeen, Answer = TreatmentAnswers.None };
        book.IsRefused("incomplete", new RecordExamination { Id = Asked, Person = Newcomer, Examination = looked });
        var byNurse = looked with { Examiner = "S. Quiroga-Lindqvist", Capacity = "nurse" };
        book.IsRefused("incomplete", new RecordExamination { Id = Asked, Person = Newcomer, Examination = byNurse });
        book.IsRefused("incomplete", new RecordExamination { Id = Asked, Person = Newcomer, Examination = looked with { Found = InjuryFindings.NotExamined, Answer = TreatmentAnswers.NotAsked } });

        // She shows nothing, and says what was done to her. Nobody has to believe it for it to be written down.
        book.Do(new RecordExamination
        {
            Id = Asked,
            Person = Newcomer,
            Examination = byNurse with
            {
                Present = [Examination.Nobody],
                Answer = TreatmentAnswers.Complaint,
                Complaints = [new("was kept standing all night", "the officers of the night of 4 March", At("2026-03-04"))],
            },
        });
        book.Do(new RecordHealth { Id = Asked, Person = Newcomer, Place = Prison, At = At("2026-03-05T21:20"), State = HealthStates.NeedsAttention, By = "S. Quiroga-Lindqvist", Capacity = "nurse", MedicalFile = "M-2026/0714" });
        book.IsRefused("incomplete", new RecordHealth { Id = Asked, Person = Newcomer, At = At("2026-03-05T21:20"), State = HealthStates.NeedsAttention, By = "S. Quiroga-Lindqvist", Capacity = "nurse", MedicalFile = "diabetes" });
        book.Do(new RecordNeed { Id = Asked, Person = Newcomer, At = At("2026-03-05T21:25"), Need = new("diet", "no pork"), Source = "own statement" });

        var receipt = new PropertyReceipt { Id = FromHer, Number = "2026/71", Place = Prison, At = At("2026-03-05T21:30"), Way = PropertyReceipt.OnThePerson, Signing = new("B. Amsel", Signing.Signed) };
        book.IsRefused("incomplete", new ReceiveProperty { Id = Asked, Person = Newcomer, Receipt = receipt });
        book.Do(new ReceiveProperty { Id = Asked, Person = Newcomer, Receipt = receipt with { Items = [new(1, "wedding ring, yellow metal", 1), new(2, "telephone, glass cracked", 1)], Cash = [new(62.40m, "EUR")] } });
        Assert.Equal(["wedding ring, yellow metal", "telephone, glass cracked"], PropertyBook.Of(book.File(Newcomer)).KeptAt(Prison).Items.Select(i => i.What));
        book.Do(new MoveToUnit { Id = Asked, Person = Newcomer, Place = Prison, Unit = "b", At = At("2026-03-05T21:45") });
    }
}
