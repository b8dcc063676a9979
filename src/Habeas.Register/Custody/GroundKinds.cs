using Habeas.Register.Acts;

namespace Habeas.Register.Custody;

/// <summary>The kinds of legal ground, as slugs (mission: legal ground), what each counts as, and which of several counts.</summary>
/// <remarks>
/// A count takes each person once, by this order of precedence; the first that holds is the leading ground.
/// <list type="table">
/// <listheader><term>ground</term><description>legal status</description></listheader>
/// <item><term>sentence</term><description>sentenced</description></item>
/// <item><term>recall</term><description>sentenced: back to serve a sentence</description></item>
/// <item><term>fine-default</term><description>sentenced: a sentence to a fine that was not paid</description></item>
/// <item><term>contempt</term><description>other: a court's own power, civil in many countries</description></item>
/// <item><term>remand</term><description>unsentenced</description></item>
/// <item><term>arrest</term><description>unsentenced</description></item>
/// <item><term>extradition</term><description>other: the case is another State's</description></item>
/// <item><term>international-court</term><description>other</description></item>
/// <item><term>military</term><description>other</description></item>
/// <item><term>preventive</term><description>other: no charge</description></item>
/// <item><term>psychiatric</term><description>other</description></item>
/// <item><term>migration</term><description>other: administrative</description></item>
/// <item><term>other</term><description>other</description></item>
/// </list>
/// </remarks>
public static class GroundKinds
{
    public const string Arrest = "arrest";

    /// <summary>The slugs in order of precedence.</summary>
    public static IReadOnlyList<string> ByPrecedence { get; } =
    [
        "sentence", "recall", "fine-default", "contempt", "remand", Arrest, "extradition", "international-court", "military",
        "preventive", "psychiatric", "migration", "other",
    ];

    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(ByPrecedence, StringComparer.Ordinal);

    /// <summary>Where a ground stands in the order of precedence, from 0; after every other for one that no list knows.</summary>
    public static int Precedence(string kind)
    {
        for (var i = 0; i < ByPrecedence.Count; i++)
        {
            if (ByPrecedence[i] == kind)
            {
                return i;
            }
        }

        return ByPrecedence.Count;
    }

    /// <summary>A slug of <see cref="LegalStatuses"/>.</summary>
    public static string LegalStatus(string kind) => kind switch
    {
        "sentence" or "recall" or "fine-default" => LegalStatuses.Sentenced,
        "remand" or Arrest => LegalStatuses.Unsentenced,
        _ => LegalStatuses.Other,
    };

    /// <summary>The refusal of a slug that names no ground, or one that is prohibited; or null.</summary>
    public static Refusal? Fault(string field, string kind) =>
        ProhibitedGrounds.All.Contains(kind) ? Refusals.ProhibitedGround(kind) : Wanting.Code(field, kind, All);
}

/// <summary>Whether a person is held after a first decision of a court that sentenced them, before one, or outside of both.</summary>
public static class LegalStatuses
{
    public const string Sentenced = "sentenced";
    public const string Unsentenced = "unsentenced";
    public const string Other = "other";
}
