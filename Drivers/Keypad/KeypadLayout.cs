namespace PosFirmware.Drivers.Keypad;

/// <summary>Which key sits where in the matrix.</summary>
public static class KeypadLayout
{
    /// <summary>Number of rows.</summary>
    public const int Rows = 4;

    /// <summary>Number of columns.</summary>
    public const int Columns = 5;

    private static readonly Key[] Keys =
    {
        Key.D1, Key.D2, Key.D3, Key.Cancel, Key.Last,
        Key.D4, Key.D5, Key.D6, Key.Clear, Key.Up,
        Key.D7, Key.D8, Key.D9, Key.Menu, Key.Down,
        Key.Dot, Key.D0, Key.DoubleZero, Key.Enter, Key.Feed,
    };

    /// <summary>Key of a contact.</summary>
    /// <param name="index">Row times <see cref="Columns"/> plus column.</param>
    public static Key At(int index) => Keys[index];
}
