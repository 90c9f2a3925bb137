using System;
using System.Globalization;
using System.Text;
using Bench.Acquirer;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>A terminal for tests of the acquirer: builds requests, seals them, reads answers. Knows nothing of the firmware.</summary>
internal sealed class TestTerminal
{
    private readonly Func<byte[], byte[]> exchange;

    internal TestTerminal(Func<byte[], byte[]> exchange) => this.exchange = exchange;

    internal static readonly WorkingKeys ExampleKeys = new(
        Convert.FromHexString("1A2B3C4D5E6F70818293A4B5C6D7E8F9"), Convert.FromHexString("0A1B2C3D4E5F6071"), Convert.FromHexString("33445566778899AABBCCDDEEFF001122"));

    internal string Id = "12345678";
    internal string Merchant = "898310000000001";
    internal int Batch = 1;
    internal int Stan = 1;
    internal WorkingKeys Keys = ExampleKeys;
    internal bool BadMac;

    /// <summary>Sends a message as it is, with a MAC when <paramref name="mac"/>, and returns the answer, or null.</summary>
    internal IsoMessage Send(IsoMessage request, bool mac)
    {
        byte[] wire = Wire(request, mac);
        byte[] answer = exchange(wire);
        return answer == null ? null : Iso8583Codec.Unpack(Frame.ParseWithLength(answer).Message);
    }

    internal byte[] Wire(IsoMessage request, bool mac)
    {
        if (mac) request.SetBytes(64, new byte[8]);
        byte[] message = Iso8583Codec.Pack(request);
        if (mac)
        {
            byte[] right = MessageMac.Compute(MacAlgorithm.CupEcb, Keys.Mak, message.AsSpan(0, message.Length - 8));
            if (BadMac) right[0] ^= 1;
            right.CopyTo(message, message.Length - 8);
        }
        return new Frame(Convert.FromHexString("6000030000"), Convert.FromHexString("603100310000"), message).ToWire();
    }

    internal IsoMessage Message(string mti, string management)
    {
        var m = new IsoMessage(mti);
        m[11] = $"{Stan++:D6}";
        m[41] = Id;
        m[42] = Merchant;
        m[60] = $"00{Batch:D6}{management}";
        return m;
    }

    internal IsoMessage SignOn(string management = "004")
    {
        IsoMessage m = Message("0800", management);
        m[63] = "01 ";
        IsoMessage answer = Send(m, mac: false);
        if (answer?[39] == "00") Batch = answer.Batch;
        return answer;
    }

    internal IsoMessage Request(TradeKind kind, CardEntry card, long amount, string pin = null)
    {
        TradeRow row = TradeTable.Row(kind);
        var m = new IsoMessage(row.Mti);
        m[3] = row.Processing + "0000";
        if (kind is not (TradeKind.Balance or TradeKind.Query)) m[4] = amount.ToString("D12", CultureInfo.InvariantCulture);
        m[11] = $"{Stan++:D6}";
        m[22] = card == null ? "002" : pin != null ? "021" : "022";
        m[25] = row.Condition;
        if (card != null)
        {
            m[35] = TrackCipher.Encrypt(Keys.Tdk, card.Track2);
            m[53] = pin == null ? "0610000000000000" : "2610000000000000";
        }
        m[41] = Id;
        m[42] = Merchant;
        m[49] = "156";
        if (pin != null)
        {
            m[26] = "12";
            m.SetBytes(52, PinBlock.Encode(Keys.Pik, pin, card.Pan));
        }
        m[60] = $"{row.TypeCode}{Batch:D6}000500";
        return m;
    }

    internal IsoMessage Sale(CardEntry card, long amount, string pin = null) => Send(Request(TradeKind.Sale, card, amount, pin ?? (card.Pin == "" ? null : card.Pin)), mac: true);

