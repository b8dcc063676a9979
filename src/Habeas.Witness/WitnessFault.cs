namespace Habeas.Witness;

/// <summary>Something around the witness is not as it must be; the message says what the person can do.</summary>
public sealed class WitnessFault(string message, Exception? cause = null) : Exception(message, cause);
