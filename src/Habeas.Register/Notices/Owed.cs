using Habeas.Register.Custody;
using Habeas.Register.Health;
using Habeas.Register.Movements;
using Habeas.Register.Needs;
using Habeas.Register.Persons;
using Habeas.Register.Reception;
using Habeas.Register.Release;
using Habeas.Register.Time;

namespace Habeas.Register.Notices;

/// <summary>Something that the rules on telling want, and that the file does not show to have been done.</summary>
/// <param name="Code">What, a slug of <see cref="OwedCodes"/>.</param>
/// <param name="Detail">Of which right, or whom and of what, as slugs: <c>counsel</c>, <c>family/transfer</c>. Never a name.</param>
/// <param name="Since">Since when: an interval, as wide as what is known of it.</param>
/// <param name="Rule">The rule that wants it.</param>
public sealed record Owed(string Code, string Detail, Edge Since, string Rule);

/// <summary>The codes of <see cref="Owed"/>.</summary>
public static class OwedCodes
{
    /// <summary>The file does not show that the person was told of the right, in a language that they are not shown not to know.</summary>
    public const string RightNotTold = "right-not-told";

    /// <summary>Nobody recorded of which State the person is a national: whether a consulate may be asked for is not known.</summary>
    public const string NationalityNotRecorded = "nationality-not-recorded";

    /// <summary>Nobody recorded whether the person wishes that somebody be told.</summary>
    public const string WishNotRecorded = "wish-not-recorded";

    /// <summary>The person asked that somebody be told, and nobody was reached.</summary>
    public const string AskedAndNotTold = "asked-and-not-told";

    /// <summary>Somebody is to be told whom the person need not ask for, and nobody was reached.</summary>
    public const string NotTold = "not-told";
}

/// <summary>What was owed in the telling and is not on file. Plain facts: nothing is weighed, and nobody is scored.</summary>
public static class Owing
{
    private const string OfFamily = "Nelson Mandela Rule 68; Body of Principles 16";
    private const string OfIllness = "Nelson Mandela Rule 69";
    private const string OfConsulate = "Vienna Convention on Consular Relations art. 36";

    /// <summary>What is owed, by custody episode, in order of time.</summary>
    /// <param name="file">The file.</param>
    /// <param name="home">The State of the register, ISO 3166-1 alpha-2: nationals of others are foreign here.</param>
    public static IReadOnlyList<Owed> Of(PersonFile file, string home) =>
        [.. Stays.Of(file).GroupBy(s => s.Episode).SelectMany(stays => new Told(file, [.. stays]).Owed(home))];

    /// <summary>
    /// Is the person a foreign national, by the last recorded identity that states a nationality? Null where none does. Who has this
    /// State's among several is not foreign here; who is stateless has no consulate, and a refugee body in its place.
    /// </summary>
    public static bool? IsForeign(PersonFile file, string home) =>
        file.Of<IdentityRecorded>().Select(i => i.Identity.Nationalities).LastOrDefault(n => n.Count > 0) is { } stated
            ? !stated.Contains(home, StringComparer.Ordinal) && stated.Any(n => n != Identity.Stateless)
            : null;

    /// <summary>What the file tells of one custody episode, from the end of the one before to its own end.</summary>
    private sealed class Told
    {
        private readonly PersonFile _file;
        private readonly IReadOnlyList<Stay> _stays;
        private readonly List<WishStated> _wishes;
        private readonly List<NoticeState> _reached;

        public Told(PersonFile file, IReadOnlyList<Stay> stays)
        {
            _file = file;
            _stays = stays;
            _wishes = [.. Wishes.Of(file).Where(w => Falls(w.At))];
            _reached = [.. NoticesOnFile.Of(file).Where(n => n.Reached && (n.Given.Occasion == Occasions.Death || Falls(n.Given.At)))];
        }

        private Edge Began => _stays[0].Episode;

        public IEnumerable<Owed> Owed(string home) =>
            OfRights(home)
                .Concat(OfEntry())
                .Concat(_stays.Skip(1).Where((s, i) => s.Place != _stays[i].Place).SelectMany(s => Of(Recipients.Family, Occasions.Transfer, s.Came)))
                .Concat(Illnesses().SelectMany(OfSerious))
                .Concat(_file.Of<DeathRecorded>().Where(d => Falls(d.At)).SelectMany(d => IsTold(Recipients.Family, Occasions.Death, Edge.At(d.At)) || DeathOnFile.IsTold(RecordDeathNotice.Family, _file)
                    ? Enumerable.Empty<Owed>()
                    : [new(OwedCodes.NotTold, Detail(Recipients.Family, Occasions.Death), Edge.At(d.At), OfIllness)]));

