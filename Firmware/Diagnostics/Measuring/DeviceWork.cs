using System;
using System.IO;
using PosFirmware.Acquirer;

namespace PosFirmware.Diagnostics.Measuring;

/// <summary>What a device's figure is wanted of: pins, buses, flash, network. Everything is left as it was.</summary>
public sealed class DeviceWork
{
    private const string File = "measure";

    private readonly Rig rig;
    private readonly TlsLink link;
    private readonly byte[] bytes = new byte[384], back = new byte[384];

    /// <summary>Works on a terminal.</summary>
    public DeviceWork(Rig rig)
    {
        this.rig = rig;
        link = new TlsLink(rig.S.Settings, rig.Board.Volume);
    }

    /// <summary>Does it once.</summary>
    /// <returns>False: it cannot be done now.</returns>
    public bool Once(FigureKind kind)
    {
        switch (kind)
        {
            case FigureKind.Collect: nanoFramework.Runtime.Native.GC.Run(false); return true;
            case FigureKind.TimerRead: return rig.Clock.Micros > 0;
            case FigureKind.GpioWrite: rig.Board.LcdDataCommand.Write(false); return true;
            case FigureKind.GpioRead: rig.Board.ServiceKey.Read(); return true;
            // the shift register of the print head hears these bytes, as it hears every byte on its bus; nothing is latched
            case FigureKind.Spi1: rig.Board.HeadPort.Write(bytes, 0, 1); return true;
            case FigureKind.Spi16: rig.Board.HeadPort.Write(bytes, 0, 16); return true;
            case FigureKind.Spi256: rig.Board.HeadPort.Write(bytes, 0, 256); return true;
            case FigureKind.ScreenFill: rig.Board.Display.Clear(0xFFFF); return true;
            case FigureKind.FileAppend: return OnFile(true);
            case FigureKind.FileWrite: return OnFile(false);
            case FigureKind.FileRead: return rig.Board.Volume.Read(File, 0, back, 0, back.Length) == back.Length;
            case FigureKind.TcpConnect: return Connect(false);
            case FigureKind.TlsConnect: return Connect(true);
            default: throw new InvalidOperationException();
        }
    }

    /// <summary>Removes what was made, and paints the screen again.</summary>
    public void CleanUp()
    {
        try
        {
            rig.Board.Volume.Delete(File);
        }
        catch (IOException)
        {
            // a full volume has been reported by the figure that it refused
        }
        rig.S.Desk.Page.Restore();
    }

    private bool OnFile(bool append)
    {
        try
        {
            if (append) rig.Board.Volume.Append(File, bytes, 0, bytes.Length);
            else rig.Board.Volume.Write(File, bytes, 0, bytes.Length);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private bool Connect(bool secure)
    {
        bool good = link.Connect() == LinkFault.None && (!secure || link.Secure() == LinkFault.None);
        link.Close();
        return good;
    }
}
