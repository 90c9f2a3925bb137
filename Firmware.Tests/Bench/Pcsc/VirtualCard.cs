using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using Bench.VirtualBoard.SmartCard;

namespace PosFirmware.Tests.Bench.Pcsc;

/// <summary>The card's side of vsmartcard-vpcd: messages with two bytes of length; single bytes are power and reset, 4 asks for the ATR.</summary>
internal sealed class VirtualCard : IDisposable
{
    public const int Port = 35963;
    private const byte PowerOff = 0, PowerOn = 1, Reset = 2, GetAtr = 4;

    private readonly ICardApplication application;
    private readonly byte[] atr;
    private readonly TcpClient client;
    private readonly Thread thread;

    /// <summary>Lays the card into the virtual reader.</summary>
    public VirtualCard(ICardApplication application, byte[] atr)
    {
        this.application = application;
        this.atr = atr;
        client = new TcpClient("127.0.0.1", Port);
        thread = new Thread(Serve) { IsBackground = true, Name = "virtual card" };
        thread.Start();
    }

    /// <summary>Commands that have come.</summary>
    public int Commands { get; private set; }

    /// <summary>Takes it out.</summary>
    public void Dispose()
    {
        client.Dispose();
        thread.Join(5000);
    }

    private void Serve()
    {
        try
        {
            NetworkStream stream = client.GetStream();
            while (true)
            {
                byte[] message = Read(stream, 2);
                message = Read(stream, message[0] << 8 | message[1]);
                if (message.Length == 1)
                {
                    if (message[0] is PowerOn or Reset) application.Reset();
                    else if (message[0] == GetAtr) Write(stream, atr);
                    else if (message[0] != PowerOff) throw new IOException($"control {message[0]}");
                    continue;
                }
                Commands++;
                Write(stream, application.Process(message));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // the card has been taken out
        }
    }

    private static byte[] Read(NetworkStream stream, int count)
    {
        byte[] bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static void Write(NetworkStream stream, byte[] bytes) => stream.Write([(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes]);
}
