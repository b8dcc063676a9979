using System.CommandLine;
using System.Globalization;
using Habeas.Cli.Host;
using Habeas.Register.CoResidents;

namespace Habeas.Cli.Asking;

/// <summary>How many children live at a place with a parent: as many as the files tell, or as somebody counted.</summary>
internal static class CoResidents
{
    public static Option<int?> Option() => new("--co-resident-children")
    {
        HelpName = "N",
        Description = "How many children live there with a parent, where it is another number than the files tell. They count for food, never as persons in custody.",
    };

    /// <exception cref="Stop">Fewer than none.</exception>
    public static int? Checked(int? children) => children < 0
        ? throw Stop.Usage("--co-resident-children is fewer than none.", "Give 0 where there are none, and leave it out for as many as the files tell.")
        : children;

    /// <summary>Says that a child is shown inside whose parent is not.</summary>
    public static void SayAlone(Session session, IReadOnlyList<ChildInside> inside)
    {
        if (inside.Count(c => !c.ParentHeldThere) is > 0 and var alone)
        {
            session.Note(string.Create(CultureInfo.InvariantCulture, $"{alone} of the children on file {(alone == 1 ? "is" : "are")} shown inside while the parent is not held there: somebody must find out with whom {(alone == 1 ? "the child is" : "they are")}."));
        }
    }
}
