using System.Net.Sockets;
using System.Text;

namespace Tools.Provision;

/// <summary>Sends a package to a terminal that waits for one: over TCP (the bench's service line) or a serial device.</summary>
public static class Sender
{
    private const int BlockLength = 128, AnswerMs = 20_000;

    /// <summary>Sends and waits for the terminal's word.</summary>
    /// <param name="package">The package.</param>
    /// <param name="to">tcp:HOST:PORT, or the path of a serial device that is set to 115200 baud, raw.</param>
    /// <returns>What the terminal says: OK, or ERROR and a number.</returns>
    /// <exception cref="ProvisionException">No connection, or no answer.</exception>
    public static string Send(byte[] package, string to)
    {
        if (!to.StartsWith("tcp:", StringComparison.Ordinal))
        {
            using FileStream device = new(to, FileMode.Open, FileAccess.ReadWrite);
            return Talk(package, device);
        }
        string[] parts = to.Split(':');
        if (parts.Length != 3 || !int.TryParse(parts[2], out int port)) throw new ProvisionException("tcp:HOST:PORT is expected");
        try
        {
            using TcpClient client = new(parts[1], port);
            using NetworkStream stream = client.GetStream();
            stream.ReadTimeout = AnswerMs;
            return Talk(package, stream);
        }
        catch (SocketException e)
        {
            throw new ProvisionException(e.Message);
        }
    }

    /// <summary>Speaks over a stream: a block, then a plus from the terminal; after the last one its word.</summary>
    public static string Talk(byte[] package, Stream stream)
    {
        for (int at = 0; at < package.Length; at += BlockLength)
        {
            stream.Write(package, at, Math.Min(BlockLength, package.Length - at));
            stream.Flush();
            int answer = Byte(stream);
            if (answer != '+') return Line(stream, answer);
        }
        return Line(stream, Byte(stream));
    }

    private static string Line(Stream stream, int first)
    {
        StringBuilder text = new();
        for (int c = first; c != '\n'; c = Byte(stream))
        {
            if (c < 0) throw new ProvisionException("the terminal does not answer");
            text.Append((char)c);
        }
        return text.ToString();
    }

    private static int Byte(Stream stream)
    {
        try { return stream.ReadByte(); }
        catch (IOException) { throw new ProvisionException("the terminal does not answer"); }
    }
}
