using System.Text;
using Habeas.Register;
using Habeas.Register.Persons;
using Habeas.Register.Persons.Names;
using Habeas.Storage.Engine;

namespace Habeas.Storage.Derived;

/// <summary>What a list of persons shows, and what a person is looked up by; from every identity that stands, the last recorded first.</summary>
internal sealed record PersonCard(
    string? FileNumber, string? PrimaryName, long? BirthEarliest, long? BirthLatest, string? Sex, IReadOnlyList<Name> Names, IReadOnlyList<Identifier> Identifiers)
{
    public static PersonCard Of(PersonFile file)
    {
        if (file.FileNumber is null)
        {
            return new(null, null, null, null, null, [], []); // erased: what custody keeps of identities is for counts alone
        }

        var identities = file.Of<IdentityRecorded>().Select(i => i.Identity).Reverse().ToList();
        var names = identities.SelectMany(i => i.Names).Distinct().ToList();
        var born = identities.Select(i => i.Born).FirstOrDefault(b => b is not null && b.Fault() is null);
        return new(
            file.FileNumber,
            (names.Find(n => n.Kind == "name") ?? names.FirstOrDefault())?.Text,
            born?.Earliest.Days(),
            born?.Latest.Days(),
            identities.Select(i => i.Sex).FirstOrDefault(s => s is not null)?.Code,
            names,
            [.. identities.SelectMany(i => i.Identifiers).Distinct()]);
    }

    public bool SameNames(PersonCard other) => Names.SequenceEqual(other.Names);

    public bool SameIdentifiers(PersonCard other) => Identifiers.SequenceEqual(other.Identifiers);

    public bool SameRow(PersonCard other) =>
        (FileNumber, PrimaryName, BirthEarliest, BirthLatest, Sex) ==
        (other.FileNumber, other.PrimaryName, other.BirthEarliest, other.BirthLatest, other.Sex);

    public void Write(PersonId person, Batch batch) => batch.To(Tables.Person)
        .Id(person.Value).Text(FileNumber).Text(PrimaryName).Int(BirthEarliest).Int(BirthLatest).Text(Sex);

    public void WriteNames(PersonId person, Batch batch)
    {
        var rows = batch.To(Tables.Name);
        for (var i = 0; i < Names.Count; i++)
        {
            rows.Id(person.Value).Int(i).Text(Names[i].Text).Text(Names[i].Kind).Text(Names[i].Script).Text(Fold(Names[i].Text));
        }

        foreach (var key in Names.SelectMany(n => NameKey.Of(n.Text)).Distinct())
        {
            batch.To(Tables.NameKey).Id(person.Value).Text(key.Key).Bytes(Encoding.UTF8.GetBytes(key.Sounds));
        }
    }

    public void WriteIdentifiers(PersonId person, Batch batch)
    {
        foreach (var identifier in Identifiers)
        {
            batch.To(Tables.Identifier).Id(person.Value).Text(identifier.Issuer).Text(identifier.Value).Text(Identifier.Compact(identifier.Value));
        }
    }

    /// <summary>A name as it is compared: upper case, single spaces.</summary>
    public static string Fold(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
