using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Groups;
using Habeas.Register.Movements;
using Habeas.Register.Orders;
using Habeas.Register.Persons;
using Habeas.Register.Release;

namespace Habeas.Register.Erasure;

/// <summary>
/// What custody keeps of an event: places, times, grounds, orders and offices, as codes and ids. No name, no identifier, no free words but those
/// of an offence that has no code, since they are its code in every count. Read from skeletons alone, custody gives the same rows.
/// </summary>
public static class Skeletons
{
    /// <summary>The skeleton of an event that custody is read from.</summary>
    public static Event Of(Event told) => told switch
    {
        EventReplaced { By: var by } e => CustodyView.IsReadFrom(by)
            ? e with { By = Of(by), Reason = Keeping.NotKept }
            : new EventAnnulled(e.About, e.Target, Keeping.NotKept),
        EventAnnulled e => e with { Reason = Keeping.NotKept },
        ListedInGroup e => e with { Words = null, Says = [.. e.Says.Where(CustodyView.IsReadFrom).Select(Of)] },
        IdentityRecorded e => e with { Identity = new() { Born = e.Identity.Born, Sex = Code(e.Identity.Sex) }, Source = Keeping.NotKept },
        PresenceRecorded e => e with { Source = Keeping.NotKept, Particulars = e.Particulars.ToDictionary(p => p.Key, p => Code(p.Value)!, StringComparer.Ordinal) },
        PersonAdmitted e => e with { Reasons = Keeping.NotKept },
        OrderRecorded e => e with { Order = e.Order with { Number = null, Document = null } },
        OrderExtended e => e with { Number = null },
        OrderRevoked e => e with { Number = null },
        OrderQuashed e => e with { Number = null },
        GroundRecorded e => e with { Ground = e.Ground with { Case = null, Offences = [.. e.Ground.Offences.Select(Code)] } },
        GroundEnded e => e with { Why = Keeping.NotKept },
        BailGranted e => e with { Conditions = [] },
        BailMet e => e with { By = null },
        BailRevoked e => e with { Why = null },
        NoOrderFound e => e with { FoundBy = Keeping.NotKept, Basis = null },
        ProhibitedGroundFound e => e with { FoundBy = Keeping.NotKept, ClaimedBy = Keeping.NotKept, Words = null },
        ReleasedInErrorFound e => e with { FoundBy = Keeping.NotKept, Why = null },
        ReturnedAfterError e => e with { By = null },
        TransferDeparted e => e with { Escort = Keeping.NotKept, Why = Keeping.NotKept },
        WentOut e => e with { Destination = Keeping.NotKept, Why = null },
        Escaped e => e with { How = null },
        Recaptured e => e with { By = null },
        Evacuated e => e with { Why = Keeping.NotKept, By = null },
        PersonLeft e => e with { Witness = Keeping.NotKept, Destination = null },
        DeathRecorded e => e with { Source = Keeping.NotKept, Where = null },
        AbsenceRecorded e => e with { Source = Keeping.NotKept },
        OrderReplaced or TransferArrived or CameBack or Rolls.SeenInRoll => told,
        _ => throw new InvalidOperationException($"What custody keeps of {told.GetType().Name} was never decided."),
    };

    private static Coded? Code(Coded? coded) => coded is null ? null : new(coded.Code);

    private static Offence Code(Offence offence) => offence.National is null && offence.Iccs is null ? offence : offence with { Words = null };
}
