namespace PosFirmware.Drivers.SmartCard;

/// <summary>How powering up a card ended. Anything but <see cref="Ready"/> leaves the contacts without power.</summary>
public enum CardPower
{
    /// <summary>The card has answered to reset and takes commands.</summary>
    Ready = 0,
    /// <summary>There is no card in the slot, or it was taken out meanwhile.</summary>
    NoCard,
    /// <summary>The card says nothing, at no voltage.</summary>
    Mute,
    /// <summary>Its answer to reset is broken, after the warm reset too.</summary>
    BadAnswer,
    /// <summary>Its answer is right, but asks for something that this reader cannot do.</summary>
    Unsupported,
    /// <summary>The interface has cut the power: short circuit, heat or supply.</summary>
    Electrical,
    /// <summary>The reader itself does not work: its chip does not answer, or the terminal was too slow three times running.</summary>
    NoReader,
}
