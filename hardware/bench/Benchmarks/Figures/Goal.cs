namespace Bench.Benchmarks.Figures;

/// <summary>Something that a person waits for, and how long he is to wait at most under <c>esp32s3</c>; twice that under <c>slow</c>.</summary>
/// <param name="Name">Name.</param>
/// <param name="Limit">Goal.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="AtLeast">True: the goal is a least.</param>
public sealed record Goal(string Name, double Limit, string Unit, bool AtLeast = false)
{
    public static readonly Goal
        AmountEcho = new("key press to echo, amount (worst of 5)", 60, "ms"),
        PinEcho = new("key press to echo, PIN (worst of 6)", 60, "ms"),
        Menu = new("full page: main menu", 250, "ms"),
        AmountPage = new("full page: amount", 250, "ms"),
        Confirmation = new("full page: confirmation of the amount", 250, "ms"),
        CardPage = new("full page: card", 250, "ms"),
        Idle = new("idle loop", 15, "% of the CPU"),
        Swipe = new("swipe to card confirmation", 300, "ms"),
        PinPage = new("green there to PIN page", 300, "ms"),
        Request = new("green after PIN to request, without the line's time", 600, "ms"),
        Success = new("answer to 交易成功", 400, "ms"),
        Slip = new("slip of a sale, of what motor and head need", 1.3, "times"),
        Insert = new("card in slot to card page", 2500, "ms"),
        Tap = new("tap to \"card may go\"", 500, "ms"),
        Boot = new("power-on to idle, empty", 4000, "ms"),
        BootFull = new("power-on to idle, 500 records", 5000, "ms"),
        Password = new("password check, to the next page", 500, "ms"),
        Points = new("signature: points a second while drawing", 100, "points", true),
        Coded = new("signature coded", 1500, "ms");

    /// <summary>All, in the order of the table.</summary>
    public static IReadOnlyList<Goal> All { get; } =
        [AmountEcho, PinEcho, Menu, AmountPage, Confirmation, CardPage, Idle, Swipe, PinPage, Request, Success, Slip, Insert, Tap, Boot, BootFull, Password, Points, Coded];

    /// <summary>True: a value is good enough.</summary>
    /// <param name="value">What was measured.</param>
    /// <param name="times">What the limit is stretched by.</param>
    public bool IsMet(double value, double times) => AtLeast ? value >= Limit / times : value <= Limit * times;
}
