using System.Text;
using Habeas.Register.Acts;
using Habeas.Register.Claims;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Family;
using Habeas.Register.Notices;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Regime;
using Habeas.Register.Stored;
using static Habeas.Register.Tests.Regime.Regimes;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Readers;

public sealed class DisclosureTests
{
    private const string Court = "District court of Streslau";
    private static readonly Reader Registrar = new("N. Vasquez-Ito", "registrar");
    private static readonly Reader Inspector = new("F. Strofzin", "inspectorate");

    private static DisclosedFile Read(Book book, Reader reader) => Disclosure.To(reader, book.File(Person), book.Now);

    private static string Text(DisclosedFile disclosed) =>
        string.Join('\n', disclosed.File.Chronicle.Events.Select(e => Encoding.UTF8.GetString(RegisterJson.Write(e.Event))));

    private static MakeComplaint Confiding() =>
        Complaining("2026-05-09T18:00", "judge", true, 2) with { Content = new("person", null, ["torture-or-ill-treatment"], "the Miller", "beaten behind the laundry") };

    [Fact]
    public void Every_event_about_a_person_stands_in_a_section()
    {
        var sections = Stored.Story.Told.SelectMany(t => t.Events).OfType<PersonEvent>().Select(FileSection.Of).ToHashSet();
        Assert.Equal(FileSection.All.Select(s => s.Name).Except(["corrections"]).Order(), sections.Select(s => s.Name).Except(["corrections"]).Order());
    }

    [Fact]
    public void File_without_guards_is_shown_whole_but_for_what_a_rule_keeps_confidential()
    {
        foreach (var person in Stored.Story.Told.SelectMany(t => t.Events).OfType<PersonEvent>().Select(e => e.Person).Distinct())
        {
            var file = Stored.Story.Told.SelectMany(t => t.Events.Select((e, i) => (Entry: t, e, i))).Where(x => x.e is PersonEvent p && p.Person == person)
                .Select((x, n) => new Recorded(new(n, 1), default, x.e)).Aggregate(PersonFile.New(person), (f, r) => f.Evolve(r));
            var told = Disclosure.To(new("operator", "operator", Purpose.Need), file, Instant("2026-11-01"));
            Assert.All(told.LeftOut, l => Assert.Contains(l.What, Guard.Parts.Append(LeftOut.InConfidence)));
            Assert.Equal(file.Chronicle.Events.Length, told.File.Chronicle.Events.Length + told.LeftOut.Count(l => l.Whole));
        }
    }

    [Fact]
    public void Complaint_in_confidence_is_read_by_its_addressee_and_whom_it_is_appealed_to_whatever_others_need()
    {
        var book = Done(Confiding());
        foreach (var reader in new[] { Registrar, Registrar with { Purpose = Purpose.Need }, Registrar with { Purpose = Purpose.OwnCopy }, Inspector })
        {
            var disclosed = Read(book, reader);
            Assert.DoesNotContain("laundry", Text(disclosed), StringComparison.Ordinal);
            Assert.Equal((LeftOut.InConfidence, "Nelson Mandela Rule 57(2)"), disclosed.LeftOut.Select(l => (l.What, l.Why)).Single());
        }

        Assert.Contains("laundry", Text(Read(book, new("J. Kafkova", "judge"))), StringComparison.Ordinal);
        book.Do(Appealing("2026-05-20", "inspectorate", 2));
        Assert.Contains("laundry", Text(Read(book, Inspector)), StringComparison.Ordinal);
    }

