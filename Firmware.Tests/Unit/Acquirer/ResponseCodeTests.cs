using nanoFramework.TestFramework;
using PosFirmware.Acquirer;

namespace PosFirmware.Tests.Unit.Acquirer;

/// <summary>The table of response codes, against section 5 of the acquirer protocol.</summary>
[TestClass]
public class ResponseCodeTests
{
    /// <summary>All codes by class, as the protocol lists them.</summary>
    [TestMethod]
    [DataRow("A", "00 10 11 A2 A4 A5 A6")]
    [DataRow("B", "09 13 14 79 95 99 A0 P1 P3")]
    [DataRow("C", "01 02 03 05 12 15 19 20 21 22 23 25 30 31 39 40 42 44 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 68 75 90 91 92 93 94 96 A1 A3 A7 P2 P5 P6")]
    [DataRow("D", "04 07 33 34 35 36 37 38 41 43 45 67 77 97 P4")]
    [DataRow("E", "06 98")]
    public void Classes(string responseClass, string codes)
    {
        string listed = "";
        for (int i = 0; i < ResponseCodes.Table.Length; i++)
            if ((char)ResponseCodes.Table[i].Class == responseClass[0]) listed += (listed.Length == 0 ? "" : " ") + ResponseCodes.Table[i].Code;
        Assert.AreEqual(codes, listed);
    }

    /// <summary>What the terminal books: the approvals, but not a partial one.</summary>
    [TestMethod]
    public void Approvals()
    {
        string approved = "";
        for (int i = 0; i < ResponseCodes.Table.Length; i++)
            if (ResponseCodes.IsApproved(ResponseCodes.Table[i].Code)) approved += ResponseCodes.Table[i].Code + " ";
        Assert.AreEqual("00 11 A2 A4 A5 A6 ", approved);
    }

    /// <summary>Actions that are more than showing a decline.</summary>
    [TestMethod]
    [DataRow("A0", (int)ResponseAction.SignOnWithNewKeys)]
    [DataRow("99", (int)ResponseAction.SignOnWithNewKeys)]
    [DataRow("77", (int)ResponseAction.SignOn)]
    [DataRow("45", (int)ResponseAction.UseChip)]
    [DataRow("95", (int)ResponseAction.UploadDetails)]
    [DataRow("43", (int)ResponseAction.RetainCard)]
    [DataRow("A7", (int)ResponseAction.Decline)]
    public void Actions(string code, int action) => Assert.AreEqual(action, (int)ResponseCodes.Of(code).Action);

    /// <summary>What is not listed is a plain decline of class C.</summary>
    [TestMethod]
    [DataRow("ZZ")]
    [DataRow("")]
    [DataRow("0")]
    [DataRow("000")]
    public void NotListed(string code)
    {
        ResponseCode row = ResponseCodes.Of(code);
        Assert.AreEqual((int)ResponseClass.Declined, (int)row.Class);
        Assert.AreEqual((int)ResponseText.Failed, (int)row.Text);
        Assert.IsFalse(ResponseCodes.IsApproved(code));
    }

    [TestMethod]
    public void NoCodeAtAllIsNotListed() => NotListed(null);
}
