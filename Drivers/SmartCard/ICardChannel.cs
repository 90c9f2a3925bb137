namespace PosFirmware.Drivers.SmartCard;

/// <summary>
/// Commands to a card and its responses, whatever carries them: contacts with T=0 or T=1, or the contactless field. The
/// transport does GET RESPONSE after 61xx and the repeat after 6Cxx, chaining and waiting-time extension by itself.
/// </summary>
public interface ICardChannel
{
    /// <summary>True for contactless.</summary>
    bool Contactless { get; }

    /// <summary>Sends one short command APDU (ISO/IEC 7816-4) and waits for the response.</summary>
    /// <param name="command">CLA INS P1 P2, then Lc and data, then Le, as the case demands.</param>
    /// <param name="commandLength">Bytes of the command, 4 to 261.</param>
    /// <param name="response">Receives data and SW1 SW2; room for 258 bytes.</param>
    /// <param name="responseLength">Bytes of the response, at least 2 when the card has answered, else 0.</param>
    CardReply Exchange(byte[] command, int commandLength, byte[] response, out int responseLength);
}
