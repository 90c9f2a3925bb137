using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>A real <c>openssl s_server</c> on loopback: what it gets from the terminal comes out, what is put in goes to the terminal.</summary>
internal sealed class OpenSslServer : IDisposable
{
    private readonly Process process;

    /// <summary>Starts the server; the test is inconclusive where openssl is not installed.</summary>
    public OpenSslServer((string Certificate, string Key) identity, params string[] options)
    {
        Port = FreePort();
        var start = new ProcessStartInfo("openssl") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["s_server", "-quiet", "-accept", "127.0.0.1:" + Port, "-cert", identity.Certificate, "-key", identity.Key, .. options])
            start.ArgumentList.Add(argument);
        try { process = Process.Start(start)!; }
        catch (Win32Exception) { Assert.Inconclusive("openssl is not installed"); throw; }
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        WaitUntilListening();
    }

    /// <summary>Port on loopback.</summary>
    public int Port { get; }

    /// <summary>Sends an answer once a whole frame has come in, and gives that frame.</summary>
    public Task<byte[]> AnswerOnce(byte[] reply) => Task.Run(async () =>
    {
        Stream from = process.StandardOutput.BaseStream;
        byte[] head = new byte[2];
        await from.ReadExactlyAsync(head);
        byte[] frame = new byte[2 + (head[0] << 8 | head[1])];
        head.CopyTo(frame, 0);
        await from.ReadExactlyAsync(frame.AsMemory(2));
        await process.StandardInput.BaseStream.WriteAsync(reply);
        await process.StandardInput.BaseStream.FlushAsync();
        return frame;
    });

    /// <summary>Ends the server, and with it the connection.</summary>
    public void Stop()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        process.Dispose();
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    private void WaitUntilListening()
    {
        for (int tries = 0; tries < 200; tries++)
        {
            if (process.HasExited) throw new InvalidOperationException("openssl s_server has ended");
            try
            {
                using var probe = new TcpClient();
                probe.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) { Thread.Sleep(25); }
        }
        throw new InvalidOperationException("openssl s_server does not listen");
    }
}

/// <summary>Stands between terminal and server, and can stop handing on what the server says.</summary>
internal sealed class Throttle : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> clients = [];
    private long allowance = long.MaxValue;

    public Throttle(int serverPort)
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Task.Run(async () =>
        {
            try
            {
                TcpClient terminal = await listener.AcceptTcpClientAsync(), server = new();
                lock (clients) clients.AddRange([terminal, server]);
                await server.ConnectAsync(IPAddress.Loopback, serverPort);
                _ = Pump(terminal.GetStream(), server.GetStream(), false);
                _ = Pump(server.GetStream(), terminal.GetStream(), true);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException) { }
        });
    }

    public int Port { get; }

    /// <summary>From now on at most this many bytes go to the terminal.</summary>
    public void Allow(int bytes) => Interlocked.Exchange(ref allowance, bytes);

    public void Dispose()
    {
        listener.Stop();
        lock (clients) foreach (TcpClient client in clients) client.Dispose();
    }

    private async Task Pump(NetworkStream from, NetworkStream to, bool limited)
    {
        byte[] buffer = new byte[4096];
        try
        {
            int count;
            while ((count = await from.ReadAsync(buffer)) > 0)
            {
                if (limited)
                {
                    while (Interlocked.Read(ref allowance) == 0) await Task.Delay(5);
                    int first = (int)Math.Min(count, Interlocked.Read(ref allowance));
                    await to.WriteAsync(buffer.AsMemory(0, first));
                    if (Interlocked.Read(ref allowance) != long.MaxValue) Interlocked.Add(ref allowance, -first);
                    if (first == count) continue;
                    while (Interlocked.Read(ref allowance) == 0) await Task.Delay(5);
                    await to.WriteAsync(buffer.AsMemory(first, count - first));
                }
                else await to.WriteAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException) { }
    }
}
