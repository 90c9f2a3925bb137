using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Emv;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>Cards that answer anything: every session ends with an outcome, after a bounded number of commands, and never with an exception.</summary>
[TestClass]
public class EmvFuzzTests
{
    private const int MostCommands = 2000;

    /// <summary>A good card whose answers are damaged now and then.</summary>
    [TestMethod]
    public void DamagedAnswers()
    {
        Random random = new(4711);
        int[] outcomes = new int[16];
        for (int i = 0; i < 1500; i++)
        {
            TestTerminal t = new(i % 3 == 0 ? TestTerminal.Floor() : null) { Pins = new(["1111", "2222", "1234", "1234"]) };
            TestCard card = new TestCard { Aip = (i % 4) switch { 0 => "5C00", 1 => "7D00", _ => "7C00" }, CvmList = "0000000000000000410344031E031F00", HasDirectory = i % 2 == 0, Pdol = i % 5 == 0 ? "9F02069F3704" : "" };
            card.Issue();
            Damaging channel = new(card, random, 3);
            if (i % 7 == 0) t.Session.Trace = t;
            EmvOutcome outcome = t.Run(channel);
            if (outcome == EmvOutcome.GoOnline) outcome = t.Complete((HostResult)random.Next(3), "00", Answer(random));
            Assert.AreNotEqual(EmvOutcome.Ok, outcome);
            Assert.IsTrue(channel.Count < MostCommands);
            outcomes[(int)outcome]++;
            t.Session.Close();
        }
        Assert.IsTrue(outcomes.Count(n => n > 0) >= 5, string.Join(" ", outcomes));
    }

    /// <summary>Nothing but garbage, in every length and with every status word, from a generator that knows some tags.</summary>
    [TestMethod]
    public void Garbage()
    {
        Random random = new(815);
        for (int i = 0; i < 3000; i++)
        {
            TestTerminal t = new(withKey: false);
            Noise channel = new(random);
            if (i % 7 == 0) t.Session.Trace = t;
            EmvOutcome outcome = t.Run(channel);
            if (outcome == EmvOutcome.GoOnline) outcome = t.Complete(HostResult.Approved, "00", Answer(random));
            Assert.AreNotEqual(EmvOutcome.Ok, outcome);
            Assert.IsTrue(channel.Count < MostCommands, $"{channel.Count}");
            t.Session.Close();
        }
    }

    /// <summary>The parsers alone, on bytes of every kind.</summary>
    [TestMethod]
    public void Parsers()
    {
        Random random = new(99);
        DataStore store = new();
        AidParameters aid = new();
        CaKeyStore keys = new(new Unit.MemoryVolume());
        byte[] into = new byte[Dol.MaxData];
        for (int i = 0; i < 20000; i++)
        {
            byte[] data = i % 2 == 0 ? Tree(random, 0) : Bytes(random, random.Next(300));
            for (int k = random.Next(4); k > 0 && data.Length > 0; k--) data[random.Next(data.Length)] = (byte)random.Next(256);
            BerReader reader = new(data, 0, data.Length);
            int objects = 0;
            while (reader.Next())
            {
                Assert.IsTrue(reader.Start + reader.Length <= data.Length);
                objects++;
            }
            Assert.IsTrue(objects <= data.Length);
            int filled = Dol.Fill(store, data, 0, data.Length, into, 0);
            Assert.AreEqual(filled >= 0, Dol.IsGood(data, 0, data.Length));
            aid.Parse(data, 0, data.Length);
            Assert.AreNotEqual(CaKeyResult.Ok, keys.Add(data, 0, data.Length));
        }
    }


    private static string Answer(Random random) => Convert.ToHexString(random.Next(3) switch
    {
        0 => [],
        1 => Tree(random, 0),
        _ => [.. Tlv.Make(0x91, Bytes(random, random.Next(20))), .. Tlv.Make(0x71, Tlv.Make(0x86, Bytes(random, random.Next(12)))), .. Tlv.Make(0x72, Bytes(random, random.Next(12)))],
    });

    private static byte[] Bytes(Random random, int count)
    {
        byte[] data = new byte[count];
        random.NextBytes(data);
        return data;
    }

    private static readonly int[] Tags = [0x5A, 0x57, 0x84, 0xA5, 0x6F, 0x70, 0x77, 0x80, 0x82, 0x94, 0x8C, 0x8D, 0x8E, 0x5F24, 0x9F26, 0x9F27, 0x9F36, 0x9F10, 0x9F38, 0x50, 0x87, 0x88, 0x61, 0x4F, 0x90, 0x8F, 0x9F32, 0x9F46, 0x9F47, 0x9F4B, 0x93, 0xBF0C, 0xDF8101];

