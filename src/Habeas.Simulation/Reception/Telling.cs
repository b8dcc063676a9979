using Habeas.Register;
using Habeas.Register.Needs;
using Habeas.Register.Notices;
using Habeas.Simulation.Lives;
using Habeas.Simulation.Truths;

namespace Habeas.Simulation.Reception;

/// <summary>The person is told of their rights in a language that they know, and says who is to be told of them.</summary>
internal static class Telling
{
    public static void Of(Life life, PlaceId place)
    {
        var language = LanguageOf(life);
        if (language != "de")
        {
            life.Record(Life.Registrar, new RecordLanguages
            {
                Id = life.Id(),
                Person = life.Person,
                At = Life.At(life.Now),
                Languages = [new(language, "well", "well"), new("de", "a-little", "no")],
                Interpreter = "needed",
                Source = "own statement",
            });
        }

        life.Record(Life.Registrar, new TellRights
        {
            Id = life.Id(),
            Person = life.Person,
            Place = place,
            At = Life.At(life.Now),
            Of = life.Foreign ? [.. Rights.OfEveryone.Keys, Rights.Consulate] : [.. Rights.OfEveryone.Keys],
            Language = language,
            Means = language == "de" ? RightsTold.Spoken : RightsTold.Interpreted,
            By = Life.Registrar.Officer,
            Interpreter = language == "de" ? null : "by telephone, no. 17",
            Understood = life.Chance.In(90) ? "understood" : "gave-no-answer",
        });
        if (life.Foreign && life.Named)
        {
            Consulate(life);
        }

        if (life.Chance.In(60))
        {
            Notice(life, Recipients.Family, "a sister");
        }
    }

    private static void Consulate(Life life)
    {
        var wish = life.Chance.In(30) ? Wishes.Asked : Wishes.Objected;
        life.Record(Life.Registrar, new RecordWish { Id = life.Id(), Person = life.Person, At = Life.At(life.Now), Whom = Recipients.Consulate, Wish = wish, To = Life.Registrar.Officer });
        if (wish == Wishes.Asked)
        {
            Notice(life, Recipients.Consulate, "the consulate in Strelsau");
        }
        else if (life.Chance.In(3))
        {
            Notice(life, Recipients.Consulate, "the consulate in Strelsau");
            life.Plant(Wrongs.UnwishedNotice);
        }
    }

    private static void Notice(Life life, string whom, string who)
    {
        var notice = life.New(id => new NoticeId(id));
        life.Record(Life.Registrar, new RecordNotice
        {
            Id = life.Id(),
            Person = life.Person,
            Notice = new() { Id = notice, At = Life.At(life.Now), Whom = whom, Who = who, Occasion = Occasions.Deprivation, By = Life.Registrar.Officer, Means = "telephone" },
        });
        if (life.Chance.In(20))
        {
            life.World.At(life.Now + life.Chance.Hours(1, 48), () => life.Record(Life.Registrar, new RecordAnswer
            {
                Id = life.Id(),
                Person = life.Person,
                Notice = notice,
                At = Life.At(life.Now),
                Answer = NoticeAnswered.Received,
                Words = "will come on a visiting day",
            }));
        }
    }

    private static string LanguageOf(Life life) => life.Identity.Names is [{ Script: { } script }, ..]
        ? script switch { "Arab" => "ar", "Hans" => "zh", _ => "uk" }
        : "de";
}
