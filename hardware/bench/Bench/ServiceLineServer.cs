using System.Net;
using System.Net.Sockets;

namespace Bench;

/// <summary>
/// The other end of the terminal's service line as a TCP port on loopback: whoever connects sits at the serial line. One
/// connection at a time; a power cut of the terminal does not end it.
/// </summary>
public sealed class ServiceLineServer : IDisposable
{
    /// <summary>Port of the controller that the service line is on.</summary>
    internal const string Line = "COM2";

    private const int LookEveryMs = 20;

    private readonly Workbench bench;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;

    /// <summary>Begins to listen.</summary>
    /// <param name="bench">Whose terminal.</param>
    /// <param name="port">Port; 0 any free one.</param>
    /// <exception cref="BenchInputException">The port is taken.</exception>
    public ServiceLineServer(Workbench bench, int port)
    {
        this.bench = bench;
        listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new BenchInputException($"port {port} cannot be had: {e.Message}");
        }
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        loop = Task.Run(AcceptAsync);
    }

    /// <summary>Port that is listened on.</summary>
    public int Port { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        loop.Wait(TimeSpan.FromSeconds(2));
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                await PumpAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the end
        }
    }

    private async Task PumpAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[256];
        try
        {
            Task<int> reading = stream.ReadAsync(buffer, stop.Token).AsTask();
            while (!stop.IsCancellationRequested)
            {
                byte[] said = bench.Handheld.Serial(Line).Take();
                if (said.Length > 0) await stream.WriteAsync(said, stop.Token);
                if (await Task.WhenAny(reading, Task.Delay(LookEveryMs, stop.Token)) != reading) continue;
                int count = await reading;
                if (count == 0) return;
                bench.Handheld.Serial(Line).Send(buffer.AsSpan(0, count));
                reading = stream.ReadAsync(buffer, stop.Token).AsTask();
            }
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // the PC has gone
        }
    }
}
