using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Contacts;
using Habeas.Register.CoResidents;
using Habeas.Register.Family;

namespace Habeas.Cli.Words;

/// <summary>What events about family, children and contacts say. Of a child neither name nor carer is said: they are confidential.</summary>
internal static class FamilyWords
{
    public static string? Say(Event recorded, Func<PlaceId?, string> name) => Family(recorded) ?? Inside(recorded, name) ?? Contact(recorded, name);

    private static string? Family(Event recorded) => recorded switch
    {
        RelativeRecorded e => $"relative recorded: {e.Relative.Relation.Code}{(e.Relative.Dependant == true ? ", dependent on the person" : "")} ({e.Source})",
        FamilyAnswered e => $"asked about {e.About}: {e.Answer} ({e.AskedBy})",
        ChildRecorded => "child recorded; details confidential",
        ChildCareRecorded e => $"care of a child: {e.Care.Kind.Code}; details confidential",
        CareArrangementRecorded e => $"arrangement for children, {e.Arrangement.Kind}: {e.Arrangement.Decision}{(e.Arrangement.DecidedBy is { } by ? $" by {by}" : "")}",
        _ => null,
    };

    private static string? Inside(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        ChildBorn e => $"child born: {e.Setting}",
        BirthCertified e => $"birth certificate issued, {(e.NamesCustody ? "and it names the place of custody" : "the place of custody not named")}",
        ChildStayBegan e => $"child lives with the person at {name(e.Place)}: {e.How}",
        ChildStayEnded e => $"child lives at {name(e.Place)} no longer: {e.How}",
        _ => null,
    };

    private static string? Contact(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        VisitRecorded e => $"visit at {name(e.Place)}, {e.Visit.Kind}: {People(e.Visit.Visitors)}",
        VisitRefused e => $"visit refused at {name(e.Place)}, {e.Kind}: {People(e.Visitors)}; by {e.By}: {e.Why}",
        CorrespondenceRecorded e => $"{e.Correspondence.Kind} {e.Correspondence.Direction} the person, {People([e.Correspondence.With])}: {e.Correspondence.Fate}",
        _ => null,
    };

    private static string People(IReadOnlyList<OutsidePerson> people) =>
        string.Join(", ", people.Select(p => p.Relation.Code));
}
