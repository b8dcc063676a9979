using Habeas.Register;
using Habeas.Register.Custody;
using Habeas.Register.Property;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Reception;

/// <summary>What a place takes from somebody at reception: it goes with them when they are moved, and is given back when they leave.</summary>
internal sealed class Belongings(Life life)
{
    private static readonly string[] Things = ["wristwatch", "ring, yellow metal", "leather belt", "telephone, screen cracked", "keys on a ring", "winter coat, grey", "book", "photograph in a frame"];
    private readonly List<PropertyReceipt> _kept = [];

    public bool IsKept => _kept.Count > 0;

    /// <summary>Writes the receipt: what there was, that there was nothing, that the person would not sign.</summary>
    public void Take(PlaceId place)
    {
        var chance = life.Chance;
        if (chance.In(12))
        {
            Receive(place, "on-the-person", [], []);
            return;
        }

        var items = Enumerable.Range(1, chance.Between(1, 3)).Select(line => new PropertyItem(line, chance.One(Things), 1)).ToList();
        Receive(place, PropertyReceipt.OnThePerson, items, chance.In(50) ? [new Money(chance.Between(1, 300), "EUR")] : []);
        if (chance.In(2))
        {
            var (receipt, lost) = (_kept[^1], chance.Days(5, 40));
            life.World.At(life.Now + lost, () => Harmed(receipt));
        }
    }

    /// <summary>Sends after the person what another place keeps.</summary>
    public void Follow(PlaceId place)
    {
        foreach (var receipt in _kept.Where(r => r.Place != place).ToList())
        {
            GiveOut(receipt, "another-place", "the property store of the receiving place");
            Receive(place, "from-another-place", receipt.Items, receipt.Cash);
        }
    }

    /// <summary>All is given back at the gate; sometimes a day or two later, and sometimes nobody thinks of it.</summary>
    public void GiveBack(Instant left)
    {
        if (_kept.Count == 0)
        {
            return;
        }

        var (forgotten, month) = (life.Chance.Between(1, 1000) <= 12, left + Duration.FromDays(31));
        life.ComesBack &= !forgotten;
        var kept = _kept.ToList();
        _kept.Clear();
        life.World.At(forgotten ? month : life.Now + (life.Chance.In(90) ? Duration.FromMinutes(5) : life.Chance.Days(1, 3)), () =>
        {
            if (forgotten)
            {
                life.Plant(Wrongs.PropertyLeftBehind);
                return;
            }

            foreach (var receipt in kept)
            {
                GiveOut(receipt, PropertyReturned.ToThePerson, null);
            }

            if (life.Chance.Between(1, 1000) <= 12)
            {
                GiveOut(kept[0], PropertyReturned.ToThePerson, null);
                life.Plant(Wrongs.PropertyDiffers);
            }
        });
    }

    /// <summary>What the dead leave goes to those who come for it.</summary>
    public void GiveTo(string whom)
    {
        foreach (var receipt in _kept.ToList())
        {
            GiveOut(receipt, "somebody-named", whom);
        }
    }

    private void Receive(PlaceId place, string way, IReadOnlyList<PropertyItem> items, IReadOnlyList<Money> cash)
    {
        var receipt = new PropertyReceipt
        {
            Id = life.New(id => new ReceiptId(id)),
            Number = life.PaperNumber("P"),
            Place = place,
            At = Life.At(life.Now),
            Way = way,
            Items = items,
            Cash = cash,
            Nothing = items.Count + cash.Count == 0,
            Signing = Signed(),
        };
        life.Record(Life.Registrar, new ReceiveProperty { Id = life.Id(), Person = life.Person, Receipt = receipt });
        if (!receipt.Nothing)
        {
            _kept.Add(receipt);
        }
    }

    private void GiveOut(PropertyReceipt receipt, string to, string? whom)
    {
        _kept.Remove(receipt);
        life.Record(Life.Registrar, new ReturnProperty
        {
            Id = life.Id(),
            Person = life.Person,
            Place = receipt.Place,
            At = Life.At(life.Now),
            To = to,
            Whom = whom,
            Items = [.. receipt.Items.Select(i => new PropertyPart(receipt.Id, i.Line, null, i.Quantity))],
            Cash = receipt.Cash,
            Signing = to == PropertyReturned.ToThePerson ? Signed() : new("J. Amsel", Signing.Signed),
        });
    }

    private void Harmed(PropertyReceipt receipt)
    {
        if (_kept.Contains(receipt) && receipt.Items.Count > 0)
        {
            life.Record(Life.Registrar, new RecordPropertyHarmed
            {
                Id = life.Id(),
                Person = life.Person,
                Place = receipt.Place,
                At = Life.At(life.Now),
                Fate = PropertyHarmed.Damaged,
                Items = [new(receipt.Id, receipt.Items[0].Line, null, 1)],
                Words = "water came into the store",
                By = "J. Amsel",
            });
        }
    }

    private Signing Signed() => life.Chance.In(92) ? new("J. Amsel", Signing.Signed) : new("J. Amsel", "would-not", "N. Hofbau, nurse", "says that something is missing");
}
