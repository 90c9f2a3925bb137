using System;
using System.IO;
using System.Linq;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>Faults on request, as a terminal meets them.</summary>
[TestClass]
public class FaultTests : LineFixture
{
    [TestMethod]
    [DataRow(Fault.DropRequest, 0)]
    [DataRow(Fault.DropResponse, 100)]
    public void Lost_messages_leave_the_line_quiet(Fault fault, int charged)
    {
        using LineClient client = Client();
        TestTerminal terminal = SignedOn(client);
        acquirer.Faults.Next(fault, "0200");
        Assert.AreEqual("00", terminal.Send(terminal.Message("0820", "301"), mac: false)[39], "an echo does not use the order up");
        client.Send(SaleWire(terminal));
        Assert.AreEqual(0, client.Settle().Length);
        Assert.AreEqual(500000 - charged, acquirer.Ledger.CardById("cup-debit").Balance);
        SignedOn(client); // the connection lives on
    }

    [TestMethod]
    public void Delayed_answer_comes_on_the_benchs_clock()
    {
        using LineClient client = Client();
        TestTerminal terminal = SignedOn(client);
        acquirer.Faults.Next(Fault.DelayResponse, "0200", seconds: 65);
        client.Send(SaleWire(terminal));
        Assert.AreEqual(0, client.Settle().Length);
        Assert.AreEqual(499900, acquirer.Ledger.CardById("cup-debit").Balance, "booked at once");
        Assert.IsTrue(timers.TryDequeue(out var timer));
        Assert.AreEqual(65, timer.Span.TotalSeconds);
        Assert.AreEqual("00", terminal.Send(terminal.Message("0820", "301"), mac: false)[39], "the line is free meanwhile");
        timer.Action();
        Assert.IsTrue(client.InFlight, "from the moment the time is up");
        Assert.AreEqual("0210", Iso8583Codec.Unpack(Frame.ParseWithLength(client.Settle()).Message).Mti);
    }

    [TestMethod]
    public void Late_request_after_its_reversal_is_refused()
    {
        using LineClient client = Client();
        TestTerminal terminal = SignedOn(client);
        acquirer.Faults.Next(Fault.DelayRequest, "0200", seconds: 30);
        IsoMessage request = terminal.Request(TradeKind.Sale, debit, 100, debit.Pin);
        client.Send(terminal.Wire(request, mac: true));
        client.Settle();
        Assert.AreEqual("25", terminal.Reverse(request)[39]);
        timers.TryDequeue(out var timer);
        timer.Action();
        Assert.AreEqual("94", Iso8583Codec.Unpack(Frame.ParseWithLength(client.Receive()).Message)[39]);
        Assert.AreEqual(500000, acquirer.Ledger.CardById("cup-debit").Balance);
    }

    [TestMethod]
    public void Spoilt_answers()
    {
        using LineClient client = Client();
        TestTerminal terminal = SignedOn(client);
        foreach (Fault fault in new[] { Fault.WrongMac, Fault.MissingMac, Fault.WrongStan, Fault.WrongTerminal, Fault.WrongAmount, Fault.WrongMti, Fault.WrongProcessingCode, Fault.EmptyRrn, Fault.MissingRrn })
        {
            acquirer.Faults.Next(fault);
            IsoMessage request = terminal.Request(TradeKind.Sale, debit, 100, debit.Pin);
            Frame frame = Frame.ParseWithLength(client.Exchange(terminal.Wire(request, mac: true)));
            IsoMessage answer = Iso8583Codec.Unpack(frame.Message);
            bool macRight = answer.Has(64) && answer.Bytes(64).AsSpan().SequenceEqual(MessageMac.Compute(MacAlgorithm.CupEcb, TestTerminal.ExampleKeys.Mak, frame.Message.AsSpan(..^8)));
            Assert.AreEqual(fault is not (Fault.WrongMac or Fault.MissingMac), macRight, fault.ToString());
            Assert.AreEqual(fault == Fault.MissingMac, !answer.Has(64), fault.ToString());
            Assert.AreEqual(fault == Fault.WrongStan, answer[11] != request[11], fault.ToString());
            Assert.AreEqual(fault == Fault.WrongTerminal, answer[41] != request[41], fault.ToString());
            Assert.AreEqual(fault == Fault.WrongAmount, answer[4] != request[4], fault.ToString());
            Assert.AreEqual(fault == Fault.WrongMti, answer.Mti != "0210", fault.ToString());
            Assert.AreEqual(fault == Fault.WrongProcessingCode, answer[3] != request[3], fault.ToString());
            Assert.AreEqual(fault is Fault.EmptyRrn or Fault.MissingRrn, string.IsNullOrWhiteSpace(answer[37]), fault.ToString());
        }
    }

    [TestMethod]
    public void Spoilt_frames()
    {
        foreach (Fault fault in new[] { Fault.TruncatedFrame, Fault.Garbage, Fault.HalfFrame, Fault.HalfRecord, Fault.WrongLengthPrefix })
        {
            using LineClient client = Client();
            TestTerminal terminal = SignedOn(client);
            terminal.Stan = (int)fault * 10;
            long before = client.Received;
            acquirer.Faults.Next(fault, "0200");
            client.Send(SaleWire(terminal));
            byte[] clear = client.Settle();
            Assert.IsTrue(client.Received > before, $"{fault}: something came");
            int promised = clear.Length < 2 ? -1 : (clear[0] << 8 | clear[1]) + 2;
            switch (fault)
            {
                case Fault.HalfRecord: Assert.AreEqual(0, clear.Length); break;
                case Fault.HalfFrame or Fault.WrongLengthPrefix: Assert.IsTrue(promised > clear.Length, fault.ToString()); break;
                default:
                    Assert.AreEqual(promised, clear.Length, fault.ToString());
                    Assert.ThrowsException<IsoFormatException>(() => Iso8583Codec.Unpack(Frame.ParseWithLength(clear).Message), fault.ToString());
                    break;
            }
        }
    }

