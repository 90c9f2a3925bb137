using nanoFramework.TestFramework;
using PosFirmware.Security;

namespace PosFirmware.Tests.Unit.Security;

/// <summary>Operators: locks that outlive the power, changes, resets, deletions.</summary>
[TestClass]
public class OperatorsTests
{
    private static MemoryVolume volume;
    private static FakeClock clock;

    /// <summary>An empty flash; the class is made once for all its tests.</summary>
    private Operators Fresh()
    {
        volume = new MemoryVolume();
        clock = new FakeClock();
        return Booted();
    }

    private static byte[] Digits(string password) => System.Text.Encoding.UTF8.GetBytes(password);

    /// <summary>As after power-on.</summary>
    private Operators Booted()
    {
        Operators operators = new Operators(volume, new TerminalTime(clock));
        operators.Load();
        return operators;
    }

    private static int Check(Operators operators, int number, string password) => (int)operators.Check(number, Digits(password), password.Length);

    private static int Change(Operators operators, int number, string password) =>
        (int)operators.Change(number, Digits(password), password.Length, "898100012340001", "00000001");

    /// <summary>Five wrong ones lock a cashier for half an hour, however often the battery is pulled in between.</summary>
    [TestMethod]
    public void LockSurvivesPowerOff()
    {
        Fresh().SetPassword(1, Digits("2580"), 4, false);
        for (int i = 0; i < 4; i++) Assert.AreEqual((int)PasswordCheck.Wrong, Check(Booted(), 1, "1111"));
        Assert.AreEqual((int)PasswordCheck.Locked, Check(Booted(), 1, "1111"));
        Assert.AreEqual((int)PasswordCheck.Locked, Check(Booted(), 1, "2580"));
        clock.Pass(29 * 60 * 1000);
        Assert.AreEqual((int)PasswordCheck.Locked, Check(Booted(), 1, "2580"));
        clock.Pass(61 * 1000);
        Assert.AreEqual((int)PasswordCheck.Ok, Check(Booted(), 1, "2580"));
    }

    /// <summary>Ten wrong ones lock the administrator until service sets a password.</summary>
    [TestMethod]
    public void AdministratorIsLockedForGood()
    {
        Fresh().SetPassword(99, Digits("90817263"), 8, false);
        for (int i = 0; i < 9; i++) Assert.AreEqual((int)PasswordCheck.Wrong, Check(Booted(), 99, "11111111"));
        Assert.AreEqual(1, Booted().TriesLeft(99));
        Assert.AreEqual((int)PasswordCheck.Locked, Check(Booted(), 99, "11111111"));
        clock.Pass(24 * 3600 * 1000);
        Assert.AreEqual((int)PasswordCheck.Locked, Check(Booted(), 99, "90817263"));
        Assert.IsTrue(Booted().IsLockedForGood(99));
        Booted().SetPassword(99, Digits("90817264"), 8, false);
        Assert.AreEqual((int)PasswordCheck.Ok, Check(Booted(), 99, "90817264"));
    }

    /// <summary>A right one in between starts the count afresh.</summary>
    [TestMethod]
    public void RightPasswordClearsTheCount()
    {
        Operators operators = Fresh();
        operators.SetPassword(0, Digits("259371"), 6, false);
        Check(operators, 0, "000000");
        Check(operators, 0, "000000");
        Assert.AreEqual(3, operators.TriesLeft(0));
        Assert.AreEqual((int)PasswordCheck.Ok, Check(operators, 0, "259371"));
        Assert.AreEqual(5, Booted().TriesLeft(0));
    }

    /// <summary>The last three are refused, the one before them is not.</summary>
    [TestMethod]
    public void LastThreeAreRefused()
    {
        Operators operators = Fresh();
        operators.SetPassword(2, Digits("0000"), 4, true);
        Assert.AreEqual((int)PasswordFault.None, Change(operators, 2, "2580"));
        Assert.AreEqual((int)PasswordFault.Used, Change(operators, 2, "2580"));
        Assert.AreEqual((int)PasswordFault.None, Change(operators, 2, "1470"));
        Assert.AreEqual((int)PasswordFault.None, Change(Booted(), 2, "3690"));
        operators = Booted();
        Assert.AreEqual((int)PasswordFault.Used, Change(operators, 2, "2580"));
        Assert.AreEqual((int)PasswordFault.None, Change(operators, 2, "7531"));
        Assert.AreEqual((int)PasswordFault.None, Change(operators, 2, "2580"));
    }

    /// <summary>Nobody trades with delivered passwords; a reset one must be changed.</summary>
    [TestMethod]
    public void DeliveredPasswordsInUse()
    {
        Operators operators = Fresh();
        Assert.IsTrue(operators.DeliveredInUse);
        operators.SetPassword(99, Digits("12345678"), 8, true);
        operators.SetPassword(0, Digits("123456"), 6, true);
        operators.Reset(1);
        Assert.AreEqual((int)PasswordCheck.MustChange, Check(operators, 1, "0000"));
        Change(operators, 1, "2580");
        Change(operators, 0, "259371");
        Assert.IsTrue(Booted().DeliveredInUse);
        Change(operators, 99, "25937148");
        Assert.IsFalse(Booted().DeliveredInUse);
        operators.Reset(1);
        Assert.IsTrue(Booted().DeliveredInUse);
    }

    /// <summary>Cashiers can be deleted, 99 and 00 cannot; the others stay whole.</summary>
    [TestMethod]
    public void Deletion()
    {
        Operators operators = Fresh();
        operators.SetPassword(99, Digits("25937148"), 8, false);
        operators.SetPassword(0, Digits("259371"), 6, false);
        operators.SetPassword(1, Digits("2580"), 4, false);
        operators.SetPassword(2, Digits("1470"), 4, false);
        Assert.IsFalse(operators.Delete(99));
        Assert.IsFalse(operators.Delete(0));
        Assert.IsTrue(operators.Delete(1));
        Assert.IsFalse(operators.Delete(1));
        operators = Booted();
        Assert.AreEqual(3, operators.Count);
        Assert.AreEqual((int)PasswordCheck.Unknown, Check(operators, 1, "2580"));
        Assert.AreEqual((int)PasswordCheck.Ok, Check(operators, 2, "1470"));
        operators.Reset(1); // a new one in the place of the old knows nothing of him
        Assert.AreEqual((int)PasswordFault.None, Change(operators, 1, "2580"));
    }

    /// <summary>99, 00, the security password and at least twenty cashiers fit.</summary>
    [TestMethod]
    public void TwentyCashiersFit()
    {
        Operators operators = Fresh();
        operators.SetPassword(99, Digits("25937148"), 8, false);
        operators.SetPassword(0, Digits("259371"), 6, false);
        operators.SetPassword(Operators.Security, Digits("259371"), 6, false);
        for (int i = 1; i <= 20; i++) operators.Reset(i);
        Assert.AreEqual(23, Booted().Count);
        Assert.AreEqual((int)PasswordCheck.MustChange, Check(Booted(), 20, "0000"));
    }
}
