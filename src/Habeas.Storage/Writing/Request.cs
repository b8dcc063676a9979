using System.Security.Cryptography;
using Habeas.Register.Acts;
using Habeas.Register.Stored;

namespace Habeas.Storage.Writing;

/// <summary>An act on its way through the door, with the digest of its canonical bytes.</summary>
internal sealed class Request
{
    public Request(Act act, Actor actor)
    {
        (Act, Actor, Subjects) = (act, actor, [.. act.Concerned.Distinct()]);
        var canonical = RegisterJson.Write(act);
        Digest = SHA256.HashData(canonical);
        NotPlain = ControlCharacters.In("officer", actor.Officer) ?? ControlCharacters.In("capacity", actor.Capacity) ?? ControlCharacters.In(canonical);
    }

    public Act Act { get; }

    public Actor Actor { get; }

    public byte[] Digest { get; }

    /// <summary>The refusal of an act with a control character in a text, or null.</summary>
    public Refusal? NotPlain { get; }

    public IReadOnlyList<Subject> Subjects { get; }

    /// <summary>What the clock said when the act was decided, where it seemed to be set back.</summary>
    public DoubtedClock? Clock { get; set; }

    public Answer? Answer { get; set; }

    /// <summary>What the act's own code threw: a bug, which concerns this act alone.</summary>
    public Exception? Failure { get; set; }
}
