using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>The keys-and-cards file: the example is sound, and mistakes are named.</summary>
[TestClass]
public class BenchFileTests
{
    [TestMethod]
    public void Example_holds_the_terminal_of_the_worked_examples()
    {
        BenchFile file = BenchFile.Example();
        TerminalEntry terminal = file.Terminals[0];
        Assert.AreEqual(("12345678", "898310000000001", "0123456789ABCDEFFEDCBA9876543210"), (terminal.Id, terminal.Merchant, terminal.Tmk));
        Assert.AreEqual("6226090000000048=30121200000012345678", file.Card("cup-debit").Track2);
        Assert.IsTrue(file.Cards.Count >= 10);
    }

    [TestMethod]
    [DataRow("""{ "cards": [ { "id": "a", "title": "a", "pan": "6226090000000049", "expiry": "3012" } ] }""", "Luhn")]
    [DataRow("""{ "cards": [ { "id": "a", "title": "a", "pan": "6226090000000048", "expiry": "3012", "track2": "6226090000000048=2912" } ] }""", "track 2")]
    [DataRow("""{ "cards": [ { "id": "a", "title": "a", "pan": "6226090000000048", "expiry": "3012", "balanse": 1 } ] }""", "balanse")]
    [DataRow("""{ "terminals": [ { "id": "12345678", "merchant": "898310000000001", "tmk": "0123456789ABCDEFFEDCBA9876543210" } ] }""", "merchant")]
    [DataRow("""{ "merchants": [ { "id": "898310000000001", "name": "a" } ], "terminals": [ { "id": "12345678", "merchant": "898310000000001", "tmk": "0101010101010101" } ] }""", "weak")]
    [DataRow("not json", "invalid")]
    public void Mistakes_are_named(string json, string word)
    {
        var e = Assert.ThrowsException<BenchFileException>(() => BenchFile.Parse(json));
        StringAssert.Contains(e.Message, word);
    }
}
