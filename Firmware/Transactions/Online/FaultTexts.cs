using PosFirmware.Acquirer;
using PosFirmware.Drivers.Printer;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>What to say about a fault of the line or of the printer.</summary>
public static class FaultTexts
{
    /// <summary>Text of a line fault.</summary>
    public static Text Of(LinkFault fault) => fault switch
    {
        LinkFault.NameNotFound => Text.NameNotFound,
        LinkFault.NotReachable => Text.NotReachable,
        LinkFault.TlsRefused => Text.TlsRefused,
        LinkFault.NoCertificate => Text.NoCertificate,
        LinkFault.NoKeys => Text.SignOnRequired,
        _ => Text.LinkBroken,
    };

    /// <summary>Text of a printer status.</summary>
    public static Text Of(PrinterStatus status) => status switch
    {
        PrinterStatus.NoPaper => Text.NoPaper,
        PrinterStatus.CoverOpen => Text.CoverOpen,
        PrinterStatus.HeadHot => Text.HeadHot,
        PrinterStatus.BatteryLow => Text.BatteryLow,
        _ => Text.PrinterFault,
    };

    /// <summary>What to do about a printer status.</summary>
    public static Text Remedy(PrinterStatus status) => status switch
    {
        PrinterStatus.NoPaper => Text.PaperLoadThenOk,
        PrinterStatus.CoverOpen => Text.CloseThenOk,
        PrinterStatus.HeadHot => Text.ResumesWhenCool,
        PrinterStatus.BatteryLow => Text.ChargeThenOk,
        _ => Text.ServiceThenOk,
    };
}
