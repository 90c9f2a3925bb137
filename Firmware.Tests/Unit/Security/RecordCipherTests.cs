using nanoFramework.TestFramework;
using PosFirmware.Security;

namespace PosFirmware.Tests.Unit.Security;

/// <summary>Payment codes under the record key.</summary>
[TestClass]
public class RecordCipherTests
{
    /// <summary>Turned twice it is the code again; in between nothing of it is left, and another transaction makes something else of it.</summary>
    [TestMethod]
    [DataRow(1)]
    [DataRow(8)]
    [DataRow(18)]
    [DataRow(512)]
    public void TurnedTwiceItIsTheCodeAgain(int length)
    {
        RecordCipher cipher = new RecordCipher(new MemoryVolume());
        cipher.Load();
        byte[] clear = new byte[length + 1], first = new byte[length + 1], second = new byte[length + 1];
        for (int i = 0; i <= length; i++) clear[i] = first[i] = second[i] = (byte)('0' + i % 10);
        cipher.Turn(first, length, 17, 3);
        cipher.Turn(second, length, 17, 4);
        Assert.AreEqual(clear[length], first[length]); // behind the code nothing changes
        int same = 0, alike = 0;
        for (int i = 0; i < length; i++)
        {
            if (first[i] == clear[i]) same++;
            if (first[i] == second[i]) alike++;
        }
        Assert.IsTrue(same <= 1 + length / 32);
        Assert.IsTrue(alike <= 1 + length / 32);
        cipher.Turn(first, length, 17, 3);
        Assert.AreEqual(Hex.Text(clear), Hex.Text(first));
    }
}
