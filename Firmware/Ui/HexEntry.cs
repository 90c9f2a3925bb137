using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Ui;

/// <summary>
/// Sixteen bytes typed as hex digits: a key component. The point changes between digits and letters, where the keys 1 to 6 are A to F.
/// Only the group of four under way is shown, and nothing ever becomes a string but that group.
/// </summary>
public sealed class HexEntry
{
    private const int Digits = 32, Group = 4;

    private static readonly string[] DoneGroups = { "", "****", "**** ****", "**** **** ****" };

    private readonly Desk desk;
    private readonly char[] group = new char[Group];
    private bool letters;

    /// <summary>Asks at a desk.</summary>
    public HexEntry(Desk desk)
    {
        this.desk = desk;
    }

    /// <summary>Asks for 32 hex digits.</summary>
    /// <param name="title">Title.</param>
    /// <param name="label">What to enter.</param>
    /// <param name="limitMs">Time without a key.</param>
    /// <param name="into">Receives 16 bytes; all zero unless the answer is Ok. The caller wipes it.</param>
    public Reply Ask(string title, string label, int limitMs, byte[] into)
    {
        int length = 0;
        letters = false;
        for (int i = 0; i < into.Length; i++) into[i] = 0;
        Reply reply;
        desk.TurnPage();
        while (true)
        {
            Draw(title, label, into, length);
            Key key = desk.NextKey(limitMs);
            int digit = letters && key >= Key.D1 && key <= Key.D6 ? 9 + (int)key : !letters && key >= Key.D0 && key <= Key.D9 ? (int)key : -1;
            if (key == Key.None || key == Key.Cancel)
            {
                reply = key == Key.None ? Reply.TimeOut : Reply.Cancel;
                break;
            }
            if (key == Key.Enter && length == Digits)
            {
                reply = Reply.Ok;
                break;
            }
            if (key == Key.Clear && length == 0)
            {
                reply = Reply.Back;
                break;
            }
            if (key == Key.Dot) letters = !letters;
            else if (key == Key.Clear) Set(into, --length, 0);
            else if (digit >= 0 && length < Digits) Set(into, length++, digit);
            else desk.BeepError();
        }
        for (int i = 0; i < Group; i++) group[i] = ' ';
        if (reply != Reply.Ok)
            for (int i = 0; i < into.Length; i++) into[i] = 0;
        return reply;
    }

    private static void Set(byte[] into, int at, int digit)
    {
        int shift = (at & 1) == 0 ? 4 : 0;
        into[at >> 1] = (byte)((into[at >> 1] & (0xF0 >> shift)) | (digit << shift));
    }

    private void Draw(string title, string label, byte[] digits, int length)
    {
        Page page = desk.Page;
        page.Begin(Tone.Plain, title);
        page.Line(label, 24, TextAlign.Left);
        page.Gap(6);
        // a group that is full stays in sight until the next digit
        int start = length == 0 ? 0 : (length - 1) / Group * Group, done = start / Group;
        for (int i = 0; i < Group; i++) group[i] = start + i < length ? Character((digits[(start + i) >> 1] >> (((start + i) & 1) == 0 ? 4 : 0)) & 15) : '_';
        page.Line(done >= 4 ? "**** **** **** ****" : DoneGroups[done]);
        page.Line(done > 4 ? DoneGroups[done - 4] : " ");
        page.Line(new string(group), 32, TextAlign.Center);
        page.Line(length.ToString() + "/32   [.] " + (letters ? "A-F" : "0-9"), 24, TextAlign.Left);
        page.Line(desk.Texts[Text.HintHex]);
        page.End(desk.Texts[Text.HintEntryOk]);
    }

    private static char Character(int digit) => (char)(digit < 10 ? '0' + digit : 'A' + digit - 10);
}
