using System.Security.Cryptography;
using Habeas.Register.Acts;
using Habeas.Register.Stored;

namespace Habeas.Storage.Writing;

// Failure policy: an act that cannot be read is kept with what its own code threw, and is decided as a failure of its own.

/// <summary>An act on its way through the door, with the digest of its canonical bytes.</summary>
internal sealed class Request
{
    public Request(Act act, Actor actor)
    {
        (Act, Actor) = (act, actor);
        try
        {
            var canonical = RegisterJson.Write(act);
            NotPlain = ControlCharacters.In("officer", actor.Officer) ?? ControlCharacters.In("capacity", actor.Capacity) ?? ControlCharacters.In(canonical);
            (Digest, Subjects) = (SHA256.HashData(canonical), [.. act.Concerned.Distinct()]);
        }
        catch (Exception e)
        {
            Unreadable = e;
        }
    }

    public Act Act { get; }

    public Actor Actor { get; }

    public byte[] Digest { get; } = [];

    /// <summary>The refusal of an act with a control character in a text, or null.</summary>
    public Refusal? NotPlain { get; }

    /// <summary>What the act is about; nothing where it cannot be read.</summary>
    public IReadOnlyList<Subject> Subjects { get; } = [];

    /// <summary>What kept the act from being written as JSON or from saying what it is about, such as a null in one of its lists.</summary>
    public Exception? Unreadable { get; }

    /// <summary>What the clock said when the act was decided, where it seemed to be set back.</summary>
    public DoubtedClock? Clock { get; set; }

    public Answer? Answer { get; set; }

    /// <summary>What the act's own code threw: a bug, which concerns this act alone.</summary>
    public Exception? Failure { get; set; }
}
