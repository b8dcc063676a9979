using System.CommandLine;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Persons;
using Habeas.Register.Readers;
using Habeas.Register.Time;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas file history</c>: every event of a file in the order of recording, with what it changed and what corrected it.</summary>
internal sealed class FileHistory
{
    private readonly Argument<string> _file = Choices.FileNumber();
    private readonly Option<string?> _knownAt = KnownAt.Option();
    private readonly Option<bool> _need = Need.Option();

    public static Verb Make(Globals globals)
    {
        var options = new FileHistory();
        var verb = new Verb(
            "history",
            "Shows every event of a file: where it stands, who recorded it and when, what it says, what was said before, and what corrected it.",
            "habeas file history RUR-2026-000001-66",
            "habeas file history RUR-2026-000001-66 --known-at 2026-03-02 --format csv")
        {
            options._file, options._knownAt, options._need,
        };
        return verb.Does(globals, options.Run);
    }

    private int Run(ParseResult parse, Session session)
    {
        using var register = session.Open();
        using var reading = register.Read(session.Actor);
        var lookup = new Lookup(reading);
        var person = lookup.Person(parse.GetValue(_file)!);
        var known = KnownAt.Read(reading, parse.GetValue(_knownAt), Zones.Get(lookup.ZoneOf(null)));
        var disclosed = reading.Disclosed(person.Person, Need.Read(parse.GetValue(_need)), known);
        var events = disclosed.File.Chronicle.Events;
        var places = events.Select(e => e.Ref).Concat(disclosed.LeftOut.Where(l => l.Whole).Select(l => l.Event)).Order().ToList();
        var headers = places.Select(p => p.Entry).Distinct().ToDictionary(e => e, e => reading.Entry(e)?.Header);
        var shown = new Shown(disclosed, lookup.NameOf);
        session.Print(new Sheet(
            [new("event", "Event"), new("recorded_at", "Recorded"), Column.Of("officer"), Column.Of("capacity"), new("authentication", "Known by"), Column.Of("occurred"), new("what", "What"), new("before", "Said before"), new("corrected_by", "Corrected by")],
            [.. places.Select(p => shown.Row(p, headers[p.Entry]))]));
        return Exits.Ok;
    }

    /// <summary>What each event says, what stood in its place before, and what corrected it.</summary>
    private sealed class Shown
    {
        private readonly Func<PlaceId?, string> _name;
        private readonly Dictionary<EventRef, Recorded> _events;
        private readonly Dictionary<EventRef, LeftOut> _leftOut;
        private readonly ILookup<EventRef, LeftOut> _blotted;
        private readonly ILookup<EventRef, EventRef> _corrections;
        private readonly Dictionary<EventRef, Identity> _identityBefore = [];

        public Shown(DisclosedFile disclosed, Func<PlaceId?, string> name)
        {
            _name = name;
            var events = disclosed.File.Chronicle.Events;
            _events = events.ToDictionary(e => e.Ref);
            _leftOut = disclosed.LeftOut.Where(l => l.Whole).ToDictionary(l => l.Event);
            _blotted = disclosed.LeftOut.Where(l => !l.Whole).ToLookup(l => l.Event);
            _corrections = events.Where(e => e.Event is ICorrection).ToLookup(e => ((ICorrection)e.Event).Target, e => e.Ref);
            Identity? last = null;
            foreach (var (place, identity) in events.Where(e => e.Event is IdentityRecorded).Select(e => (e.Ref, ((IdentityRecorded)e.Event).Identity)))
            {
                if (last is not null)
                {
                    _identityBefore[place] = last;
                }

                last = identity;
            }
        }

        public IReadOnlyList<object?> Row(EventRef place, Header? header)
        {
            var recorded = _events.GetValueOrDefault(place);
            return
            [
                place.ToString(), recorded?.At ?? header?.RecordedAt, header?.Actor.Officer, header?.Actor.Capacity, header?.Actor.Authentication,
                EventWords.Time(recorded?.Event.Occurred),
                recorded is null ? Left(_leftOut[place]) : string.Join(' ', _blotted[place].Select(Left).Prepend(Says(recorded.Event))),
                recorded is null ? null : Before(recorded),
                _corrections[place].Select(c => c.ToString()).ToList(),
            ];
        }

        private static string Left(LeftOut left) => $"(left out: {SectionWords.What(left.What)}; {left.Why})";

        private string Says(Event recorded) => recorded is IdentityRecorded identity
            ? $"{EventWords.Say(identity, _name)}: {string.Join("; ", IdentityWords.Say(identity.Identity))}"
            : EventWords.Say(recorded, _name);

        /// <summary>Of a correction what it corrects, with the correction before it taken in; of an identity what differs in the one before.</summary>
        private string? Before(Recorded recorded) => recorded.Event switch
        {
            ICorrection { Target: var target } => _corrections[target].Where(c => c < recorded.Ref).Select(c => _events[c]).LastOrDefault() is { } earlier
                ? Says(((ICorrection)earlier.Event).Replacement ?? earlier.Event)
                : _events.GetValueOrDefault(target) is { } first ? Says(first.Event) : null,
            IdentityRecorded identity when _identityBefore.GetValueOrDefault(recorded.Ref) is { } before =>
                string.Join("; ", IdentityWords.Say(before).Except(IdentityWords.Say(identity.Identity), StringComparer.Ordinal)) is { Length: > 0 } other ? other : null,
            _ => null,
        };
    }
}
