using System;
using System.Linq;
using Bench.VirtualBoard.SmartCard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.SmartCard;

namespace PosFirmware.Tests.Bench.SmartCard;

/// <summary>Cards that are slow, damaged, mad, or gone: each exchange has its outcome within its time, and a card that failed has no power.</summary>
[TestClass]
public sealed class ExchangeFaultTests
{
    /// <summary>Runs one command after a good start; the manners take effect with the command.</summary>
    private static CardReply Run(CardTransport transport, byte[] command, Action<CardBench> prepare, long limitMs = CardSlot.LongestCommandMs + 2000)
    {
        using var bench = new CardBench();
        ContactCard card = bench.Start(transport);
        prepare(bench);
        long start = bench.Board.Clock.Millis;
        CardReply reply = bench.Exchange(command, out byte[] answer);
        long took = bench.Board.Clock.Millis - start;
        Assert.IsTrue(took <= limitMs, $"{took} ms");
        Assert.AreEqual(reply == CardReply.Answered, bench.Slot.IsPowered);
        Assert.AreEqual(reply == CardReply.Answered, bench.Bench.CardInterface.Powered);
        if (reply == CardReply.Answered) Assert.AreEqual(Convert.ToHexString(MirrorCard.Foretell(command)), Convert.ToHexString(answer));
        else Assert.AreEqual(0, answer.Length);
        bench.NoComplaints();
        return reply;
    }

    [TestMethod]
    [DataRow(0), DataRow(1)]
    public void Slow_cards_ask_for_more_time(int protocol)
    {
        var transport = new CardTransport { Protocols = [protocol] };
        foreach (double ms in new[] { 0.0, 100, 700, 1500, 6000 })
            Assert.AreEqual(CardReply.Answered, Run(transport, CardBench.Generate(40), b => b.Manners.WorkMs = _ => ms), $"{ms} ms");
        Assert.AreEqual(CardReply.Answered, Run(transport, CardBench.Read(100), b => b.Manners.GapEtu = protocol == 0 ? 200 : 20));
    }

    [TestMethod]
    [DataRow(0), DataRow(1)]
    public void Silent_cards(int protocol)
    {
        var transport = new CardTransport { Protocols = [protocol] };
        Assert.AreEqual(CardReply.Silent, Run(transport, CardBench.Generate(10), b => b.Manners.SilentAfter = 0));
        Assert.AreEqual(CardReply.Silent, Run(transport, CardBench.Read(10), b => b.Manners.SilentAfter = 0));
    }

    [TestMethod]
    public void Never_ending_stories()
    {
        Assert.AreEqual(CardReply.Silent, Run(CardTransport.T0, CardBench.Select, b => b.Manners.Nulls = -1));
        Assert.AreEqual(CardReply.Garbled, Run(CardTransport.T1, CardBench.Select, b => b.Manners.EndlessExtension = true));
        foreach (int length in new[] { 0, 1, 200 })
        {
            Assert.AreEqual(CardReply.Garbled, Run(CardTransport.T0, CardBench.Select, b => b.Manners.Endless61 = length, 2000));
            Assert.AreEqual(CardReply.Garbled, Run(CardTransport.T0, CardBench.Read(10), b => b.Manners.Endless6C = length, 2000));
        }
    }

    [TestMethod]
    public void Cards_that_stay_within_every_limit_of_their_own_do_not_hold_the_terminal()
    {
        var slow = CardTransport.T0 with { WaitingInteger = 255 };
        Assert.AreEqual(CardReply.Silent, Run(CardTransport.T0, CardBench.Read(200, 200), b => b.Manners.GapEtu = 9000), "0.7 s from character to character");
        Assert.AreEqual(CardReply.Silent, Run(slow, CardBench.Generate(10), b => b.Manners.SilentAfter = 0), "WI 255: 19 s of patience");
        Assert.AreEqual(CardReply.Silent, Run(slow, CardBench.Read(30, 30), b => b.Manners.BadParity = n => n % 20 == 0), "and as much again before each repeat");
        var patient = CardTransport.T1 with { BlockWaiting = 9, CharacterWaiting = 15 };
        Assert.AreNotEqual(CardReply.Answered, Run(patient, CardBench.Generate(10), b => b.Manners.SilentAfter = 0), "BWI 9: 38 s of patience");
        Assert.AreNotEqual(CardReply.Answered, Run(patient, CardBench.Read(100), b => b.Manners.GapEtu = 30_000), "CWI 15: 2.5 s from character to character");
    }

    [TestMethod]
    public void T0_NULLs_and_single_steps()
    {
        Assert.AreEqual(CardReply.Answered, Run(CardTransport.T0, CardBench.Generate(40), b => b.Manners.Nulls = 5));
        Assert.AreEqual(CardReply.Answered, Run(CardTransport.T0, CardBench.Generate(40), b => b.Manners.OneByOne = true));
        Assert.AreEqual(CardReply.Answered, Run(CardTransport.T0, CardBench.Read(40), b => b.Manners.OneByOne = true));
    }

