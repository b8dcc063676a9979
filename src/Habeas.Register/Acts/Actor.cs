namespace Habeas.Register.Acts;

/// <summary>Who acts: an officer, in what capacity, and how we know.</summary>
/// <param name="Officer">The officer as they identified themselves.</param>
/// <param name="Capacity">In what capacity they act, such as <c>registrar</c> or <c>import</c>.</param>
/// <param name="Authentication">How they were authenticated. Until accounts exist the only value is <see cref="Declared"/>.</param>
public sealed record Actor(string Officer, string Capacity, string Authentication = Actor.Declared)
{
    /// <summary>The officer's name was declared at the command line and not checked.</summary>
    public const string Declared = "declared";
}