    [Fact]
    public void Correction_of_what_is_left_out_is_left_out_with_it()
    {
        var book = Done(Confiding());
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<ComplaintStatedInConfidence>(Person), Reason = "wrong-file" });
        var disclosed = Read(book, Registrar);
        Assert.Equal(2, disclosed.LeftOut.Count);
        Assert.DoesNotContain(disclosed.File.Chronicle.Events, e => e.Event is EventAnnulled);
    }

    [Fact]
    public void Children_are_shown_to_whoever_needs_it_and_in_the_own_copy()
    {
        var book = Book();
        book.Do(new RecordChild { Id = Asked, Person = Person, Child = new() { Id = new(Guid.Empty), Name = "Danylo Obi" }, Source = "own statement" });

        Assert.Equal(LeftOut.Confidential, Assert.Single(Read(book, Registrar).LeftOut).What);
        Assert.Empty(Read(book, Registrar with { Purpose = Purpose.Need }).LeftOut);
        Assert.Empty(Read(book, Registrar with { Purpose = Purpose.OwnCopy }).LeftOut);
    }

    [Fact]
    public void Protected_identity_leaves_the_number_and_the_custody()
    {
        var book = Admitted();
        book.Do(new ProtectIdentity { Id = Asked, Person = Person, Protection = new(Guid.Empty), From = At("2026-04-01"), Why = "witness", Authority = Court, MayKnow = ["inspectorate"] });
        var disclosed = Read(book, Registrar);
        Assert.DoesNotContain("Amara", Text(disclosed), StringComparison.Ordinal);
        Assert.NotNull(disclosed.File.FileNumber);
        Assert.Equal(CustodyView.Of(book.File(Person)).Stretches, CustodyView.Of(disclosed.File).Stretches);
        Assert.Contains(disclosed.LeftOut, l => (l.What, l.Why, l.Whole) == (Guard.Identity, Court, true));
        Assert.Contains("Amara", Text(Read(book, Inspector)), StringComparison.Ordinal);
    }

    [Fact]
    public void Seal_leaves_the_number_alone_and_what_was_known_before_it_too()
    {
        var book = Admitted();
        var before = book.File(Person).Chronicle.Version;
        book.Do(new SealFile { Id = Asked, Person = Person, Seal = new(Guid.Empty), At = At("2026-04-01"), Authority = Court, Why = "child" });
        var disclosed = Disclosure.To(Registrar, book.File(Person), book.Now, before);
        Assert.True(disclosed.IsSealed);
        Assert.IsType<PersonRegistered>(Assert.Single(disclosed.File.Chronicle.Events).Event);
        var judge = book.Officer = new("J. Kafkova", Court);
        Assert.True(Read(book, new(judge)).IsSealed);
        book.Do(new OpenSealedFile { Id = Asked, Person = Person, Purpose = "appeal" });
        Assert.False(Read(book, new(judge)).IsSealed);
    }

    [Fact]
    public void Name_before_a_recognised_gender_is_blotted_out_wherever_it_stands()
    {
        var book = Book();
        book.Do(new ChangeName { Id = Asked, Person = Person, To = new("Amar"), At = At("2026-04-01"), Why = NameChanged.Reasons.GenderRecognition, Source = "certificate" });
        book.Do(new CorrectEvent { Id = Asked, About = Person, Target = book.Last<IdentityRecorded>(Person), By = book.File(Person).Of<IdentityRecorded>()[^1] with { Source = "card" }, Reason = "source" });
        var disclosed = Read(book, Registrar);
        Assert.DoesNotContain("Amara", Text(disclosed), StringComparison.Ordinal);
        Assert.Contains("Amar", Text(disclosed), StringComparison.Ordinal);
        Assert.Contains(disclosed.LeftOut, l => (l.What, l.Whole) == (Guard.FormerNames, false));
    }

    [Fact]
    public void Names_borne_before_a_recognised_gender_are_blotted_out_however_they_are_written_later()
    {
        var book = Book();
        void Recorded(params Name[] names) => book.Do(new RecordIdentity { Id = Asked, Person = Person, Identity = new() { Names = names }, Source = "court" });
        Recorded(new Name("Amara-Zdenka Obi"), new Name("Lefty", "alias"));
        book.Do(new ChangeName { Id = Asked, Person = Person, To = new("Amar Obi"), At = At("2026-04-01"), Why = NameChanged.Reasons.GenderRecognition, Source = "certificate" });
        Recorded(new Name("OBI, Amara Zdenka"), new Name("AMAR OBI"), new Name("Lefty", "alias"));
        var disclosed = Read(book, Registrar);
        Assert.DoesNotContain("zdenka", Text(disclosed), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["AMAR OBI", "Lefty"], disclosed.File.Of<IdentityRecorded>()[^1].Identity.Names.Select(n => n.Text));
    }

    [Fact]
    public void Protected_identity_keeps_whom_of_the_family_was_told()
    {
        var book = Admitted();
        book.Do(new RecordNotice { Id = Asked, Person = Person, Notice = new() { Id = new(Guid.Empty), At = At("2026-04-01"), Whom = "family", Who = "her mother, Olha Obi", Occasion = "deprivation", By = "N. Vasquez-Ito", Means = "telephone" } });
        Assert.Contains("Olha", Text(Read(book, Registrar)), StringComparison.Ordinal);
        book.Do(new ProtectIdentity { Id = Asked, Person = Person, Protection = new(Guid.Empty), From = At("2026-04-01"), Why = "witness", Authority = Court, MayKnow = [] });
        Assert.DoesNotContain("Olha", Text(Read(book, Registrar)), StringComparison.Ordinal);
    }

    [Fact]
    public void Claimant_is_blotted_out_but_for_those_who_oversee()
    {
        var book = Book();
        book.Do(new LodgeClaim
        {
            Id = Asked,
            Person = Person,
            Claim = new(Guid.Empty),
            Place = Station,
            At = At("2026-04-01"),
            Claimant = new("P. Anyanwu-Lisle", "relative", "555 0100"),
            Words = "my brother was taken",
            LastSeen = new(At("2026-03-30"), "market", "with me"),
        });
        book.Do(new CorrectEvent { Id = Asked, About = Person, Target = book.Last<ClaimLodged>(Person), By = book.File(Person).Of<ClaimLodged>()[^1] with { Words = null }, Reason = "P. Anyanwu-Lisle said so" });
        book.Do(new AnnulEvent { Id = Asked, About = Person, Target = book.Last<EventReplaced>(Person), Reason = "Anyanwu-Lisle said otherwise" });
        book.Do(new WithdrawClaim { Id = Asked, Person = Person, Claim = new(Guid.Empty), At = At("2026-04-02"), By = "P. Anyanwu-Lisle", Why = "afraid" });
        var text = Text(Read(book, Registrar));
        Assert.All(new[] { "Anyanwu", "555", "brother", "with me", "afraid" }, kept => Assert.DoesNotContain(kept, text, StringComparison.Ordinal));
        Assert.Contains("market", text, StringComparison.Ordinal);
        Assert.Contains("Anyanwu", Text(Read(book, Inspector)), StringComparison.Ordinal);
    }
}
