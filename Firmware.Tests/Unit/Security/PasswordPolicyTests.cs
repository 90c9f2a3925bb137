using nanoFramework.TestFramework;
using PosFirmware.Security;

namespace PosFirmware.Tests.Unit.Security;

/// <summary>Rules for new passwords, operations.md 2.1.</summary>
[TestClass]
public class PasswordPolicyTests
{
    private static PasswordFault Judge(string password, int wanted) =>
        PasswordPolicy.Judge(System.Text.Encoding.UTF8.GetBytes(password), password.Length, wanted, "898100012345917", "00001742");

    /// <summary>What is handed out is not kept.</summary>
    [TestMethod]
    public void DeliveredValues()
    {
        Assert.AreEqual((int)PasswordFault.Delivered, (int)Judge("12345678", 8));
        Assert.AreEqual((int)PasswordFault.Delivered, (int)Judge("123456", 6));
        Assert.AreEqual((int)PasswordFault.Delivered, (int)Judge("0000", 4));
    }

    /// <summary>One digit, and digits in a row in both directions and over the nine.</summary>
    [TestMethod]
    public void SimplePatterns()
    {
        Assert.AreEqual((int)PasswordFault.AllSame, (int)Judge("7777", 4));
        Assert.AreEqual((int)PasswordFault.Run, (int)Judge("654321", 6));
        Assert.AreEqual((int)PasswordFault.Run, (int)Judge("3456", 4));
        Assert.AreEqual((int)PasswordFault.Run, (int)Judge("7890", 4));
        Assert.AreEqual((int)PasswordFault.None, (int)Judge("1243", 4));
    }

    /// <summary>The ends of merchant and terminal number stand on every slip.</summary>
    [TestMethod]
    public void NumbersOfTheSlip()
    {
        Assert.AreEqual((int)PasswordFault.Number, (int)Judge("345917", 6));
        Assert.AreEqual((int)PasswordFault.Number, (int)Judge("1742", 4));
        Assert.AreEqual((int)PasswordFault.Number, (int)Judge("00001742", 8));
        Assert.AreEqual((int)PasswordFault.None, (int)Judge("591734", 6));
    }

    /// <summary>Length and digits.</summary>
    [TestMethod]
    public void Length()
    {
        Assert.AreEqual((int)PasswordFault.Length, (int)Judge("259", 4));
        Assert.AreEqual((int)PasswordFault.Length, (int)Judge("25938", 4));
        Assert.AreEqual((int)PasswordFault.Length, (int)Judge("25a3", 4));
    }
}
