using Habeas.Register.Time;
using NodaTime;

namespace Habeas.Register.Custody;

/// <summary>Reads points in order of time and writes stretches: the state of one pass over one person's timeline.</summary>
internal sealed class Sweep
{
    private readonly List<Stretch> _stretches = [];
    private readonly List<Finding> _findings = [];
    private int _episodeFirst;
    private Open? _open;
    private When? _lastOut;

    /// <summary>A stretch that has begun and not ended.</summary>
    private sealed record Open(
        PlaceId? Place, string Whereabouts, Edge Start, Edge EpisodeStart, string Attributes, When LastEvidence, When? HeldSince, Instant? Through, bool ByCounts);

    /// <summary>True when a soft point is not true of the state that has been reached, so that a later hard fact may explain it.</summary>
    public bool Waits(Point soft) => soft.Evidence.Kind == EvidenceKind.Seen
        ? _open is null || _open.Place != soft.Evidence.Place
        : _open is not null && (soft.Evidence.Place is null || _open.Place == soft.Evidence.Place);

    public void Take(Point point)
    {
        var evidence = point.Evidence;
        switch (evidence.Kind)
        {
            case EvidenceKind.Seen:
                See(point);
                break;
            case EvidenceKind.Absent when _open is null:
                _lastOut = Later(_lastOut, evidence.When);
                break;
            case EvidenceKind.Absent when evidence.Place is null || evidence.Place == _open.Place:
                CloseEpisode(new(_open.LastEvidence.Earliest, evidence.When.Latest));
                _lastOut = evidence.When;
                break;
            case EvidenceKind.Absent:
                break;
            case EvidenceKind.Ended:
                EndBy(evidence);
                break;
            case EvidenceKind.Began:
                Begin(point);
                break;
            default:
                Move(evidence);
                break;
        }
    }

    public (IReadOnlyList<Stretch> Stretches, IReadOnlyList<Finding> Findings) Finish()
    {
        if (_open is not null)
        {
            _stretches.Add(Closed(_open, null));
        }

        return (_stretches, _findings);
    }

    private void See(Point point)
    {
        var evidence = point.Evidence;
        if (_open is null)
        {
            StartBySighting(point);
            return;
        }

        var between = new Edge(_open.LastEvidence.Earliest, evidence.When.Latest);
        if (evidence.HeldSince is { } since && BeginsAnotherEpisode(since, evidence.When))
        {
            CloseEpisode(new(_open.LastEvidence.Earliest, Earlier(since.Latest, evidence.When.Latest)));
            _lastOut = null;
            Start(evidence.Place, Edge.At(since), point);
            return;
        }

        if (_open.Place != evidence.Place)
        {
            Find(_open.Place is null ? FindingCodes.ArrivalNotRecorded : FindingCodes.ShownElsewhere, evidence);
            Turn(evidence.Place, Whereabouts.Inside, between, point.Attributes ?? _open.Attributes, evidence.When);
        }
        else if (point.Attributes is { } attributes && attributes != _open.Attributes && !YieldsToLaterEpisode(point))
        {
            Turn(_open.Place, _open.Whereabouts, between, attributes, evidence.When);
        }

        var overlapping = _open.Through is { } through && point.Through is not null && through > evidence.When.Earliest && !SameEpisode(_open.HeldSince, evidence.HeldSince);
        if (overlapping)
        {
            Find(FindingCodes.OverlappingEpisodes, evidence);
        }

        _open = _open with
        {
            LastEvidence = Later(_open.LastEvidence, evidence.When),
            HeldSince = YieldsToLaterEpisode(point) ? _open.HeldSince : evidence.HeldSince ?? _open.HeldSince,
            Through = Max(_open.Through, point.Through),
            ByCounts = _open.ByCounts && point.Through is not null,
        };
    }

    private void StartBySighting(Point point)
    {
        var (seen, since) = (point.Evidence.When, point.Evidence.HeldSince);
        var start = new Edge(_lastOut?.Earliest, seen.Latest);
        if (since?.Earliest is { } stated)
        {
            if (stated >= seen.Latest)
            {
                Find(FindingCodes.HeldSinceAfterSeen, point.Evidence);
            }
            else if (start.Earliest is not { } bound || stated >= bound)
            {
                start = Edge.At(since);
            }
        }

        if (point.Through is null)
        {
            Find(FindingCodes.PresenceWithoutAdmission, point.Evidence);
        }

        Start(point.Evidence.Place, start, point);
    }

    /// <summary>A source that gives another start, later than the last sighting under the one before, tells of another episode.</summary>
    private bool BeginsAnotherEpisode(When since, When seen) =>
        !SameEpisode(_open!.HeldSince, since) && since.Earliest < seen.Latest && since.Earliest >= _open.LastEvidence.Earliest &&
        (_open.Through is not { } through || through <= seen.Earliest);

