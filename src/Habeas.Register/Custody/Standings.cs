using Habeas.Register.Persons;
using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Custody;

/// <summary>
/// What the grounds and the identity on a file add to each stretch of custody: leading ground, legal status, offence, bail, sex,
/// birth. A stretch is cut where one of them changes. What an officer recorded outweighs what a count said.
/// </summary>
internal static class Standings
{
    public static IReadOnlyList<Stretch> Added(IReadOnlyList<Stretch> stretches, PersonFile file)
    {
        var grounds = Grounds.Of(file);
        var lasting = Lasting(file);
        if (grounds.Count == 0 && lasting.Count == 0)
        {
            return stretches;
        }

        var changes = Changes(grounds);
        return [.. stretches.SelectMany(s => Cut(s, changes, at => With(s.Attributes, lasting, grounds, at)))];
    }

    private static Dictionary<string, string> Lasting(PersonFile file)
    {
        var lasting = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var identity in file.Of<IdentityRecorded>().Select(i => i.Identity))
        {
            if (identity.Sex is { } sex)
            {
                lasting[Attributes.Sex] = sex.Code;
            }

            if (identity.Born is { } born)
            {
                lasting[Attributes.Born] = new DateRange(born.Earliest, born.Latest).ToString();
            }
        }

        return lasting;
    }

    private static List<When> Changes(IReadOnlyList<GroundState> grounds) =>
    [
        .. grounds.SelectMany(g => new[] { g.From, g.Ended, g.Stated.Until }.Concat(g.Bail.Select(b => b.Occurred)))
            .OfType<When>().DistinctBy(w => (w.Earliest, w.Latest)).Order(ByOccurrence.Order),
    ];

    private static IEnumerable<Stretch> Cut(Stretch stretch, List<When> changes, Func<Instant, string> attributesAt)
    {
        var begun = stretch.Start.Latest ?? stretch.Start.Earliest ?? Instant.MinValue;
        var open = stretch with { Attributes = attributesAt(begun) };
        foreach (var change in changes.Where(c => c.Earliest > begun && !(c.Earliest >= stretch.End?.Earliest)))
        {
            var after = attributesAt(change.Latest ?? change.Earliest!.Value);
            if (after != open.Attributes)
            {
                yield return open with { End = Edge.At(change) };
                open = open with { Start = Edge.At(change), Attributes = after };
            }
        }

        yield return open with { End = stretch.End };
    }

    private static string With(string counted, Dictionary<string, string> lasting, IReadOnlyList<GroundState> grounds, Instant at)
    {
        var attributes = new Dictionary<string, string>(AttributeText.Parse(counted), StringComparer.Ordinal);
        foreach (var (name, code) in lasting)
        {
            attributes[name] = code;
        }

        if (grounds.Where(g => g.HoldsAt(at)).MinBy(g => GroundKinds.Precedence(g.Stated.Kind)) is not { } leading)
        {
            return AttributeText.Of(attributes);
        }

        attributes[Attributes.Ground] = leading.Stated.Kind;
        attributes[Attributes.LegalStatus] = GroundKinds.LegalStatus(leading.Stated.Kind);
        if (leading.Stated.Offences is [var offence, ..])
        {
            attributes[Attributes.Offence] = offence.National?.Code ?? offence.Iccs ?? offence.Words ?? Coded.NotRecorded;
        }

        if (leading.BailAt(at) is not BailStates.None and var bail)
        {
            attributes[Attributes.Bail] = bail;
        }

        return AttributeText.Of(attributes);
    }
}
