using System;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>The worked examples of the protocol document, byte for byte. Their values were computed apart from this code.</summary>
[TestClass]
public class WorkedExamplesTests
{
    internal const string E =
        "0057600003000060310031000008000020000000C00016000001313233343536" +
        "3738383938333130303030303030303031001100000012004000255365717565" +
        "6E6365204E6F31323331333641423132333435360003303120";

    private const string F =
        "008D60000000036031003100000810003800010AC00014000001093015071708" +
        "0001000030373137303030303030303130303132333435363738383938333130" +
        "3030303030303030310011000000120040006041B1F3D154C3079A5673ACFAB0" +
        "58D6A414902E4D0B4A115296A668D30000000000000000C55BF93CE2FB420AF2" +
        "CB64BC320E3552926B7D1ED332BFCC";

    internal const string G =
        "007460000300006031003100000200302004C020C09811000000000000000123" +
        "00000202100012376226090000000048D301ED352D8881B0CB34803132333435" +
        "3637383839383331303030303030303030313135365ECCD2826CA0DEFD261000" +
        "00000000000014220000120005003636303643363741";

    private const string H =
        "008E60000000036031003100000210703E00810AD08013166226090000000048" +
        "0000000000000001230000020931050717301207170008000100003037313730" +
        "3030303030303230303132333435363738383938333130303030303030303031" +
        "2230333038303030302020203030303130303030202020313536001422000012" +
        "00050000034355503832393234303739";

    internal const string I =
        "0051600003000060310031000004003020048002C08011000000000000000123" +
        "0000020210003938313233343536373838393833313030303030303030303131" +
        "35360014220000120005004530313939353432";

    private static byte[] Hex(string s) => Convert.FromHexString(s);

    private static TestHost Host()
    {
        var host = new TestHost();
        host.Ledger.SetBatch("12345678", 12); // 60.2 of all examples is 000012
        return host;
    }

    [TestMethod]
    public void Key_block_of_example_A()
    {
        byte[] tmk = Hex("0123456789ABCDEFFEDCBA9876543210");
        Assert.AreEqual("08D7B4FB", Convert.ToHexString(DesBlocks.Kcv(tmk)));
        Assert.AreEqual(
            "41B1F3D154C3079A5673ACFAB058D6A414902E4D0B4A115296A668D30000000000000000C55BF93CE2FB420AF2CB64BC320E3552926B7D1ED332BFCC",
            Convert.ToHexString(TestTerminal.ExampleKeys.UnderTmk("004", tmk)));
        var longMak = new WorkingKeys(TestTerminal.ExampleKeys.Pik, Hex("0A1B2C3D4E5F60718192A3B4C5D6E7F8"), []);
        StringAssert.EndsWith(Convert.ToHexString(longMak.UnderTmk("003", tmk)), "0B4A115296A668D3FF42DE6476A95E24448B49D8");
    }

    [TestMethod]
    public void Pin_blocks_of_example_B()
    {
        byte[] pik = TestTerminal.ExampleKeys.Pik;
        Assert.AreEqual("123456", PinBlock.Decode(pik, Hex("5ECCD2826CA0DEFD"), "6226090000000048"));
        Assert.AreEqual("123456", PinBlock.Decode(pik, Hex("98F388D206D5F591"), null));
        Assert.IsNull(PinBlock.Decode(pik, Hex("98F388D206D5F592"), null), "a block that no PIN gives");
    }

    [TestMethod]
    public void Tracks_of_example_C()
    {
        byte[] tdk = TestTerminal.ExampleKeys.Tdk;
        Assert.AreEqual("6226090000000048D30121200000012345678", TrackCipher.Decrypt(tdk, "6226090000000048D301ED352D8881B0CB348"));
        Assert.AreEqual("6226090000000048D3012120000001234567", TrackCipher.Decrypt(tdk, "6226090000000048D3DC24F9FC738A2BF167"));
        Assert.IsNull(TrackCipher.Decrypt(TestTerminal.ExampleKeys.Pik, "6226090000000048D301ED352D8881B0CB348"), "wrong key");
    }

    [TestMethod]
    public void Macs_of_example_D()
    {
        byte[] covered = Hex("0200302004C020C09811000000000000000123000002");
        byte[] shortKey = Hex("0A1B2C3D4E5F6071"), longKey = Hex("0A1B2C3D4E5F60718192A3B4C5D6E7F8");
        Assert.AreEqual("086CFFC9", TestTerminal.Ascii(MessageMac.Compute(MacAlgorithm.CupEcb, shortKey, covered)));
        Assert.AreEqual("7C0C727F", TestTerminal.Ascii(MessageMac.Compute(MacAlgorithm.CupEcb, longKey, covered)));
        Assert.AreEqual("FF7062F5F5922452", Convert.ToHexString(MessageMac.Compute(MacAlgorithm.X99, shortKey, covered)));
        Assert.AreEqual("E49B0CE7994A3636", Convert.ToHexString(MessageMac.Compute(MacAlgorithm.X919, longKey, covered)));
    }

    [TestMethod]
    public void Sign_on_and_sale_answer_byte_for_byte()
    {
        using TestHost host = Host();
        host.Now = new DateTime(2026, 7, 17, 9, 30, 15);
        Assert.AreEqual(F, Convert.ToHexString(host.Exchange(Hex(E))));
        host.Now = new DateTime(2026, 7, 17, 9, 31, 5);
        Assert.AreEqual(H, Convert.ToHexString(host.Exchange(Hex(G))));
        Assert.AreEqual(500000 - 123, host.Balance("cup-debit"));

        IsoMessage answer = Iso8583Codec.Unpack(Frame.ParseWithLength(host.Exchange(Hex(I))).Message);
        Assert.AreEqual("0410", answer.Mti);
        Assert.AreEqual("00", answer[39]);
        Assert.AreEqual(500000, host.Balance("cup-debit"));
        TradeRecord sale = host.Ledger.Find("12345678", 12, 2);
        Assert.AreEqual(TradeState.Reversed, sale.State);
        Assert.AreEqual("98", sale.ReversalReason);
    }

    [TestMethod]
    [DataRow(E)]
    [DataRow(F)]
    [DataRow(G)]
    [DataRow(H)]
    [DataRow(I)]
    public void Unpack_and_pack_give_the_frame_back(string hex)
    {
        Frame frame = Frame.ParseWithLength(Hex(hex));
        IsoMessage message = Iso8583Codec.Unpack(frame.Message);
        Assert.AreEqual(hex, Convert.ToHexString((frame with { Message = Iso8583Codec.Pack(message) }).ToWire()));
    }

    [TestMethod]
    public void Totals_of_example_L()
    {
        using TestHost host = Host();
        TestTerminal t = host.Terminal;
        t.SignOn();
        CardEntry card = host.Card("cup-debit");
        IsoMessage first = t.Sale(card, 123);
        t.Sale(card, 123);
        t.Sale(card, 123);
        Assert.AreEqual("00", t.SaleVoid(card, 123, first)[39]);
        IsoMessage answer = t.Settle("00000000036900300000000012300100000000000000000000000000000000");
        Assert.AreEqual("00000000036900300000000012300110000000000000000000000000000001", answer[48]);
    }
}
