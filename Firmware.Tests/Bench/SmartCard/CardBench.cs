using System;
using System.Collections.Generic;
using System.Linq;
using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.SmartCard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;
using PosFirmware.Drivers.SmartCard;

namespace PosFirmware.Tests.Bench.SmartCard;

/// <summary>An application that shows what reached it: every command has an answer that can be foretold.</summary>
internal sealed class MirrorCard : ICardApplication
{
    public List<byte[]> Commands { get; } = [];
    public int Resets { get; private set; }

    public void Reset() => Resets++;

    public byte[] Process(byte[] command)
    {
        Commands.Add(command);
        return Foretell(command);
    }

    public static byte[] Foretell(byte[] c)
    {
        byte[] data = c.Length > 5 ? c[5..(5 + c[4])] : [];
        return c[1] switch
        {
            0xB2 => [.. Pattern(c[2]), 0x90, 0x00],                 // P1 bytes
            0xA4 => [.. Pattern(c[3] == 2 ? 40 : 30), 0x90, 0x00],
            0xAE => [.. data.Reverse(), 0x90, 0x00],
            0x20 => [0x63, 0xC2],
            0x82 => [0x90, 0x00],
            0x84 => [.. Pattern(8), 0x90, 0x00],
            0xDA => [0x62, 0x83],
            _ => [0x6D, 0x00],
        };
    }

    public static byte[] Pattern(int n) => [.. Enumerable.Range(0, n).Select(i => (byte)(i * 7 + n))];
}

/// <summary>A handheld whose card slot is driven on the test's thread.</summary>
internal sealed class CardBench : IDisposable
{
    public static readonly byte[] Select = [0x00, 0xA4, 0x04, 0x00, 0x0E, .. "1PAY.SYS.DDF01"u8, 0x00];
    public static readonly byte[] Verify = [0x00, 0x20, 0x00, 0x80, 0x08, 0x24, 0x12, 0x34, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
    public static readonly byte[] Challenge = [0x00, 0x84, 0x00, 0x00, 0x00];

    private readonly byte[] response = new byte[258];

    public CardBench()
    {
        Bench.Bind();
        Board = new HandheldBoard(new BoardClock(Bench), null);
        Slot = Board.CardSlot;
    }

    public Handheld Bench { get; } = new();
    public HandheldBoard Board { get; }
    public CardSlot Slot { get; }
    public MirrorCard App { get; } = new();
    public CardManners Manners { get; } = new();

    public void Dispose() => Machine.Unbind();

    public static byte[] Read(int bytes, int le = 0) => [0x00, 0xB2, (byte)bytes, 0x0C, (byte)le];

    public static byte[] Generate(int bytes) => [0x80, 0xAE, 0x80, 0x00, (byte)bytes, .. MirrorCard.Pattern(bytes), 0x00];

    /// <summary>Puts a card in and waits for the presence contact.</summary>
    public ContactCard Insert(CardTransport transport)
    {
        var card = new ContactCard(App, transport, Manners);
        Bench.InsertCard(card);
        Board.Clock.Sleep(20);
        return card;
    }

    /// <summary>Card in, power on, which must go well.</summary>
    public ContactCard Start(CardTransport transport)
    {
        ContactCard card = Insert(transport);
        Assert.AreEqual(CardPower.Ready, Slot.PowerUp());
        return card;
    }

    public CardReply Exchange(byte[] command, out byte[] answer)
    {
        CardReply reply = Slot.Exchange(command, command.Length, response, out int length);
        answer = response[..length];
        return reply;
    }

    /// <summary>A command whose answer must be what the application says.</summary>
    public void Good(byte[] command)
    {
        CardReply reply = Exchange(command, out byte[] answer);
        Assert.AreEqual(CardReply.Answered, reply, Convert.ToHexString(command));
        Assert.AreEqual(Convert.ToHexString(MirrorCard.Foretell(command)), Convert.ToHexString(answer), Convert.ToHexString(command));
    }

    public void NoComplaints() => Assert.AreEqual("", string.Join("; ", Bench.Complaints));
}
