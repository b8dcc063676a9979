using Habeas.Register.Custody;
using Habeas.Register.Persons;

namespace Habeas.Simulation.People;

/// <summary>Invented people: first and family names joined at random, in four scripts.</summary>
internal static class Names
{
    private sealed record Tongue(string? Script, bool FamilyFirst, string Nationality, string[] Women, string[] Men, string[] Families)
    {
        /// <summary>Chinese names have no blank between family and given name.</summary>
        public string Joint => Script == "Hans" ? "" : " ";
    }

    // Ruritania has no code of its own in ISO 3166-1; its people carry the user-assigned XR.
    private static readonly Tongue[] Tongues =
    [
        new(null, false, "XR",
            ["Antonia", "Flavia", "Helga", "Marta", "Rosa", "Sofia", "Teresa", "Vera"],
            ["Albert", "Bertram", "Detchard", "Emil", "Josef", "Rudolf", "Stefan", "Tomas"],
            ["Bersonin", "Elphberg", "Hentzau", "Krafstein", "Lauengram", "Rischenheim", "Strofzin", "Tarlenheim"]),
        new("Arab", false, "SY",
            ["أمل", "ريم", "سلمى", "ليلى", "نور", "هدى"],
            ["أحمد", "خالد", "سامر", "عمر", "ياسين", "يوسف"],
            ["الحداد", "الخوري", "الشامي", "العلي", "المصري", "النجار"]),
        new("Hans", true, "CN",
            ["丽", "敏", "秀英", "静", "婷", "雪"],
            ["伟", "军", "强", "勇", "志明", "建国"],
            ["王", "李", "张", "刘", "陈", "杨"]),
        new("Cyrl", false, "UA",
            ["Ганна", "Марія", "Олена", "Софія", "Тетяна", "Юлія"],
            ["Андрій", "Богдан", "Іван", "Микола", "Петро", "Тарас"],
            ["Бондаренко", "Гайдук", "Коваль", "Мельник", "Ткач", "Шевчук"]),
    ];

    /// <summary>Somebody of that sex who turns that age in the year.</summary>
    public static Identity Invent(Chance chance, bool woman, int age, int year)
    {
        var tongue = chance.In(55) ? Tongues[0] : chance.One(Tongues);
        var given = chance.One(woman ? tongue.Women : tongue.Men);
        var family = chance.One(tongue.Families);
        var name = tongue.FamilyFirst ? family + tongue.Joint + given : given + tongue.Joint + family;
        return new()
        {
            Names = [new(name, Script: tongue.Script)],
            Born = age < 25 || chance.In(85) ? new(year - age, chance.Between(1, 12), chance.Between(1, 28)) : new(year - age, Circa: true),
            Sex = new Coded(woman ? "female" : "male"),
            Nationalities = [chance.In(4) ? Identity.Stateless : tongue.Nationality],
            Identifiers = chance.In(60) ? [new("identity card XR", FormattableString.Invariant($"D{chance.Between(1_000_000, 9_999_999)}"))] : [],
        };
    }
}
