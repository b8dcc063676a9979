namespace Habeas.Ledger.Tests; public class T { [Fact] public void Ok() => Assert.Equal(2, 1 + 1); }
