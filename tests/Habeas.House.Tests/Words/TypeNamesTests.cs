namespace Habeas.House.Tests.Words;

public class TypeNamesTests
{
    [Theory]
    [InlineData("class OrderHelper { }")]
    [InlineData("record PersonDto;")]
    [InlineData("class StoreBase { }")]
    [InlineData("struct PlaceInfo { }")]
    [InlineData("interface IPackProcessor { }")]
    [InlineData("enum CustodyData { }")]
    [InlineData("class Outer { class RosterImpl { } }")]
    [InlineData("delegate void UtilAct();")]
    public void Vague_type_name_is_found(string code) =>
        Assert.Single(TypeNames.Check(Tree.Of(("src/Habeas.Storage/A.cs", code))));

    [Theory]
    [InlineData("class Database { }")]
    [InlineData("class InformationRequest { }")]
    [InlineData("class DataDictionary { }")]
    [InlineData("class Baseline { }")]
    public void Type_name_that_only_contains_the_letters_passes(string code) =>
        Assert.Empty(TypeNames.Check(Tree.Of(("src/Habeas.Storage/A.cs", code))));

    [Theory]
    [InlineData("record PersonAdmittedEvent;")]
    [InlineData("record AdmitPersonCommand;")]
    public void Suffix_in_the_register_is_found_and_elsewhere_passes(string code)
    {
        Assert.Single(TypeNames.Check(Tree.Of(("src/Habeas.Register/Custody/A.cs", code))));
        Assert.Empty(TypeNames.Check(Tree.Of(("src/Habeas.Cli/A.cs", code))));
    }

    [Theory]
    [InlineData("abstract record PersonEvent;")]
    [InlineData("abstract record Event;")]
    [InlineData("interface ICommand { }")]
    public void Kind_of_event_or_command_may_be_called_so(string code) =>
        Assert.Empty(TypeNames.Check(Tree.Of(("src/Habeas.Register/Acts/A.cs", code))));
}