    internal IsoMessage SaleVoid(CardEntry card, long amount, IsoMessage sale)
    {
        IsoMessage m = Request(TradeKind.SaleVoid, card, amount);
        m[37] = sale[37];
        m[61] = $"{sale.Batch:D6}{sale[11]}";
        return Send(m, mac: true);
    }

    internal IsoMessage RefundRequest(CardEntry card, long amount, IsoMessage sale)
    {
        IsoMessage m = Request(TradeKind.Refund, card, amount);
        m[37] = sale[37];
        m[61] = "000000000000" + sale[13];
        m[63] = "CUP";
        return m;
    }

    internal IsoMessage Refund(CardEntry card, long amount, IsoMessage sale) => Send(RefundRequest(card, amount, sale), mac: true);

    internal IsoMessage PreAuth(CardEntry card, long amount) => Send(Request(TradeKind.PreAuth, card, amount, card.Pin), mac: true);

    internal IsoMessage FollowPreAuth(TradeKind kind, CardEntry card, long amount, IsoMessage preAuth)
    {
        IsoMessage m = Request(kind, card, amount);
        m[38] = preAuth[38];
        m[61] = $"{preAuth.Batch:D6}{preAuth[11]}{preAuth[13]}";
        return Send(m, mac: true);
    }

    internal IsoMessage CompletionVoid(CardEntry card, long amount, IsoMessage completion)
    {
        IsoMessage m = Request(TradeKind.CompletionVoid, card, amount);
        m[37] = completion[37];
        m[38] = completion[38];
        m[61] = $"{completion.Batch:D6}{completion[11]}{completion[13]}";
        return Send(m, mac: true);
    }

    internal IsoMessage Query(int batch, int stan)
    {
        IsoMessage m = Request(TradeKind.Query, null, 0);
        m[61] = $"{batch:D6}{stan:D6}";
        return Send(m, mac: true);
    }

    /// <summary>Reversal of a request that this terminal built: same trace, batch and amount.</summary>
    internal IsoMessage ReversalOf(IsoMessage request, string reason = "98")
    {
        var m = new IsoMessage("0400");
        m.Echo(request, 3, 4, 11, 22, 25, 41, 42, 49, 60);
        m[39] = reason;
        return m;
    }

    internal IsoMessage Reverse(IsoMessage request, string reason = "98") => Send(ReversalOf(request, reason), mac: true);

    internal IsoMessage Settle(string totals)
    {
        IsoMessage m = Message("0500", "201");
        m[48] = totals;
        m[49] = "156";
        m[63] = "01 ";
        return Send(m, mac: false);
    }

    internal IsoMessage EndOfBatch(int count, string management = "207")
    {
        IsoMessage m = Message("0320", management);
        m[48] = $"{count:D4}";
        return Send(m, mac: false);
    }

    internal static string Ascii(byte[] bytes) => Encoding.ASCII.GetString(bytes);
}

/// <summary>An engine with its ledger on a clock that tests set, and a terminal on it.</summary>
internal sealed class TestHost : IDisposable
{
    internal TestHost(EngineRules rules = null)
    {
        Book = BenchFile.Example() with { Rules = rules ?? new EngineRules() };
        Ledger = new Ledger(null, Book);
        Engine = new AcquirerEngine(Ledger, Book.Rules, () => Now, keySeed: 1, TestTerminal.ExampleKeys);
        Terminal = new TestTerminal(Exchange);
    }

    internal DateTime Now = new(2026, 7, 17, 9, 30, 15);
    internal BenchFile Book { get; }
    internal Ledger Ledger { get; }
    internal AcquirerEngine Engine { get; }
    internal TestTerminal Terminal { get; }
    internal Exchange Last;

    internal CardEntry Card(string id) => Book.Card(id);

    internal long Balance(string id) => Ledger.CardById(id).Balance;

    internal byte[] Exchange(byte[] wire)
    {
        Last = Engine.Handle(wire.AsSpan(2));
        return Last.Seal().ToWire();
    }

    public void Dispose() => Ledger.Dispose();
}
