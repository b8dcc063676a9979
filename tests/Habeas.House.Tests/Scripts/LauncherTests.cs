namespace Habeas.House.Tests.Scripts;

/// <summary>The script ./habeas, with a dotnet that only writes down what it was asked.</summary>
public sealed class LauncherTests : IDisposable
{
    private const string FakeDotnet = """
        #!/bin/sh
        echo "$*" >>"$ASKED"
        case $1 in
            --version) [ "${SDK:-new}" = new ] ;;
            build)
                [ "${BUILD:-good}" = good ] || { echo "error CS1002: ; expected"; exit 1; }
                echo "Build succeeded."
                : >src/Habeas.Cli/bin/Release/net10.0/habeas.dll ;;
            *) shift; echo "in $PWD"; for word in "$@"; do echo "[$word]"; done; exit 7 ;;
        esac
        """;

    private readonly Workshop _workshop = new();

    public LauncherTests()
    {
        _workshop.Write("repo/habeas", File.ReadAllText(Path.Combine(Tree.Root, "habeas")), executable: true);
        _workshop.Write("repo/global.json", "{}");
        _workshop.Write("repo/src/Habeas.Cli/Program.cs", "return 0;");
        _workshop.Write("path/dotnet", FakeDotnet, executable: true);
        Directory.CreateDirectory(_workshop.At("elsewhere"));
    }

    [Fact]
    public void Launcher_first_use_builds_silently_then_runs()
    {
        var run = Launch(["population", "--as-of", "2030-01-01"]);
        Assert.Equal(1, Builds());
        Assert.Equal("", run.Errors);
        Assert.DoesNotContain("succeeded", run.Output, StringComparison.Ordinal);
        Assert.Contains("[population]\n[--as-of]\n[2030-01-01]\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(7, run.ExitCode);
    }

    [Fact]
    public void Launcher_when_nothing_changed_does_not_build_again()
    {
        Launch([]);
        Launch([]);
        Assert.Equal(1, Builds());
    }

    [Fact]
    public void Launcher_when_a_source_changed_builds_again()
    {
        Launch([]);
        File.SetLastWriteTimeUtc(_workshop.At("repo/src/Habeas.Cli/Program.cs"), DateTime.UtcNow.AddMinutes(1));
        Launch([]);
        Assert.Equal(2, Builds());
    }

    [Fact]
    public void Launcher_when_an_old_file_came_or_went_builds_again()
    {
        Launch([]);
        File.SetLastWriteTimeUtc(_workshop.Write("repo/src/Habeas.Cli/Old.cs", ""), DateTime.UtcNow.AddYears(-1));
        Launch([]);
        Assert.Equal(2, Builds());
        File.Delete(_workshop.At("repo/src/Habeas.Cli/Old.cs"));
        Launch([]);
        Assert.Equal(3, Builds());
    }

    [Fact]
    public void Launcher_when_only_build_output_changed_does_not_build_again()
    {
        Launch([]);
        File.SetLastWriteTimeUtc(_workshop.Write("repo/src/Habeas.Cli/obj/generated.cs", ""), DateTime.UtcNow.AddMinutes(1));
        Launch([]);
        Assert.Equal(1, Builds());
    }

    [Fact]
    public void Launcher_keeps_the_callers_folder_and_words_with_blanks()
    {
        var run = Launch(["import", "two words.csv", ""]);
        Assert.Contains($"in {_workshop.At("elsewhere")}\n[import]\n[two words.csv]\n[]\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Launcher_through_links_finds_its_repository()
    {
        File.CreateSymbolicLink(_workshop.At("repo/near"), "habeas");
        File.CreateSymbolicLink(_workshop.At("path/far"), _workshop.At("repo/near"));
        var run = Launch(["verify"], script: _workshop.At("path/far"));
        Assert.Contains("[verify]", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_workshop.At("repo/src/Habeas.Cli/bin/Release/net10.0/habeas.dll")));
    }

    [Fact]
    public void Launcher_when_the_build_fails_shows_what_the_compiler_said_and_tries_again_next_time()
    {
        var run = Launch([], ("BUILD", "bad"));
        Assert.Contains("error CS1002", run.Errors, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.Equal(1, run.ExitCode);
        Launch([]);
        Assert.Equal(2, Builds());
    }

    [Fact]
    public void Launcher_with_an_older_sdk_says_what_to_install()
    {
        var run = Launch([], ("SDK", "old"));
        Assert.Contains(".NET 10 SDK", run.Errors, StringComparison.Ordinal);
        Assert.Contains("https://dotnet.microsoft.com/download/dotnet/10.0", run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, Builds());
    }

    [Fact]
    public void Launcher_without_dotnet_says_what_to_install()
    {
        foreach (var tool in new[] { "sh", "dirname", "readlink" })
            File.CreateSymbolicLink(_workshop.At($"path/{tool}"), $"/bin/{tool}");
        File.Delete(_workshop.At("path/dotnet"));
        var run = Run.Of(_workshop.At("repo/habeas"), [], _workshop.Folder, ("PATH", _workshop.At("path")));
        Assert.Contains(".NET 10 SDK", run.Errors, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    public void Dispose() => _workshop.Dispose();

    private Run Launch(string[] arguments, (string Name, string Value) more = default, string? script = null) =>
        Run.Of(script ?? _workshop.At("repo/habeas"), arguments, _workshop.At("elsewhere"),
            ("PATH", $"{_workshop.At("path")}:{Environment.GetEnvironmentVariable("PATH")}"),
            ("ASKED", _workshop.At("asked")),
            (more.Name ?? "UNUSED", more.Value ?? ""));

    private int Builds() =>
        File.Exists(_workshop.At("asked")) ? File.ReadLines(_workshop.At("asked")).Count(line => line.StartsWith("build ", StringComparison.Ordinal)) : 0;
}
