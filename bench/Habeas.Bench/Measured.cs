using System.Diagnostics;
using System.Globalization;

namespace Habeas.Bench;

/// <summary>Ours and a rival's rates, taken by turns in the same process, so that the noise of the machine falls on both.</summary>
internal sealed class Measured(string name, string unit, double? goal)
{
    private readonly List<(double Ours, double Rival)> _rounds = [];

    public static double PerSecond(int count, Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>How many there are to a second of processor time, all threads together: other work on the machine hardly touches it.</summary>
    public static double PerProcessorSecond(int count, Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return count / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    /// <summary>The time below which that part of the times lies, 0.99 for the 99th percentile.</summary>
    public static double At(IEnumerable<double> times, double part)
    {
        var sorted = times.Order().ToList();
        return sorted[(int)(part * (sorted.Count - 1))];
    }

    public void Round(double ours, double rival) => _rounds.Add((ours, rival));

    /// <summary>What one of ours takes, and one of the rival's, in microseconds.</summary>
    public (double Ours, double Rival) Microseconds => (1e6 / Median(_rounds.Select(r => r.Ours)), 1e6 / Median(_rounds.Select(r => r.Rival)));

    /// <summary>Prints medians, the ratio of each round, and whether the median ratio meets its goal, if it has one.</summary>
    public bool Print(string limit)
    {
        var ratios = _rounds.Select(r => r.Ours / r.Rival).Order().ToList();
        var ratio = ratios[ratios.Count / 2];
        var (ours, rival) = (Median(_rounds.Select(r => r.Ours)), Median(_rounds.Select(r => r.Rival)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: ours {ours:N0} {unit}/s, rival {rival:N0} {unit}/s, ratio {ratio:F2} (from {ratios[0]:F2} to {ratios[^1]:F2} in {ratios.Count} rounds){Verdict(ratio, "F2", "")}"));
        Console.WriteLine($"  limited by: {limit}");
        return !(ratio < goal);
    }

    /// <summary>Prints medians and the ratio where the goal is a rate of our own.</summary>
    public bool PrintRate(string limit)
    {
        var (ours, rival) = (Median(_rounds.Select(r => r.Ours)), Median(_rounds.Select(r => r.Rival)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: ours {ours:N0} {unit}/s, rival {rival:N0} {unit}/s, ratio {ours / rival:F2}{Verdict(ours, "N0", $" {unit}/s")}"));
        Console.WriteLine($"  limited by: {limit}");
        return !(ours < goal);
    }

    private string Verdict(double reached, string format, string suffix) => goal is not { } aim
        ? ""
        : $", goal {aim.ToString(format, CultureInfo.InvariantCulture)}{suffix}: {(reached >= aim ? "met" : "NOT MET")}";

    private static double Median(IEnumerable<double> values) => At(values, 0.5);
}
