using System.Security.Cryptography;
using Habeas.Register.Acts;
using Habeas.Register.Stored;

namespace Habeas.Storage.Writing;

/// <summary>An act on its way through the door, with the digest of its canonical bytes.</summary>
internal sealed class Request
{
    public Request(Act act, Actor actor)
    {
        var bytes = RegisterJson.Write(act);
        Digest = SHA256.HashData(bytes);

        // Half of a surrogate pair is no text and cannot be stored: the act is what its bytes say.
        Act = bytes.AsSpan().IndexOf("\\uFFFD"u8) < 0 ? act : RegisterJson.ReadAct(bytes);
        Actor = actor;
        Subjects = act.Subjects;
    }

    public Act Act { get; }

    public Actor Actor { get; }

    public byte[] Digest { get; }

    public IReadOnlyList<Subject> Subjects { get; }

    public Answer? Answer { get; set; }

    /// <summary>What the act's own code threw: a bug, which concerns this act alone.</summary>
    public Exception? Failure { get; set; }
}
