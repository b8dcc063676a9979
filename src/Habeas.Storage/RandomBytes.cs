namespace Habeas.Storage;

/// <summary>Fills a span with random bytes that nobody can foretell.</summary>
public delegate void RandomBytes(Span<byte> destination);
