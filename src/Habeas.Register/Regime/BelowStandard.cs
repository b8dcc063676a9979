using Habeas.Register.Custody;
using Habeas.Register.Persons;
using NodaTime;

namespace Habeas.Register.Regime;

/// <summary>
/// What the facts of a person's regime show that is below a standard. The rules are soft law unless a country's law adopts them, so
/// nothing here is called unlawful; and only what is on the file is found, never what the file is silent about.
/// </summary>
public static class BelowStandard
{
    public const string ProhibitedSanction = "prohibited-sanction";

    /// <summary>A sanction that answers no charge which somebody found proved.</summary>
    public const string SanctionWithoutFinding = "sanction-without-finding";

    /// <summary>A sanction, and the file does not show that the person had been told of the charge.</summary>
    public const string ChargeNotTold = "charge-not-told";

    /// <summary>A sanction, and the file does not show that the defence was heard or declined.</summary>
    public const string DefenceNotHeard = "defence-not-heard";

    /// <summary>Solitary confinement certainly for more than fifteen days one after another.</summary>
    public const string SolitaryProlonged = "solitary-prolonged";

    /// <summary>Solitary confinement perhaps for more than fifteen days one after another: the times recorded leave it open.</summary>
    public const string SolitaryPerhapsProlonged = "solitary-perhaps-prolonged";

    /// <summary>Solitary confinement that lasts and of which nobody said until when it may last at most.</summary>
    public const string SolitaryIndefinite = "solitary-indefinite";

    /// <summary>Solitary confinement of a person who was under eighteen, or perhaps was: doubt means a child (<see cref="Persons.AgeAt"/>), where the file says anything of their age.</summary>
    public const string SolitaryOfChild = "solitary-of-child";

    /// <summary>Solitary confinement of a woman who is pregnant, breastfeeds, or has an infant with her.</summary>
    public const string SolitaryOfMother = "solitary-of-mother";

    /// <summary>Solitary confinement of a person whose disability it makes worse.</summary>
    public const string SolitaryWithDisability = "solitary-with-disability";

    /// <summary>An instrument of restraint on a woman in labour, during birth or just after it.</summary>
    public const string RestraintInChildbirth = "restraint-in-childbirth";

    /// <summary>An instrument that is degrading or painful in itself.</summary>
    public const string ProhibitedRestraint = "prohibited-restraint";

    /// <summary>An instrument of restraint on a person who stood before a court or another authority.</summary>
    public const string RestraintBeforeAuthority = "restraint-before-authority";

    /// <summary>A strip or body-cavity search, or a woman patted down, by somebody who is not of the person's gender.</summary>
    public const string SearchByOtherGender = "search-by-other-gender";

    /// <summary>Force was used, and the file does not show that anybody reported it.</summary>
    public const string ForceNotReported = "force-not-reported";

    /// <summary>The rule that each falls below, by code.</summary>
    public static IReadOnlyDictionary<string, string> Citations { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [ProhibitedSanction] = "Nelson Mandela Rule 43",
        [SanctionWithoutFinding] = "Nelson Mandela Rule 39",
        [ChargeNotTold] = "Nelson Mandela Rule 41(2)",
        [DefenceNotHeard] = "Nelson Mandela Rule 41(3)",
        [SolitaryProlonged] = "Nelson Mandela Rules 43(1)(b), 44",
        [SolitaryPerhapsProlonged] = "Nelson Mandela Rules 43(1)(b), 44",
        [SolitaryIndefinite] = "Nelson Mandela Rule 43(1)(a)",
        [SolitaryOfChild] = "Nelson Mandela Rule 45(2); Havana Rule 67",
        [SolitaryOfMother] = "Nelson Mandela Rule 45(2); Bangkok Rule 22",
        [SolitaryWithDisability] = "Nelson Mandela Rule 45(2)",
        [RestraintInChildbirth] = "Nelson Mandela Rule 48(2); Bangkok Rule 24",
        [ProhibitedRestraint] = "Nelson Mandela Rule 47(1)",
        [RestraintBeforeAuthority] = "Nelson Mandela Rule 47(2)(a)",
        [SearchByOtherGender] = "Nelson Mandela Rule 52(1); Bangkok Rule 19",
        [ForceNotReported] = "Nelson Mandela Rule 82(1)",
    };

    /// <summary>Every finding on a file, in the order of their instants, as it shows at <paramref name="at"/>: what was told, decided or reported later mends none of it yet.</summary>
    public static IReadOnlyList<Finding> Of(PersonFile file, Instant at) =>
    [
        .. DisciplineOnFile.Findings(file, at)
            .Concat(SolitaryRun.Findings(file, at))
            .Concat(RestraintState.Findings(file))
            .Concat(SearchesOnFile.Findings(file))
            .Concat(ForceState.Findings(file, at))
            .Where(f => !(f.At > at))
            .OrderBy(f => f.At).ThenBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Detail, StringComparer.Ordinal),
    ];
}
