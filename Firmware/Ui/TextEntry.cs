using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Ui;

/// <summary>
/// Letters on ten keys: the same key again within a second takes its next letter; the point changes between digits, capitals and
/// small letters.
/// </summary>
public sealed class TextEntry
{
    /// <summary>Longest text.</summary>
    public const int Longest = 60;

    private const int SameKeyMs = 1000, CharsPerLine = 28;

    private static readonly string[] Modes = { "123", "ABC", "abc" };
    private static readonly string[] Capitals = { " 0", ".-_/:@&,()+#*'!?1", "ABC2", "DEF3", "GHI4", "JKL5", "MNO6", "PQRS7", "TUV8", "WXYZ9" };

    private readonly Desk desk;
    private readonly char[] text = new char[Longest];
    private int length, mode;

    /// <summary>Asks at a desk.</summary>
    public TextEntry(Desk desk)
    {
        this.desk = desk;
    }

    /// <summary>Asks for a text.</summary>
    /// <param name="title">Title.</param>
    /// <param name="label">What to enter.</param>
    /// <param name="max">Most characters, 60 at most.</param>
    /// <param name="limitMs">Time without a key.</param>
    /// <param name="value">In: what is shown first. Out: the text.</param>
    public Reply Ask(string title, string label, int max, int limitMs, ref string value)
    {
        length = 0;
        mode = 0;
        if (max > Longest) max = Longest;
        for (int i = 0; i < value.Length && i < max; i++) text[length++] = value[i];
        Key last = Key.None;
        int tap = 0;
        desk.TurnPage();
        while (true)
        {
            Draw(title, label);
            Key key = desk.NextKey(last == Key.None ? limitMs : SameKeyMs);
            if (key == Key.None && last != Key.None)
            {
                last = Key.None; // the letter stands
                continue;
            }
            switch (key)
            {
                case Key.None: return Reply.TimeOut;
                case Key.Cancel: return Reply.Cancel;
                case Key.Enter:
                    value = new string(text, 0, length);
                    return Reply.Ok;
                case Key.Clear:
                    if (length == 0) return Reply.Back;
                    length--;
                    last = Key.None;
                    break;
                case Key.Dot:
                    mode = (mode + 1) % Modes.Length;
                    last = Key.None;
                    break;
                case >= Key.D0 and <= Key.D9:
                    if (key == last) text[length - 1] = Letter(key, ++tap);
                    else if (length < max)
                    {
                        tap = 0;
                        text[length++] = Letter(key, 0);
                        last = mode == 0 ? Key.None : key;
                    }
                    else desk.BeepError();
                    break;
            }
        }
    }

    private char Letter(Key key, int tap)
    {
        if (mode == 0) return (char)('0' + (int)key);
        string letters = Capitals[(int)key];
        char letter = letters[tap % letters.Length];
        return mode == 2 && letter >= 'A' && letter <= 'Z' ? (char)(letter + 32) : letter;
    }

    private void Draw(string title, string label)
    {
        Page page = desk.Page;
        page.Begin(Tone.Plain, title);
        page.Line(label, 24, TextAlign.Left);
        page.Gap(6);
        for (int i = 0; i < Longest; i += CharsPerLine)
        {
            int count = length - i < CharsPerLine ? length - i : CharsPerLine;
            page.Line(count > 0 ? new string(text, i, count) : " ");
        }
        page.Gap(6);
        page.Line(length.ToString() + "   [.] " + Modes[mode], 24, TextAlign.Left);
        page.End(desk.Texts[Text.HintEntryOk]);
    }
}