    [TestMethod]
    public void Answers_that_come_twice_or_after_an_older_one()
    {
        using LineClient client = Client();
        TestTerminal terminal = SignedOn(client);
        acquirer.Faults.Next(Fault.AnswerTwice);
        byte[] first = client.Exchange(SaleWire(terminal));
        CollectionAssert.AreEqual(first, client.Receive());
        acquirer.Faults.Next(Fault.PreviousAnswerFirst);
        CollectionAssert.AreEqual(first, client.Exchange(SaleWire(terminal)));
        Assert.AreEqual(terminal.Stan - 1, Iso8583Codec.Unpack(Frame.ParseWithLength(client.Receive()).Message).Stan);
    }

    [TestMethod]
    public void Decline_by_order_moves_no_money_and_sticks_until_cleared()
    {
        using LineClient client = Client();
        TestTerminal terminal = SignedOn(client);
        acquirer.Faults.Always(Fault.Decline, "0200", code: "91");
        Assert.AreEqual("91", terminal.Sale(debit, 100)[39]);
        Assert.AreEqual("91", terminal.Sale(debit, 100)[39]);
        acquirer.Faults.Clear();
        Assert.AreEqual("00", terminal.Sale(debit, 100)[39]);
        Assert.AreEqual(499900, acquirer.Ledger.CardById("cup-debit").Balance);
        Assert.ThrowsException<ArgumentException>(() => acquirer.Faults.Next(Fault.Decline, code: "00"));
    }

    [TestMethod]
    public void Connections_that_end_early()
    {
        acquirer.Faults.Next(Fault.CloseAfterConnect);
        Assert.IsTrue(Refused(() => { using LineClient c = Client(); return false; }));
        acquirer.Faults.Next(Fault.RefuseTls);
        Assert.IsTrue(Refused(() => { using LineClient c = Client(); return false; }));
        foreach ((Fault fault, int charged) in new[] { (Fault.CloseAfterRequest, 0), (Fault.CloseBeforeResponse, 100) })
        {
            using LineClient client = Client();
            TestTerminal terminal = SignedOn(client);
            terminal.Stan = (int)fault * 10;
            acquirer.Faults.Next(fault);
            Assert.IsNull(client.Exchange(SaleWire(terminal)), "end of the connection");
            Assert.AreEqual(500000 - charged, acquirer.Ledger.CardById("cup-debit").Balance);
        }
        using (LineClient client = Client())
        {
            client.Send([0, 3, 1, 2, 3]);
            Assert.IsNull(client.Receive(), "a length that cannot be");
        }
        using (LineClient client = Client())
        {
            client.Send([0, 30, .. new byte[30]]);
            Assert.IsNull(client.Receive(), "no message");
        }
        using (LineClient client = Client()) SignedOn(client);
    }

    [TestMethod]
    public void Silence_after_connect_is_not_in_flight()
    {
        acquirer.Faults.Next(Fault.SilentAfterConnect);
        using var client = new LineClient(acquirer);
        Task handshake = Task.Run(() => { try { client.Connect(); } catch (Exception e) when (e is IOException or ObjectDisposedException or AuthenticationException or TimeoutException) { } });
        Assert.IsTrue(SpinWait.SpinUntil(() => client.Sent > 0, 10_000));
        Assert.IsTrue(SpinWait.SpinUntil(() => !client.InFlight, 10_000));
        Assert.IsFalse(acquirer.IsBusy);
        Assert.IsFalse(handshake.IsCompleted);
        client.Dispose();
        handshake.Wait(30_000);
    }

    [TestMethod]
    public void Approvals_under_other_codes_are_booked()
    {
        using LineClient client = Client();
        TestTerminal terminal = SignedOn(client);
        acquirer.Faults.Next(Fault.ApproveAs, code: "11");
        IsoMessage answer = terminal.Sale(debit, 100);
        Assert.AreEqual("11", answer[39]);
        Assert.IsTrue(answer.Has(64));
        Assert.AreEqual(499900, acquirer.Ledger.CardById("cup-debit").Balance);
        acquirer.Faults.Next(Fault.ApproveAs, code: "10");
        IsoMessage request = terminal.Request(TradeKind.Sale, debit, 101, debit.Pin);
        answer = terminal.Send(request, mac: true);
        Assert.AreEqual("10", answer[39]);
        Assert.AreEqual(50, answer.Amount);
        Assert.AreEqual(499850, acquirer.Ledger.CardById("cup-debit").Balance);
        Assert.AreEqual("00", terminal.Reverse(request)[39], "the reversal names the amount that was asked for");
        Assert.AreEqual(499900, acquirer.Ledger.CardById("cup-debit").Balance);
        Assert.ThrowsException<ArgumentException>(() => acquirer.Faults.Next(Fault.ApproveAs, code: "05"));
        Assert.ThrowsException<ArgumentException>(() => acquirer.Faults.Next(Fault.Decline, code: "11"));
    }
}