    /// <summary>While two episodes are listed side by side, the one that began later says what the person's particulars are.</summary>
    private bool YieldsToLaterEpisode(Point point) =>
        _open!.Through >= point.Evidence.When.Earliest && _open.HeldSince?.Earliest > point.Evidence.HeldSince?.Earliest;

    private void Begin(Point point)
    {
        var evidence = point.Evidence;
        var at = Edge.At(evidence.When);
        if (_open is null)
        {
            if (!evidence.NewEpisode)
            {
                Find(FindingCodes.ArrivalWithoutDeparture, evidence);
            }

            Start(evidence.Place, at, point);
        }
        else if (evidence.NewEpisode)
        {
            Find(FindingCodes.AdmittedWhileHeld, evidence);
            CloseEpisode(new(_open.LastEvidence.Earliest, evidence.When.Latest));
            Start(evidence.Place, at, point);
        }
        else
        {
            if (_open.Place is not null)
            {
                Find(FindingCodes.ArrivalWithoutDeparture, evidence);
            }

            Turn(evidence.Place, Whereabouts.Inside, at, _open.Attributes, evidence.When);
            _open = _open with { ByCounts = false };
        }
    }

    private void Move(Evidence evidence)
    {
        if (_open is null)
        {
            Find(FindingCodes.MovedWhileNotHeld, evidence);
            return;
        }

        if (evidence.Place is not null && _open.Place is not null && evidence.Place != _open.Place)
        {
            Find(FindingCodes.ShownElsewhere, evidence);
        }

        var (place, whereabouts) = evidence.Kind switch
        {
            EvidenceKind.Departed => (null, Whereabouts.InTransit),
            EvidenceKind.WentOut => (evidence.Place ?? _open.Place, evidence.Whereabouts),
            _ => (evidence.Place ?? _open.Place, Whereabouts.Inside),
        };
        Turn(place, whereabouts, Edge.At(evidence.When), _open.Attributes, evidence.When);
        _open = _open with { ByCounts = false };
    }

    private void EndBy(Evidence evidence)
    {
        if (_open is null)
        {
            Find(FindingCodes.EndedWhileNotHeld, evidence);
        }
        else
        {
            if (evidence.Place is not null && _open.Place != evidence.Place)
            {
                Find(FindingCodes.ShownElsewhere, evidence);
            }

            CloseEpisode(Edge.At(evidence.When));
        }

        _lastOut = Later(_lastOut, evidence.When);
    }

    private void Start(PlaceId? place, Edge start, Point point)
    {
        _episodeFirst = _stretches.Count;
        _open = new(place, Whereabouts.Inside, start, start, point.Attributes ?? "", point.Evidence.When, point.Evidence.HeldSince, point.Through, point.Through is not null);
    }

    /// <summary>The episode goes on, at another place, out, or with other particulars.</summary>
    private void Turn(PlaceId? place, string whereabouts, Edge at, string attributes, When evidence)
    {
        _stretches.Add(Closed(_open!, at));
        _open = _open! with { Place = place, Whereabouts = whereabouts, Start = at, Attributes = attributes, LastEvidence = Later(_open.LastEvidence, evidence) };
    }

    private void CloseEpisode(Edge end)
    {
        _stretches.Add(Closed(_open!, end));
        for (var i = _episodeFirst; i < _stretches.Count; i++)
        {
            _stretches[i] = _stretches[i] with { EpisodeEnd = end };
        }

        _open = null;
    }

    private static Stretch Closed(Open open, Edge? end) => new(
        open.Place, open.Whereabouts, open.Start, end, open.EpisodeStart, null, open.Attributes, open.ByCounts);

    private void Find(string code, Evidence evidence)
    {
        var finding = new Finding(code, evidence.When.Earliest ?? evidence.When.Latest, evidence.Place?.ToString() ?? "");
        if (_findings.Count == 0 || _findings[^1].Code != code || _findings[^1].Detail != finding.Detail || code != FindingCodes.OverlappingEpisodes)
        {
            _findings.Add(finding);
        }
    }

    private static bool SameEpisode(When? a, When? b) => a is null || b is null || a.Earliest == b.Earliest;

    private static When Later(When? a, When b) => a is null || (b.Earliest ?? Instant.MinValue) >= (a.Earliest ?? Instant.MinValue) ? b : a;

    private static Instant? Max(Instant? a, Instant? b) => a is null ? b : b is null || a >= b ? a : b;

    private static Instant? Earlier(Instant? a, Instant? b) => a is null ? b : b is null || a <= b ? a : b;
}
