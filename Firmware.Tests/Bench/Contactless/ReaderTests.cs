using System;
using System.Collections.Generic;
using System.Linq;
using Bench.Emv;
using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Contactless;
using Bench.VirtualBoard.Emv;
using Bench.VirtualBoard.SmartCard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;
using PosFirmware.Drivers.Contactless;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Tests.Bench.Security;

namespace PosFirmware.Tests.Bench.Contactless;

/// <summary>The contactless driver over a simulated PN532: the field, commands, and everything that goes wrong on air.</summary>
[TestClass]
public sealed class ReaderTests
{
    private static readonly byte[] SelectDirectory = [0x00, 0xA4, 0x04, 0x00, 14, .. "2PAY.SYS.DDF01"u8, 0x00];

    private Handheld bench;
    private HandheldBoard board;
    private ContactlessReader reader;
    private readonly byte[] response = new byte[258];

    [TestInitialize]
    public void PowerOn()
    {
        bench = new Handheld();
        bench.Bind();
        board = new HandheldBoard(new BoardClock(bench), bench.Flash);
        reader = board.Contactless;
    }

    [TestCleanup]
    public void PowerOff()
    {
        Machine.Unbind();
        CollectionAssert.AreEqual(Array.Empty<string>(), bench.Complaints);
    }

    /// <summary>A card that answers a command with its own bytes and 9000.</summary>
    private sealed class Echo : ICardApplication
    {
        internal readonly List<byte[]> Heard = [];
        internal Func<byte[], byte[]> Answer = c => [.. c.Take(256), 0x90, 0x00];
        internal int Resets;

        public void Reset() => Resets++;

        public byte[] Process(byte[] command)
        {
            Heard.Add(command);
            return Answer(command);
        }
    }

    private FieldState Look(int ms = 400)
    {
        FieldState state = FieldState.Empty;
        for (int i = 0; i < ms / 20 && state == FieldState.Empty; i++)
        {
            state = reader.Poll();
            board.Clock.Sleep(20);
        }
        return state;
    }

    private CardReply Send(byte[] command, out byte[] answer)
    {
        CardReply reply = reader.Exchange(command, command.Length, response, out int length);
        answer = response[..length];
        return reply;
    }

