using Habeas.Import.Reports;
using Habeas.Import.Sources;
using Habeas.Register.Acts;

namespace Habeas.Import;

/// <summary>
/// What an import would record: the difference between what the files say and what the register already holds, as acts.
/// Nothing is recorded until the acts pass the door.
/// </summary>
public sealed class ImportPlan
{
    private readonly IEnumerable<Act> _acts;
    private readonly Func<ImportReport> _report;
    private bool _taken;

    internal ImportPlan(IEnumerable<Act> acts, IReadOnlyList<RejectedLine> rejects, int persons, Func<ImportReport> report)
    {
        _acts = acts;
        _report = report;
        Rejects = rejects;
        Persons = persons;
    }

    /// <summary>
    /// The acts, in the order in which they must be recorded: the place if it is new, then persons, and the counts last, so that an
    /// interrupted import leaves no count that answers falsely. Made while they are enumerated, and to be enumerated once.
    /// </summary>
    /// <exception cref="InvalidOperationException">The acts have been enumerated before.</exception>
    public IEnumerable<Act> Acts
    {
        get
        {
            if (_taken)
            {
                throw new InvalidOperationException("The acts of a plan are enumerated once: make a new plan against what is recorded now.");
            }

            _taken = true;
            return _acts;
        }
    }

    /// <summary>The lines that could not be read, each with its reason.</summary>
    public IReadOnlyList<RejectedLine> Rejects { get; }

    /// <summary>How many persons will be looked at while the acts are made: the measure of progress.</summary>
    public int Persons { get; }

    /// <summary>What the import found. Complete once <see cref="Acts"/> has been enumerated to its end.</summary>
    public ImportReport Report => _report();
}