    [TestMethod]
    [DataRow(0x00), DataRow(0x3B), DataRow(0xFF), DataRow(0xAF), DataRow(0x50)]
    public void T0_wrong_procedure_byte(int procedure) =>
        Assert.AreEqual(CardReply.Garbled, Run(CardTransport.T0, CardBench.Generate(20), b => b.Manners.Tamper = (_, _) => [(byte)procedure]));

    [TestMethod]
    public void T0_bursts_cut_short_are_silence_and_what_is_too_much_is_dropped()
    {
        Assert.AreEqual(CardReply.Silent, Run(CardTransport.T0, CardBench.Read(30, 30), b => b.Manners.Tamper = (_, said) => said[..^1]));
        Assert.AreEqual(CardReply.Answered, Run(CardTransport.T0, CardBench.Read(30, 30), b => b.Manners.Tamper = (_, said) => [.. said, 1, 2, 3]));
        using var bench = new CardBench();
        bench.Start(CardTransport.T0);
        bench.Manners.Tamper = (n, said) => n == 0 ? [.. said, 0x90, 0x00] : said;
        bench.Good(CardBench.Read(30, 30));
        bench.Board.Clock.Sleep(50);
        bench.Good(CardBench.Challenge);
    }

    [TestMethod]
    public void T0_a_damaged_character_is_asked_for_again_only_where_that_is_harmless()
    {
        foreach (int after in new[] { 0, 1, 10, 31, 32 })
        {
            Assert.AreEqual(CardReply.Answered, Run(CardTransport.T0, CardBench.Read(30, 30), b => Spoil(b, after)), $"READ RECORD, character {after}");
            Assert.AreEqual(CardReply.Garbled, Run(CardTransport.T0, CardBench.Generate(30), b => Spoil(b, after)), $"GENERATE AC, character {after}");
        }
        Assert.AreEqual(CardReply.Garbled, Run(CardTransport.T0, CardBench.Read(30, 30), b => b.Manners.BadParity = n => n % 20 == 0), "again and again");
    }

    /// <summary>The n-th character from now on has wrong parity, once.</summary>
    private static void Spoil(CardBench bench, int after)
    {
        int left = after;
        bench.Manners.BadParity = _ => left-- == 0;
    }

    [TestMethod]
    public void T1_repairs_any_one_damaged_character()
    {
        for (int after = 0; after < 120; after += after < 12 ? 1 : 7)
        {
            Assert.AreEqual(CardReply.Answered, Run(CardTransport.T1, CardBench.Generate(90), b => Spoil(b, after), 5000), $"character {after}");
            Assert.AreEqual(CardReply.Answered, Run(CardTransport.T1 with { InformationSize = 20 }, CardBench.Generate(90), b => Spoil(b, after), 5000), $"character {after}, IFSC 20");
        }
    }

    [TestMethod]
    public void T1_repairs_any_one_block()
    {
        Func<byte[], byte[]>[] spoilers =
        [
            _ => null,                                                        // lost
            said => [.. said[..^1], (byte)(said[^1] ^ 1)],                    // LRC
            said => said[..2],                                                // broken off
            said => Blocks.Make(0x12, said[1], said[3..^1]),                  // NAD
            said => Blocks.Make(0, said[1] ^ 0x40, said[3..^1]),              // number
            said => [0, said[1], 0xFF, .. said[3..]],                         // length
            _ => Blocks.Make(0, 0x9F, []),                                    // an R-block that is none
            _ => Blocks.Make(0, 0xE1, [32]),                                  // a response that nobody asked for
            _ => Blocks.Make(0, 0xC3, [0]),                                   // an extension by nothing
            _ => Blocks.Make(0, 0xC1, [0]),                                   // no size
            _ => Blocks.Make(0, 0xC0, []),                                    // a card may not resynchronise
        ];
        for (int kind = 0; kind < spoilers.Length; kind++)
            for (int at = 1; at <= 6; at++) // block 0 was the answer to S(IFS)
                Assert.AreEqual(CardReply.Answered, Run(CardTransport.T1, CardBench.Generate(90),
                    b => b.Manners.Tamper = (n, said) => n == at ? spoilers[kind](said) : said, 6000), $"kind {kind}, block {at}");
    }

    [TestMethod]
    public void T1_a_new_size_in_mid_command()
    {
        bool once = true;
        using var bench = new CardBench();
        bench.Start(CardTransport.T1);
        bench.Manners.Tamper = (n, said) => n == 1 && once && !(once = false) ? Blocks.Make(0, 0xC1, [10]) : said;
        bench.Good(CardBench.Generate(90));
    }

