using Habeas.Storage.Sqlite;

namespace Habeas.Storage.Tests.Sqlite;

public sealed class StatementTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("habeas-statement-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Parameter_has_the_value_bound_last_whatever_was_bound_before()
    {
        using var database = Database.Open(Path.Combine(_folder, "test.db"), create: true);
        database.Execute("create table t (one integer, two any, constraint small check (one < 100)) strict");
        var insert = database.Prepare("insert into t (one, two) values ($1, $2)");
        var select = database.Prepare("select typeof(two) || ':' || coalesce(hex(two), '') from t order by rowid desc limit 1");
        object?[] values = [7L, 0L, null, "7", "", new byte[] { 7 }, Array.Empty<byte>(), Guid.Empty];
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var value = values[random.Next(values.Length)];
            var fails = random.Next(5) == 0;
            insert.Bind(1, fails ? 100L : 1L).BindAny(2, value);
            if (fails)
            {
                Assert.Throws<StorageFault>(insert.Run);
                continue;
            }

            insert.Run();
            Assert.True(select.Step());
            Assert.Equal(Told(value), select.Text(0));
            select.Reset();
        }
    }

    private static string Told(object? value) => value switch
    {
        null => "null:",
        long number => "integer:" + Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"{number}"))),
        string text => "text:" + Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text)),
        Guid id => "blob:" + Convert.ToHexString(id.ToByteArray(bigEndian: true)),
        var bytes => "blob:" + Convert.ToHexString((byte[])bytes),
    };
}
