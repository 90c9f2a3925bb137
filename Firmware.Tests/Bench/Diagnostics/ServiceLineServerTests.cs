using System.IO;
using System.Net.Sockets;
using Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Tests.Bench.Menus;

namespace PosFirmware.Tests.Bench.Diagnostics;

/// <summary>The factory line over TCP, as a program on the same PC reaches it.</summary>
[TestClass]
public sealed class ServiceLineServerTests
{
    [TestMethod]
    public void A_program_pings_the_terminal_over_tcp()
    {
        Workbench bench = Counter.Open();
        FactoryPc.Connect(bench);
        using ServiceLineServer server = new(bench, 0);
        for (int connection = 0; connection < 2; connection++)
        {
            using TcpClient client = new("127.0.0.1", server.Port);
            using StreamWriter to = new(client.GetStream()) { AutoFlush = true, NewLine = "\n" };
            using StreamReader from = new(client.GetStream());
            to.WriteLine("ping " + connection);
            var answer = from.ReadLineAsync();
            for (int i = 0; i < 100 && !answer.Wait(20); i++) bench.Wait(50);
            Assert.AreEqual("OK " + connection, answer.Result);
        }
        Counter.Close(bench);
    }
}
