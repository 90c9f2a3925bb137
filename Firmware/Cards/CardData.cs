using System;

namespace PosFirmware.Cards;

/// <summary>
/// The card of the running transaction. One object, made at power-on and wiped after each transaction; the cardholder's name on
/// track 1 is never kept.
/// </summary>
public sealed class CardData
{
    /// <summary>Longest PAN.</summary>
    public const int MaxPan = 19;
    /// <summary>Longest track 2 without sentinels.</summary>
    public const int MaxTrack2 = 37;

    /// <summary>PAN digits as ASCII.</summary>
    public readonly byte[] Pan = new byte[MaxPan];
    /// <summary>Digits in <see cref="Pan"/>; 0: no card.</summary>
    public int PanLength;
    /// <summary>Expiry as YYMM; 0: the card names none.</summary>
    public int Expiry;
    /// <summary>Service code, 0 to 999; -1: the card names none.</summary>
    public int ServiceCode = -1;
    /// <summary>Track 2 for field 35: ASCII without sentinels, '=' as separator.</summary>
    public readonly byte[] Track2 = new byte[MaxTrack2];
    /// <summary>Characters in <see cref="Track2"/>; 0: none.</summary>
    public int Track2Length;
    /// <summary>How the data came in.</summary>
    public CardEntry Entry;

    /// <summary>True when there is a card.</summary>
    public bool IsPresent => PanLength > 0;

    /// <summary>True when the service code says that the card has a chip (2xx, 6xx): it is to be inserted, not swiped.</summary>
    public bool IsChipCard => Cards.ServiceCode.HasChip(ServiceCode);

    /// <summary>Card organisation by the PAN's prefix.</summary>
    public CardBrand Brand => CardBrand.Find(Pan, PanLength);

    /// <summary>Overwrites everything.</summary>
    public void Wipe()
    {
        Array.Clear(Pan, 0, Pan.Length);
        Array.Clear(Track2, 0, Track2.Length);
        PanLength = 0;
        Track2Length = 0;
        Expiry = 0;
        ServiceCode = -1;
        Entry = CardEntry.None;
    }
}
