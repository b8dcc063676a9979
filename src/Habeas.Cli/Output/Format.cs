namespace Habeas.Cli.Output;

/// <summary>How results are written.</summary>
internal enum Format
{
    Table,
    Json,
    Csv,
}
