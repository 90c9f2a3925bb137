using nanoFramework.TestFramework;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Unit.Storage;

/// <summary>Parameters: the table is whole, values are checked.</summary>
[TestClass]
public class ParameterTests
{
    /// <summary>Every parameter has names, a tag and a name of its own, can be read and set, and ascends with the menus.</summary>
    [TestMethod]
    public void TableIsWhole()
    {
        Parameter[] all = ParameterTable.All;
        TerminalSettings settings = new TerminalSettings();
        for (int i = 0; i < all.Length; i++)
        {
            string value = ParameterTable.Get(settings, all[i]);
            Assert.IsTrue(value != null, all[i].Name);
            Assert.IsTrue(all[i].Words(false) != null && all[i].Words(true) != null, all[i].Name);
            if (i > 0) Assert.IsTrue(all[i].Tag > all[i - 1].Tag, all[i].Name);
            Assert.AreSame(all[i], ParameterTable.ByName(all[i].Name));
            if (!all[i].Accepts(value)) continue; // some must be set up first
            Assert.IsTrue(ParameterTable.Set(settings, all[i], value), all[i].Name);
            Assert.AreEqual(value, ParameterTable.Get(settings, all[i]));
        }
    }

    /// <summary>A tag is never used again, and the settings of a version that still had it are read.</summary>
    [TestMethod]
    public void RetiredTags()
    {
        Assert.IsTrue(ParameterTable.IsRetired(47));
        Parameter[] all = ParameterTable.All;
        for (int i = 0; i < all.Length; i++)
        {
            Assert.IsFalse(ParameterTable.IsRetired(all[i].Tag), all[i].Name);
            Assert.AreSame(all[i], ParameterTable.ByTag(all[i].Tag));
        }
        Assert.IsNull(ParameterTable.ByTag(47));
        MemoryVolume volume = new MemoryVolume();
        RecordBuffer buffer = new RecordBuffer(2048);
        buffer.PutByte(0);
        buffer.PutText("2");
        buffer.PutByte(47);
        buffer.PutText("1");
        buffer.PutByte(44);
        buffer.PutText("3");
        new SlotFile(volume, "settings", 2048).Save(buffer);
        TerminalSettings read = new TerminalSettings();
        Assert.IsTrue(new SettingsFile(volume).Load(read));
        Assert.AreEqual(3, read.SlipCopies);
    }

    /// <summary>Both ends of a range, and one beyond each.</summary>
    [TestMethod]
    public void Ranges()
    {
        Parameter port = ParameterTable.ByName("port");
        Assert.IsTrue(port.Accepts("1") && port.Accepts("65535"));
        Assert.IsFalse(port.Accepts("0") || port.Accepts("65536") || port.Accepts("") || port.Accepts("80a") || port.Accepts("4294967297"));
        Parameter tpdu = ParameterTable.ByName("tpdu");
        Assert.IsTrue(tpdu.Accepts("60000300fF"));
        Assert.IsFalse(tpdu.Accepts("600003000") || tpdu.Accepts("600003000G"));
        Parameter flag = ParameterTable.ByName("voidNeedsCard");
        Assert.IsTrue(flag.Accepts("0") && flag.Accepts("1"));
        Assert.IsFalse(flag.Accepts("2") || flag.Accepts(""));
    }

    /// <summary>A maintenance window holds real dates or nothing.</summary>
    [TestMethod]
    public void Moments()
    {
        Parameter from = ParameterTable.ByName("maintenanceFrom");
        Assert.IsTrue(from.Accepts("") && from.Accepts("202608010030") && from.Accepts("202802292359"));
        Assert.IsFalse(from.Accepts("202702290000") || from.Accepts("202613010000") || from.Accepts("202608012400") || from.Accepts("20260801003") || from.Accepts("2026080100a0"));
        Assert.AreEqual(new System.DateTime(2028, 2, 29, 23, 59, 0).Ticks, Moment.Ticks("202802292359"));
        Assert.AreEqual("23:59", Moment.Clock("202802292359"));
    }

    /// <summary>Addresses of access points: none to five, in capitals.</summary>
    [TestMethod]
    public void Addresses()
    {
        Parameter networks = ParameterTable.ByName("placeNetworks");
        Assert.IsTrue(networks.Accepts("") && networks.Accepts("0200000000a1") && networks.Accepts("0200000000A1,020000000002"));
        Assert.IsFalse(networks.Accepts("0200000000A") || networks.Accepts("0200000000A1,") || networks.Accepts("0200000000A1;020000000002") || networks.Accepts("02:00:00:00:00:01"));
        string five = "020000000001,020000000002,020000000003,020000000004,020000000005";
        Assert.IsTrue(networks.Accepts(five));
        Assert.IsFalse(networks.Accepts(five + ",020000000006"));
        TerminalSettings settings = new TerminalSettings();
        ParameterTable.Set(settings, networks, "0200000000a1");
        Assert.AreEqual("0200000000A1", settings.PlaceNetworks);
    }

    /// <summary>A value that is refused changes nothing.</summary>
    [TestMethod]
    public void RefusedValueChangesNothing()
    {
        TerminalSettings settings = new TerminalSettings();
        Assert.IsFalse(ParameterTable.Set(settings, ParameterTable.ByName("slipCopies"), "4"));
        Assert.AreEqual(2, settings.SlipCopies);
    }

    /// <summary>The longest values fit into the file.</summary>
    [TestMethod]
    public void LongestValuesFit()
    {
        TerminalSettings settings = new TerminalSettings();
        Parameter[] all = ParameterTable.All;
        for (int i = 0; i < all.Length; i++)
            if (all[i].Form == ParameterForm.Text) Assert.IsTrue(ParameterTable.Set(settings, all[i], new string('店', all[i].Max)), all[i].Name);
        MemoryVolume volume = new MemoryVolume();
        new SettingsFile(volume).Save(settings);
        TerminalSettings read = new TerminalSettings();
        Assert.IsTrue(new SettingsFile(volume).Load(read));
        Assert.AreEqual(settings.Host, read.Host);
        Assert.AreEqual(settings.MaintenanceText, read.MaintenanceText);
    }
}
