namespace PosFirmware.Cards;

/// <summary>What to do with a card that was swiped.</summary>
public enum SwipeRule
{
    /// <summary>Go on with the stripe.</summary>
    Accept = 0,
    /// <summary>It has a chip: the customer is told to insert or tap it.</summary>
    UseChip = 1,
    /// <summary>It has a chip that could not be read just now: go on with the stripe as fallback (field 60.5 = 2).</summary>
    Fallback = 2,
    /// <summary>The service code forbids sales.</summary>
    NotForGoods = 3,
}

/// <summary>Chip before stripe (operations.md 3.3, acquirer-protocol.md 3.1).</summary>
public static class SwipeRules
{
    /// <summary>Decides about a swiped card.</summary>
    /// <param name="card">From <see cref="Track2Parser"/>.</param>
    /// <param name="chipFailed">A chip could not be read in this transaction.</param>
    public static SwipeRule Judge(CardData card, bool chipFailed)
    {
        if (!ServiceCode.AllowsGoods(card.ServiceCode)) return SwipeRule.NotForGoods;
        if (!card.IsChipCard) return SwipeRule.Accept;
        return chipFailed ? SwipeRule.Fallback : SwipeRule.UseChip;
    }
}
