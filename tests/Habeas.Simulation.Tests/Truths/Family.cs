using Habeas.Register.Claims;
using Habeas.Register.CoResidents;
using Habeas.Register.Persons;
using Habeas.Register.Reception;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Tests.Truths;

/// <summary>Children born or living inside, and what families were answered who asked where somebody is.</summary>
internal static class Family
{
    public static IEnumerable<(Wrong, Instant?)> Of(PersonFile file, Instant at)
    {
        foreach (var birth in BirthInCustody.Of(file).Where(b => b.Certificate is { NamesCustody: true } c && !c.At.IsAfter(at)))
        {
            yield return (Wrongs.CertificateNamesCustody, birth.Certificate!.At.Earliest);
        }

        foreach (var place in ChildrenInside.StaysOf(file).Select(s => s.Place).Distinct())
        {
            foreach (var child in ChildrenInside.At([file], place, at).Where(c => !c.ParentHeldThere && Finder.HeldAt(file, at) is null))
            {
                yield return (Wrongs.ChildAloneInside, Stays.Of(file).Select(s => s.Left?.Latest).Where(l => l <= at).Max());
            }
        }

        foreach (var claim in ClaimsOnFile.At(file, at))
        {
            if (claim.State == ClaimStates.Overdue)
            {
                yield return (Wrongs.ClaimOverdue, claim.Lodged.AnswerBy);
            }
            else if (claim.State == ClaimStates.Contradicted)
            {
                yield return (Wrongs.ClaimContradicted, claim.Contradictions[0].Answer.At.Earliest);
            }
        }
    }
}
