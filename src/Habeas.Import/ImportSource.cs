namespace Habeas.Import;

/// <summary>A file as an agency delivered it: a name to report it by, and a way to read it from the beginning, which is done twice.</summary>
/// <param name="Name">The file's name, without secrets: it stands in reports, and a date may be read from it.</param>
/// <param name="Open">Opens the bytes as delivered; compressed files are recognised by their first bytes.</param>
public sealed record ImportSource(string Name, Func<Stream> Open);
