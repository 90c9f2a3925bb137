using System;
using System.IO;
using System.Linq;
using Bench.Scenarios;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Program;

[TestClass]
public class ScenarioLanguageTests
{
    [TestMethod]
    public void CommentsBlankLinesAndQuotedTextAreUnderstood()
    {
        Scenario scenario = Scenario.Parse("t", "# first\n\n  key 1 00 ok   # tail\nnote \"a # \\\"b\\\"\"\r\n");
        CollectionAssert.AreEqual(new[] { 3, 4 }, scenario.Steps.Select(s => s.Line).ToArray());
    }

    [TestMethod]
    [DataRow("key 1\nkey 1 x", 2, "\"x\"")]
    [DataRow("jump", 1, "no verb")]
    [DataRow("expect screen 消费", 1, "quotation marks")]
    [DataRow("note \"open", 1, "closing quotation mark")]
    [DataRow("wait 5", 1, "450ms")]
    [DataRow("wait 5s more", 1, "too much")]
    [DataRow("expect ledger balance cup-debit 1.234", 1, "128.50")]
    [DataRow("expect ledger count sale -1", 1, "0 to")]
    [DataRow("swipe cup-debit 900ips", 1, "0.5ips")]
    [DataRow("network drop-response on 02", 1, "4 digits")]
    [DataRow("network vanish", 1, "drop-response")]
    [DataRow("pin 12a4", 1, "digits")]
    [DataRow("screenshot ../../etc", 1, "letters")]
    [DataRow("power cut-at-write 0", 1, "1 to")]
    [DataRow("expect state mood good", 1, "signed-on")]
    [DataRow("battery 100", 1, "5000")]
    public void MistakesAreNamedWithTheirLine(string text, int line, string says)
    {
        var e = Assert.ThrowsException<ScenarioSyntaxException>(() => Scenario.Parse("t", text));
        Assert.AreEqual(line, e.Line);
        StringAssert.Contains(e.Message, says);
    }

    [TestMethod]
    public void EveryUsageOfATableReadsItself()
    {
        // the usage lines with their placeholders filled in must be accepted
        string[] steps =
        [
            "fingers double", "quick ok ok", "key 0 1 2 3 4 5 6 7 8 9 00 . ok cancel clear menu up down last feed", "hold 5 31s", "pin 123456", "press 1", "release 1", "swipe cup-debit",
            "swipe cup-debit wrong-side", "swipe cup-debit 7.5ips", "wait 450ms", "reader in", "reader out", "scan alipay", "scan \"PF1/x\"", "scanner in", "scanner out", "type-code alipay", "wallet wechat confirms", "wallet wechat behaves asks-above 10.00 answers-after 5s refusing", "time +65s", "network up", "network down", "network delay-response for 50s",
            "insert cup-chip", "insert cup-chip mute", "insert cup-chip slow pulled 3", "insert cup-chip pulled 3", "remove ", "tap cup-chip", "tap cup-chip cup-chip-credit for 2s", "tap cup-chip torn 2 slow", "trace ",
            "network decline code 51 on 0200", "network drop-response always", "issuer wrong-arpc", "issuer no-arpc", "issuer script unblock-pin before", "terminal 55667788", "terminal blank", "package good", "package flipped without-key", "power on", "power cut", "power cut-at-write 3", "power cut-at-write 3 before",
            "paper in", "paper out", "paper tear", "paper ends-after 100", "cover open", "cover close", "case open", "case close", "case knock", "battery 7200", "temperature -5", "clock lost", "clock set", "device esp32s3", "wifi home", "wifi away", "flash full", "flash free", "flash newer-settings", "flash own-settings", "note \"x\"", "replay day 7", "replay cut sale b3",
            "touch 120 160", "touch up", "sign name 7", "sign zigzag", "calibrate # all crosses", "panel open", "panel drift -60", "parameter signature 1",
            "screenshot a-1", "slip b_2", "expect screen \"x\"", "expect screen \"x\" within 30s", "expect no screen \"x\"", "expect paper \"x\" within 2m",
            "expect no paper \"x\"", "expect ledger balance cup-debit 1000.00 within 2s", "expect ledger count reversed 0", "expect ledger agrees",
            "expect power off within 1s", "expect state reversal pending",
        ];
        Assert.AreEqual(steps.Length, Scenario.Parse("t", string.Join('\n', steps)).Steps.Count);
        foreach (Verb verb in Verbs.All) Assert.IsTrue(steps.Any(s => s.StartsWith(verb.Name + " ", StringComparison.Ordinal)), verb.Name);
    }

    [TestMethod]
    public void ReadmeDocumentsEveryVerbExpectationAndFault()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "hardware", "bench", "README.md"));
        foreach (Verb verb in Verbs.All) StringAssert.Contains(readme, "`" + verb.Usage.Replace("|", "\\|"));
        foreach (var (usage, _) in Expectations.All) StringAssert.Contains(readme, "`" + usage.Replace("|", "\\|"));
        foreach (string fault in NetworkWords.Faults.Keys) StringAssert.Contains(readme, "`" + fault + "`");
        foreach (string style in global::Bench.VirtualBoard.MagStripe.SwipeStyle.Named.Keys) StringAssert.Contains(readme, "`" + style + "`");
    }

    [TestMethod]
    public void EveryScenarioFileOfTheRepositoryReads()
    {
        string folder = Path.Combine(Repository.Root, "hardware", "bench", "scenarios");
        string[] files = Directory.GetFiles(folder, "*.scenario");
        Assert.AreNotEqual(0, files.Length);
        foreach (string file in files) Assert.AreNotEqual(0, Scenario.Load(file).Steps.Count, file);
    }
}
