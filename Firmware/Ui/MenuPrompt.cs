using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Ui;

/// <summary>A list to choose from: by its digit, or with the arrows when it is longer than the screen.</summary>
public sealed class MenuPrompt
{
    /// <summary>Items that fit on a screen.</summary>
    public const int Rows = 8;

    /// <summary>Answer of <see cref="Choose"/>: red key.</summary>
    public const int Left = -1;
    /// <summary>Answer of <see cref="Choose"/>: nobody pressed a key within the limit.</summary>
    public const int TimeOut = -2;

    private readonly Desk desk;

    /// <summary>Asks at a desk.</summary>
    public MenuPrompt(Desk desk)
    {
        this.desk = desk;
    }

    /// <summary>Lets an item be chosen.</summary>
    /// <param name="title">Title.</param>
    /// <param name="items">Words of the items.</param>
    /// <param name="digits">Key of each item, 0 to 9.</param>
    /// <param name="count">Number of items.</param>
    /// <param name="limitMs">Time without a key.</param>
    /// <returns>Index of the item, <see cref="Left"/> or <see cref="TimeOut"/>.</returns>
    public int Choose(string title, string[] items, int[] digits, int count, int limitMs)
    {
        int top = 0;
        desk.TurnPage();
        while (true)
        {
            bool more = count > Rows;
            Page page = desk.Page;
            page.Begin(Tone.Plain, title);
            page.Gap(-4); // all rows are clear of the foot
            for (int i = top; i < count && i < top + Rows; i++) page.Line(digits[i].ToString() + " " + items[i], 24, TextAlign.Left);
            page.End(desk.Texts[more ? Text.HintMenuMore : Text.HintMenu]);
            Key key = desk.NextKey(limitMs, true);
            if (key == Key.None) return TimeOut;
            if (key == Key.Cancel || key == Key.Clear) return Left;
            if (key == Key.Down && top + Rows < count) top++;
            if (key == Key.Up && top > 0) top--;
            if (key < Key.D0 || key > Key.D9) continue;
            for (int i = 0; i < count; i++)
                if (digits[i] == (int)key) return i;
            desk.BeepError();
        }
    }
}
