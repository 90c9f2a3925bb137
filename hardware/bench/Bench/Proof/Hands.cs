using PosFirmware.Transactions;

namespace Bench.Proof;

/// <summary>What the operator and the cardholder want in one flow.</summary>
/// <param name="Amount">Amount in fen that is typed; 0: what stands there is confirmed.</param>
/// <param name="Card">Card of the wallet.</param>
/// <param name="Pins">PINs in the order in which they are tried; the last one again and again. "": none.</param>
/// <param name="Voucher">Trace of the original; 0: the last one.</param>
/// <param name="Clear">How often the yellow key is pressed before the amount is typed.</param>
/// <param name="Keys">Keys of an action of the menus, one after the other: digits, + green, - red, . a pause; null: none.</param>
/// <param name="Way">How the card is presented.</param>
/// <param name="TornAt">Of a tap: the card is taken away at this command the first time, and held there again; 0: it stays.</param>
/// <param name="Leaves">State in which the red key is pressed; End: none.</param>
internal sealed record Hands(long Amount = 0, string Card = "cup-debit", string[]? Pins = null, int Voucher = 0, int Clear = 0, string? Keys = null, Way Way = Way.Swipe, int TornAt = 0, State Leaves = State.End);
