using System.Globalization;
using System.Text;
using QRCoder;

namespace Habeas.Cli.Receipts;

/// <summary>
/// A QR code as an SVG picture within a page. All codes of a receipt are of version 20 and level M: at 60 mm a module is more than half a
/// millimetre, which an office printer draws and an old telephone reads, and a seventh of it may be soiled.
/// </summary>
internal static class QrSvg
{
    private const int Version = 20;

    public static string Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, requestedVersion: Version);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var from = x;
                for (; x < rows.Count && rows[y][x]; x++)
                {
                }

                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
                }
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {rows.Count} {rows.Count}\" role=\"img\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"{path}\"/></svg>");
    }
}
