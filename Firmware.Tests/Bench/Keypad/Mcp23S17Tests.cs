using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.Wiring;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Keypad;

/// <summary>The simulated chip against the register description of its data sheet (DS20001952, BANK=0).</summary>
[TestClass]
public sealed class Mcp23S17Tests
{
    private static readonly SpiLine Line = new(1_000_000, 0, false);
    private readonly Handheld board = new();
    private readonly Net[] nets = [.. Enumerable.Range(0, 16).Select(i => new Net("P" + i))];
    private readonly Net intA = new("INTA", true), intB = new("INTB", true), select = new("CS", true);
    private readonly SpiWire wire;
    private readonly Mcp23S17 chip;

    public Mcp23S17Tests()
    {
        wire = new SpiWire("test", board.Clock);
        chip = new Mcp23S17(board, "chip", 5, nets) { IntA = intA, IntB = intB };
        wire.Attach(new SharedSelect("bus", chip), select);
    }

    private byte[] Frame(params byte[] bytes)
    {
        byte[] answer = new byte[bytes.Length];
        select.Drive(this, false);
        wire.Transfer(Line, bytes, answer);
        select.Drive(this, true);
        return answer;
    }

    private byte Read(byte register, byte opcode = 0x41) => Frame(opcode, register, 0)[2];

    [TestMethod]
    public void Reset_values_are_those_of_the_data_sheet()
    {
        byte[] all = Frame([0x41, 0, .. new byte[22]])[2..];
        CollectionAssert.AreEqual(new byte[] { 0xFF, 0xFF }.Concat(new byte[20]).ToArray(), all);
    }

    [TestMethod]
    public void Without_haen_every_address_answers_and_with_it_only_the_own_one()
    {
        Assert.AreEqual(0xFF, Read(0x00, 0x43));
        Assert.AreEqual(0x00, Read(0x0A, 0x43));
        Frame(0x40, 0x0A, 0x08);
        Assert.AreEqual(0xFF, Read(0x0A, 0x41), "MISO floats");
        Assert.AreEqual(0x08, Read(0x0A, 0x4B));
        Assert.AreEqual(0x08, Read(0x0B, 0x4B), "IOCON appears twice");
        Frame(0x40, 0x00, 0x00);
        Assert.AreEqual(0xFF, chip.Register(0x00), "written to address 0, not to 5");
    }

    [TestMethod]
    public void Addresses_increment_and_wrap_or_toggle_with_seqop()
    {
        Frame(0x40, 0x14, 0x12, 0x34, 0x0F); // OLATA, OLATB, then around to IODIRA
        Assert.AreEqual(0x12, chip.Register(0x14));
        Assert.AreEqual(0x34, chip.Register(0x15));
        Assert.AreEqual(0x0F, chip.Register(0x00));
        Frame(0x40, 0x0A, 0x20);
        Frame(0x40, 0x14, 0x01, 0x02, 0x03);
        Assert.AreEqual(0x03, chip.Register(0x14));
        Assert.AreEqual(0x02, chip.Register(0x15));
    }

    [TestMethod]
    public void Outputs_drive_latches_and_inputs_read_levels_with_polarity_and_pull_ups()
    {
        Frame(0x40, 0x12, 0xA5); // a write to GPIO lands in the latch
        Assert.AreEqual(0xA5, chip.Register(0x14));
        Assert.IsFalse(nets[0].IsDriven);
        Frame(0x40, 0x00, 0xF0);
        Assert.IsTrue(nets[0].Level && !nets[1].Level && nets[2].Level && !nets[3].Level);
        Assert.AreEqual(0x05, Read(0x12));
        nets[7].Drive(this, true);
        Assert.AreEqual(0x85, Read(0x12));
        Frame(0x40, 0x02, 0xC0); // IPOL
        Assert.AreEqual(0x45, Read(0x12));
        Frame(0x40, 0x0D, 0x21); // GPPUB
        Assert.AreEqual(0x21, Read(0x13));
        nets[13].Drive(this, false);
        Assert.AreEqual(0x01, Read(0x13));
    }

    [TestMethod]
    public void Interrupt_on_change_latches_flag_and_port_until_read()
    {
        Frame(0x40, 0x04, 0x03);
        Assert.IsTrue(intA.Level, "active low, push-pull: idle high");
        nets[1].Drive(this, true);
        Assert.IsFalse(intA.Level);
        Assert.IsTrue(intB.Level);
        nets[1].Drive(this, false); // the flag outlives the cause
        nets[0].Drive(this, true);
        Assert.AreEqual(0x02, chip.Register(0x0E));
        Assert.AreEqual(0x02, Read(0x10), "captured at the first cause");
        Assert.IsTrue(intA.Level);
        nets[2].Drive(this, true);
        Assert.IsTrue(intA.Level, "not enabled");
    }

    [TestMethod]
    public void Compare_interrupt_stays_while_the_level_differs()
    {
        Frame(0x40, 0x0A, 0x44); // MIRROR, open drain
        nets[8].Drive(this, true);
        Frame(0x40, 0x07, 0x01); // DEFVALB
        Frame(0x40, 0x09, 0x01); // INTCONB
        Frame(0x40, 0x05, 0x01); // GPINTENB
        Assert.IsTrue(intA.Level && !intA.IsDriven && intB.Level);
        nets[8].Drive(this, false);
        Assert.IsFalse(intA.Level);
        Assert.IsFalse(intB.Level);
        Read(0x13);
        Assert.IsFalse(intA.Level, "read, but the level still differs");
        nets[8].Drive(this, true);
        Assert.IsFalse(intA.Level, "gone, but not yet read");
        Read(0x13);
        Assert.IsTrue(intA.Level);
    }

    [TestMethod]
    public void Too_fast_a_clock_bank_1_and_unknown_registers_are_breaches()
    {
        Assert.ThrowsException<BreachException>(() => Frame(0x40, 0x0A, 0x80));
        select.Drive(this, true);
        Assert.ThrowsException<BreachException>(() => Frame(0x41, 0x16, 0));
        select.Drive(this, true);
        select.Drive(this, false);
        Assert.ThrowsException<BreachException>(() => wire.Transfer(new SpiLine(12_000_000, 0, false), [0x41], new byte[1]));
        Assert.ThrowsException<BreachException>(() => wire.Transfer(new SpiLine(1_000_000, 1, false), [0x41], new byte[1]));
    }

    [TestMethod]
    public void Two_rows_driven_against_each_other_through_two_keys_are_a_breach()
    {
        board.Keys.Bounces = false;
        board.Keys.Press(PosFirmware.Drivers.Keypad.Key.D1);
        board.Keys.Press(PosFirmware.Drivers.Keypad.Key.D4);
        board.Clock.Advance(1);
        board.Nets.KeyRows[0].Drive(this, true);
        Assert.ThrowsException<BreachException>(() => board.Nets.KeyRows[1].Drive(this, false));
    }
}
