using System;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>One response code after the other (acquirer-protocol.md sections 5 and 6.8), and that a refusal moves no money.</summary>
[TestClass]
public class RulesTests
{
    private TestHost host;
    private TestTerminal terminal;
    private CardEntry debit;

    [TestInitialize]
    public void SignOn()
    {
        Begin(new EngineRules());
    }

    [TestCleanup]
    public void Close()
    {
        CollectionAssert.AreEqual(Array.Empty<string>(), (System.Collections.ICollection)host.Ledger.Audit());
        host.Dispose();
    }

    private void Begin(EngineRules rules)
    {
        host?.Dispose();
        host = new TestHost(rules);
        terminal = host.Terminal;
        debit = host.Card("cup-debit");
        Assert.AreEqual("00", terminal.SignOn()[39]);
    }

    [TestMethod]
    public void Sale_is_approved_and_booked()
    {
        IsoMessage answer = terminal.Sale(debit, 12850);
        Assert.AreEqual("00", answer[39]);
        Assert.IsTrue(answer.Has(64));
        Assert.AreEqual(500000 - 12850, host.Balance("cup-debit"));
        TradeRecord booked = host.Ledger.Find(terminal.Id, terminal.Batch, answer.Stan);
        Assert.AreEqual(TradeState.Approved, booked.State);
        Assert.AreEqual(answer[37], booked.Rrn);
        Assert.AreEqual(12850, booked.Amount);
    }

    [TestMethod]
    public void Credit_sale_carries_an_authorisation_code()
    {
        Assert.IsFalse(terminal.Sale(debit, 100).Has(38));
        Assert.AreEqual(6, terminal.Sale(host.Card("cup-credit"), 100)[38].Length);
    }

    [TestMethod]
    [DataRow("cup-poor", 100L, "51")]
    [DataRow("cup-expired", 100L, "54")]
    [DataRow("cup-closed", 100L, "54")]
    [DataRow("cup-lost", 100L, "41")]
    [DataRow("cup-stolen", 100L, "43")]
    [DataRow("cup-restricted", 100L, "62")]
    [DataRow("cup-inactive", 100L, "21")]
    [DataRow("cup-unknown", 100L, "14")]
    [DataRow("cup-limit", 10001L, "61")]
    [DataRow("cup-limit", 10000L, "00")]
    [DataRow("cup-chip", 100L, "45")]
    [DataRow("cup-chip-credit", 100L, "45")]
    [DataRow("cup-debit", 500001L, "51")]
    [DataRow("cup-debit", 0L, "13")]
    [DataRow("visa", 100L, "00")]
    [DataRow("cup-debit-19", 100L, "00")]
    public void Card_decides(string card, long amount, string code)
    {
        Assert.AreEqual(code, terminal.Sale(host.Card(card), amount)[39]);
    }

    [TestMethod]
    public void Chip_card_may_be_swiped_after_a_failed_chip_read()
    {
        CardEntry chip = host.Card("cup-chip");
        IsoMessage m = terminal.Request(TradeKind.Sale, chip, 100, chip.Pin);
        m[60] = m[60][..12] + "20";
        Assert.AreEqual("00", terminal.Send(m, mac: true)[39]);
    }

    [TestMethod]
    public void Third_wrong_pin_locks_the_card()
    {
        Assert.AreEqual("55", terminal.Sale(debit, 100, "000000")[39]);
        Assert.AreEqual("55", terminal.Sale(debit, 100, "000001")[39]);
        Assert.AreEqual("00", terminal.Sale(debit, 100)[39], "a right PIN sets the count back");
        CardEntry capture = host.Card("cup-pin");
        Assert.AreEqual("55", terminal.Sale(capture, 100, "000000")[39]);
        Assert.AreEqual("55", terminal.Sale(capture, 100, "000000")[39]);
        Assert.AreEqual("38", terminal.Sale(capture, 100, "000000")[39]);
        Assert.AreEqual("38", terminal.Sale(capture, 100)[39], "the right PIN comes too late");
        for (int i = 0; i < 2; i++) terminal.Sale(debit, 100, "000000");
        Assert.AreEqual("75", terminal.Sale(debit, 100, "000000")[39]);
    }

