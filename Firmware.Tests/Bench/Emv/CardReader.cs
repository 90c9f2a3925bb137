using System;
using System.Collections.Generic;
using System.Linq;
using Bench.Emv;
using Bench.VirtualBoard.Emv;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Emv;

/// <summary>A terminal's hands for tests of the simulated cards: sends commands, fills lists. Knows nothing of the firmware.</summary>
internal sealed class CardReader
{
    internal static readonly ChipFile Cards = ChipFile.Example();
    internal static readonly KeyFile Keys = KeyFile.Example();

    internal readonly EmvCard Card;
    internal readonly Dictionary<int, byte[]> Terminal = new()
    {
        [0x9F02] = Hex("000000012345"), [0x9F03] = new byte[6], [0x9F1A] = Hex("0156"), [0x95] = Hex("0080040800"), [0x5F2A] = Hex("0156"),
        [0x9A] = Hex("260717"), [0x9C] = [0], [0x9F37] = Hex("A1B2C3D4"), [0x9F21] = Hex("093000"), [0x9F4E] = new byte[20], [0x9F7A] = [0], [0xDF69] = [0],
        [0x9F66] = Hex("26800080"), [0x8A] = "00"u8.ToArray(), [0x91] = new byte[10],
    };
    internal byte[] OptionsData = [], Aip = [];
    internal List<Tlv> Records = [];
    internal byte[] SignedRecords = [];

    internal CardReader(ChipCardEntry entry, bool contactless = false)
    {
        Card = new EmvCard(entry, Keys, contactless);
        Card.Reset();
    }

    internal CardReader(string id) : this(Cards.Card(id) ?? throw new ArgumentException(id)) { }

    internal static byte[] Hex(string hex) => Convert.FromHexString(hex);

    internal (byte[] Data, string Status) Send(string header, byte[] data = null, bool le = true)
    {
        byte[] command = [.. Hex(header), .. data is null ? [] : (byte[])[(byte)data.Length, .. data], .. le ? (byte[])[0] : []];
        byte[] answer = Card.Process(command);
        return (answer[..^2], Convert.ToHexString(answer.AsSpan(answer.Length - 2)));
    }

    internal byte[] Ok(string header, byte[] data = null)
    {
        (byte[] answer, string status) = Send(header, data);
        Assert.AreEqual("9000", status, header);
        return answer;
    }

    internal Tlv Select(string aid) => Tlv.Parse(Ok("00A40400", Hex(aid)))[0];

    /// <summary>SELECT, GET PROCESSING OPTIONS and all records.</summary>
    internal void Start()
    {
        Tlv fci = Select(Card.Entry.Applications[0].Aid);
        OptionsData = Fill(fci.Find(0x9F38)?.Value ?? []);
        Tlv options = Tlv.Parse(Ok("80A80000", [0x83, (byte)OptionsData.Length, .. OptionsData]))[0];
        byte[] afl;
        if (options.Tag == 0x80) (Aip, afl) = (options.Value[..2], options.Value[2..]);
        else (Aip, afl) = (options.Find(0x82).Value, options.Find(0x94).Value);
        for (int i = 0; i < afl.Length; i += 4)
            for (int record = afl[i + 1]; record <= afl[i + 2]; record++)
            {
                Tlv template = Tlv.Parse(Ok($"00B2{record:X2}{afl[i] | 4:X2}"))[0];
                Assert.AreEqual(0x70, template.Tag);
                Records.AddRange(template.Children);
                if (record < afl[i + 1] + afl[i + 3]) SignedRecords = [.. SignedRecords, .. template.Value];
            }
    }

    internal byte[] Value(int tag) => Records.FirstOrDefault(r => r.Tag == tag)?.Value ?? [];

    /// <summary>The terminal's values for a data object list.</summary>
    internal byte[] Fill(byte[] list)
    {
        List<byte> data = [];
        int at = 0;
        while (at < list.Length)
        {
            int tag = list[at++];
            if ((tag & 0x1F) == 0x1F) tag = tag << 8 | list[at++];
            byte[] value = Terminal[tag];
            Assert.AreEqual(list[at++], value.Length, $"{tag:X}");
            data.AddRange(value);
        }
        return [.. data];
    }

    internal Tlv GenerateAc(int p1, bool second = false) => Tlv.Parse(Ok($"80AE{p1:X2}00", Fill(Value(second ? 0x8D : 0x8C))))[0];
}
