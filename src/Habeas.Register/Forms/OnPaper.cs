using Habeas.Register.Acts;
using Habeas.Register.Time;

namespace Habeas.Register.Forms;

/// <summary>
/// That an act was written on a numbered form while the register could not be reached, and is entered later: the entry says who entered
/// it and when, and keeps this beside.
/// </summary>
/// <remarks>
/// The form need not be one that was printed, nor unused: several acts may stand on one form, and a number that nobody gave out, or that
/// was declared lost, shows among the forms of its place.
/// </remarks>
public sealed record OnPaper
{
    /// <summary>The place whose form it is.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>The number printed on the form, with its check digits.</summary>
    public required string Form { get; init; }

    /// <summary>Who wrote it, by name or service number.</summary>
    public required string Author { get; init; }

    /// <summary>When it was written.</summary>
    public required When Written { get; init; }

    /// <summary>SHA-256 of the scanned form, lower-case hex; absent where it was not scanned.</summary>
    public string? Scan { get; init; }

    /// <summary>Says what is wrong with it, or null.</summary>
    public Refusal? Fault(Situation situation) =>
        Wanting.Registered(Place, situation)
        ?? Mistyped("onPaper.form", Place, Form)
        ?? Wanting.Words("onPaper.author", Author, "a form has an author")
        ?? Wanting.Occurrence("onPaper.written", Written, situation)
        ?? Wanting.Digest("onPaper.scan", Scan);

    /// <summary>What is recorded of the form itself, beside what the act becomes.</summary>
    public FormEntered Entered() => FormNumber.TryParse(Place, Form, out var number)
        ? new(Place, number.Serial)
        : throw new InvalidOperationException("The number of a form was taken with wrong check digits.");

    internal static Refusal? Mistyped(string field, PlaceId place, string form) => FormNumber.TryParse(place, form, out _)
        ? null
        : Refusals.Incomplete(field, "the number is mistyped, or of another place's form: its two last digits are check digits");
}
