namespace PosFirmware.Drivers.Uart;

/// <summary>
/// An asynchronous serial line with FIFOs of 64 characters each way. Nothing here waits: a call takes or gives what there is at
/// the moment. Whoever reads too late loses characters, and is told so by <see cref="UartErrors.Overrun"/>.
/// </summary>
public interface IUart
{
    /// <summary>
    /// Sets speed and frame (8 data bits, least significant first), and empties both FIFOs. Starts the chip when it has not been
    /// started, or has lost its registers.
    /// </summary>
    /// <param name="baud">Bits a second.</param>
    /// <param name="parity">Parity bit.</param>
    /// <param name="twoStopBits">Two stop bits instead of one.</param>
    /// <returns>False: the chip does not answer, or its crystal cannot make this speed within 2.5 %; the line is as it was.</returns>
    bool Configure(int baud, UartParity parity, bool twoStopBits);

    /// <summary>Characters that have arrived and wait, 0 to 64.</summary>
    int Waiting { get; }

    /// <summary>
    /// Takes characters that have arrived, oldest first. A character with a parity or framing error ends the call: it is the last
    /// one given, and <see cref="Errors"/> says what is wrong with it.
    /// </summary>
    /// <param name="buffer">Receives the characters.</param>
    /// <param name="start">Where the first one goes.</param>
    /// <param name="count">At most so many.</param>
    /// <returns>Characters given, 0 when none waits.</returns>
    int Read(byte[] buffer, int start, int count);

    /// <summary>What the last <see cref="Read"/> came upon; parity, framing and break belong to the last character it gave.</summary>
    UartErrors Errors { get; }

    /// <summary>Gives characters to send; they leave back to back, without a gap, as long as some wait.</summary>
    /// <param name="data">Characters.</param>
    /// <param name="start">First one.</param>
    /// <param name="count">How many.</param>
    /// <returns>How many were taken: what the FIFO had room for.</returns>
    int Write(byte[] data, int start, int count);

    /// <summary>True when the last character, with its stop bits, is out.</summary>
    bool IsSent { get; }

    /// <summary>Drops what has arrived and what has not been sent yet; the character that is on the wire goes on.</summary>
    void Clear();
}
