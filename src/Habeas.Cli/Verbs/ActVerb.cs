using System.CommandLine;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Habeas.Cli.Asking;
using Habeas.Cli.Host;
using Habeas.Cli.Output;
using Habeas.Cli.Words;
using Habeas.Register.Acts;
using Habeas.Register.Stored;
using Habeas.Storage;
using Habeas.Storage.Questions;

namespace Habeas.Cli.Verbs;

/// <summary><c>habeas act</c>: any act of the register, as JSON.</summary>
internal static class ActVerb
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Verb Make(Globals globals)
    {
        var file = new Argument<string?>("file") { HelpName = "FILE", Description = "A file with acts, one after another; - reads standard input.", Arity = ArgumentArity.ZeroOrOne };
        var list = Choices.Flag("--list", "Lists the acts.");
        var sample = Choices.Text("--sample", "NAME", "Prints a sample of an act, to begin from.");
        sample.CompletionSources.Add([.. EventCatalog.Acts.Values.Order(StringComparer.Ordinal)]);
        var verb = new Verb(
            "act",
            "Puts acts to the register as JSON, one or many, and tells the answer to each.",
            "habeas act --sample record-order > order.json",
            "habeas act order.json --register ./register",
            "habeas act - --format json < acts.jsonl")
        {
            Remarks = "An act may be written as a person writes: somebody by their file number, a place by its name, a time as the verbs take it (2026-03-04T10:15). What the act brings along needs no id of its own: an order, a receipt, a person of whom it says who they are.",
        };
        verb.Add(file);
        verb.Add(list);
        verb.Add(sample);
        return verb.Does(globals, (parse, session) =>
            parse.GetValue(list) ? List(session)
            : parse.GetValue(sample) is { } name ? Sample(session, name)
            : parse.GetValue(file) is { } path ? Put(session, path)
            : throw Stop.Usage("no act is given.", "Name a file, or - for standard input; --list shows the acts and --sample NAME shows one."));
    }

    private static int List(Session session)
    {
        session.Print(new Sheet([Column.Of("act"), new("verb", "Verb of its own")], [.. EventCatalog.Acts.Values.Order(StringComparer.Ordinal).Select(a => (IReadOnlyList<object?>)[a, ActWords.VerbOf(a)])]));
        return Exits.Ok;
    }

    private static int Sample(Session session, string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"act/{name}.json")
            ?? throw Stop.NotFound($"there is no act '{name}'.", "'habeas act --list' shows the acts.");
        using var reader = new StreamReader(stream);
        session.Surroundings.Out.Write(reader.ReadToEnd());
        return Exits.Ok;
    }

    private static int Put(Session session, string path)
    {
        var name = path == "-" ? "standard input" : Path.GetFileName(path);
        var bytes = Bytes(session, path);
        using var register = session.Open();
        var acts = Read(name, bytes, register, session);
        using var answers = new SheetStream(session.Surroundings.Out, session.Format, Columns(acts));
        using var words = new FreshWords(register, session.Actor);
        var refused = false;

        // An answer is told as soon as its act is durable: if the rest fails, what was recorded has been said.
        foreach (var ((line, act), answer) in acts.Zip(register.Door.ActMany(acts.Select(a => a.Act), session.Actor)))
        {
            answers.Add([line, EventCatalog.NameOf(act), act.Id.ToString(), .. words.Of(answer)]);
            refused |= answer is Answer.Refused;
        }

        return refused ? Exits.Refused : Exits.Ok;
    }

    private static IReadOnlyList<(Column Column, int Width)> Columns(List<(long Line, Act Act)> acts) =>
    [
        (Column.Of("line"), Cells.ForPeople(acts[^1].Line).Length), (Column.Of("act"), acts.Max(a => EventCatalog.NameOf(a.Act).Length)),
        (Column.Of("id"), acts[0].Act.Id.ToString().Length), (Column.Of("answer"), "accepted".Length), (Column.Of("entry"), "1,000,000".Length),
        (Column.Of("refusal"), RefusalWords.Sentences.Keys.Max(c => c.Length)), (Column.Of("citation"), "Nelson Mandela Rule 7; ICCPR art. 9(1)".Length), (Column.Of("words"), 0),
    ];

    /// <summary>Puts answers into words, by the names of places and files as they are when a refusal is told.</summary>
    private sealed class FreshWords(StoredRegister register, Actor actor) : IDisposable
    {
        private Reading? _reading;

        public IReadOnlyList<object?> Of(Answer answer)
        {
            switch (answer)
            {
                case Answer.Accepted accepted:
                    Dispose();
                    return ["accepted", accepted.Entry, null, null, null];
                case Answer.Refused { Refusal: var refusal }:
                    _reading ??= register.Read(actor);
                    return ["refused", null, refusal.Code, refusal.Citation, RefusalWords.Say(refusal, new Lookup(_reading).Named)];
                default:
                    throw new InvalidOperationException("The door answered neither yes nor no.");
            }
        }

        public void Dispose()
        {
            _reading?.Dispose();
            _reading = null;
        }
    }

    private static byte[] Bytes(Session session, string path)
    {
        using var buffer = new MemoryStream();
        try
        {
            using var stream = path == "-" ? session.Surroundings.In : File.OpenRead(session.Surroundings.PathOf(path));
            stream.CopyTo(buffer);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Stop.NotFound($"there is no file {path}.");
        }

        var bytes = buffer.ToArray();
        return bytes.AsSpan().StartsWith(Mark) ? bytes[Mark.Length..] : bytes;
    }

    /// <summary>The acts in the order in which they are written, on a line each or over several; every one is read before any is sent.</summary>
    private static List<(long Line, Act Act)> Read(string name, byte[] bytes, StoredRegister register, Session session)
    {
        using var hand = new HandWritten(register, session);
        var values = Values(Text(name, bytes));
        return values.Count > 0 ? values.ConvertAll(v => (v.Line, Act(name, v.Line, v.Json, session.Ids, hand))) : throw Stop.BadInput($"{name} holds no act.");
    }

    /// <summary>JSON values that follow one another, each with the line on which it begins. What is no JSON is the last of them, up to the end.</summary>
    private static List<(long Line, string Json)> Values(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true });
        var (values, done) = (new List<(long, string)>(), 0);
        try
        {
            while (reader.Read())
            {
                reader.Skip();
                Take(checked((int)reader.BytesConsumed));
            }
        }
        catch (JsonException)
        {
            Take(bytes.Length);
        }

        return values;

        void Take(int end)
        {
            var began = done + bytes.AsSpan(done).IndexOfAnyExcept(" \t\r\n"u8);
            values.Add((bytes.AsSpan(0, began).Count((byte)'\n') + 1, Encoding.UTF8.GetString(bytes.AsSpan(began, end - began))));
            done = end;
        }
    }

    private static string Text(string name, byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw Stop.BadInput(FormattableString.Invariant($"{name} is not UTF-8: byte {e.Index + 1} begins no character."), "Nothing was recorded. Save the file as UTF-8.");
        }
    }

    private static Act Act(string name, long line, string json, IdGenerator ids, HandWritten hand)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        try
        {
            // An act written by hand may leave its id to us; one that may be sent twice brings its own.
            using (var document = JsonDocument.Parse(bytes))
            {
                if (document.RootElement is { ValueKind: JsonValueKind.Object } act && !act.TryGetProperty("id", out _))
                {
                    var id = $"\"id\":\"{ids.Next()}\"{(act.EnumerateObject().Any() ? "," : "")}";
                    bytes = Encoding.UTF8.GetBytes(json.Insert(json.IndexOf('{', StringComparison.Ordinal) + 1, id));
                }
            }

            return Spelled(bytes) ?? RegisterJson.ReadAct(bytes = hand.SpelledOut(bytes));
        }
        catch (JsonException e)
        {
            var where = e.LineNumber is { } below ? line + below : line;
            var fault = SentFaults.Of(bytes);
            throw Stop.BadInput(
                FormattableString.Invariant($"{name}:{where}: not an act{(fault is { Path.Length: > 0 } ? $", at {fault.Path}" : "")}: {fault?.Words ?? NoJson(e)}."),
                $"Nothing was recorded. {(fault?.Words.StartsWith(SentFaults.Uuid, StringComparison.Ordinal) == true ? "A person is named by their file number, whose last two digits find a slip, and a place by its name, as 'habeas place list' shows it; " : "")}{(fault is { Path: "type" } ? "'habeas act --list' shows the acts, and " : "")}'habeas act --sample NAME' shows how an act is written.");
        }
    }

    /// <summary>The act, where it is spelled out as the reference has it.</summary>
    private static Act? Spelled(byte[] bytes)
    {
        try
        {
            return RegisterJson.ReadAct(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Why the text is no JSON, without the position, which is told beside it.</summary>
    private static string NoJson(JsonException e)
    {
        var cut = new[] { " Path:", " LineNumber:" }.Select(p => e.Message.IndexOf(p, StringComparison.Ordinal)).Where(c => c >= 0).DefaultIfEmpty(e.Message.Length).Min();
        var reason = e.Message[..cut].TrimEnd('.');
        return reason.Contains("Habeas.", StringComparison.Ordinal) || reason.Contains("System.", StringComparison.Ordinal) ? "it does not have the shape of one" : reason;
    }
}
