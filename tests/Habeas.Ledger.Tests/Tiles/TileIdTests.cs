using FsCheck.Fluent;
using Habeas.Ledger.Tiles;

namespace Habeas.Ledger.Tests.Tiles;

public class TileIdTests
{
    [Theory]
    [InlineData("tile/0/x001/x234/067", 0, 1234067, 256)]
    [InlineData("tile/0/000", 0, 0, 256)]
    [InlineData("tile/2/000.p/1", 2, 0, 1)]
    [InlineData("tile/63/999.p/255", 63, 999, 255)]
    [InlineData("tile/entries/x001/000", TileId.Entries, 1000, 256)]
    [InlineData("tile/entries/273.p/112", TileId.Entries, 273, 112)]
    public void Path_is_the_one_of_the_specification(string path, int level, long index, int width)
    {
        Assert.Equal(path, new TileId(level, index, width).ToString());
        Assert.True(TileId.TryParse(path, out var tile));
        Assert.Equal(new TileId(level, index, width), tile);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile/")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/00")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/002")]
    [InlineData("tile/0/x001/x002")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/x01/002")]
    [InlineData("tile/0/ 01")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p")]
    [InlineData("Tile/0/000")]
    [InlineData("tile/0/000/")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/x999/999")]
    public void Path_in_another_spelling_is_refused(string path) => Assert.False(TileId.TryParse(path, out _));

    [Fact]
    public void Every_tile_reads_back() =>
        Property.Holds(
            from level in Gen.Choose(-1, 63)
            from high in Gen.Choose(0, 1 << 20)
            from low in Gen.Choose(0, 1 << 20)
            from width in Gen.Choose(1, 256)
            select new TileId(level, ((long)high << 20) + low, width),
            tile => TileId.TryParse(tile.ToString(), out var read) && read == tile);
}
