using Habeas.Register.Contacts;
using Habeas.Register.Needs;
using Habeas.Register.Notices;
using Habeas.Register.Persons;
using Habeas.Register.Property;
using Habeas.Register.Reception;
using Habeas.Simulation.Truths;
using NodaTime;

namespace Habeas.Simulation.Tests.Truths;

/// <summary>Injuries between two examinations, property, notices against a wish, accommodations, counsel who was overheard.</summary>
internal static class Reception
{
    private static readonly Duration Month = Duration.FromDays(30);

    public static IEnumerable<(Wrong, Instant?)> Of(PersonFile file, Instant at)
    {
        foreach (var (before, after) in Examinations.Between(file).Where(b => !b.After.At.IsAfter(at) && Finder.HeldAt(file, b.After.At.Latest!.Value)?.EpisodeStart.Earliest <= b.Before.At.Earliest))
        {
            yield return (Wrongs.InjuredBetween, after.At.Earliest);
        }

        foreach (var notice in UnwishedNotices.Of(file).Where(n => !n.Notice.At.IsAfter(at)))
        {
            yield return (Wrongs.UnwishedNotice, notice.Notice.At.Earliest);
        }

        foreach (var agreed in Accommodations.AgreedAndNotProvided(file, at).Where(a => a.Decision!.At.Earliest + Month < at))
        {
            yield return (Wrongs.AccommodationNotProvided, agreed.Decision!.At.Earliest + Month);
        }

        foreach (var overheard in ContactsOnFile.Of(file).Overheard.Where(e => !e.Occurred!.IsAfter(at)))
        {
            yield return (Wrongs.Overheard, overheard.Occurred!.Earliest);
        }

        if (at >= Ruritania.End)
        {
            foreach (var wrong in Property(file, at))
            {
                yield return wrong;
            }
        }
    }

    /// <summary>What is kept for somebody who left a month ago. Asked at the end only: the book tells what is kept now.</summary>
    private static IEnumerable<(Wrong, Instant?)> Property(PersonFile file, Instant at)
    {
        if (PropertyBook.Of(file).Differences is { Items.Count: > 0 } or { Cash.Count: > 0 })
        {
            yield return (Wrongs.PropertyDiffers, null);
        }

        var behind = PropertyBook.LeftBehind(file);
        var places = behind.Items.Select(i => i.Place).Concat(behind.Cash.Select(c => c.Place)).ToHashSet();
        foreach (var left in Stays.Of(file).Where(s => places.Contains(s.Place)).Select(s => s.Left?.Earliest).Max() is { } last && last + Month < at ? [last + Month] : Array.Empty<Instant>())
        {
            yield return (Wrongs.PropertyLeftBehind, left);
        }
    }
}
