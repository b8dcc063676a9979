using System.Security.Cryptography;
using Habeas.Register.Acts;
using Habeas.Register.Stored;

namespace Habeas.Storage.Writing;

/// <summary>An act on its way through the door, with the digest of its canonical bytes.</summary>
internal sealed class Request(Act act, Actor actor)
{
    public Act Act { get; } = act;

    public Actor Actor { get; } = actor;

    public byte[] Digest { get; } = SHA256.HashData(RegisterJson.Write(act));

    public IReadOnlyList<Subject> Subjects { get; } = act.Subjects;

    public Answer? Answer { get; set; }

    /// <summary>What the act's own code threw: a bug, which concerns this act alone.</summary>
    public Exception? Failure { get; set; }
}