    [TestMethod]
    public void Pin_block_under_another_key_is_99_and_costs_no_try()
    {
        IsoMessage m = terminal.Request(TradeKind.Sale, debit, 100, "123456");
        m.SetBytes(52, PinBlock.Encode(TestTerminal.ExampleKeys.Tdk, "123456", debit.Pan));
        Assert.AreEqual("99", terminal.Send(m, mac: true)[39]);
        Assert.AreEqual(0, host.Ledger.Card(debit.Pan).WrongPins);
    }

    [TestMethod]
    public void Missing_pin_is_55_on_a_card_that_needs_one()
    {
        Assert.AreEqual("55", terminal.Send(terminal.Request(TradeKind.Sale, debit, 100), mac: true)[39]);
        Assert.AreEqual(0, host.Ledger.Card(debit.Pan).WrongPins);
    }

    [TestMethod]
    public void Wrong_mac_is_A0_without_a_mac_and_leaves_the_trace_free()
    {
        IsoMessage m = terminal.Request(TradeKind.Sale, debit, 100, debit.Pin);
        terminal.BadMac = true;
        IsoMessage refused = terminal.Send(m, mac: true);
        Assert.AreEqual("A0", refused[39]);
        Assert.IsFalse(refused.Has(64));
        Assert.AreEqual("A0", terminal.Send(terminal.Request(TradeKind.Sale, debit, 100, debit.Pin), mac: false)[39], "no MAC at all");
        terminal.BadMac = false;
        Assert.AreEqual("00", terminal.Send(m, mac: true)[39]);
    }

    [TestMethod]
    public void Batch_and_sign_on_are_demanded()
    {
        terminal.Batch++;
        Assert.AreEqual("77", terminal.Sale(debit, 100)[39]);
        terminal.Batch--;
        Assert.AreEqual("00", terminal.Send(terminal.Message("0820", "002"), mac: false)[39]);
        Assert.AreEqual("77", terminal.Sale(debit, 100)[39]);
        Assert.AreEqual("77", terminal.Reverse(terminal.Request(TradeKind.Sale, debit, 100))[39]);
        terminal.SignOn();
        Assert.AreEqual("00", terminal.Sale(debit, 100)[39]);
    }

    [TestMethod]
    public void Duplicate_is_94_when_done_and_its_own_decline_otherwise()
    {
        IsoMessage m = terminal.Request(TradeKind.Sale, debit, 100, debit.Pin);
        Assert.AreEqual("00", terminal.Send(m, mac: true)[39]);
        Assert.AreEqual("94", terminal.Send(m, mac: true)[39]);
        Assert.AreEqual(499900, host.Balance("cup-debit"));
        m = terminal.Request(TradeKind.Sale, host.Card("cup-poor"), 100, "123456");
        Assert.AreEqual("51", terminal.Send(m, mac: true)[39]);
        host.Ledger.SetBalance(host.Card("cup-poor").Pan, 10000);
        Assert.AreEqual("51", terminal.Send(m, mac: true)[39]);
    }

    [TestMethod]
    public void Unknown_and_disabled_terminals_and_merchants()
    {
        terminal.Id = "00000009";
        Assert.AreEqual("97", terminal.SignOn()[39]);
        terminal.Id = "12345678";
        terminal.Merchant = "000000000000009";
        Assert.AreEqual("03", terminal.SignOn()[39]);
        terminal.Merchant = "898110000000002";
        Assert.AreEqual("03", terminal.SignOn()[39], "another merchant's terminal");
        terminal.Merchant = "898310000000001";
        host.Ledger.SetDisabled(terminal.Id, true);
        Assert.AreEqual("58", terminal.SignOn()[39]);
        Assert.AreEqual("58", terminal.Sale(debit, 100)[39]);
    }

