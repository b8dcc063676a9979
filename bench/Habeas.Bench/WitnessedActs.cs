using System.Diagnostics;
using System.Globalization;
using Habeas.Register.Acts;
using Habeas.Storage;
using Habeas.Storage.Witnessing;

namespace Habeas.Bench;

/// <summary>
/// Durable acts of a register that asks a witness beside those of a register that asks none, and how long a checkpoint waits for its
/// cosignature.
/// </summary>
/// <remarks>
/// The door waits for no witness: what it pays is the keeper's thread, and the store's lock and a flush for each cosignature that is
/// kept. Here the witness takes processor and disk from the register as well, and answers without the delay of a network, so that
/// there are more rounds than elsewhere: nowhere should it cost more.
/// </remarks>
internal static class WitnessedActs
{
    private const int Rounds = 11;
    private const int Each = 500;
    private const int Streamed = 2 * Door.MostActs;
    private const int Asked = 300;

    public static void Sqlite(string folder)
    {
        using var alone = DurableActs.Open(RegisterLocation.Parse(Path.Combine(folder, "alone"), _ => null));
        var location = RegisterLocation.Parse(Path.Combine(folder, "witnessed"), _ => null);
        BenchWitness witness;
        using (var made = DurableActs.Open(location))
        {
            witness = new(Path.Combine(folder, "witness"), made.VerifierKey);
        }

        using (witness)
        {
            // The keeper begins with the door, where a policy names somebody to ask.
            using var witnessed = StoredRegister.Open(location, DurableActs.Clock);
            witnessed.Witnesses.Set(witness.Policy);
            var cosigned = new Cosigned(witnessed);
            foreach (var register in new[] { witnessed, alone })
            {
                DurableActs.Stream(register, Enumerable.Range(0, Each + Streamed).Select(BenchActs.Admission));
                Wait(register, 1, 2 * Each);
            }

            cosigned.Await();
            Delay(alone, witnessed, cosigned, day: 2);
            Compare(alone, witnessed, cosigned, firstDay: 3);
            Delay(alone, witnessed, cosigned, day: Rounds + 3);
        }
    }

    private static void Compare(StoredRegister alone, StoredRegister witnessed, Cosigned cosigned, int firstDay)
    {
        var waiting = new Measured("durable presences, SQLite, a witness asked, each waiting for every answer", "acts", null);
        var streaming = new Measured("durable presences, SQLite, a witness asked, streamed", "acts", null);
        var (cosignatures, acts) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var day = firstDay + round;
            var before = cosigned.Count;
            var ours = Measured.PerSecond(Each, () => Wait(witnessed, day, Each));
            cosignatures += cosigned.Count - before;
            acts += Each;
            cosigned.Await();
            waiting.Round(ours, Measured.PerSecond(Each, () => Wait(alone, day, Each)));
            ours = Measured.PerSecond(Streamed, () => Stream(witnessed, day));
            cosigned.Await();
            streaming.Round(ours, Measured.PerSecond(Streamed, () => Stream(alone, day)));
        }

        waiting.Print(string.Create(CultureInfo.InvariantCulture, $"the witness beside it on the same cores and disk, and {1000.0 * cosignatures / acts:N1} cosignatures kept for 1,000 acts: the keeper finds the store locked while somebody writes without a pause"));
        streaming.Print("as above; a batch has one checkpoint to cosign");
    }

    /// <summary>One act, then its cosignature: the request, the proof, its verification, the witness's memory, the cosignature verified and kept.</summary>
    private static void Delay(StoredRegister alone, StoredRegister witnessed, Cosigned cosigned, int day)
    {
        var times = new List<double>(Asked);
        var size = 0L;
        var mine = Measured.PerProcessorSecond(Asked, () =>
        {
            for (var person = 0; person < Asked; person++)
            {
                size = Accept(witnessed, person, day) + 1;
                var watch = Stopwatch.StartNew();
                cosigned.Await(size);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        });
        var rival = Measured.PerProcessorSecond(Asked, () => Wait(alone, day, Asked));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a checkpoint of {size:N0} entries is cosigned, after its act was answered: p50 {Measured.At(times, 0.5):F1} ms, p99 {Measured.At(times, 0.99):F1} ms; register and witness together take {1000 / mine - 1000 / rival:F2} ms of processor time for it, an act {1000 / rival:F2} ms"));
        Console.WriteLine("  limited by: the hashes of the proof, derived anew each time from up to 255 tiles of leaves; then the flushes of the witness's memory and of the register");
    }

    private static void Wait(StoredRegister register, int day, int count)
    {
        for (var person = 0; person < count; person++)
        {
            Accept(register, person, day);
        }
    }

    private static long Accept(StoredRegister register, int person, int day)
    {
        var answer = register.Door.Act(BenchActs.Presence(person, day), BenchActs.Officer);
        DurableActs.Accept(answer);
        return ((Answer.Accepted)answer).Entry;
    }

    private static void Stream(StoredRegister register, int day) =>
        DurableActs.Stream(register, Enumerable.Range(Each, Streamed).Select(p => (Act)BenchActs.Presence(p, day)));

    /// <summary>How far the witness cosigned a register, as its keeper tells.</summary>
    private sealed class Cosigned
    {
        private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
        private readonly object _told = new();
        private readonly StoredRegister _register;
        private long _size;
        private int _count;

        public Cosigned(StoredRegister register)
        {
            _register = register;
            register.Witnesses.Told = seen =>
            {
                lock (_told)
                {
                    _count += seen.Count(s => s.Outcome == WitnessOutcome.Cosigned);
                    _size = Math.Max(_size, seen.Max(s => s.Size ?? 0));
                    Monitor.PulseAll(_told);
                }
            };
        }

        /// <summary>How many cosignatures were kept.</summary>
        public int Count
        {
            get
            {
                lock (_told)
                {
                    return _count;
                }
            }
        }

        /// <summary>Waits until the whole register is cosigned, so that no round falls into the rival's turn.</summary>
        public void Await()
        {
            using var reading = _register.Read(BenchActs.Officer);
            Await(reading.Head().Size);
        }

        /// <exception cref="InvalidOperationException">So much is not cosigned after half a minute.</exception>
        public void Await(long size)
        {
            lock (_told)
            {
                while (_size < size)
                {
                    if (!Monitor.Wait(_told, _patience))
                    {
                        throw new InvalidOperationException($"The witness cosigned {_size} entries of {size}.");
                    }
                }
            }
        }
    }
}
