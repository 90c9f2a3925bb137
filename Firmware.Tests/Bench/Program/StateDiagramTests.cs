using System.IO;
using Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Transactions;

namespace PosFirmware.Tests.Bench.Program;

/// <summary>The diagrams in the docs against the table that the firmware runs on.</summary>
[TestClass]
public class StateDiagramTests
{
    [TestMethod]
    public void Page_shows_the_table_of_today()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "Firmware/Transactions/README.md"));
        Assert.AreEqual(StateDiagram.Renew(page), page,
            "stale: run  dotnet run --project hardware/bench/Bench -- diagram --into Firmware/Transactions/README.md");
    }

    [TestMethod]
    public void A_sale_reads_as_the_protocol_says()
    {
        string sale = StateDiagram.Mermaid(Flow.Sale);
        StringAssert.Contains(sale, "    Online --> Finish: Approved\n");
        StringAssert.Contains(sale, "    Finish --> Book: Ok\n");
        StringAssert.Contains(sale, "    Finish --> Reverse: CardRefused\n");
        StringAssert.Contains(sale, "    Online --> Reverse: Unknown\n");
        StringAssert.Contains(sale, "    ConfirmAmount --> Amount: Back\n");
        StringAssert.Contains(sale, "    Print --> UploadOffline: Ok\n");
        Assert.IsFalse(sale.Contains("Repeat", System.StringComparison.Ordinal), "a sale is reversed and never repeated");
    }
}
