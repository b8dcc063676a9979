using Habeas.Register;
using Habeas.Register.Acts;
using Habeas.Register.Corrections;
using Habeas.Register.Custody;
using Habeas.Register.Forms;
using Habeas.Register.Movements;
using Habeas.Register.Persons;
using Habeas.Register.Time;
using Habeas.Storage.Writing;
using NodaTime;

namespace Habeas.Storage.Tests.Writing;

public abstract class DoorContract : OnEngine
{
    [Fact]
    public void Act_accepted_is_an_entry_with_its_header_and_events()
    {
        var register = NewRegister();
        var open = Invented.OpenPlace() with { Reason = "a new building", LegalBasis = "Prisons Act, section 2" };
        var answer = Accept(register, open);
        using var reading = register.Read(Invented.Officer);
        var entry = reading.Entry(answer.Entry)!;
        Assert.Equal(0, answer.Entry);
        Assert.Equal("open-place", entry.Header!.Act);
        Assert.Equal(answer.RecordedAt, entry.Header.RecordedAt);
        Assert.Equal(open.Reason, entry.Header.Reason);
        Assert.Equal(open.Id, entry.Header.ActId);
        Assert.Equal(Invented.Officer, entry.Header.Actor);
        Assert.Equal([new HeaderPart(open.Place, "place-opened@v1")], entry.Header.Parts);
        Assert.Equal(open.Place.Value, entry.Parts[1].Event!.Subject.Value);
        Assert.Equal(1, reading.Head().Size);
    }

