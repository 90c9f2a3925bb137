using System;
using System.IO;
using System.Linq;
using Bench;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Documents;

/// <summary>The example of a parameter file fits the stand-alone acquirer, as the bench's README promises.</summary>
[TestClass]
public sealed class ParameterExampleTests
{
    [TestMethod]
    public void Example_fits_the_bench_acquirer()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "ca.pem"), "a certificate");
            string example = Path.Combine(folder, "params.json");
            File.Copy(Path.Combine(Repository.Root, "hardware/bench/Bench/params.example.json"), example);
            TerminalParameters given = TerminalParameters.Load(example);
            var known = BenchFile.Example().Terminals.Single(t => t.Id == given.Settings.TerminalId);
            Assert.AreEqual(known.Merchant, given.Settings.MerchantId);
            CollectionAssert.AreEqual(Convert.FromHexString(known.Tmk), given.Tmk);
            Assert.AreEqual(BenchAcquirer.TlsName, given.Settings.TlsName);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
