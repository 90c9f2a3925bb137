namespace PosFirmware.Transactions;

/// <summary>How a flow ended, as far as the money is concerned: a column of <see cref="OutcomeTable"/>.</summary>
public enum Outcome
{
    /// <summary>Approved and booked.</summary>
    Done = 0,
    /// <summary>The acquirer has declined.</summary>
    Declined,
    /// <summary>The card has declined before anything was sent.</summary>
    CardRefused,
    /// <summary>Nothing left the terminal.</summary>
    NotSent,
    /// <summary>Given up before anything was sent.</summary>
    Cancelled,
    /// <summary>The acquirer has taken it back.</summary>
    Reversed,
    /// <summary>The reversal is not delivered yet.</summary>
    ReversalWaits,
    /// <summary>No answer, and the same message will be sent again, or asked for.</summary>
    Unknown,
    /// <summary>No answer to a question that moves nothing.</summary>
    NoAnswer,
    /// <summary>An order that nobody has paid is closed.</summary>
    Closed,
    /// <summary>The acquirer does not reverse it, and says that it stands.</summary>
    Stands,
    /// <summary>The acquirer does not reverse it, and nobody can say whether it stands.</summary>
    Disputed,

    /// <summary>Number of outcomes; not an outcome.</summary>
    Count,
}

/// <summary>What the cardholder has of the amount in hand. It is what a sentence promises, and what the acquirer's books must say.</summary>
public enum Holding
{
    /// <summary>Nobody knows yet.</summary>
    Unknown = 0,
    /// <summary>He has paid it.</summary>
    Charged,
    /// <summary>He has not paid it, or has it back.</summary>
    NotCharged,
    /// <summary>It is held on his card, and not paid.</summary>
    Held,
    /// <summary>It is neither held nor paid.</summary>
    NotHeld,
}
