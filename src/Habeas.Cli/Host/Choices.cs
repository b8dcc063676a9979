using System.CommandLine;

namespace Habeas.Cli.Host;

/// <summary>Options that take one of a few words: the parser refuses others, and completion offers these.</summary>
internal static class Choices
{
    public static Option<T> Among<T>(Option<T> option, params string[] words)
    {
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
