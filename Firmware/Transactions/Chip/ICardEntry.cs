using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// A way for a card to come in beside the stripe: the slot for contacts, the contactless field. Looked at again and again while
/// the screen asks for a card: what counts is that a card is there, not that it has just come.
/// </summary>
public interface ICardEntry
{
    /// <summary>The screen is going to ask for a card.</summary>
    /// <returns>False: a card from before is still there, and nobody takes it away.</returns>
    bool Begin(Deal deal);

    /// <summary>The screen no longer asks for a card.</summary>
    void End();

    /// <summary>True while a card is there.</summary>
    bool IsThere { get; }

    /// <summary>Reads the card into the deal.</summary>
    /// <param name="trouble">With Back: what was wrong.</param>
    /// <param name="then">With Back: what to do now.</param>
    /// <returns>Ok: read. Back: the screen asks again. Anything else ends the flow.</returns>
    Event Take(Deal deal, out Text trouble, out Text then);
}
