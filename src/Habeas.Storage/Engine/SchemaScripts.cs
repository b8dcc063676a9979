using System.Reflection;

namespace Habeas.Storage.Engine;

/// <summary>The forward-only scripts of an engine, embedded, in order of their number.</summary>
internal static class SchemaScripts
{
    /// <summary>Scripts such as <c>0001-register.sql</c> with the number before the first hyphen.</summary>
    /// <param name="engine">The folder: <c>Sqlite</c> or <c>Postgres</c>.</param>
    /// <param name="prefix">Empty for the register, <c>keys-</c> for the key store.</param>
    public static IReadOnlyList<(int Number, string Sql)> Of(string engine, string prefix)
    {
        var assembly = typeof(SchemaScripts).Assembly;
        var folder = $"Habeas.Storage.{engine}.Schema.{prefix}";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(folder, StringComparison.Ordinal) && char.IsAsciiDigit(n[folder.Length]))
                .Select(n => (int.Parse(n.AsSpan(folder.Length, 4), System.Globalization.CultureInfo.InvariantCulture), Read(assembly, n)))
                .OrderBy(s => s.Item1),
        ];
    }

    /// <summary>A script that is run whenever the tables were brought up to date.</summary>
    public static string Named(string engine, string name) => Read(typeof(SchemaScripts).Assembly, $"Habeas.Storage.{engine}.Schema.{name}");

    /// <summary>The statements of a script, one by one, without the comments between them. Each ends with its line.</summary>
    public static IEnumerable<string> Statements(string script)
    {
        var lines = new List<string>();
        var quoted = false;
        foreach (var line in script.ReplaceLineEndings("\n").Split('\n').Where(l => l.Length > 0 && !l.StartsWith("--", StringComparison.Ordinal)))
        {
            lines.Add(line);
            quoted ^= line.AsSpan().Count("$$") % 2 == 1;
            if (!quoted && line.EndsWith(';'))
            {
                yield return string.Join('\n', lines);
                lines.Clear();
            }
        }
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
