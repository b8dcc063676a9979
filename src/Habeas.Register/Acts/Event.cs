using System.Text.Json.Serialization;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Forms;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Places;
using Habeas.Register.Release;
using Habeas.Register.Time;

namespace Habeas.Register.Acts;

/// <summary>One dated fact, as it was recorded. Never changed once stored; a correction is another event.</summary>
/// <remarks>Each event has a stable name and version in <see cref="Stored.EventCatalog"/> and an approved sample.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PlaceOpened), "place-opened@v1")]
[JsonDerivedType(typeof(CountRecorded), "count-recorded@v1")]
[JsonDerivedType(typeof(CapacitySet), "capacity-set@v1")]
[JsonDerivedType(typeof(PlaceClosed), "place-closed@v1")]
[JsonDerivedType(typeof(PlaceReopened), "place-reopened@v1")]
[JsonDerivedType(typeof(PlaceChanged), "place-changed@v1")]
[JsonDerivedType(typeof(PersonRegistered), "person-registered@v1")]
[JsonDerivedType(typeof(IdentityRecorded), "identity-recorded@v1")]
[JsonDerivedType(typeof(EarlierFilesSuggested), "earlier-files-suggested@v1")]
[JsonDerivedType(typeof(PersonAdmitted), "person-admitted@v1")]
[JsonDerivedType(typeof(PresenceRecorded), "presence-recorded@v1")]
[JsonDerivedType(typeof(AbsenceRecorded), "absence-recorded@v1")]
[JsonDerivedType(typeof(OrderRecorded), "order-recorded@v1")]
[JsonDerivedType(typeof(OrderExtended), "order-extended@v1")]
[JsonDerivedType(typeof(OrderReplaced), "order-replaced@v1")]
[JsonDerivedType(typeof(OrderRevoked), "order-revoked@v1")]
[JsonDerivedType(typeof(OrderQuashed), "order-quashed@v1")]
[JsonDerivedType(typeof(ArrestRecorded), "arrest-recorded@v1")]
[JsonDerivedType(typeof(ReceptionRefused), "reception-refused@v1")]
[JsonDerivedType(typeof(GroundRecorded), "ground-recorded@v1")]
[JsonDerivedType(typeof(GroundEnded), "ground-ended@v1")]
[JsonDerivedType(typeof(BailGranted), "bail-granted@v1")]
[JsonDerivedType(typeof(BailMet), "bail-met@v1")]
[JsonDerivedType(typeof(BailRevoked), "bail-revoked@v1")]
[JsonDerivedType(typeof(NoOrderFound), "no-order-found@v1")]
[JsonDerivedType(typeof(ProhibitedGroundFound), "prohibited-ground-found@v1")]
[JsonDerivedType(typeof(TransferDeparted), "transfer-departed@v1")]
[JsonDerivedType(typeof(TransferArrived), "transfer-arrived@v1")]
[JsonDerivedType(typeof(WentOut), "went-out@v1")]
[JsonDerivedType(typeof(CameBack), "came-back@v1")]
[JsonDerivedType(typeof(Escaped), "escaped@v1")]
[JsonDerivedType(typeof(Recaptured), "recaptured@v1")]
[JsonDerivedType(typeof(ReleaseOrdered), "release-ordered@v1")]
[JsonDerivedType(typeof(ReleaseProcessed), "release-processed@v1")]
[JsonDerivedType(typeof(PersonLeft), "person-left@v1")]
[JsonDerivedType(typeof(ReleasedInErrorFound), "released-in-error-found@v1")]
[JsonDerivedType(typeof(ReturnedAfterError), "returned-after-error@v1")]
[JsonDerivedType(typeof(DeathRecorded), "death-recorded@v1")]
[JsonDerivedType(typeof(EventReplaced), "event-replaced@v1")]
[JsonDerivedType(typeof(EventAnnulled), "event-annulled@v1")]
[JsonDerivedType(typeof(FormsPrinted), "forms-printed@v1")]
[JsonDerivedType(typeof(FormEntered), "form-entered@v1")]
[JsonDerivedType(typeof(FormsEnded), "forms-ended@v1")]
public abstract record Event
{
    /// <summary>Whom or what the event is about; its owner's key seals it.</summary>
    [JsonIgnore]
    public abstract Subject Subject { get; }

    /// <summary>When the fact occurred, where the event tells of an occurrence.</summary>
    [JsonIgnore]
    public virtual When? Occurred => null;
}

/// <summary>An event about a person, sealed with that person's key.</summary>
public abstract record PersonEvent(PersonId Person) : Event
{
    public override Subject Subject => Person;
}

/// <summary>An event about a place of detention, sealed with the register's own key.</summary>
public abstract record PlaceEvent(PlaceId Place) : Event
{
    public override Subject Subject => Place;
}

/// <summary>Where an event stands in the register: its entry's index, and its part within the entry (from 1). Written <c>12/1</c>.</summary>
public readonly record struct EventRef(long Entry, int Part) : IComparable<EventRef>
{
    public int CompareTo(EventRef other) => Entry != other.Entry ? Entry.CompareTo(other.Entry) : Part.CompareTo(other.Part);

    public static bool operator <(EventRef left, EventRef right) => left.CompareTo(right) < 0;

    public static bool operator >(EventRef left, EventRef right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventRef left, EventRef right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventRef left, EventRef right) => left.CompareTo(right) >= 0;

    public override string ToString() => FormattableString.Invariant($"{Entry}/{Part}");

    public static bool TryParse(string text, out EventRef value)
    {
        value = default;
        var cut = text.IndexOf('/', StringComparison.Ordinal);
        if (cut <= 0 ||
            !long.TryParse(text.AsSpan(0, cut), System.Globalization.CultureInfo.InvariantCulture, out var entry) ||
            !int.TryParse(text.AsSpan(cut + 1), System.Globalization.CultureInfo.InvariantCulture, out var part) ||
            entry < 0 || part < 1)
        {
            return false;
        }

        value = new(entry, part);
        return true;
    }
}