    [TestMethod]
    public void Format_and_currency()
    {
        IsoMessage m = terminal.Request(TradeKind.Sale, debit, 100, debit.Pin);
        m[49] = "840";
        Assert.AreEqual("12", terminal.Send(m, mac: true)[39]);
        m = terminal.Request(TradeKind.Sale, debit, 100, debit.Pin);
        m[49] = null;
        Assert.AreEqual("30", terminal.Send(m, mac: true)[39]);
        m = terminal.Request(TradeKind.Sale, debit, 100, debit.Pin);
        m[35] = debit.Track2.Replace('=', 'D'); // clear, but said to be encrypted
        Assert.AreEqual("30", terminal.Send(m, mac: true)[39]);
        m = terminal.Request(TradeKind.Sale, debit, 100, debit.Pin);
        m[3] = "999999";
        Assert.AreEqual("40", terminal.Send(m, mac: true)[39]);
        m = terminal.Request(TradeKind.Sale, debit, 100, debit.Pin);
        string track = debit.Track2[..^1] + (char)(debit.Track2[^1] ^ 1);
        m[35] = TrackCipher.Encrypt(TestTerminal.ExampleKeys.Tdk, track);
        Assert.AreEqual("59", terminal.Send(m, mac: true)[39], "a track that the issuer never wrote");
    }

    [TestMethod]
    public void Balance_inquiry()
    {
        terminal.PreAuth(debit, 20000);
        IsoMessage answer = terminal.Send(terminal.Request(TradeKind.Balance, debit, 0, debit.Pin), mac: true);
        Assert.AreEqual("00", answer[39]);
        Assert.AreEqual("1002156C000000480000", answer[54], "what a pre-authorisation holds is not available");
    }

    [TestMethod]
    public void Processing_request_stays_in_the_header_until_it_is_done()
    {
        host.Ledger.RequestProcessing(terminal.Id, 3);
        terminal.Sale(debit, 100);
        Assert.AreEqual(3, host.Last.Seal().Header[2] & 0x0F);
        terminal.SignOn();
        Assert.AreEqual(0, host.Last.Seal().Header[2] & 0x0F);
    }

    [TestMethod]
    public void Sign_on_layouts_carry_keys_that_decrypt_to_their_check_values()
    {
        byte[] tmk = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");
        using var ledger = new Ledger(null, host.Book);
        var engine = new AcquirerEngine(ledger, new EngineRules(), () => host.Now, keySeed: 7);
        var t = new TestTerminal(wire => engine.Handle(wire.AsSpan(2)).Seal().ToWire());
        foreach ((string layout, int length) in new[] { ("001", 24), ("003", 40), ("004", 60) })
        {
            byte[] block = t.SignOn(layout).Bytes(62);
            Assert.AreEqual(length, block.Length);
            int pikLength = layout == "001" ? 8 : 16;
            byte[] pik = DesBlocks.Decrypt(tmk, block.AsSpan(0, pikLength));
            CollectionAssert.AreEqual(block[pikLength..(pikLength + 4)], DesBlocks.Kcv(pik));
            byte[] mak = DesBlocks.Decrypt(tmk, block.AsSpan(pikLength + 4, 8));
            int kcv = layout == "001" ? 20 : 36;
            CollectionAssert.AreEqual(block[kcv..(kcv + 4)], DesBlocks.Kcv(mak));
        }
        Assert.AreEqual("40", t.SignOn("006")[39], "SM4 is not offered");
    }

    [TestMethod]
    public void Parameter_download_brings_the_merchant_name_in_gbk()
    {
        byte[] data = terminal.Send(terminal.Message("0800", "360"), mac: false).Bytes(62);
        StringAssert.Contains(IsoMessage.Gbk.GetString(data), "22江南小馆(静安店)");
        Assert.AreEqual("00", terminal.Send(terminal.Message("0820", "301"), mac: false)[39], "echo");
    }
}
