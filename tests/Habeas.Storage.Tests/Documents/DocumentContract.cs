using System.Text;
using Habeas.Register;
using Habeas.Register.Documents;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using Habeas.Storage.Documents;
using Habeas.Storage.Questions;
using Habeas.Storage.Tests.Writing;
using Habeas.Storage.Verifying;

namespace Habeas.Storage.Tests.Documents;

public abstract class DocumentContract : OnEngine
{
    private static readonly byte[] Scan = Encoding.UTF8.GetBytes("%PDF-1.7 an order of the District Court");

    [Fact]
    public void Document_is_read_as_it_was_added_by_the_digest_of_its_content()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var kept = Keep(register, Scan, Registered(register));
        Assert.Equal(new("f0a3", DocumentContent.Pdf, Scan.Length, WasThere: false), kept with { Digest = "f0a3" });
        Assert.Equal(DocumentContent.DigestOf(Scan), kept.Digest);
        register.Dispose();
        var whole = Assert.IsType<DocumentFound.Whole>(Read(Reopen(laid), kept.Digest));
        Assert.Equal(Scan, whole.Content);
        Assert.Equal(DocumentContent.Pdf, whole.Type);
    }

    [Fact]
    public void Stored_document_does_not_hold_its_content()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        Keep(register, Scan, Registered(register));
        using var raw = laid.OpenRaw();
        var stored = (byte[])raw.One("select stored from document")!;
        Assert.Equal(-1, stored.AsSpan().IndexOf("District Court"u8));
    }

    [Fact]
    public void Adding_twice_changes_nothing()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var person = Registered(register);
        var first = Keep(register, Scan, person);
        Assert.Equal(first with { WasThere = true }, Keep(register, Scan, person));
        using var raw = laid.OpenRaw();
        Assert.Equal(1L, raw.One("select count(*) from document"));
    }

    [Fact]
    public void Adding_again_what_was_altered_meanwhile_says_so()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var person = Registered(register);
        Keep(register, Scan, person);
        using (var raw = laid.OpenRaw())
        {
            raw.DropGuards();
            var stored = (byte[])raw.One("select stored from document")!;
            stored[^20] ^= 1;
            raw.Execute("update document set stored = $1", stored);
            raw.RestoreGuards();
        }

        var fault = Assert.Throws<StorageFault>(() => register.Door.Add(Scan, person, Invented.Officer));
        Assert.Equal(FaultKind.Damaged, fault.Kind);
        Assert.Contains("Document 1 was added before", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Largest_document_comes_back_whole()
    {
        var register = NewRegister();
        var content = new byte[DocumentContent.MostBytes];
        Invented.Random.NextBytes(content);
        "%PDF-"u8.CopyTo(content);
        var kept = Keep(register, content, null);
        Assert.True(Assert.IsType<DocumentFound.Whole>(Read(register, kept.Digest)).Content.AsSpan().SequenceEqual(content));
        Assert.Equal(content.Length, Listed(register, null).Single().Size);
    }

    [Fact]
    public void What_is_refused_is_not_written()
    {
        var register = NewRegister();
        var person = Registered(register);
        Assert.Equal("document-empty", Refused(register, [], person));
        Assert.Equal("document-type-not-taken", Refused(register, [0x50, 0x4b, 3, 4], person));
        Assert.Equal("document-too-large", Refused(register, new byte[DocumentContent.MostBytes + 1], person));
        Assert.Equal("person-not-registered", Refused(register, Scan, new PersonId(Invented.Id())));
        Assert.Equal("officer-not-named", Assert.IsType<DocumentAnswer.Refused>(register.Door.Add(Scan, person, new("", "registrar"))).Refusal.Code);
        Assert.Equal(0, Verify(register).Documents!.Kept);
        Assert.Throws<QuestionRefused>(() =>
        {
            using var reading = register.Read(new("", ""));
            reading.Document(DocumentContent.DigestOf(Scan));
        });
    }

    [Fact]
    public void Erasure_makes_a_document_unreadable_but_not_another_persons_copy()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var (one, other) = (Registered(register), Registered(register));
        var shared = Keep(register, Scan, one).Digest;
        var own = Keep(register, "seen by the doctor\n"u8.ToArray(), one).Digest;
        Assert.Equal(shared, Keep(register, Scan, other).Digest);
        using (var raw = laid.OpenRaw())
        {
            register.Store.Keys.Destroy(register.Store.Keys.Range(2, 1)[0].Id);
        }

        register.Dispose();
        register = Reopen(laid);
        Assert.IsType<DocumentFound.Erased>(Read(register, own));
        Assert.IsType<DocumentFound.Whole>(Read(register, shared));
        Assert.Equal([DocumentStates.Erased, DocumentStates.Erased], Listed(register, one).Select(d => d.State));
        Assert.Equal("file-erased", Refused(register, Scan, one));
        Rebuild(register);
        Assert.Equal("", Found(register));
        Assert.Equal(2, Verify(register).Documents!.Erased);
    }

    [Fact]
    public void Key_destroyed_while_the_door_is_open_seals_no_further_document()
    {
        var register = NewRegister();
        var person = Registered(register);
        Keep(register, Scan, person);
        register.Store.Keys.Destroy(register.Store.Keys.Range(2, 1)[0].Id);
        Assert.Equal("file-erased", Refused(register, "another\n"u8.ToArray(), person));
    }

    [Fact]
    public void Verification_tells_orphans_from_named_and_names_what_was_never_added()
    {
        var register = NewRegister();
        var person = Registered(register);
        var (inHeader, inEvent, never) = (Keep(register, Scan, person).Digest, Keep(register, "an order\n"u8.ToArray(), person).Digest, DocumentContent.DigestOf("on paper"u8));
        var orphan = Keep(register, "nobody named me\n"u8.ToArray(), person).Digest;
        var entry = Accept(register, Order(person, inEvent, inHeader, never)).Entry;
        Accept(register, Order(person, inEvent, never));

        var documents = Verify(register).Documents!;
        Assert.Equal("", Found(register));
        Assert.Equal((3, 1, 0, 1), (documents.Kept, documents.Orphans, documents.Erased, documents.AbsentInAll));
        Assert.Equal((never, entry), Assert.Single(documents.Absent));
        Assert.Null(Verify(register, deep: false).Documents);

        var listed = Listed(register, person).ToDictionary(d => d.Digest);
        Assert.Equal(DocumentStates.Orphan, listed[orphan].State);
        Assert.Equal((DocumentStates.Named, entry), (listed[inHeader].State, listed[inHeader].NamedIn.Single()));
        Assert.Equal([entry, entry + 1], listed[inEvent].NamedIn);
        Assert.Equal((DocumentStates.Absent, null), (listed[never].State, listed[never].Size));
        Assert.IsType<DocumentFound.Absent>(Read(register, never));
        Assert.IsType<DocumentFound.Absent>(Read(register, "no digest"));
    }

    [Fact]
    public void Every_change_of_a_document_is_found_by_deep_and_named()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var (person, other) = (Registered(register), Registered(register));
        Keep(register, Scan, person);
        var digest = Keep(register, "second\n"u8.ToArray(), other).Digest;
        using var raw = laid.OpenRaw();
        raw.DropGuards();
        var columns = (string[])["digest", "stored", "type", "subject", "kind"];
        foreach (var column in columns)
        {
            var before = raw.One($"select {column} from document where number = 2");
            object after = before switch
            {
                byte[] bytes => Flipped(bytes),
                Guid id => new Guid(Flipped(id.ToByteArray())),
                string => DocumentContent.Png,
                _ => 0L,
            };
            raw.Execute($"update document set {column} = $1 where number = 2", after);
            var problem = Assert.Single(Verify(register).Problems, p => p.Kind.StartsWith("document-", StringComparison.Ordinal));
            Assert.Equal((ProblemKinds.DocumentAltered, "document 2"), (problem.Kind, problem.Where));
            if (column == "stored")
            {
                Assert.Equal(FaultKind.Damaged, Assert.Throws<StorageFault>(() => Read(register, digest)).Kind);
            }

            raw.Execute($"update document set {column} = $1 where number = 2", before);
        }

        var (one, two) = ((byte[])raw.One("select stored from document where number = 1")!, (byte[])raw.One("select stored from document where number = 2")!);
        raw.Execute("update document set stored = $1 where number = 2", one);
        Assert.Contains(Verify(register).Problems, p => p is { Kind: ProblemKinds.DocumentAltered, Where: "document 2" });
        raw.Execute("update document set stored = $1 where number = 2", two);
        raw.Execute("delete from document where number = 1");
        Assert.Contains(Verify(register, deep: false).Problems, p => p is { Kind: ProblemKinds.DocumentMissing, Where: "document 1" });
    }

    [Fact]
    public void Last_documents_that_were_taken_away_are_missed_and_their_numbers_not_given_again()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        foreach (var text in new[] { "one\n", "two\n", "three\n" })
        {
            Keep(register, Encoding.UTF8.GetBytes(text), null);
        }

        Assert.Equal("", Found(register));
        using var raw = laid.OpenRaw();
        raw.DropGuards();
        raw.Execute("delete from document where number > 1");
        raw.RestoreGuards();
        var problem = Assert.Single(Verify(register, deep: false).Problems);
        Assert.Equal((ProblemKinds.DocumentMissing, "document 2", "documents 2 to 3 were taken away"), (problem.Kind, problem.Where, problem.Words));

        Rebuild(register);
        Keep(register, Encoding.UTF8.GetBytes("four\n"), null);
        Assert.Equal(4L, raw.One("select max(number) from document"));
        Assert.Contains(Verify(register).Problems, p => p is { Kind: ProblemKinds.DocumentMissing, Where: "document 2" });
    }

    [Fact]
    public void Same_document_added_by_many_at_once_is_kept_once()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var person = Registered(register);
        var second = Reopen(laid);
        var answers = new System.Collections.Concurrent.ConcurrentBag<DocumentAnswer.Kept>();
        Parallel.For(0, 8, i => answers.Add(Keep(i % 2 == 0 ? register : second, Scan, person)));
        Assert.Single(answers, a => !a.WasThere);
        Assert.Equal(1, Verify(register).Documents!.Kept);
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Acts_go_on_between_documents()
    {
        var register = NewRegister();
        var person = Registered(register);
        for (var i = 0; i < 5; i++)
        {
            Keep(register, Encoding.UTF8.GetBytes($"page {i}"), i % 2 == 0 ? person : null);
            Accept(register, Invented.OpenPlace());
        }

        Rebuild(register);
        Assert.Equal("", Found(register));
        Assert.Equal(5, Verify(register).Documents!.Kept);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whichever_call_fails_an_acknowledged_document_stays_and_adding_it_again_is_safe(bool afterCommit)
    {
        var register = NewRegister();
        var person = Registered(register);
        var unknown = new List<bool>();
        for (var failing = 1; ; failing++)
        {
            Assert.True(failing < 100, "the loop never ran without a fault");
            var content = Encoding.UTF8.GetBytes(FormattableString.Invariant($"paper {failing} {afterCommit}"));
            var store = new FaultyStore(register.Store, failing, afterCommit);
            using (var door = new Door(store, register.Keys, Clock, Invented.Bytes(failing + 50), register.FilePrefix))
            {
                try
                {
                    Assert.IsType<DocumentAnswer.Kept>(door.Add(content, person, Invented.Officer));
                }
                catch (StorageFault fault)
                {
                    Assert.Equal(FaultKind.Unreachable, fault.Kind);
                    unknown.Add(fault.OutcomeUnknown);
                }
            }

            Assert.Equal("", Found(register));
            var again = Keep(register, content, person);
            Assert.Equal(!store.Failed || (afterCommit && unknown[^1]), again.WasThere);
            Assert.Equal(content, Assert.IsType<DocumentFound.Whole>(Read(register, again.Digest)).Content);
            if (!store.Failed)
            {
                break;
            }
        }

        Assert.True(unknown[^1]);
        Assert.All(unknown[..^1], u => Assert.False(u));
    }

    private PersonId Registered(StoredRegister register)
    {
        var act = new RegisterPerson { Id = new(Invented.Id()), Person = new(Invented.Id()), Source = "reception desk", Identity = Invented.Identity() };
        Accept(register, act);
        return act.Person;
    }

    private RecordOrder Order(PersonId person, string inEvent, params IReadOnlyList<string> inHeader) => new()
    {
        Id = new(Invented.Id()),
        Person = person,
        Documents = inHeader,
        Order = new()
        {
            Id = new(Invented.Id()),
            Ground = "remand",
            Authority = "District Court",
            Issued = When.Day(new(2026, 2, 1), "Europe/Paris"),
            From = When.Day(new(2026, 2, 1), "Europe/Paris"),
            Document = inEvent,
        },
    };

    private static DocumentAnswer.Kept Keep(StoredRegister register, byte[] content, PersonId? owner) =>
        Assert.IsType<DocumentAnswer.Kept>(register.Door.Add(content, owner, Invented.Officer));

    private static string Refused(StoredRegister register, byte[] content, PersonId? owner) =>
        Assert.IsType<DocumentAnswer.Refused>(register.Door.Add(content, owner, Invented.Officer)).Refusal.Code;

    private static DocumentFound Read(StoredRegister register, string digest)
    {
        using var reading = register.Read(Invented.Officer);
        return reading.Document(digest);
    }

    private static IReadOnlyList<DocumentSummary> Listed(StoredRegister register, PersonId? owner)
    {
        using var reading = register.Read(Invented.Officer);
        return reading.Documents(owner);
    }

    private static byte[] Flipped(byte[] bytes)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[^1] ^= 1;
        return flipped;
    }
}

public sealed class DocumentsOnSqlite : DocumentContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class DocumentsOnPostgres : DocumentContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}
