using Bench.Silicon;

namespace System.IO.Ports;

/// <summary>Parity bit; only none is simulated.</summary>
public enum Parity
{
    /// <summary>No parity bit.</summary>
    None = 0,
}

/// <summary>Stop bits; only one is simulated.</summary>
public enum StopBits
{
    /// <summary>One stop bit.</summary>
    One = 1,
}

/// <summary>A serial port of the controller; its pins must be mapped before it is opened.</summary>
public sealed class SerialPort : IDisposable
{
    private readonly Machine machine = Machine.Current;
    private readonly SerialWire wire;
    private bool disposed;

    /// <summary>A port that is closed.</summary>
    /// <exception cref="ArgumentException">There is an object for this port already: one that was closed and not disposed of counts too.</exception>
    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        PortName = portName;
        BaudRate = baudRate;
        wire = machine.Serial(portName);
        if (!Taken.Add(portName)) throw new ArgumentException($"{portName}: there is an object for it already");
    }

    private HashSet<string> Taken
    {
        get
        {
            if (!machine.ApiState.TryGetValue("serial ports", out object? state)) machine.ApiState["serial ports"] = state = new HashSet<string>();
            return (HashSet<string>)state;
        }
    }

    /// <summary>Name, as "COM2".</summary>
    public string PortName { get; }

    /// <summary>Bits per second.</summary>
    public int BaudRate { get; set; }

    /// <summary>True between <see cref="Open"/> and <see cref="Close"/>.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Bytes that have arrived.</summary>
    public int BytesToRead
    {
        get
        {
            RequireOpen();
            machine.NativeCall(DeviceCall.SerialPortBytesToRead);
            return wire.Waiting;
        }
    }

    /// <summary>Opens the port.</summary>
    public void Open()
    {
        if (IsOpen) throw new InvalidOperationException();
        if (!nanoFramework.Hardware.Esp32.Configuration.HasSerialPins(machine, PortName)) throw new ArgumentException($"{PortName}: its pins are not mapped");
        machine.NativeCall(DeviceCall.SerialPortOpen);
        wire.BaudRate = BaudRate;
        IsOpen = true;
    }

    /// <summary>Closes the port; it stays this object's until <see cref="Dispose"/>.</summary>
    public void Close()
    {
        IsOpen = false;
        wire.Close();
    }

    /// <summary>Takes bytes that have arrived. For more than those the device would wait, without a limit.</summary>
    public int Read(byte[] buffer, int offset, int count)
    {
        RequireOpen();
        if (count > wire.Waiting) throw new BreachException(PortName, $"{count} bytes wanted and {wire.Waiting} there: the read blocks");
        machine.NativeCall(DeviceCall.SerialPortRead);
        return wire.Read(buffer.AsSpan(offset, count));
    }

    /// <summary>Sends bytes; the call takes as long as the line does.</summary>
    public void Write(byte[] buffer, int offset, int count)
    {
        RequireOpen();
        machine.NativeCall(machine.Prices[DeviceCall.SerialPortWrite] + count * 10 * (1_000_000_000L / BaudRate));
        wire.Write(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        Close();
        Taken.Remove(PortName);
    }

    private void RequireOpen()
    {
        if (!IsOpen) throw new InvalidOperationException();
    }
}
