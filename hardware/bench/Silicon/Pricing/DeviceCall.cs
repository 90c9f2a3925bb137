namespace Bench.Silicon;

/// <summary>A call of the device API that has a price: a row each of prices/members.csv, whose name has a dot after the class.</summary>
public enum DeviceCall
{
    /// <summary>Time of one interpreted unit; no call.</summary>
    Unit,
    /// <summary>GpioPin.Write.</summary>
    GpioPinWrite,
    /// <summary>GpioPin.Read.</summary>
    GpioPinRead,
    /// <summary>GpioPin.Toggle.</summary>
    GpioPinToggle,
    /// <summary>GpioPin.SetPinMode.</summary>
    GpioPinSetPinMode,
    /// <summary>SpiDevice.Write and its like.</summary>
    SpiDeviceWrite,
    /// <summary>SpiDevice.TransferFullDuplex and Read.</summary>
    SpiDeviceTransferFullDuplex,
    /// <summary>A train of pulses is handed to the RMT unit.</summary>
    RmtSendData,
    /// <summary>HighResTimer.GetCurrent.</summary>
    HighResTimerGetCurrent,
    /// <summary>SerialPort.Open.</summary>
    SerialPortOpen,
    /// <summary>SerialPort.BytesToRead.</summary>
    SerialPortBytesToRead,
    /// <summary>SerialPort.Read.</summary>
    SerialPortRead,
    /// <summary>SerialPort.Write, without the bits on the line.</summary>
    SerialPortWrite,
    /// <summary>Name looked up.</summary>
    DnsGetHostEntry,
    /// <summary>Address given as text.</summary>
    DnsLiteral,
    /// <summary>TCP connect.</summary>
    SocketConnect,
    /// <summary>Socket.Send.</summary>
    SocketSend,
    /// <summary>Socket.Receive.</summary>
    SocketReceive,
    /// <summary>Socket.Poll.</summary>
    SocketPoll,
    /// <summary>TLS handshake.</summary>
    SslStreamAuthenticateAsClient,
    /// <summary>SslStream.Read.</summary>
    SslStreamRead,
    /// <summary>SslStream.Write.</summary>
    SslStreamWrite,
    /// <summary>A call of the Wi-Fi adapter.</summary>
    WifiCall,
    /// <summary>A scan over all channels, in the background.</summary>
    WifiScan,
    /// <summary>Is a file there, how long is it.</summary>
    FileLookup,
    /// <summary>A file read.</summary>
    FileRead,
    /// <summary>A file written and closed: one for the call and one for each block.</summary>
    FileWrite,
    /// <summary>A file deleted or renamed.</summary>
    FileRemove,
    /// <summary>All names.</summary>
    FileList,
    /// <summary>A piece of a binary resource of the program.</summary>
    ResourceRead,
}
