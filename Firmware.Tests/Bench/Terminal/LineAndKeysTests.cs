using System.Linq;
using Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Storage;
using PosFirmware.Tests.Bench.Menus;

namespace PosFirmware.Tests.Bench.Terminal;

/// <summary>Two addresses of the acquirer, and keys that are pressed while a page is drawn.</summary>
[TestClass]
public sealed class LineAndKeysTests
{
    private Workbench bench;

    [TestCleanup]
    public void SwitchOff() => Counter.Close(bench);

    [TestMethod]
    public void The_backup_host_is_used_when_the_first_cannot_be_reached()
    {
        bench = new Workbench();
        SettingsFile file = new(bench.Flash);
        TerminalSettings settings = new();
        file.Load(settings);
        settings.BackupHost = settings.Host;
        settings.BackupPort = settings.Port;
        settings.Port = 1; // nobody listens there
        file.Save(settings);
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 5000);
        bench.SignOn();
        bench.Sell("1000", "cup-debit");
        bench.ExpectLedgerAgrees();
    }

    [TestMethod]
    public void Digits_typed_while_their_page_is_drawn_are_not_lost()
    {
        bench = Counter.Open();
        bench.SignOn();
        bench.Wait(1000); // the idle page has been read
        Fast(Key.Enter, Key.D1, Key.D2, Key.D3);
        bench.ExpectScreen("1.23", 3000);
    }

    [TestMethod]
    public void A_finger_that_is_still_on_its_key_when_a_decision_is_asked_for_decides_nothing()
    {
        bench = Counter.Open();
        bench.SignOn();
        bench.Keys("ok", "5");
        bench.ExpectScreen("0.05", 3000);
        Fast(Key.Enter);
        bench.Press(Key.Enter);
        bench.Wait(3000);
        bench.Release(Key.Enter);
        bench.ExpectScreen("请确认金额", 1000);
        bench.Keys("ok");
        bench.ExpectScreen("请刷卡", 1000);
    }

    /// <summary>Quicker than a person: 45 ms down, 35 ms up.</summary>
    private void Fast(params Key[] keys)
    {
        foreach (Key key in keys)
        {
            bench.Handheld.Keys.Tap(key, 45);
            bench.Wait(80);
        }
    }
}
