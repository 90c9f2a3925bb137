using System;
using System.Collections.Generic;
using System.Linq;
using Bench.Acquirer;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>Properties that hold for any bytes and for any order of messages.</summary>
[TestClass]
public class PropertyTests
{
    private static readonly Config Quiet = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1000);

    private static readonly byte[][] Frames = [.. new[] { WorkedExamplesTests.E, WorkedExamplesTests.G, WorkedExamplesTests.I }.Select(Convert.FromHexString)];

    [TestMethod]
    public void Codec_throws_nothing_but_its_own_error_on_any_bytes()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            try { Iso8583Codec.Unpack(bytes); }
            catch (IsoFormatException) { }
            MaskedDump.Explain(bytes);
        }).Check(Quiet);
    }

    [TestMethod]
    public void Spoilt_frames_are_refused_or_packed_the_same_again()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            byte[] frame = Spoil(new Random(seed));
            MaskedDump.Explain(frame);
            IsoMessage message;
            try { message = Iso8583Codec.Unpack(frame.AsSpan(13)); }
            catch (IsoFormatException) { return; }
            byte[] packed = Iso8583Codec.Pack(message);
            CollectionAssert.AreEqual(packed, Iso8583Codec.Pack(Iso8583Codec.Unpack(packed)));
        }).Check(Quiet);
    }

    [TestMethod]
    public void Engine_answers_or_refuses_any_message_even_with_a_right_mac()
    {
        using var host = new TestHost();
        host.Terminal.SignOn();
        host.Ledger.SetBatch("12345678", 12);
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            byte[] frame = Spoil(new Random(seed));
            if ((frame[20] & 1) != 0 && frame.Length > 30)
                MessageMac.Compute(MacAlgorithm.CupEcb, TestTerminal.ExampleKeys.Mak, frame.AsSpan(13, frame.Length - 21)).CopyTo(frame, frame.Length - 8);
            try { host.Exchange(frame); }
            catch (IsoFormatException) { }
        }).Check(Quiet);
        Assert.AreEqual(0, host.Ledger.Audit().Count);
    }

    [TestMethod]
    public void Dump_never_shows_a_card_number_or_track()
    {
        using var host = new TestHost();
        host.Terminal.SignOn();
        foreach (CardEntry card in host.Book.Cards)
        {
            IsoMessage m = host.Terminal.Request(TradeKind.Sale, card, 100, "123456");
            m[2] = card.Pan;
            m[35] = card.Track2;
            m[14] = card.Expiry;
            m.SetBytes(55, [0x5A, (byte)(card.Pan.Length / 2), .. Convert.FromHexString(card.Pan[..(card.Pan.Length / 2 * 2)]), 0x82, 0x02, 0x7C, 0x00]);
            string text = MaskedDump.Explain(host.Terminal.Wire(m, mac: true));
            Assert.IsFalse(text.Contains(card.Pan[..12]), text);
            Assert.IsFalse(text.Contains(card.Track2[(card.Pan.Length + 5)..]), text);
            StringAssert.Contains(text, "82 7C00");
            StringAssert.Contains(text, "amount: 000000000100 (1.00)");
        }
    }

    [TestMethod]
    public void Money_is_conserved_over_any_order_of_messages()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), steps => new Day().Play(steps)).Check(Quiet.WithMaxTest(60).WithEndSize(150));
    }

    /// <summary>A worked frame with a few bytes changed, cut off or added.</summary>
    private static byte[] Spoil(Random random)
    {
        byte[] frame = [.. Frames[random.Next(Frames.Length)]];
        for (int i = random.Next(4); i >= 0; i--)
        {
            int at = random.Next(13, frame.Length);
            frame[at] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)(frame[at] ^ 1 << random.Next(8));
        }
        return random.Next(8) switch
        {
            0 => frame[..random.Next(21, frame.Length)],
            1 => [.. frame, (byte)random.Next(256)],
            _ => frame,
        };
    }

    /// <summary>A day of one terminal: a model that knows only requests and response codes, beside the acquirer.</summary>
    private sealed class Day
    {
        private static readonly string[] Cards = ["cup-debit", "cup-credit", "visa", "cup-poor", "cup-limit"];

        private readonly Dictionary<string, long> balances = [];
        private readonly List<Event> history = [];
        private TestHost host;

        /// <summary>A message that was sent, and what the model thinks of it.</summary>
        private sealed record Event(IsoMessage Request, IsoMessage Answer, CardEntry Card, Event Original)
        {
            internal bool Stands;
            internal long GivenBack;
            internal bool IsSale => Original == null;
            internal long Effect => IsSale ? -Request.Amount : Request.Amount;
        }

        internal void Play(int[] steps)
        {
            using (host = new TestHost())
            {
                host.Terminal.SignOn();
                foreach (string id in Cards) balances[id] = host.Balance(id);
                for (int i = 0; i < steps.Length; i++) Step(new Random(steps[i] * 7919 + i));
                foreach (string id in Cards) Assert.AreEqual(balances[id], host.Balance(id), id);
                Assert.AreEqual(0, host.Ledger.Audit().Count, string.Join("; ", host.Ledger.Audit()));
                BatchTotals totals = host.Ledger.Totals(host.Terminal.Id, host.Terminal.Batch);
                long net = totals.Domestic.CreditAmount + totals.Foreign.CreditAmount - totals.Domestic.DebitAmount - totals.Foreign.DebitAmount;
                Assert.AreEqual(history.Where(e => e.Stands).Sum(e => e.Effect), net);
            }
        }

        private void Step(Random random)
        {
            TestTerminal t = host.Terminal;
            CardEntry card = host.Card(Cards[random.Next(Cards.Length)]);
            Event earlier = history.Count == 0 ? null : history[random.Next(history.Count)];
            int what = earlier == null ? 0 : random.Next(8);
            long amount = random.Next(1, 20000);
            switch (what)
            {
                case 1: // void of something, right or wrong
                    IsoMessage undo = t.Request(TradeKind.SaleVoid, earlier.Card, earlier.Request.Amount);
                    undo[37] = earlier.Answer[37];
                    undo[61] = $"{t.Batch:D6}{earlier.Request[11]}";
                    Send(undo, earlier.Card, earlier);
                    break;
                case 2: // refund of something
                    long rest = earlier.Request.Amount - earlier.GivenBack;
                    long part = random.Next(3) switch { 0 => rest + 1, 1 => rest, _ => rest / 2 };
                    if (part > 0) Send(t.RefundRequest(earlier.Card, part, earlier.Answer), earlier.Card, earlier);
                    break;
                case 3 or 4: // reversal, perhaps for the second time
                    if (t.Reverse(earlier.Request)[39] == "00") Reversed(earlier);
                    break;
                case 5: // the same message again
                    Assert.AreNotEqual("00", t.Send(earlier.Request, mac: true)[39]);
                    break;
                case 6: // a reversal that overtakes its sale
                    IsoMessage late = t.Request(TradeKind.Sale, card, amount, card.Pin);
                    t.Reverse(late);
                    Assert.AreEqual("94", t.Send(late, mac: true)[39]);
                    break;
                default:
                    Send(t.Request(TradeKind.Sale, card, amount, card.Pin), card, null);
                    break;
            }
        }

        private void Send(IsoMessage request, CardEntry card, Event original)
        {
            IsoMessage answer = host.Terminal.Send(request, mac: true);
            var e = new Event(request, answer, card, original) { Stands = answer[39] == "00" };
            history.Add(e);
            if (!e.Stands) return;
            balances[card.Id] += e.Effect;
            if (original == null) return;
            Assert.IsTrue(original.IsSale && original.Stands, "given back what was never paid");
            original.GivenBack += request.Amount;
            Assert.IsTrue(original.GivenBack <= original.Request.Amount, "given back more than was paid");
        }

        private void Reversed(Event e)
        {
            Assert.IsTrue(e.Stands, "reversed what does not stand");
            Assert.AreEqual(0, e.GivenBack, "reversed what was given back");
            e.Stands = false;
            balances[e.Card.Id] -= e.Effect;
            if (e.Original != null) e.Original.GivenBack -= e.Request.Amount;
        }
    }
}
