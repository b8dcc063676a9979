using System.Text;
using Habeas.Ledger.Notes;
using Habeas.Ledger.Receipts;
using Habeas.Ledger.Witnessing;
using Habeas.Register.Acts;

namespace Habeas.Storage.Tests.Questions;

public abstract class ReceiptContract : OnEngine
{
    [Fact]
    public void Receipt_holds_without_the_register_and_carries_no_owner_key()
    {
        var register = NewRegister();
        var entry = Accept(register, Invented.Sightings(OpenPlace(register))).Entry;
        using var reading = register.Read(Invented.Officer);
        var made = reading.Receipt(new(entry, 1));
        var bytes = made!.Receipt!.ToBytes();
        var verdict = Read(bytes).Verify(LogKeys.Of([register.VerifierKey]));
        Assert.True(verdict.Holds, verdict.Fault.ToString());
        Assert.Equal(made.Part.Json, verdict.Content!.Value.ToArray());
        byte[] decoded = [.. bytes, .. made.Receipt.Shown!.Stored.Span, .. made.Receipt.Shown.Key.Span, .. verdict.Content.Value.Span];
        for (var number = 1; number < 10; number++)
        {
            if (register.Store.Keys.Range(number, 1) is [var stored] && register.OwnerKeys.Unwrap(stored) is { } owner)
            {
                Assert.Equal(-1, decoded.AsSpan().IndexOf(owner));
                Assert.DoesNotContain(Convert.ToHexString(owner), Encoding.UTF8.GetString(bytes), StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public void Receipt_is_of_the_newest_checkpoint_that_a_witness_cosigned_and_of_the_last_where_none_did()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var place = OpenPlace(register);
        var entry = Accept(register, Invented.Sightings(place)).Entry;
        using var witness = new CosignerKey("witness.example", [.. Enumerable.Repeat((byte)9, 32)]);
        using (var raw = laid.OpenRaw())
        {
            _ = SignedNote.TryParse((byte[])raw.One("select note from checkpoint where id = $1", entry + 1)!, out var note);
            foreach (var at in (long[])[1_772_619_330, 1_772_619_390])
            {
                raw.Execute(
                    "insert into cosignature (id, witness, at, line) values ($1, $2, $3, $4)", entry + 1, witness.Verifier.ToString(), at, Encoding.UTF8.GetBytes(witness.Cosign(note!.Text, at).ToString()));
            }
        }

        var later = Accept(register, Invented.Sightings(place)).Entry;
        using var reading = register.Read(Invented.Officer);
        var verdict = Read(reading.Receipt(new(entry, 1))!.Receipt!.ToBytes()).Verify(LogKeys.Of([register.VerifierKey, witness.Verifier]), WitnessPolicy.Of([witness.Verifier], 1));
        Assert.True(verdict.Holds, verdict.Fault.ToString());
        Assert.Equal(entry + 1, verdict.Size);
        Assert.Equal([new Cosigned("witness.example", 1_772_619_390)], verdict.Cosignatures);
        Assert.Equal(later + 1, Read(reading.Receipt(new(later, 1))!.Receipt!.ToBytes()).Verify(LogKeys.Of([register.VerifierKey])).Size);
    }

    [Fact]
    public void Receipt_that_a_person_holds_outlives_an_erasure_and_one_made_after_it_shows_no_content()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var entry = Accept(register, Invented.Sightings(OpenPlace(register))).Entry;
        byte[] held;
        Subject owner;
        using (var reading = register.Read(Invented.Officer))
        {
            var made = reading.Receipt(new(entry, 1))!;
            (held, owner) = (made.Receipt!.ToBytes(), made.Owner!.Value);
            Assert.Equal(SubjectKind.Person, owner.Kind);
            register.Store.Keys.Destroy(Ledger.Sealing.SealedPart.OwnerKeyId(made.Part.Stored)!.Value);
        }

        using var after = Reopen(laid).Read(Invented.Officer);
        var bare = after.Receipt(new(entry, 1))!;
        Assert.Null(bare.Part.Event);
        var verdict = Read(bare.Receipt!.ToBytes()).Verify(LogKeys.Of([register.VerifierKey]));
        Assert.True(verdict.Holds && verdict.Content is null);
        Assert.NotNull(Read(held).Verify(LogKeys.Of([register.VerifierKey])).Content);
    }

    [Fact]
    public void There_is_no_receipt_of_a_header_or_of_what_is_not_there()
    {
        var register = NewRegister();
        var entry = Accept(register, Invented.Sightings(OpenPlace(register))).Entry;
        using var reading = register.Read(Invented.Officer);
        foreach (var (of, part) in ((long, int)[])[(entry, 0), (entry, 100), (entry + 1, 1), (-1, 1), (entry, -1)])
        {
            Assert.Null(reading.Receipt(new(of, part)));
        }
    }

    private static Receipt Read(byte[] bytes)
    {
        Assert.Equal(ReceiptFault.None, Receipt.TryParse(bytes, out var receipt));
        return receipt!;
    }
}

public sealed class ReceiptsOnSqlite : ReceiptContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class ReceiptsOnPostgres : ReceiptContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}
