using System;
using System.Text;
using Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Tests.Bench.Menus;

namespace PosFirmware.Tests.Bench.Diagnostics;

/// <summary>The PC at the other end of the service line: sends lines, collects answers.</summary>
internal sealed class FactoryPc(Workbench bench)
{
    private readonly StringBuilder received = new();

    /// <summary>Everything that has come so far.</summary>
    public string Received
    {
        get
        {
            received.Append(Encoding.ASCII.GetString(bench.Handheld.Serial("COM2").Take()));
            return received.ToString();
        }
    }

    /// <summary>Opens the service line by the terminal's menu.</summary>
    public static FactoryPc Connect(Workbench bench)
    {
        bench.OpenMaintenance();
        bench.Keys("4");
        bench.ExpectScreen("等待电脑命令", 3000);
        return new FactoryPc(bench);
    }

    /// <summary>Sends a line, about as fast as the wire takes it.</summary>
    public void Send(string line)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(line + "\n");
        for (int at = 0; at < bytes.Length; at += 128)
        {
            if (at > 0) bench.Wait(20);
            bench.Handheld.Serial("COM2").Send(bytes.AsSpan(at, Math.Min(128, bytes.Length - at)));
        }
    }

    /// <summary>Waits until something has come, and forgets all up to it.</summary>
    public void Expect(string words, int limitMs)
    {
        for (int waited = 0; !Received.Contains(words, StringComparison.Ordinal); waited += 50)
        {
            Assert.IsTrue(waited < limitMs, $"no \"{words}\" within {limitMs} ms: {Received}");
            bench.Wait(50);
        }
        received.Remove(0, received.ToString().IndexOf(words, StringComparison.Ordinal) + words.Length);
    }

    /// <summary>Sends a command and waits for its last line.</summary>
    /// <returns>OK ..., or ERROR ....</returns>
    public string Run(string command, int limitMs = 60_000)
    {
        _ = Received;
        received.Clear();
        Send(command);
        for (int waited = 0; waited < limitMs; waited += 50)
        {
            bench.Wait(50);
            foreach (string line in Received.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
                if ((line == "OK" || line.StartsWith("OK ", StringComparison.Ordinal) || line.StartsWith("ERROR", StringComparison.Ordinal)) && Received.Contains(line + "\r\n", StringComparison.Ordinal)) return line;
        }
        Assert.Fail($"{command}: no end within {limitMs} ms: {Received}");
        return null;
    }
}

/// <summary>Ways into the menu.</summary>
internal static class Maintenance
{
    /// <summary>From the idle screen to the maintenance menu of 99.</summary>
    public static void OpenMaintenance(this Workbench bench)
    {
        bench.Keys("menu", "0");
        bench.Type("88888888");
        bench.Keys("ok");
        bench.ExpectScreen("8 维护", 3000);
        bench.Keys("8");
        bench.ExpectScreen("1 硬件测试", 3000);
    }
}
