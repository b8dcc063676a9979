using Habeas.Register.Places;

namespace Habeas.Register.Forms;

/// <summary>How a numbered form stands, as slugs; beside these, the slugs of <see cref="FormEnds"/>.</summary>
public static class FormStates
{
    /// <summary>What was written on it is in the register.</summary>
    public const string Entered = "entered";

    /// <summary>Neither entered nor ended, though a later form of its kind was: a gap that somebody has to explain.</summary>
    public const string Missing = "missing";

    /// <summary>Neither entered nor ended, and no later form of its kind was: presumably blank still.</summary>
    public const string Unused = "unused";

    /// <summary>Entered or ended under a number that the register never gave out.</summary>
    public const string NeverPrinted = "never-printed";
}

/// <summary>One form of a place.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is for; null where it was never printed.</param>
/// <param name="State">A slug of <see cref="FormStates"/> or <see cref="FormEnds"/>.</param>
/// <param name="Entries">The entries that hold what was written on it.</param>
public sealed record FormState(FormNumber Number, string? Kind, string State, IReadOnlyList<long> Entries);

/// <summary>The numbered forms of a place: what became of each, so that none disappears unseen.</summary>
public static class PlaceForms
{
    /// <summary>The number that the next form printed gets. A printing that was corrected or annulled used its numbers up all the same.</summary>
    public static int Next(PlaceRecord record) =>
        record.Chronicle.Events.Select(e => e.Event).OfType<FormsPrinted>().Select(p => p.First + p.Count).DefaultIfEmpty(1).Max();

    /// <summary>Every form of the place, in order of its number.</summary>
    public static IReadOnlyList<FormState> Of(PlaceRecord record)
    {
        var entries = record.Facts.Where(f => f.Event is FormEntered).ToLookup(f => ((FormEntered)f.Event).Form, f => f.Ref.Entry);
        var ends = record.Of<FormsEnded>().SelectMany(e => e.Forms.Select(f => (Form: f, e.Why))).GroupBy(e => e.Form).ToDictionary(g => g.Key, g => g.Last().Why);
        var printed = record.Of<FormsPrinted>().SelectMany(p => Enumerable.Range(p.First, p.Count).Select(n => (Form: n, p.Kind))).GroupBy(p => p.Form).ToDictionary(g => g.Key, g => g.Last().Kind);
        var settled = entries.Select(e => e.Key).Concat(ends.Keys).ToHashSet();
        var last = settled.Where(printed.ContainsKey).GroupBy(f => printed[f], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(), StringComparer.Ordinal);
        return [.. printed.Keys.Union(settled).Order().Select(f => new FormState(new(record.Id, f), printed.GetValueOrDefault(f), State(f), [.. entries[f].Distinct().Order()]))];

        string State(int form) =>
            !printed.TryGetValue(form, out var kind) ? FormStates.NeverPrinted
            : entries.Contains(form) ? FormStates.Entered
            : ends.TryGetValue(form, out var why) ? why
            : form < last.GetValueOrDefault(kind) ? FormStates.Missing
            : FormStates.Unused;
    }
}
