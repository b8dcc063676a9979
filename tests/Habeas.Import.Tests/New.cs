using System.Text;
using NodaTime;

namespace Habeas.Import.Tests;

/// <summary>Short ways to make what tests need. All persons are invented.</summary>
internal static class New
{
    private static int _ids;

    public static ImportOptions Options(LocalDate? date = null) => new() { NewId = Id, Today = new(2026, 6, 30), Date = date };

    public static ImportSource File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public static ImportSource File(string name, byte[] content) => new(name, () => new MemoryStream(content, writable: false));

    public static Guid Id() => new(Interlocked.Increment(ref _ids), 7, 7, 8, 0, 0, 0, 0, 0, 0, 1);
}
