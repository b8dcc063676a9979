using System.CommandLine;
using Habeas.Cli.Host;
using Habeas.Register.Readers;

namespace Habeas.Cli.Asking;

/// <summary>Whether whoever reads a file needs what a rule keeps confidential within it.</summary>
internal static class Need
{
    public static Option<bool> Option() =>
        Choices.Flag("--need", "Show also what a rule keeps confidential within the file, such as a person's children: the task needs it.");

    public static Purpose Read(bool need) => need ? Purpose.Need : Purpose.Work;
}
