namespace Bench.VirtualBoard.Contactless;

/// <summary>The space before the antenna: which cards stand in it. A hand brings and takes them.</summary>
public sealed class CardField
{
    private readonly List<FieldCard> cards = [];

    /// <summary>Cards that stand there.</summary>
    public IReadOnlyList<FieldCard> Cards => cards;

    /// <summary>Brings a card.</summary>
    public void Enter(FieldCard card)
    {
        if (!cards.Contains(card)) cards.Add(card);
    }

    /// <summary>Takes a card away.</summary>
    public void Leave(FieldCard card) => cards.Remove(card);

    /// <summary>Takes all away.</summary>
    public void Clear() => cards.Clear();
}
