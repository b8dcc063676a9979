using Habeas.Population.Stock;
using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Stored;
using Habeas.Register.Time;
using Habeas.Storage;
using Habeas.Storage.Tests;
using NodaTime;

namespace Habeas.Simulation.Tests;

/// <summary>A simulated country whose acts are told to a register, with the persons whom they were about.</summary>
internal sealed class Told : IDisposable
{
    public static readonly Actor Asking = new("Oracle", "tester");
    private readonly Telling _telling;

    public Told(Laid laid, int persons, int years, int seed)
    {
        World = new(persons, years, seed);
        _telling = new(World.Begin);
        var keys = new Chance(unchecked((ulong)seed) + 1);
        Register = StoredRegister.Create(laid.Location, "ruritania.example", "RUR", _telling, keys.Fill);
    }

    public Ruritania World { get; }

    public StoredRegister Register { get; }

    public HashSet<PersonId> Persons { get; } = [];

    /// <summary>The kinds of act that were told.</summary>
    public HashSet<Type> Acts { get; } = [];

    /// <summary>Lets the country live on until then; every act must be answered as it expects.</summary>
    public void Until(Instant until)
    {
        foreach (var answer in Register.Door.ActMany(_telling.Acts(World.Steps(until))))
        {
            var step = _telling.Answered();
            switch (answer)
            {
                case Answer.Accepted accepted:
                    Assert.True(step.Refused is null, $"{Named(step)} was to be refused: {step.Refused}");
                    Assert.InRange(accepted.RecordedAt, step.At, step.At + Duration.FromMilliseconds(10));
                    break;
                case Answer.Refused refused:
                    Assert.True(step.Refused == refused.Refusal.Code, $"{Named(step)} was refused: {refused.Refusal.Code} {string.Join(", ", refused.Refusal.Arguments)}");
                    break;
            }

            if (step.Refused is null)
            {
                Acts.Add(step.Act.GetType());
                Persons.UnionWith(step.Act.Subjects.Where(s => s.Kind == SubjectKind.Person).Select(s => new PersonId(s.Value)));
            }
        }
    }

    /// <summary>How many the register says were held at an instant, at least and at most.</summary>
    public (int Low, int? High) Held(Instant at)
    {
        using var reading = Register.Read(Asking);
        var date = at.InUtc().Date;
        var question = new StockQuestion([new StockPoint(date, at)], [], []);
        var dates = DateRange.Of(date);
        var custody = reading.Stretches(at - Duration.FromDays(1), at + Duration.FromDays(2));
        var line = Stocks.Answer(question, reading.Places(), reading.CountedRuns(dates), custody).Lines.Single();
        return (line.Low, line.High);
    }

    public void Dispose() => Register.Dispose();

    private static string Named(Step step) => $"{EventCatalog.NameOf(step.Act)} about {string.Join(", ", step.Act.Subjects)} at {step.At}";
}