    private static byte[] Tree(Random random, int depth)
    {
        byte[] all = [];
        for (int k = random.Next(1, 6); k > 0; k--)
        {
            int tag = Tags[random.Next(Tags.Length)];
            bool constructed = ((tag > 0xFF ? tag >> 8 : tag) & 0x20) != 0;
            byte[] value = constructed && depth < 4 ? Tree(random, depth + 1) : Bytes(random, random.Next(12));
            if (all.Length + value.Length < 200) all = [.. all, .. Tlv.Make(tag, value)];
        }
        return all;
    }

    private sealed class Damaging(TestCard card, Random random, int oneIn) : ICardChannel
    {
        public int Count;
        private readonly int hit = random.Next(1, 25);

        public bool Contactless => false;

        public CardReply Exchange(byte[] command, int commandLength, byte[] response, out int responseLength)
        {
            CardReply reply = card.Exchange(command, commandLength, response, out responseLength);
            if (++Count != hit && random.Next(oneIn * 20) != 0) return reply;
            switch (random.Next(6))
            {
                case 0: // a status word
                    response[responseLength - 2] = (byte)(new[] { 0x61, 0x62, 0x63, 0x67, 0x69, 0x6A, 0x6C, 0x6F, 0x90 }[random.Next(9)]);
                    response[responseLength - 1] = (byte)random.Next(256);
                    break;
                case 1: // some bytes
                    for (int k = random.Next(1, 5); k > 0; k--) response[random.Next(responseLength)] ^= (byte)(1 << random.Next(8));
                    break;
                case 2: // cut short
                    responseLength = random.Next(responseLength + 1);
                    break;
                case 3: // too much
                    int more = random.Next(258 - responseLength + 1);
                    for (int k = 0; k < more; k++) response[responseLength + k] = (byte)random.Next(256);
                    responseLength += more;
                    break;
                case 4:
                    byte[] tree = Tree(random, 0);
                    tree.CopyTo(response, 0);
                    response[tree.Length] = 0x90;
                    response[tree.Length + 1] = 0;
                    responseLength = tree.Length + 2;
                    break;
                default: // a length that lies about more than there is
                    responseLength = random.Next(-1, 300);
                    break;
            }
            return reply;
        }
    }

    private sealed class Noise(Random random) : ICardChannel
    {
        public int Count;

        public bool Contactless => false;

        public CardReply Exchange(byte[] command, int commandLength, byte[] response, out int responseLength)
        {
            Count++;
            byte[] data = random.Next(4) == 0 ? Bytes(random, random.Next(257)) : Sensible(command);
            if (data.Length > 256) data = data[..256];
            data.CopyTo(response, 0);
            response[data.Length] = (byte)(random.Next(6) == 0 ? random.Next(256) : 0x90);
            response[data.Length + 1] = (byte)(random.Next(10) == 0 ? random.Next(256) : 0);
            responseLength = data.Length + 2;
            return random.Next(200) == 0 ? CardReply.Garbled : CardReply.Answered;
        }

        private byte[] Sensible(byte[] command) => command[1] switch
        {
            0xA4 => Tlv.Make(0x6F, Tlv.Make(0x84, random.Next(3) == 0 ? Bytes(random, random.Next(20)) : Convert.FromHexString("A000000333010101")), Tlv.Make(0xA5, random.Next(3) == 0 ? Tree(random, 0) : Tlv.Make(0x88, [1]))),
            0xB2 => Tlv.Make(0x70, random.Next(4) switch
            {
                0 => Tree(random, 0),
                1 => Tlv.Make(0x61, Tlv.Hex(0x4F, "A000000333010101"), Tlv.Make(0x87, [(byte)random.Next(256)])),
                _ => [.. Tlv.Hex(0x5A, "6212345678901232"), .. Tlv.Hex(0x5F24, "301231"), .. Tlv.Hex(0x8C, "9F3704"), .. Tlv.Hex(0x8D, "8A02"), .. Tlv.Make(0x8E, Bytes(random, 14))],
            }),
            0xA8 => random.Next(2) == 0 ? Tlv.Make(0x80, Bytes(random, 2), [(byte)(random.Next(1, 31) << 3), 1, (byte)random.Next(1, 4), 1]) : Tlv.Make(0x77, Tree(random, 0)),
            0xAE => Tlv.Make(0x80, Bytes(random, random.Next(9, 45))),
            _ => Tree(random, 0),
        };
    }
}
