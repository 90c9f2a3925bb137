using System.Runtime.InteropServices;

namespace Bench.VirtualBoard.Pcsc;

/// <summary>The functions of pcsc-lite that are used (PC/SC part 5; on Linux DWORD and LONG are as wide as a pointer).</summary>
internal static class PcscLibrary
{
    public const nuint ScopeSystem = 2, ShareExclusive = 1, CardPresent = 0x20, Protocol0 = 1, Protocol1 = 2, UnpowerCard = 2;

    private const string Library = "libpcsclite.so.1";

    [StructLayout(LayoutKind.Sequential)]
    public struct Request
    {
        public nuint Protocol;
        public nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ReaderState
    {
        [MarshalAs(UnmanagedType.LPUTF8Str)] public string Reader;
        public nint UserData;
        public nuint Current;
        public nuint Event;
        public nuint AtrLength;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 33)] public byte[] Atr;
    }

    [DllImport(Library, EntryPoint = "SCardGetStatusChange")]
    public static extern nint StatusChange(nint context, nuint timeoutMs, [In, Out] ReaderState[] states, nuint count);

    [DllImport(Library, EntryPoint = "SCardEstablishContext")]
    public static extern nint Establish(nuint scope, nint reserved1, nint reserved2, out nint context);

    [DllImport(Library, EntryPoint = "SCardReleaseContext")]
    public static extern nint Release(nint context);

    [DllImport(Library, EntryPoint = "SCardListReaders")]
    public static extern nint ListReaders(nint context, nint groups, byte[]? readers, ref nuint length);

    [DllImport(Library, EntryPoint = "SCardConnect")]
    public static extern nint Connect(nint context, byte[] reader, nuint share, nuint protocols, out nint card, out nuint active);

    [DllImport(Library, EntryPoint = "SCardDisconnect")]
    public static extern nint Disconnect(nint card, nuint disposition);

    [DllImport(Library, EntryPoint = "SCardStatus")]
    public static extern nint Status(nint card, byte[]? reader, ref nuint readerLength, out nuint state, out nuint protocol, byte[] atr, ref nuint atrLength);

    [DllImport(Library, EntryPoint = "SCardTransmit")]
    public static extern nint Transmit(nint card, ref Request sent, byte[] command, nuint length, nint received, byte[] response, ref nuint responseLength);

    /// <summary>Throws when the result is not success.</summary>
    public static void Check(string what, nint result)
    {
        if (result != 0) throw new PcscException(what, (uint)result);
    }
}
