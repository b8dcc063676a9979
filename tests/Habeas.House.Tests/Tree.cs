using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Habeas.House.Tests;

/// <summary>The files of the repository as the guards see them: those under version control and those about to be.</summary>
internal sealed class Tree
{
    private readonly Dictionary<string, TreeFile> _byPath;
    private readonly HashSet<string> _folders;

    private Tree(IEnumerable<TreeFile> files)
    {
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        _byPath = Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        _folders = [.. Files.SelectMany(file => Ancestors(file.Path)), ""];
    }

    /// <summary>The folder that holds <c>Habeas.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    public static Tree Repository { get; } = FromFolder(Root);

    public IReadOnlyList<TreeFile> Files { get; }

    /// <summary>Every C# file. Written code only: what a build generates is ignored by git and so never seen.</summary>
    public IEnumerable<TreeFile> CSharp => Files.Where(file => file.Is(".cs"));

    public IEnumerable<TreeFile> Projects => Files.Where(file => file.Is(".csproj"));

    /// <summary>A tree made up for a test.</summary>
    public static Tree Of(params (string Path, string Text)[] files) =>
        new(files.Select(file => new TreeFile(file.Path, Encoding.UTF8.GetBytes(file.Text))));

    public TreeFile? Find(string path) => _byPath.GetValueOrDefault(path);

    public bool HasFolder(string path) => _folders.Contains(path.TrimEnd('/'));

    private static Tree FromFolder(string root) =>
        new((FromGit(root) ?? FromWalk(root)).Select(path => new TreeFile(path, File.ReadAllBytes(Path.Combine(root, path)))));

    private static List<string>? FromGit(string root)
    {
        try
        {
            var listing = Run.Of("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], root);
            return listing.ExitCode == 0
                ? [.. listing.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(path => File.Exists(Path.Combine(root, path)))]
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>For a source archive without git.</summary>
    private static IEnumerable<string> FromWalk(string root)
    {
        string[] built = ["bin", "obj", "node_modules", ".git", ".habeas", "TestResults"];
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(built, StringComparer.Ordinal).Any());
    }

    private static IEnumerable<string> Ancestors(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            yield return path[..slash];
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Habeas.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No Habeas.slnx above {AppContext.BaseDirectory}: the house tests run from inside the repository.");
    }
}

/// <summary>One file: its path from the root with forward slashes, and what it holds.</summary>
internal sealed class TreeFile
{
    private readonly Lazy<string[]> _lines;
    private readonly Lazy<SyntaxNode> _syntax;

    public TreeFile(string path, byte[] content)
    {
        Path = path;
        Bytes = content.Length;
        IsText = !content.AsSpan().Contains((byte)0);
        Text = IsText ? Encoding.UTF8.GetString(content) : "";
        _lines = new(() => Text.Split('\n'));
        _syntax = new(() => CSharpSyntaxTree.ParseText(Text, path: Path).GetRoot());
    }

    public string Path { get; }

    public int Bytes { get; }

    /// <summary>False for a file with a zero byte, whose text is then empty.</summary>
    public bool IsText { get; }

    public string Text { get; }

    public IReadOnlyList<string> Lines => _lines.Value;

    public SyntaxNode Syntax => _syntax.Value;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Folder => Path.LastIndexOf('/') is var slash and > 0 ? Path[..slash] : "";

    public bool Is(string extension) => Path.EndsWith(extension, StringComparison.Ordinal);

    public bool Under(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>The one-based line on which a node of <see cref="Syntax"/> starts.</summary>
    public static int LineOf(SyntaxNode node) => node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1;
}
