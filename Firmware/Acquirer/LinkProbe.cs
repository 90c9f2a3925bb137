using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PosFirmware.Drivers.Flash;
using PosFirmware.Storage;

namespace PosFirmware.Acquirer;

/// <summary>Looks at single steps of the way to the acquirer, for the diagnostic menu.</summary>
public static class LinkProbe
{
    /// <summary>Address of a name. Blocks as long as the resolver does.</summary>
    /// <returns>As text; null when it cannot be found.</returns>
    public static string Resolve(string host)
    {
        try
        {
            IPAddress[] addresses = Dns.GetHostEntry(host).AddressList;
            return addresses == null || addresses.Length == 0 ? null : addresses[0].ToString();
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>Looks at the CA certificate that the settings name.</summary>
    /// <param name="until">Last moment at which it is valid, UTC.</param>
    /// <returns>False when it is missing or no certificate.</returns>
    public static bool Authority(TerminalSettings settings, IVolume volume, out DateTime until)
    {
        until = DateTime.MinValue;
        int length = volume.Length(settings.CaFile);
        if (length <= 0) return false;
        byte[] text = new byte[length];
        if (volume.Read(settings.CaFile, 0, text, 0, length) != length) return false;
        try
        {
            until = new X509Certificate(Encoding.UTF8.GetString(text, 0, length)).GetExpirationDate();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
