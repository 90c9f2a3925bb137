namespace PosFirmware.Drivers.Uart;

/// <summary>Registers and bits of the SC16IS752 (hardware.md section 2.1).</summary>
internal static class UartRegister
{
    /// <summary>Receive and transmit FIFO; DLL while LCR bit 7 is set.</summary>
    public const int Fifo = 0;
    /// <summary>Interrupt enable; DLH while LCR bit 7 is set.</summary>
    public const int Ier = 1;
    /// <summary>FIFO control (write); EFR while LCR is 0xBF.</summary>
    public const int Fcr = 2;
    /// <summary>Line control.</summary>
    public const int Lcr = 3;
    /// <summary>Modem control.</summary>
    public const int Mcr = 4;
    /// <summary>Line status.</summary>
    public const int Lsr = 5;
    /// <summary>Scratch.</summary>
    public const int Spr = 7;
    /// <summary>Free places in the transmit FIFO.</summary>
    public const int TxLevel = 8;
    /// <summary>Characters in the receive FIFO.</summary>
    public const int RxLevel = 9;
    /// <summary>IO pins: 1 is an output. Of the chip, not of a channel.</summary>
    public const int IoDir = 0xA;
    /// <summary>IO pins: levels and latch.</summary>
    public const int IoState = 0xB;
    /// <summary>IO pins: control, with the software reset.</summary>
    public const int IoControl = 0xE;
    /// <summary>Extra features.</summary>
    public const int Efcr = 0xF;

    /// <summary>LCR: divisor latch.</summary>
    public const int DivisorLatch = 0x80;
    /// <summary>LCR: opens EFR.</summary>
    public const int OpenEfr = 0xBF;
    /// <summary>EFR: enhanced functions.</summary>
    public const int Enhanced = 0x10;
    /// <summary>IER: data, and line status.</summary>
    public const int ReceiveInterrupts = 0x05;
    /// <summary>FCR: FIFOs on and emptied; receive trigger at 8 characters.</summary>
    public const int FifosEmptied = 0x07;
    /// <summary>FCR: FIFOs on.</summary>
    public const int FifosOn = 0x01;
    /// <summary>LCR: 8 data bits.</summary>
    public const int EightBits = 0x03;
    /// <summary>LCR: two stop bits.</summary>
    public const int TwoStops = 0x04;
    /// <summary>LCR: odd parity.</summary>
    public const int ParityOdd = 0x08;
    /// <summary>LCR: even parity.</summary>
    public const int ParityEven = 0x18;

    /// <summary>LSR: a character was lost; reading clears it.</summary>
    public const int Overrun = 0x02;
    /// <summary>LSR: parity error of the next character.</summary>
    public const int Parity = 0x04;
    /// <summary>LSR: framing error of the next character.</summary>
    public const int Framing = 0x08;
    /// <summary>LSR: break.</summary>
    public const int Break = 0x10;
    /// <summary>LSR: transmitter empty, stop bits included.</summary>
    public const int TransmitterEmpty = 0x40;
    /// <summary>LSR: some character in the FIFO has an error.</summary>
    public const int ErrorInFifo = 0x80;

    /// <summary>Depth of either FIFO.</summary>
    public const int FifoDepth = 64;
}
