using System.Globalization;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Forms;

namespace Habeas.Cli.Words;

/// <summary>What events about numbered forms say, in one English sentence without a full stop.</summary>
internal static class FormWords
{
    public static string? Say(Event recorded, Func<PlaceId?, string> name) => recorded switch
    {
        FormsPrinted e => $"{e.Kind} forms printed for {name(e.Place)}: {Range(e.Place, e.First, e.Count)}",
        FormEntered e => $"form {new FormNumber(e.Place, e.Form)} of {name(e.Place)} entered",
        FormsEnded e => $"forms of {name(e.Place)} {e.Why}: {string.Join(", ", e.Forms.Select(f => new FormNumber(e.Place, f)))} ({e.Words})",
        _ => null,
    };

    private static string Range(PlaceId place, int first, int count) => count == 1
        ? new FormNumber(place, first).ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{new FormNumber(place, first)} to {new FormNumber(place, first + count - 1)}");
}
