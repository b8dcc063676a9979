namespace Habeas.Import.Reports;

/// <summary>The report for people, in Markdown, and for programs, in JSON.</summary>
public static class ReportText
{
    public static string Markdown(ImportReport report) => throw new NotSupportedException("not built yet");

    public static byte[] Json(ImportReport report) => throw new NotSupportedException("not built yet");
}