        private IEnumerable<Owed> OfRights(string home)
        {
            var known = LanguagesOnFile.Of(_file);
            var told = _file.Of<RightsTold>().Where(t => Falls(t.At) && known?.IsUnknown(t.Language) != true).SelectMany(t => t.Of).ToHashSet(StringComparer.Ordinal);
            foreach (var (right, rule) in Rights.OfEveryone.Where(r => !told.Contains(r.Key)))
            {
                yield return new(OwedCodes.RightNotTold, right, Began, rule);
            }

            switch (IsForeign(_file, home))
            {
                case null:
                    yield return new(OwedCodes.NationalityNotRecorded, "", Began, OfConsulate);
                    break;
                case true when !told.Contains(Rights.Consulate):
                    yield return new(OwedCodes.RightNotTold, Rights.Consulate, Began, OfConsulate);
                    break;
                case true when Wish(Recipients.Consulate, Occasions.Deprivation) is null or Wishes.NotAsked:
                    yield return new(OwedCodes.WishNotRecorded, Detail(Recipients.Consulate, Occasions.Deprivation), Began, OfConsulate);
                    break;
                default:
                    break;
            }
        }

        /// <summary>Those whom the person wishes told that they are held; the family, whether they wish it or have not been asked.</summary>
        private IEnumerable<Owed> OfEntry() => Of(Recipients.Family, Occasions.Deprivation, Began).Concat(
            Recipients.All.Select(Recipients.InPlaceOf).Distinct(StringComparer.Ordinal).Where(w => w != Recipients.Family && Wish(w, Occasions.Deprivation) == Wishes.Asked)
                .SelectMany(w => Of(w, Occasions.Deprivation, Began)));

        private IEnumerable<Owed> Of(string whom, string occasion, Edge since)
        {
            var rule = whom switch { Recipients.Family => OfFamily, Recipients.Consulate => OfConsulate, _ => "Body of Principles 16, 17" };
            if (!IsTold(whom, occasion, since))
            {
                var wish = Wish(whom, occasion);
                if (wish is null or Wishes.NotAsked or Wishes.Asked)
                {
                    yield return new(wish == Wishes.Asked ? OwedCodes.AskedAndNotTold : OwedCodes.WishNotRecorded, Detail(whom, occasion), since, rule);
                }
            }
        }

        /// <summary>Serious illness or injury, and hospital: those close to the person are told at once, unless the person objects.</summary>
        private IEnumerable<Owed> OfSerious(Edge since)
        {
            if (!IsTold(Recipients.Family, Occasions.IllnessOrInjury, since) && Wish(Recipients.Family, Occasions.IllnessOrInjury) != Wishes.Objected)
            {
                yield return new(OwedCodes.NotTold, Detail(Recipients.Family, Occasions.IllnessOrInjury), since, OfIllness);
            }
        }

        private IEnumerable<Edge> Illnesses() =>
            _file.Of<HealthNoticed>().Where(h => h.State == HealthStates.SeriouslyIllOrInjured).Select(h => h.At)
                .Concat(_file.Of<WentOut>().Where(o => o.Kind == Whereabouts.InHospital).Select(o => o.At))
                .Where(Falls)
                .Order(ByOccurrence.Order)
                .Select(Edge.At)
                .Distinct();

        private bool IsTold(string whom, string occasion, Edge since) =>
            _reached.Exists(n => Recipients.InPlaceOf(n.Given.Whom) == whom && n.Given.Occasion == occasion && !(n.Given.At.Latest <= since.Earliest));

        /// <summary>The last wish for this occasion or for every one.</summary>
        private string? Wish(string whom, string occasion) =>
            _wishes.FindLast(w => Recipients.InPlaceOf(w.Whom) == whom && (w.Occasion is null || w.Occasion == occasion))?.Wish;

        private bool Falls(When at) => !(_stays[0].After >= at.Latest) && !(_stays[^1].EpisodeEnd?.Latest <= at.Earliest);

        private static string Detail(string whom, string occasion) => $"{whom}/{occasion}";
    }
}
