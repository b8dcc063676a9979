using System.Formats.Tar;
using System.Net;
using System.Text.Json;

namespace Habeas.Verifier.Tests.Verbs;

public sealed class PublishedLogTests : IDisposable
{
    private const int Size = 66_000;
    private const int Seed = 20260301;
    private readonly PublishedFolder _log = new(Size);

    public void Dispose() => _log.Dispose();

    [Fact]
    public void Sound_log_holds_from_a_folder_and_from_a_tar()
    {
        var tar = _log.Folder + "-export.tar";
        TarFile.CreateFromDirectory(_log.Folder, tar, includeBaseDirectory: true);
        foreach (var source in (string[])[_log.Folder, tar])
        {
            var (exit, said, _) = Sceptic.Run(source, "--key", PublishedFolder.KeyText);
            Assert.Equal(Exits.Holds, exit);
            Assert.Contains("Entries      66,000\n", said, StringComparison.Ordinal);
            Assert.Contains("internally consistent, not independently witnessed", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sound_log_holds_over_http()
    {
        var (server, address) = Served();
        using (server)
        {
            Assert.Equal(Exits.Holds, Sceptic.Run(address, "--key", PublishedFolder.KeyText).Exit);
            Assert.Equal(Exits.Unreadable, Sceptic.Run(address + "nowhere/", "--key", PublishedFolder.KeyText).Exit);
        }
    }

    [Fact]
    public void Every_change_of_a_published_file_is_found_and_named()
    {
        var files = Directory.GetFiles(_log.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("checkpoint", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var random = new Random(Seed);
        foreach (var file in Enumerable.Range(0, 30).Select(_ => files[random.Next(files.Count)]).Concat(files.Where(f => f.Contains("/tile/1/", StringComparison.Ordinal) || f.Contains("/tile/2/", StringComparison.Ordinal))))
        {
            var before = File.ReadAllBytes(file);
            var after = (byte[])before.Clone();
            after[random.Next(after.Length)] ^= (byte)(1 + random.Next(255));
            foreach (var change in (Action[])[() => File.WriteAllBytes(file, after), () => File.Delete(file), () => File.WriteAllBytes(file, before[..^1])])
            {
                change();
                var (exit, said, _) = Sceptic.Run(_log.Folder, "--key", PublishedFolder.KeyText, "--format", "json");
                Assert.Equal(Exits.Altered, exit);
                var problem = JsonDocument.Parse(said).RootElement.GetProperty("problems")[0].GetProperty("where").GetString()!;
                Assert.True(problem.StartsWith("tile ", StringComparison.Ordinal) || problem.StartsWith("entry ", StringComparison.Ordinal), problem);
                File.WriteAllBytes(file, before);
            }
        }

        Assert.Equal(Exits.Holds, Sceptic.Run(_log.Folder, "--key", PublishedFolder.KeyText).Exit);
    }

    [Fact]
    public void Log_that_was_rewritten_and_signed_again_is_caught_by_kept_checkpoints_between_two_sizes()
    {
        using var honest = new PublishedFolder(1_000);
        using var rewritten = new PublishedFolder(1_200, altered: 600);
        string[] kept = [honest.Keep(100), honest.Keep(512), honest.Keep(700), honest.Keep(1_000)];
        var evidence = _log.Folder + "-evidence.txt";
        var (exit, said, _) = Sceptic.Run(
            [rewritten.Folder, "--key", PublishedFolder.KeyText, .. kept.SelectMany(k => (string[])["--checkpoint", k]), "--evidence", evidence]);
        Assert.Equal(Exits.Altered, exit);
        Assert.Contains("100 entries, holds", said, StringComparison.Ordinal);
        Assert.Contains("512 entries, holds", said, StringComparison.Ordinal);
        Assert.Contains("something from entry 512 to 699 was altered after the checkpoint of size 512 and signed again", said, StringComparison.Ordinal);
        var shown = Sceptic.Run("evidence", evidence, "--key", PublishedFolder.KeyText);
        Assert.Equal(Exits.Altered, shown.Exit);
        Assert.Contains("does not connect the register of 700 entries with that of 1200", shown.Out, StringComparison.Ordinal);
        Assert.Contains("proves nothing against the log yet", shown.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_roots_for_one_size_convict_the_log()
    {
        using var honest = new PublishedFolder(500);
        using var other = new PublishedFolder(500, altered: 3);
        var evidence = _log.Folder + "-evidence.txt";
        Assert.Equal(Exits.Altered, Sceptic.Run(other.Folder, "--key", PublishedFolder.KeyText, "--checkpoint", honest.Keep(500), "--evidence", evidence).Exit);
        var shown = Sceptic.Run("evidence", evidence, "--key", PublishedFolder.KeyText, "--format", "json");
        Assert.Equal(Exits.Holds, shown.Exit);
        Assert.True(JsonDocument.Parse(shown.Out).RootElement.GetProperty("convicts").GetBoolean());
        using var stranger = new Habeas.Ledger.Notes.SignerKey(PublishedFolder.Origin, new byte[32]);
        Assert.Equal(Exits.Altered, Sceptic.Run("evidence", evidence, "--key", stranger.Verifier.ToString()).Exit);
    }

    [Fact]
    public void Log_that_lost_entries_is_shorter_than_what_was_kept()
    {
        using var longer = new PublishedFolder(900);
        using var shorter = new PublishedFolder(800);
        var (exit, said, _) = Sceptic.Run(shorter.Folder, "--key", PublishedFolder.KeyText, "--checkpoint", longer.Keep(900));
        Assert.Equal(Exits.Altered, exit);
        Assert.Contains("entries were taken away", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Cosignatures_are_told_and_a_quorum_is_asked_for()
    {
        string[] asked = [_log.Folder, "--key", PublishedFolder.KeyText, "--witness", PublishedFolder.WitnessText, "--quorum", "1"];
        Assert.Contains("no checkpoint has the cosignatures that were asked for: 1 of witness.example", Sceptic.Run(asked).Out, StringComparison.Ordinal);
        var (exit, said, _) = Sceptic.Run([.. asked, "--checkpoint", _log.Keep(64_000, cosigned: true)]);
        Assert.Equal(Exits.Holds, exit);
        Assert.Contains("witness.example cosigned 64,000 entries at 2026-03-04T10:15:30Z", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_and_a_policy_are_read_from_files()
    {
        var (keys, policy) = (_log.Folder + ".keys", _log.Folder + ".policy");
        using var earlier = new Habeas.Ledger.Notes.SignerKey(PublishedFolder.Origin, [.. Enumerable.Repeat((byte)77, 32)]);
        var succession = new Habeas.Ledger.Notes.Succession(1, earlier.Verifier, PublishedFolder.Key.Verifier).Sign(earlier, PublishedFolder.Key);
        File.WriteAllText(keys, $"{earlier.Verifier}\n\n{succession}");
        File.WriteAllText(policy, $"witness office {PublishedFolder.WitnessText}\nquorum office\n");
        Assert.Equal(Exits.Altered, Sceptic.Run(_log.Folder, "--key", earlier.Verifier.ToString()).Exit);
        Assert.Equal(Exits.Holds, Sceptic.Run(_log.Folder, "--keys", keys).Exit);
        Assert.Contains("that were asked for: office", Sceptic.Run(_log.Folder, "--keys", keys, "--policy", policy).Out, StringComparison.Ordinal);
        Assert.Equal(Exits.Holds, Sceptic.Run(_log.Folder, "--keys", keys, "--policy", policy, "--checkpoint", _log.Keep(64_000, cosigned: true)).Exit);
        Assert.Equal(Exits.Usage, Sceptic.Run(_log.Folder, "--keys", keys, "--policy", policy, "--quorum", "1").Exit);
        File.WriteAllText(policy, "quorum nobody\n");
        Assert.Contains("line 1", Sceptic.Run(_log.Folder, "--keys", keys, "--policy", policy).Err, StringComparison.Ordinal);
        File.WriteAllText(_log.At("public-keys"), File.ReadAllText(keys));
        Assert.Equal(Exits.Holds, Sceptic.Run(_log.Folder, "--key", earlier.Verifier.ToString()).Exit);
        File.Delete(_log.At("public-keys"));
    }

    [Fact]
    public void What_cannot_be_done_is_told_with_its_exit_code()
    {
        Assert.Equal(Exits.Usage, Sceptic.Run().Exit);
        Assert.Equal(Exits.Holds, Sceptic.Run("--help").Exit);
        Assert.Equal(Exits.Usage, Sceptic.Run(_log.Folder).Exit);
        Assert.Equal(Exits.Usage, Sceptic.Run(_log.Folder, "--key", "nonsense").Exit);
        Assert.Equal(Exits.Usage, Sceptic.Run(_log.Folder, "--colour", "blue").Exit);
        Assert.Equal(Exits.Usage, Sceptic.Run(_log.Folder, "--quorum", "1").Exit);
        Assert.Equal(Exits.Unreadable, Sceptic.Run(_log.At("nowhere"), "--key", PublishedFolder.KeyText).Exit);
        Assert.Equal(Exits.Unreadable, Sceptic.Run(_log.At("tile"), "--key", PublishedFolder.KeyText).Exit);
        Assert.Equal(Exits.Unreadable, Sceptic.Run(_log.At("checkpoint"), "--key", PublishedFolder.KeyText).Exit);
        using var stranger = new Habeas.Ledger.Notes.SignerKey(PublishedFolder.Origin, new byte[32]);
        Assert.Equal(Exits.Altered, Sceptic.Run(_log.Folder, "--key", stranger.Verifier.ToString()).Exit);
    }

    /// <summary>Serves the folder on loopback, as any web server would.</summary>
    private (IDisposable Server, string Address) Served()
    {
        for (var port = 41_000; ; port++)
        {
            var listener = new HttpListener();
            var address = FormattableString.Invariant($"http://127.0.0.1:{port}/log/");
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
            }
            catch (HttpListenerException) when (port < 41_100)
            {
                continue;
            }

            _ = Task.Run(async () =>
            {
                while (listener.IsListening)
                {
                    var asked = await listener.GetContextAsync();
                    var file = _log.At(asked.Request.Url!.AbsolutePath["/log/".Length..]);
                    asked.Response.StatusCode = File.Exists(file) ? 200 : 404;
                    asked.Response.Close(File.Exists(file) ? File.ReadAllBytes(file) : [], willBlock: false);
                }
            });
            return (listener, address);
        }
    }
}
