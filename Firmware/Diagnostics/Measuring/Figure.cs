namespace PosFirmware.Diagnostics.Measuring;

/// <summary>What is measured. The names that go with these are on the service line: never rename one.</summary>
public enum FigureKind
{
    /// <summary>A loop of 1000 additions.</summary>
    Loop1000,
    /// <summary>1000 calls of a small method.</summary>
    Call1000,
    /// <summary>1000 multiplications of 32 by 32 to 64 bits.</summary>
    Multiply1000,
    /// <summary>1000 bytes from array to array, one by one.</summary>
    Bytes1000,
    /// <summary>One block of DES.</summary>
    DesBlock,
    /// <summary>One block of triple DES.</summary>
    TripleDesBlock,
    /// <summary>One block of SM4.</summary>
    Sm4Block,
    /// <summary>MAC over 256 bytes.</summary>
    Mac256,
    /// <summary>SHA-1 of 1 KB.</summary>
    Sha1Kb,
    /// <summary>RSA public operation, 1984 bits, exponent 3.</summary>
    Rsa1984,
    /// <summary>A password: PBKDF2.</summary>
    Password,
    /// <summary>BER-TLV of 60 objects walked through.</summary>
    Tlv60,
    /// <summary>A sale request packed.</summary>
    IsoPack,
    /// <summary>The same taken apart.</summary>
    IsoRead,
    /// <summary>A signature of 240 by 80 compressed.</summary>
    Jbig,
    /// <summary>A collection of the managed heap.</summary>
    Collect,
    /// <summary>Microsecond timer read.</summary>
    TimerRead,
    /// <summary>GPIO written.</summary>
    GpioWrite,
    /// <summary>GPIO read.</summary>
    GpioRead,
    /// <summary>SPI transfer of 1 byte at 1 MHz.</summary>
    Spi1,
    /// <summary>SPI transfer of 16 bytes at 1 MHz.</summary>
    Spi16,
    /// <summary>SPI transfer of 256 bytes at 1 MHz.</summary>
    Spi256,
    /// <summary>The screen filled.</summary>
    ScreenFill,
    /// <summary>384 bytes appended to a file and the file closed.</summary>
    FileAppend,
    /// <summary>A file of 384 bytes written anew.</summary>
    FileWrite,
    /// <summary>384 bytes read.</summary>
    FileRead,
    /// <summary>TCP connect.</summary>
    TcpConnect,
    /// <summary>TCP connect and TLS handshake.</summary>
    TlsConnect,
}

/// <summary>One figure: its name, and whether a PC can say anything about it.</summary>
public sealed class Figure
{
    /// <summary>What.</summary>
    public readonly FigureKind Kind;

    /// <summary>Name on the line.</summary>
    public readonly string Name;

    /// <summary>True: only a device's figure means something; on the bench it would time the simulation.</summary>
    public readonly bool NeedsDevice;

    /// <summary>Most rounds: enough for a fast processor's timer, and not too many for a simulated one that takes no time.</summary>
    public readonly int MostRounds;

    /// <summary>Describes a figure.</summary>
    public Figure(FigureKind kind, string name, bool needsDevice, int mostRounds = 4096)
    {
        Kind = kind;
        Name = name;
        NeedsDevice = needsDevice;
        MostRounds = mostRounds;
    }

    /// <summary>All figures, in the order in which they are measured.</summary>
    public static readonly Figure[] All =
    {
        new Figure(FigureKind.Loop1000, "loop-1000", false),
        new Figure(FigureKind.Call1000, "call-1000", false),
        new Figure(FigureKind.Multiply1000, "multiply-1000", false),
        new Figure(FigureKind.Bytes1000, "bytes-1000", false),
        new Figure(FigureKind.DesBlock, "des-block", false),
        new Figure(FigureKind.TripleDesBlock, "3des-block", false),
        new Figure(FigureKind.Sm4Block, "sm4-block", false),
        new Figure(FigureKind.Mac256, "mac-256", false),
        new Figure(FigureKind.Sha1Kb, "sha1-1k", false),
        new Figure(FigureKind.Rsa1984, "rsa-1984-e3", false, 64),
        new Figure(FigureKind.Password, "password", false, 64),
        new Figure(FigureKind.Tlv60, "tlv-60", false),
        new Figure(FigureKind.IsoPack, "iso-pack", false),
        new Figure(FigureKind.IsoRead, "iso-read", false),
        new Figure(FigureKind.Jbig, "jbig-240x80", false, 64),
        new Figure(FigureKind.Collect, "gc", true, 32),
        new Figure(FigureKind.TimerRead, "timer-read", true),
        new Figure(FigureKind.GpioWrite, "gpio-write", true),
        new Figure(FigureKind.GpioRead, "gpio-read", true),
        new Figure(FigureKind.Spi1, "spi-1", true),
        new Figure(FigureKind.Spi16, "spi-16", true),
        new Figure(FigureKind.Spi256, "spi-256", true),
        new Figure(FigureKind.ScreenFill, "screen-fill", true, 32),
        new Figure(FigureKind.FileAppend, "file-append-384", true, 32),
        new Figure(FigureKind.FileWrite, "file-write-384", true, 32),
        new Figure(FigureKind.FileRead, "file-read-384", true),
        new Figure(FigureKind.TcpConnect, "tcp-connect", true, 1),
        new Figure(FigureKind.TlsConnect, "tls-connect", true, 1),
    };
}
