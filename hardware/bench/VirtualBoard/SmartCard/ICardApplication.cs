namespace Bench.VirtualBoard.SmartCard;

/// <summary>
/// What a card does with commands, apart from how they reach it: the same application sits in a contact card (T=0 or T=1 over
/// the wire), in a contactless card, or in a real reader's slot.
/// </summary>
public interface ICardApplication
{
    /// <summary>Power-on or field-on: volatile state is forgotten, what a real card keeps in its memory stays.</summary>
    void Reset();

    /// <summary>Answers one command APDU of ISO/IEC 7816-4 with the whole response data and SW1 SW2; never with 61xx or 6Cxx, which are the transport's. Nothing at all: the card has died.</summary>
    byte[] Process(byte[] command);
}
