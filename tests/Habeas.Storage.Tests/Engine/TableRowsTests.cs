using Habeas.Storage.Engine;

namespace Habeas.Storage.Tests.Engine;

public class TableRowsTests
{
    [Fact]
    public void Text_of_an_earlier_entry_that_an_engine_cannot_hold_is_shown_with_a_mark()
    {
        var rows = new TableRows(Tables.Log).Int(1).Text("Zero\0Name").Text("plain");
        Assert.Equal(1, rows.Count);
        Assert.Equal("Zero\ufffdName", rows[1].Texts.Single());
    }
}