    [TestMethod]
    public void EmptyFieldStaysEmpty()
    {
        Assert.AreEqual(FieldState.Empty, Look(2000));
        Assert.AreEqual(0x0106, reader.Version);
        Assert.IsTrue(bench.Nfc.FieldOn);
        reader.Close();
        Assert.IsFalse(bench.Nfc.FieldOn);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void CardIsFoundAndAnswers(bool typeB)
    {
        EmvCard card = new(ChipFile.Example().Card("cup-chip"), KeyFile.Example(), contactless: true);
        bench.Nfc.Field.Enter(new FieldCard(card) { TypeB = typeB });
        Assert.AreEqual(FieldState.Card, Look());
        Assert.AreEqual(CardReply.Answered, Send(SelectDirectory, out byte[] answer));
        Assert.AreEqual("9000", Convert.ToHexString(answer[^2..]));
        Assert.AreEqual("A000000333010101", Convert.ToHexString(Tlv.Parse(answer.AsSpan(..^2))[0].Find(0x4F).Value));
    }

    [TestMethod]
    public void TwoCardsAreSeveral()
    {
        FieldCard second = new(new Echo());
        bench.Nfc.Field.Enter(new FieldCard(new Echo()));
        bench.Nfc.Field.Enter(second);
        Assert.AreEqual(FieldState.Several, Look());
        bench.Nfc.Field.Leave(second);
        Assert.AreEqual(FieldState.Card, Look());
    }

    /// <summary>EMV Contactless 2.10 Book D, 9.3: one of each kind is a collision too, whichever is looked for first.</summary>
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void OneOfEachKindIsSeveral(bool bFirst)
    {
        FieldCard first = new(new Echo()) { TypeB = bFirst }, second = new(new Echo()) { TypeB = !bFirst };
        bench.Nfc.Field.Enter(first);
        bench.Nfc.Field.Enter(second);
        for (int round = 0; round < 3; round++) Assert.AreEqual(FieldState.Several, Look());
        bench.Nfc.Field.Leave(first);
        Assert.AreEqual(FieldState.Card, Look());
        Assert.AreEqual(CardReply.Answered, Send(SelectDirectory, out _));
    }

    [TestMethod]
    public void TagOfAnotherKindIsUnsupported()
    {
        bench.Nfc.Field.Enter(new FieldCard(null));
        Assert.AreEqual(FieldState.Unsupported, Look());
    }

    [TestMethod]
    [DataRow(4)]
    [DataRow(249)]
    [DataRow(250)]
    [DataRow(251)]
    [DataRow(261)]
    public void CommandsOfEveryLengthArrive(int length)
    {
        Echo card = new();
        bench.Nfc.Field.Enter(new FieldCard(card));
        Look();
        byte[] command = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
        Assert.AreEqual(CardReply.Answered, Send(command, out byte[] answer));
        CollectionAssert.AreEqual(command, card.Heard.Single());
        CollectionAssert.AreEqual((byte[])[.. command.Take(256), 0x90, 0x00], answer);
    }

    [TestMethod]
    public void AnswerInPiecesIsPutTogether()
    {
        Echo card = new();
        bench.Nfc.Field.Enter(new FieldCard(card) { PieceSize = 60 });
        Look();
        byte[] command = [.. Enumerable.Range(0, 255).Select(i => (byte)i)];
        Assert.AreEqual(CardReply.Answered, Send(command, out byte[] answer));
        Assert.AreEqual(257, answer.Length);
    }

    [TestMethod]
    public void NothingOfAnExchangeStaysInTheDriver()
    {
        byte[] command = [.. Enumerable.Range(0, 250).Select(i => (byte)(i * 11))], record = [.. Enumerable.Range(0, 90).Select(i => (byte)(i * 13 + 5))];
        bench.Nfc.Field.Enter(new FieldCard(new Echo { Answer = c => c[1] == 0xC0 ? [.. record, 0x90, 0x00] : [0x61, 90] }) { SilentAt = 3 });
        Look();
        Assert.AreEqual(CardReply.Answered, Send(command, out byte[] answer));
        CollectionAssert.AreEqual((byte[])[.. record, 0x90, 0x00], answer);
        Assert.AreEqual("", ObjectSearch.Holding(board, command) + ObjectSearch.Holding(board, record));
        Assert.AreEqual(CardReply.Silent, Send(command, out _));
        Assert.AreEqual("", ObjectSearch.Holding(board, command));
    }

    [TestMethod]
    public void CardThatAlwaysTakesItsTimeDoesNotHoldTheTerminal()
    {
        Echo card = new() { Answer = c => c[1] == 0xC0 ? [0x01, 0x61, 0x10] : [0x61, 0x10] };
        bench.Nfc.Field.Enter(new FieldCard(card) { CommandMicros = 2_000_000 });
        Look();
        long start = board.Clock.Millis;
        Assert.AreEqual(CardReply.Silent, Send(SelectDirectory, out _));
        Assert.IsTrue(board.Clock.Millis - start < ContactlessReader.LongestCommandMs + 500, $"{board.Clock.Millis - start} ms");
    }

    [TestMethod]
    public void CardThatSaysTooMuchIsGarbled()
    {
        bench.Nfc.Field.Enter(new FieldCard(new Echo { Answer = _ => new byte[4096] }));
        Look();
        Assert.AreEqual(CardReply.Garbled, Send(SelectDirectory, out _));
    }

    [TestMethod]
    [DataRow("6110", CardReply.Garbled)]
    [DataRow("6C10", CardReply.Garbled)]
    [DataRow("90", CardReply.Garbled)]
    public void EndlessStatusWordsEnd(string answer, CardReply expected)
    {
        Echo card = new() { Answer = _ => Convert.FromHexString(answer) };
        bench.Nfc.Field.Enter(new FieldCard(card));
        Look();
        Assert.AreEqual(expected, Send(SelectDirectory, out _));
        Assert.IsTrue(card.Heard.Count < 12, card.Heard.Count.ToString());
    }

    [TestMethod]
    public void RestIsFetchedAndLengthIsRepeated()
    {
        Echo card = new() { Answer = c => c[1] == 0xC0 ? [0x03, 0x90, 0x00] : [0x01, 0x02, 0x61, 0x01] };
        bench.Nfc.Field.Enter(new FieldCard(card));
        Look();
        Assert.AreEqual(CardReply.Answered, Send([0x00, 0xB2, 0x01, 0x0C, 0x00], out byte[] answer));
        Assert.AreEqual("0102039000", Convert.ToHexString(answer));
        card.Answer = c => c[^1] == 0x05 ? [0x07, 0x90, 0x00] : [0x6C, 0x05];
        Assert.AreEqual(CardReply.Answered, Send([0x00, 0xB2, 0x01, 0x0C, 0x00], out answer));
        Assert.AreEqual("079000", Convert.ToHexString(answer));
        Assert.AreEqual("00B2010C05", Convert.ToHexString(card.Heard[^1]));
    }

    [TestMethod]
    public void CardTornAwayIsRemoved()
    {
        bench.Nfc.Field.Enter(new FieldCard(new Echo()) { TornAt = 2 });
        Look();
        Assert.AreEqual(CardReply.Answered, Send(SelectDirectory, out _));
        Assert.AreEqual(CardReply.Removed, Send(SelectDirectory, out byte[] answer));
        Assert.AreEqual(0, answer.Length);
        Assert.AreEqual(FieldState.Empty, Look(200));
    }

    [TestMethod]
    public void CardThatKeepsQuietIsSilent()
    {
        bench.Nfc.Field.Enter(new FieldCard(new Echo()) { SilentAt = 1 });
        Look();
        Assert.AreEqual(CardReply.Silent, Send(SelectDirectory, out _));
    }

    [TestMethod]
    [DataRow(2, CardReply.Answered)]
    [DataRow(3, CardReply.Garbled)]
    public void DamagedBlocksAreRepeatedByTheChip(int bad, CardReply expected)
    {
        bench.Nfc.Field.Enter(new FieldCard(new Echo()) { BadBlocks = bad });
        Look();
        Assert.AreEqual(expected, Send(SelectDirectory, out _));
    }

    [TestMethod]
    public void DamagedAnswersOfTheChipAreAskedForAgain()
    {
        Echo card = new();
        bench.Nfc.Field.Enter(new FieldCard(card));
        Look();
        bench.Nfc.BadAnswers = 1;
        Assert.AreEqual(CardReply.Answered, Send(SelectDirectory, out _));
        Assert.AreEqual(1, card.Heard.Count, "the card is not asked twice");
        bench.Nfc.LostCommands = 2;
        Assert.AreEqual(CardReply.Answered, Send(SelectDirectory, out _));
        Assert.AreEqual(2, card.Heard.Count);
    }

    [TestMethod]
    public void DeadReaderIsTold()
    {
        bench.Nfc.Dead = true;
        Assert.AreEqual(FieldState.NoReader, reader.Poll());
        Assert.AreEqual(FieldState.NoReader, reader.Poll());
        bench.Nfc.Dead = false;
        Assert.AreEqual(FieldState.Empty, Look(200), "and it comes back");
    }

    [TestMethod]
    public void ReaderThatDiesLaterIsToldToo()
    {
        Assert.AreEqual(FieldState.Empty, Look(200));
        bench.Nfc.Dead = true;
        Assert.AreEqual(FieldState.NoReader, Look(1000));
        bench.Nfc.Dead = false;
        bench.Nfc.Field.Enter(new FieldCard(new Echo()));
        Assert.AreEqual(FieldState.Card, Look());
    }

    [TestMethod]
    public void CardThatLiesThereDoesNotCountAgain()
    {
        FieldCard card = new(new Echo());
        bench.Nfc.Field.Enter(card);
        Assert.AreEqual(FieldState.Card, Look());
        reader.Close();
        reader.WantEmptyFirst();
        Assert.AreEqual(FieldState.Empty, Look(1000));
        bench.Nfc.Field.Leave(card);
        Assert.AreEqual(FieldState.Empty, Look(300));
        bench.Nfc.Field.Enter(card);
        Assert.AreEqual(FieldState.Card, Look());
    }

    [TestMethod]
    public void PollingIsShort()
    {
        reader.Poll();
        long longest = 0;
        for (int i = 0; i < 100; i++)
        {
            long before = board.Clock.Micros;
            reader.Poll();
            longest = Math.Max(longest, board.Clock.Micros - before);
            board.Clock.Sleep(10);
        }
        Assert.IsTrue(longest < 2500, $"{longest} us");
    }

    [TestMethod]
    public void PausesAnywhereDoNoHarm()
    {
        for (int pause = 1; pause < 60; pause++)
        {
            FieldCard card = new(new Echo());
            bench.Nfc.Field.Enter(card);
            int call = 0, at = pause;
            bench.PauseNs = () => call++ == at ? 300_000_000 : 0;
            Assert.AreEqual(FieldState.Card, Look(2000), $"pause at call {pause}");
            Assert.AreEqual(CardReply.Answered, Send(SelectDirectory, out _), $"pause at call {pause}");
            bench.PauseNs = null;
            bench.Nfc.Field.Leave(card);
            reader.Close();
        }
    }
}
