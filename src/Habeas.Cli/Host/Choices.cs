using System.CommandLine;

namespace Habeas.Cli.Host;

/// <summary>Options by what they take, in few words.</summary>
internal static class Choices
{
    /// <summary>One of a few words: the parser refuses others, and completion offers these.</summary>
    public static Option<T> Among<T>(Option<T> option, params string[] words)
    {
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    public static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };

    public static Option<string> Needed(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description, Required = true };

    /// <summary>An option that may be given several times, or with several values.</summary>
    public static Option<string[]> Several(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description, AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    public static Argument<string> FileNumber() => new("file") { HelpName = "FILE", Description = "The file number, or the person's id." };
}
