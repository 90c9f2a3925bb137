using PosFirmware.Signature;
using nanoFramework.TestFramework;

namespace PosFirmware.Tests.Unit.Signature;

/// <summary>Feature code against acquirer-protocol.md, example N, and the check value of operations.md 5.2.</summary>
[TestClass]
public class FeatureCodeTests
{
    [TestMethod]
    [DataRow(717, "071700000002", "07170715")]
    [DataRow(0, "071700000002", "00000715")]
    [DataRow(714, "196514302765", "13243E00")]
    [DataRow(717, "", "07170000")]
    [DataRow(717, "07170000000B", "07170715")] // of a letter its low nibble: B is 0x42
    public void WorkedExamples(int date, string reference, string code) => Assert.AreEqual(code, FeatureCode.Of(date, reference));
}