    [Fact]
    public void Act_sent_again_gets_the_first_answer_and_no_second_entry()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var open = Invented.OpenPlace();
        var first = Accept(register, open);
        Assert.Equal(first, Accept(register, open));
        register.Dispose();
        Assert.Equal(first, Accept(Reopen(laid), open));
    }

    [Fact]
    public void Act_id_with_other_bytes_is_refused()
    {
        var register = NewRegister();
        var open = Invented.OpenPlace();
        Accept(register, open);
        Assert.Equal("act-id-reused", Refuse(register, open with { Name = "Another" }).Code);
    }

    [Theory]
    [InlineData("A\0B", "U+0000")]
    [InlineData("A\u001B[2J", "U+001B")]
    [InlineData("A\nB", "U+000A")]
    [InlineData("A\u007F", "U+007F")]
    [InlineData("A\u009B", "U+009B")]
    public void Text_with_what_is_no_part_of_a_text_is_refused(string name, string found)
    {
        var register = NewRegister();
        var refusal = Refuse(register, Invented.OpenPlace() with { Name = name });
        Assert.Equal(("text-not-plain", "name"), (refusal.Code, refusal.Arguments["field"]));
        Assert.EndsWith(found, (string)refusal.Arguments["found"], StringComparison.Ordinal);
        Assert.Equal("text-not-plain", Assert.IsType<Answer.Refused>(register.Door.Act(Invented.OpenPlace(), Invented.Officer with { Officer = name })).Refusal.Code);
    }

    [Fact]
    public void Text_with_half_of_a_character_is_refused()
    {
        var half = "A" + (char)0xD83D;
        var register = NewRegister();
        Assert.Equal("half of a character", Refuse(register, Invented.OpenPlace() with { Name = half }).Arguments["found"]);
        Assert.Equal("text-not-plain", Assert.IsType<Answer.Refused>(register.Door.Act(Invented.OpenPlace(), Invented.Officer with { Officer = half })).Refusal.Code);
    }

    [Fact]
    public void Prose_has_lines_and_a_name_has_any_character_of_any_script()
    {
        var register = NewRegister();
        Accept(register, Invented.OpenPlace() with { Reason = "one\r\n\ttwo", Name = "Prison \"A\\B\" \U0001F3DB \uFFFD \u200Fنور" });
        var refusal = Refuse(register, Invented.OpenPlace() with { Reason = "one\0two" });
        Assert.Equal("reason", refusal.Arguments["field"]);
    }

    [Fact]
    public void Same_act_twice_in_one_batch_is_one_entry()
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var act = Invented.Sightings(place);
        var answers = register.Door.ActMany([act, act, act with { Source = "other" }], Invented.Officer).ToList();
        Assert.Equal(new Answer.Accepted(1, ((Answer.Accepted)answers[0]).RecordedAt), answers[0]);
        Assert.Equal(answers[0], answers[1]);
        Assert.Equal("act-id-reused", Assert.IsType<Answer.Refused>(answers[2]).Refusal.Code);
    }

    [Fact]
    public void Refused_act_affects_no_other_of_its_batch_and_may_be_sent_again()
    {
        var register = NewRegister();
        var place = new PlaceId(Invented.Id());
        var early = Invented.Sightings(place);
        var open = Invented.OpenPlace(place);
        var late = Invented.Sightings(place);
        var answers = register.Door.ActMany([early, open, late], Invented.Officer).ToList();
        Assert.Equal("place-not-registered", Assert.IsType<Answer.Refused>(answers[0]).Refusal.Code);
        Assert.Equal(0, Assert.IsType<Answer.Accepted>(answers[1]).Entry);
        Assert.Equal(1, Assert.IsType<Answer.Accepted>(answers[2]).Entry);
        Assert.Equal(2, Accept(register, early).Entry);
    }

    [Fact]
    public void Unnamed_officer_is_refused()
    {
        var answer = NewRegister().Door.Act(Invented.OpenPlace(), new("", "registrar"));
        Assert.Equal("officer-not-named", Assert.IsType<Answer.Refused>(answer).Refusal.Code);
    }

    [Fact]
    public void File_that_changed_since_the_officer_looked_refuses_the_act()
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var first = Invented.Sightings(place);
        var entry = Accept(register, first).Entry;
        var second = Accept(register, Invented.Sightings(place, first.Person) with { Expected = entry });
        var refusal = Refuse(register, Invented.Sightings(place, first.Person) with { Expected = entry });
        Assert.Equal("file-changed", refusal.Code);
        Assert.Equal(second.Entry, refusal.Arguments["last"]);
    }

    [Fact]
    public void Act_that_throws_fails_alone()
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var broken = Invented.Sightings(place) with { Seen = null! };
        Assert.ThrowsAny<Exception>(() => register.Door.Act(broken, Invented.Officer));
        Assert.Equal(1, Accept(register, Invented.Sightings(place)).Entry);
    }

    public static TheoryData<string> Unreadable => ["no list", "a null in a list", "a null beside its subjects", "no act"];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Act_that_cannot_be_read_fails_alone_in_its_batch(string why)
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var broken = why switch
        {
            "no list" => Invented.Sightings(place) with { Seen = null! },
            "a null in a list" => Invented.Sightings(place) with { Seen = [null!] },
            "a null beside its subjects" => Invented.Sightings(place) with { Documents = [null!] },
            _ => (Act)null!,
        };
        var told = new List<Answer>();
        Assert.ThrowsAny<Exception>(() =>
        {
            foreach (var answer in register.Door.ActMany([Invented.Sightings(place), broken, Invented.Sightings(place)], Invented.Officer))
            {
                told.Add(answer);
            }
        });
        Assert.Equal(1, Assert.IsType<Answer.Accepted>(Assert.Single(told)).Entry);
        Assert.Equal(3, Accept(register, Invented.Sightings(place)).Entry);
        Assert.Equal("", Found(register));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Act_that_cannot_be_folded_fails_alone_in_its_batch(bool twice)
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var broken = Invented.Sightings(place) with { Seen = [Invented.Sighting(place) with { Counted = null! }] };
        var about = Invented.Sightings(place, broken.Person);
        List<Act> acts = [Invented.Sightings(place), broken, .. twice ? [about] : Array.Empty<Act>(), Invented.Sightings(place), Invented.Sightings(place)];
        Assert.ThrowsAny<Exception>(() => register.Door.ActMany(acts, Invented.Officer).ToList());
        acts.Remove(broken);
        Assert.Equal(Enumerable.Range(1, acts.Count).Select(i => (long)i), acts.Select(a => Accept(register, a).Entry));
        Assert.Equal("", Found(register));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Intake.Portion + 5)]
    public void Batch_that_is_written_in_portions_is_one_batch(int broken)
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var persons = Enumerable.Range(0, 7).Select(_ => new PersonId(Invented.Id())).ToList();
        var acts = Enumerable.Range(0, (2 * Intake.Portion) + 9).Select(i => (Act)Invented.Sightings(place, persons[i % persons.Count], runs: 1 + (i % 3))).ToList();
        if (broken >= 0)
        {
            var withBroken = acts.ToList();
            withBroken[broken] = ((RecordSightings)acts[broken]) with { Seen = [null!] };
            Assert.ThrowsAny<Exception>(() => { register.Door.ActMany(withBroken, Invented.Officer).ToList(); });
            acts.RemoveAt(broken);
        }

        var answers = register.Door.ActMany(acts, Invented.Officer).Cast<Answer.Accepted>().ToList();
        Assert.Equal(Enumerable.Range(1, acts.Count).Select(i => (long)i), answers.Select(a => a.Entry));
        using (var reading = register.Read(Invented.Officer))
        {
            Assert.Equal(acts.Count + 1, reading.Head().Size);
            Assert.Equal(acts.Count, persons.Sum(p => reading.EntriesOf(p).Count));
        }

        Assert.Equal("", Found(register));
    }

    [Fact]
    public async Task Acts_of_one_caller_are_taken_in_the_order_in_which_they_were_put()
    {
        var register = NewRegister();
        for (var i = 0; i < 200; i++)
        {
            var open = Invented.OpenPlace();
            var opened = register.Door.ActAsync(open, Invented.Officer);
            var seen = register.Door.Act(Invented.Sightings(open.Place), Invented.Officer);
            Assert.Equal(2 * i, Assert.IsType<Answer.Accepted>(await opened).Entry);
            Assert.Equal((2 * i) + 1, Assert.IsType<Answer.Accepted>(seen).Entry);
        }
    }

    [Theory]
    [InlineData(Intake.Portion, 0, 0)]
    [InlineData(Intake.Portion + 1, 0, 0)]
    [InlineData(2 * Intake.Portion, 0, 0)]
    [InlineData(2 * Intake.Portion, Intake.Portion, 2 * Intake.Portion)]
    [InlineData((2 * Intake.Portion) + 1, 2 * Intake.Portion, (2 * Intake.Portion) + 1)]
    [InlineData((2 * Intake.Portion) + 1, 0, 2 * Intake.Portion)]
    [InlineData(2 * Intake.Portion, 0, 2 * Intake.Portion)]
    public void Refusals_may_fill_any_portion(int count, int refusedFrom, int refusedTo)
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var acts = Enumerable.Range(0, count).Select(i => Invented.Sightings(i >= refusedFrom && i < refusedTo ? new(Invented.Id()) : place, runs: 1)).ToList();
        var answers = register.Door.ActMany(acts, Invented.Officer).ToList();
        Assert.All(answers.Take(refusedTo).Skip(refusedFrom), a => Assert.Equal("place-not-registered", Assert.IsType<Answer.Refused>(a).Refusal.Code));
        Assert.Equal(
            Enumerable.Range(1, count - (refusedTo - refusedFrom)).Select(i => (long)i),
            answers.OfType<Answer.Accepted>().Select(a => a.Entry));
        Assert.Equal(answers.Count(a => a is Answer.Accepted) + 1, Accept(register, Invented.Sightings(place)).Entry);
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Acts_of_a_later_portion_know_those_of_an_earlier_one()
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var first = Invented.Sightings(place, runs: 1);
        List<Act> acts = [first, .. Enumerable.Range(0, Intake.Portion).Select(_ => Invented.Sightings(place, runs: 1))];
        acts.Add(first);
        acts.Add(Invented.Sightings(place, first.Person, 1) with { Expected = 1 });
        acts.AddRange(Enumerable.Range(0, Intake.Portion).Select(_ => Invented.Sightings(place, runs: 1)));
        acts.Add(Invented.Sightings(place, first.Person, 1) with { Expected = 1 });
        acts.Add(first with { Source = "other" });
        var answers = register.Door.ActMany(acts, Invented.Officer).ToList();
        Assert.Equal(answers[0], answers[Intake.Portion + 1]);
        Assert.Equal(Intake.Portion + 2, Assert.IsType<Answer.Accepted>(answers[Intake.Portion + 2]).Entry);
        Assert.Equal("file-changed", Assert.IsType<Answer.Refused>(answers[^2]).Refusal.Code);
        Assert.Equal("act-id-reused", Assert.IsType<Answer.Refused>(answers[^1]).Refusal.Code);
        Assert.Equal("", Found(register));
    }

    [Fact]
    public async Task Door_that_is_closed_while_acts_come_in_answers_each_or_refuses_to_take_it()
    {
        for (var round = 0; round < 10; round++)
        {
            var laid = NewPlace();
            var register = NewRegister(laid);
            var place = OpenPlace(register);
            var answered = 0L;
            using var running = new CountdownEvent(4);
            var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                running.Signal();
                try
                {
                    while (true)
                    {
                        var act = default(Act);
                        lock (Invented)
                        {
                            act = Invented.Sightings(place, runs: 1);
                        }

                        Assert.IsType<Answer.Accepted>(register.Door.Act(act, Invented.Officer));
                        Interlocked.Increment(ref answered);
                    }
                }
                catch (InvalidOperationException)
                {
                    // the door is closed: ObjectDisposedException is one of these
                }
            })).ToList();
            running.Wait(TestContext.Current.CancellationToken);
            register.Dispose();
            await Task.WhenAll(callers).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            using var reading = Reopen(laid).Read(Invented.Officer);
            Assert.Equal(answered + 1, reading.Head().Size);
        }
    }

    [Fact]
    public void Act_that_names_a_place_twice_is_decided_like_any_other()
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var person = new PersonId(Invented.Id());
        Accept(register, new RegisterPerson { Id = new(Invented.Id()), Person = person, Identity = new() { Names = [new("Nikhil Barrow")] }, Source = "own statement" });
        var at = When.Minute(Clock.GetCurrentInstant() - Duration.FromHours(1), "Europe/Paris");
        var refusal = Refuse(register, new TransferOut { Id = new(Invented.Id()), Person = person, From = place, To = place, At = at, Escort = "escort", Why = "space" });
        Assert.Equal("incomplete", refusal.Code);
    }

    [Fact]
    public void Act_with_more_parts_than_an_entry_holds_is_refused()
    {
        var register = NewRegister();
        var place = OpenPlace(register); // two parts for each sighting, since custody keeps its skeleton beside it
        Assert.Equal("act-too-large", Refuse(register, Invented.Sightings(place, runs: 62)).Code);
        Assert.Equal(1, Accept(register, Invented.Sightings(place, runs: 61)).Entry);
    }

    [Fact]
    public void Clock_set_back_does_not_set_recorded_times_back()
    {
        var register = NewRegister();
        Clock.Ticks = false;
        Clock.Now = Instant.FromUtc(2026, 3, 2, 0, 0) + Duration.FromNanoseconds(1234);
        var first = Accept(register, Invented.OpenPlace());
        Assert.Equal(Instant.FromUtc(2026, 3, 2, 0, 0).PlusTicks(10), first.RecordedAt);
        Clock.Now = first.RecordedAt - Door.ClockTolerance;
        Assert.Equal(first.RecordedAt.PlusTicks(10), Accept(register, Invented.OpenPlace()).RecordedAt);
        Clock.Now += Duration.FromSeconds(1);
        Assert.Equal(first.RecordedAt.PlusTicks(20), Accept(register, Invented.OpenPlace()).RecordedAt);
    }

    [Fact]
    public void Clock_set_back_further_than_is_tolerated_refuses_acts_until_it_is_right_again()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        Clock.Ticks = false;
        var first = Invented.OpenPlace();
        var last = Accept(register, first).RecordedAt;
        Clock.Now = last - Door.ClockTolerance - Duration.FromTicks(10);
        var act = Invented.OpenPlace();
        var refusal = Refuse(register, act);
        Assert.Equal(("clock-set-back", Clock.Now, last), (refusal.Code, (Instant)refusal.Arguments["now"], (Instant)refusal.Arguments["last"]));
        Assert.All(register.Door.ActMany([Invented.OpenPlace(), Invented.OpenPlace()], Invented.Officer), a => Assert.IsType<Answer.Refused>(a));
        Assert.Equal(last, Accept(register, first).RecordedAt); // what was recorded before is answered as before
        Assert.Equal(last, Verify(register).LastRecordedAt);

        // Another machine on the same register, whose clock is right, goes on, and so does this one when its clock is.
        var (other, otherClock) = (StoredRegister.Open(laid.Location, new SetClock(last + Duration.FromSeconds(5))), last + Duration.FromSeconds(5));
        using (other)
        {
            Assert.Equal(otherClock, Accept(other, Invented.OpenPlace()).RecordedAt);
        }

        Assert.Equal("clock-set-back", Refuse(register, act).Code);
        Clock.Now = last + Duration.FromMinutes(1);
        Assert.Equal(Clock.Now, Accept(register, act).RecordedAt);
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Whoever_knows_the_clock_to_be_right_goes_on_and_the_entry_keeps_why_and_what_it_said()
    {
        var register = NewRegister();
        Clock.Ticks = false;
        var now = Clock.Now;
        Clock.Now = Instant.FromUtc(2036, 1, 1, 0, 0); // a machine without a battery for its clock
        var last = Accept(register, Invented.OpenPlace()).RecordedAt;
        Clock.Now = now;
        Assert.Equal("clock-set-back", Refuse(register, Invented.OpenPlace() with { DespiteClock = " " }).Code);
        var accepted = Accept(register, Invented.OpenPlace() with { DespiteClock = "compared with the radio" });
        Assert.Equal(last.PlusTicks(10), accepted.RecordedAt);
        using (var reading = register.Read(Invented.Officer))
        {
            Assert.Equal(new(now, "compared with the radio"), reading.Entry(accepted.Entry)!.Header!.Clock);
            Assert.Null(reading.EntryKnownAt(now - Duration.FromSeconds(1)));
            Assert.Equal(accepted.Entry, reading.EntryKnownAt(now)); // although it bears an instant in 2036, and so does the entry before it
        }

        Rebuild(register);
        Assert.Equal("", Found(register));
    }

    [Fact]
    public void Act_on_a_form_keeps_the_form_in_its_header_and_in_the_place()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var place = OpenPlace(register);
        Accept(register, new PrintForms { Id = new(Invented.Id()), Place = place, Kind = FormKinds.Admission, Count = 5 });
        var paper = new OnPaper
        {
            Place = place,
            Form = new FormNumber(place, 2).ToString(),
            Author = "S-0417",
            Written = When.Minute(new LocalDateTime(2026, 2, 28, 23, 10), "Europe/Paris"),
            Scan = new('5', 64),
        };
        var act = new RegisterPerson { Id = new(Invented.Id()), Person = new(Invented.Id()), Source = "form", Identity = Invented.Identity(), OnPaper = paper };
        var entry = Accept(register, act).Entry;
        register.Dispose();
        register = Reopen(laid);
        Assert.Equal(entry, Accept(register, act).Entry);
        using (var reading = register.Read(Invented.Officer))
        {
            Assert.Equal(paper, reading.Entry(entry)!.Header!.OnPaper);
            Assert.Equal([FormStates.Missing, FormStates.Entered, FormStates.Unused], PlaceForms.Of(reading.Place(place)).Take(3).Select(f => f.State));
            Assert.Contains(reading.Documents(act.Person), d => d.Digest == paper.Scan && d.State == "absent");
        }

        Rebuild(register);
        Assert.Equal("", Found(register));
        Assert.Equal(paper.Scan, Assert.Single(Verify(register).Documents!.Absent).Digest);
    }

    [Fact]
    public void File_numbers_run_by_year_without_a_gap_for_refusals()
    {
        var laid = NewPlace();
        var register = NewRegister(laid);
        var place = OpenPlace(register);
        var people = Enumerable.Range(0, 3).Select(_ => Invented.Sightings(place)).ToList();
        Accept(register, people[0]);
        Refuse(register, Invented.Sightings(new(Invented.Id())));
        Accept(register, people[1]);
        register.Dispose();
        register = Reopen(laid);
        Accept(register, people[2]);
        using var reading = register.Read(Invented.Officer);
        var numbers = people.Select(p => reading.Person(p.Person)!.FileNumber![..15]);
        Assert.Equal(["TST-2026-000001", "TST-2026-000002", "TST-2026-000003"], numbers);
    }

    [Fact]
    public void File_number_is_given_out_once_though_the_registration_is_corrected_or_annulled()
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var people = Enumerable.Range(0, 3).Select(_ => Invented.Sightings(place)).ToList();
        var entries = people.ConvertAll(p => Accept(register, p).Entry);
        Accept(register, new AnnulEvent { Id = new(Invented.Id()), About = people[2].Person, Target = new(entries[2], 1), Reason = "twice on file" });
        Accept(register, new CorrectEvent
        {
            Id = new(Invented.Id()),
            About = people[1].Person,
            Target = new(entries[1], 1),
            By = new PersonRegistered(people[1].Person, new FileNumber("TST", 2026, 9).ToString()),
            Reason = "a slip of the pen",
        });
        Assert.Equal("", Found(register));
        Rebuild(register);
        var next = Invented.Sightings(place);
        Accept(register, next);
        using var reading = register.Read(Invented.Officer);
        Assert.Equal(
            ["TST-2026-000001", "TST-2026-000002", "TST-2026-000003", "TST-2026-000004"],
            people.Append(next).Select(p => reading.Person(p.Person)!.FileNumber![..15]));
    }

    [Fact]
    public async Task Acts_of_many_callers_at_once_are_entries_in_some_order_without_gap()
    {
        var register = NewRegister();
        var place = OpenPlace(register);
        var acts = Enumerable.Range(0, 200).Select(_ => Invented.Sightings(place)).ToList();
        var answers = await Task.WhenAll(acts.Select(a => register.Door.ActAsync(a, Invented.Officer)));
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), answers.Cast<Answer.Accepted>().Select(a => a.Entry).Order());
    }
}

public sealed class DoorOnSqlite : DoorContract
{
    private readonly SqliteLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}

public sealed class DoorOnPostgres : DoorContract
{
    private readonly PostgresLayer _layer = new();

    internal override Laid NewPlace() => _layer.New();

    protected override void CleanUp() => _layer.CleanUp();
}
