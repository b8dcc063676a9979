using Habeas.Register.Acts;
using Habeas.Register.Groups;
using Habeas.Register.Movements;
using static Habeas.Register.Tests.Some;

namespace Habeas.Register.Tests.Groups;

/// <summary>A vanload, a court list, a transfer, and a flood with one missing and one extra at the far end.</summary>
internal static class GroupsStory
{
    public static GroupId Group(int n) => new(new($"01998000-00f2-7000-8000-{n:x12}"));

    public static IEnumerable<Act> Tell(Book book) => [.. Ordered(), .. Hurried()];

    private static IEnumerable<Act> Ordered()
    {
        yield return new AdmitGroup
        {
            Id = Asked,
            Group = Group(1),
            Place = Prison,
            At = At("2026-10-13T10:00"),
            Escort = "Gendarmerie of Ruritania",
            Authority = "District court of Streslau",
            Reasons = "remanded after the harbour riot",
            NewOrder = Paper(90, "2026-10-13", "2027-01-12"),
            Members =
            [
                new() { Person = Crowd.Of(11), Identity = Named("Oyelaran Strand"), Ground = Reason(11, restsOn: null) },
                new() { Person = Crowd.Of(12), Identity = new() { Provisional = "older man, left hand bandaged" }, Ground = Reason(12, restsOn: null) },
            ],
        };
        yield return new ProduceGroup
        {
            Id = Asked,
            Group = Group(2),
            Place = Prison,
            At = At("2026-10-14T08:00"),
            Court = "District court of Streslau",
            Escort = "G-2207",
            Why = "review of remand",
            ExpectedBack = At("2026-10-14"),
            Members = [Crowd.Of(11), Crowd.Of(12)],
        };
        yield return new ComeBack { Id = Asked, Person = Crowd.Of(11), Place = Prison, At = At("2026-10-14T15:00") };
        yield return new ComeBack { Id = Asked, Person = Crowd.Of(12), Place = Prison, At = At("2026-10-14T15:00") };
        yield return new TransferGroup
        {
            Id = Asked,
            Group = Group(3),
            From = Prison,
            To = OtherPrison,
            At = At("2026-10-15T09:00"),
            Escort = "G-2207",
            Why = "space",
            Members = [new(Crowd.Of(11)), new(Crowd.Of(12))],
        };
    }

    private static IEnumerable<Act> Hurried()
    {
        yield return new ReceiveGroup
        {
            Id = Asked,
            Group = Group(3),
            Place = OtherPrison,
            At = At("2026-10-15T12:30"),
            By = "reception officer P. Lindqvist",
            Received = [new(Crowd.Of(11))],
            Missing = [new(Crowd.Of(12))],
        };
        yield return new RecordEvacuation
        {
            Id = Asked,
            Group = Group(4),
            From = OtherPrison,
            To = Station,
            At = At("2026-10-16T02:00"),
            Why = "flood",
            By = "fire brigade of Nyírfás",
            Members = [new(Crowd.Of(11), "Strand, Oye?"), new(Crowd.Of(13), "boy from the sick bay, Denis or Dennis")],
        };
    }
}