    [TestMethod]
    public void T1_resynchronises_and_repeats_what_only_asks()
    {
        Func<int, byte[], byte[]> bad = (n, said) => n is >= 1 and <= 5 && said[1] != 0xE0 ? [.. said[..^1], (byte)(said[^1] ^ 1)] : said;
        Assert.AreEqual(CardReply.Answered, Run(CardTransport.T1, CardBench.Read(50), b => b.Manners.Tamper = bad));
        Assert.AreEqual(CardReply.Garbled, Run(CardTransport.T1, CardBench.Generate(50), b => b.Manners.Tamper = bad));
        Assert.AreEqual(CardReply.Garbled, Run(CardTransport.T1, CardBench.Read(50), b => b.Manners.Tamper = (n, said) => n > 0 && said[1] != 0xE0 ? [.. said[..^1], (byte)(said[^1] ^ 1)] : said));
        Assert.AreEqual(CardReply.Garbled, Run(CardTransport.T1, CardBench.Generate(50), b => b.Manners.Tamper = (n, said) => n > 0 ? Blocks.Make(0, 0xC2, []) : said), "S(ABORT)");
    }

    [TestMethod]
    public void T1_an_answer_without_end() =>
        Assert.AreEqual(CardReply.Garbled, Run(CardTransport.T1, CardBench.Read(255), b =>
        {
            int number = 1;
            b.Manners.Tamper = (_, _) => Blocks.Make(0, (number ^= 1) << 6 | 0x20, new byte[32]);
        }));

    [TestMethod]
    [DataRow(0), DataRow(1)]
    public void Pulled_out_at_any_character(int protocol)
    {
        for (int at = 1; at < 90; at += at < 20 ? 1 : 9)
        {
            using var bench = new CardBench();
            ContactCard card = bench.Start(new CardTransport { Protocols = [protocol] });
            int left = at;
            bench.Manners.Passed = _ => { if (--left == 0) card.Vanish(); };
            CardReply reply = bench.Exchange(CardBench.Generate(60), out _);
            Assert.IsTrue(reply == CardReply.Removed, $"character {at}: {reply}");
            Assert.IsFalse(bench.Slot.IsPresent);
            Assert.IsFalse(bench.Slot.IsPowered);
            Assert.IsTrue(bench.Bench.Nets.CardActivate.Level);
            bench.Insert(CardTransport.T0);
            bench.Manners.Passed = null;
            Assert.AreEqual(CardPower.Ready, bench.Slot.PowerUp());
            bench.Good(CardBench.Select);
        }
    }

    [TestMethod]
    public void Any_garbage_has_an_outcome_and_the_next_session_is_good()
    {
        var outcomes = new int[4];
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            using var bench = new CardBench();
            bench.Start(new CardTransport { Protocols = [seed % 2], Inverse = seed % 4 > 1 });
            bench.Manners.Tamper = (_, said) => Mutilate(random, said);
            for (int i = 0; i < 3 && bench.Slot.IsPowered; i++)
            {
                byte[] command = random.Next(3) switch { 0 => CardBench.Select, 1 => CardBench.Read(random.Next(256)), _ => CardBench.Generate(1 + random.Next(200)) };
                long start = bench.Board.Clock.Millis;
                CardReply reply = bench.Exchange(command, out byte[] answer);
                outcomes[(int)reply]++;
                Assert.IsTrue(bench.Board.Clock.Millis - start < CardSlot.LongestCommandMs + 5000, $"seed {seed}");
                Assert.IsTrue(reply != CardReply.Answered || answer.Length is >= 2 and <= 258, $"seed {seed}");
                Assert.AreEqual(reply == CardReply.Answered, bench.Slot.IsPowered, $"seed {seed}");
            }
            bench.Manners.Tamper = null;
            bench.Bench.Complaints.Clear(); // a card that talks out of turn is answered out of turn
            Assert.AreEqual(CardPower.Ready, bench.Slot.PowerUp());
            bench.Good(CardBench.Select);
            bench.NoComplaints();
        }
        Assert.IsTrue(outcomes[(int)CardReply.Answered] > 10 && outcomes[(int)CardReply.Garbled] > 10 && outcomes[(int)CardReply.Silent] > 5, string.Join(" ", outcomes));
    }

    private static byte[] Mutilate(Random random, byte[] said)
    {
        switch (random.Next(8))
        {
            case 0: return null;
            case 1: return [.. said.Take(random.Next(said.Length + 1))];
            case 2:
                byte[] noise = new byte[random.Next(1, 80)];
                random.NextBytes(noise);
                return noise;
            case 3:
                byte[] flipped = [.. said];
                flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 4: return [.. said, .. said];
            case 5: return Blocks.Make(0, random.Next(256), new byte[random.Next(40)]);
            default: return said;
        }
    }
}

/// <summary>Blocks of T=1.</summary>
internal static class Blocks
{
    public static byte[] Make(int nad, int pcb, byte[] information)
    {
        byte[] block = [(byte)nad, (byte)pcb, (byte)information.Length, .. information, 0];
        block[^1] = block.Aggregate((byte)0, (sum, b) => (byte)(sum ^ b));
        return block;
    }
}
