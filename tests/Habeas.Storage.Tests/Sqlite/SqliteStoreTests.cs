using Habeas.Storage.Sqlite;
using NodaTime;

namespace Habeas.Storage.Tests.Sqlite;

public sealed class SqliteStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("habeas-store-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_of_a_register_are_readable_by_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "file modes are those of Unix");
        var invented = new Invented();
        using var register = StoredRegister.Create(
            RegisterLocation.Parse(_folder, _ => null), "register.example/test", "TST", new SetClock(Instant.FromUtc(2026, 3, 1, 12, 0)), Invented.Bytes(7));
        register.Door.Act(invented.OpenPlace(), Invented.Officer);

        var records = Directory.GetFiles(_folder, "*.db*");
        Assert.Contains(Path.Combine(_folder, SqliteStore.RegisterFile), records);
        Assert.Contains(Path.Combine(_folder, SqliteStore.KeyFile), records);
#pragma warning disable CA1416 // Skipped above where there are no such modes.
        Assert.All(
            records.Concat(Directory.GetFiles(Path.Combine(_folder, "keys"))),
            f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(f)));
#pragma warning restore CA1416
    }
}
