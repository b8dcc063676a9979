using System.CommandLine;
using Habeas.Cli.Host;
using Habeas.Register;
using Habeas.Register.Orders;
using Habeas.Register.Time;

namespace Habeas.Cli.Asking;

/// <summary>Options for the paper on which a person is admitted: an order on the file, one that comes with the person, or an arrest.</summary>
internal sealed class PaperOptions
{
    private readonly Option<string?> _order = Choices.Text("--order", "ID", "A commitment order or arrest record that is on the file already.");
    private readonly Option<string?> _authority = Choices.Text("--order-authority", "NAME", "The authority that issued the order.");
    private readonly Option<string?> _number = Choices.Text("--order-number", "NUMBER", "The number that the authority gave it.");
    private readonly Option<string?> _issued = Choices.Text("--order-issued", "WHEN", "When it was issued.");
    private readonly Option<string?> _from = Choices.Text("--order-from", "WHEN", "When it begins to hold good; otherwise from when it was issued.");
    private readonly Option<string?> _until = Choices.Text("--order-until", "WHEN", "When it ends; otherwise it holds good until it is revoked.");
    private readonly Option<string?> _law = Choices.Text("--order-law", "WORDS", "The provision that it rests on, as it states it.");
    private readonly Option<string?> _arrestedAt = Choices.Text("--arrested-at", "WHEN", "For an arrest that is recorded only now: when.");
    private readonly Option<string?> _arrestedBy = Choices.Text("--arrested-by", "NAME", "The authority that arrested.");
    private readonly Option<string?> _arrestedWhere = Choices.Text("--arrested-where", "WORDS", "The place of arrest.");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _order, _authority, _number, _issued, _from, _until, _law, _arrestedAt, _arrestedBy, _arrestedWhere })
        {
            command.Options.Add(option);
        }
    }

    public OrderId? OnFile(ParseResult parse) =>
        parse.GetValue(_order) is not { } text ? null
        : Guid.TryParse(text, out var id) ? new OrderId(id)
        : throw Stop.Usage("--order is the id of an order on the file.", "'habeas file show FILE' lists the orders with their ids.");

    /// <summary>The order that comes with the person; null where none of its options is given.</summary>
    public CommitmentOrder? Order(ParseResult parse, string ground, string zone, IdGenerator ids)
    {
        if (new[] { _authority, _number, _issued, _from, _until, _law }.All(o => parse.GetValue(o) is null))
        {
            return null;
        }

        var from = parse.GetValue(_from) ?? parse.GetValue(_issued);
        var issued = parse.GetValue(_issued) ?? parse.GetValue(_from);
        return new()
        {
            Id = new OrderId(ids.Next()),
            Ground = ground,
            Authority = parse.GetValue(_authority) ?? "",
            Number = parse.GetValue(_number),
            Issued = issued is null ? When.Unknown(zone) : Times.When("--order-issued", issued, zone),
            From = from is null ? When.Unknown(zone) : Times.When("--order-from", from, zone),
            Until = parse.GetValue(_until) is { } until ? Times.When("--order-until", until, zone) : null,
            Law = parse.GetValue(_law),
        };
    }

    /// <summary>The arrest that is recorded only now; null where it is not given.</summary>
    public Arrest? Arrest(ParseResult parse, string zone, IdGenerator ids) =>
        parse.GetValue(_arrestedAt) is { } at
            ? new()
            {
                Id = new OrderId(ids.Next()),
                At = Times.When("--arrested-at", at, zone),
                Authority = parse.GetValue(_arrestedBy),
                Where = parse.GetValue(_arrestedWhere),
            }
            : null;

    /// <summary>The authority responsible where none is named apart: whoever issued the order or arrested.</summary>
    public string? Authority(ParseResult parse) => parse.GetValue(_authority) ?? parse.GetValue(_arrestedBy);
}
