using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.MagStripe;
using Bench.VirtualBoard.Reading;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Ui;

namespace Bench.Gallery;

/// <summary>Works a terminal in one language and takes pictures of it. What the steps of a tour call.</summary>
public sealed class Photographer : IDisposable
{
    private const long LimitMs = 90_000;
    private const int SettleMs = 30, BodyTop = 52;

    private readonly string tour;
    private readonly List<GalleryPicture> pictures = [];

    /// <summary>Puts a terminal on the bench; it is off.</summary>
    public Photographer(string tour, bool english, WorkbenchSetup? setup = null)
    {
        this.tour = tour;
        English = english;
        Bench = new Workbench(setup);
    }

    /// <summary>Language of the screen.</summary>
    public bool English { get; private set; }

    /// <summary>The bench, for everything that has no method here.</summary>
    public Workbench Bench { get; }

    /// <summary>Pictures so far.</summary>
    public IReadOnlyList<GalleryPicture> Pictures => pictures;

    /// <summary>Verb <c>language</c>: switches on, in the language of the tour.</summary>
    public void TakeLanguage()
    {
        Bench.PowerOn();
        bool english = English;
        English = false;
        See(Text.PressEnterToSignOn);
        if (!english) return;
        Tap(Key.Menu);
        See(Text.Menu);
        Tap(Key.D8);
        See(Text.Language);
        Tap(Key.D8, Key.Cancel, Key.Cancel);
        English = true;
        See(Text.PressEnterToSignOn);
    }

    /// <summary>Verb <c>pick-language</c>: in the wizard.</summary>
    public void PickLanguage() => Tap(English ? Key.D2 : Key.D1);

    /// <summary>Verb <c>sign-on</c>: switches on and signs the cashier on.</summary>
    public void SignOn()
    {
        TakeLanguage();
        Tap(Key.Enter);
        See(Text.InputOperator);
        Type("01");
        See(Text.InputPassword);
        Type("0000");
        See(Text.SignOnSuccess);
        Tap(Key.Enter);
        See(Text.PressEnterForSale);
    }

    /// <summary>Verb <c>to-card</c>: from the idle screen to the card of a sale.</summary>
    public void SaleToCard(string fen)
    {
        Tap(Key.Enter);
        See(Text.InputAmount);
        Type(fen);
        See(Text.ConfirmAmount);
        Tap(Key.Enter);
        See(Text.SwipeCard);
    }

    /// <summary>Verb <c>to-pin</c>: from the idle screen to the PIN of a sale by stripe.</summary>
    public void SaleToPin(string fen)
    {
        SaleToCard(fen);
        Bench.Swipe("cup-debit", SwipeStyle.Normal);
        See(Text.ConfirmCard);
        Tap(Key.Enter);
        See(Text.PinNone);
    }

    /// <summary>Verb <c>sale</c>: a whole sale by stripe, up to the idle screen.</summary>
    public void Sale(string fen)
    {
        SaleToPin(fen);
        Type("123456");
        See(Text.TearSlip);
        Home();
    }

    /// <summary>Verb <c>home</c>: presses whatever key ends what is left, tears the paper off, and waits for the idle screen.</summary>
    public void Home()
    {
        string idle = Strings.Of(Text.PressEnterForSale, English);
        for (int i = 0; i < 8 && !Bench.Run(() => Bench.Eyes.Contains(idle), 3000); i++) Tap(Key.Cancel);
        See(Text.PressEnterForSale);
        Bench.TearOff();
    }

    /// <summary>Waits until a text stands on the screen.</summary>
    public void See(Text text) => Bench.ExpectScreen(Strings.Of(text, English), LimitMs);

    /// <summary>Takes a picture when a text stands on the screen. </summary>
    /// <param name="text">Text to wait for.</param>
    /// <param name="name">Name, unique in the tour.</param>
    public void Shot(Text text, string name)
    {
        See(text);
        Shot(name);
    }

    /// <summary>Verb <c>catch</c>: waits for a screen that passes faster than anybody could press a button, and keeps it as it was when most stood on it.</summary>
    public void Catch(Text text, string name)
    {
        string words = Strings.Of(text, English);
        ushort[] seen = new ushort[St7789Panel.Width * St7789Panel.Height], best = [];
        int most = 0;
        IReadOnlyList<TextLine> lines = [];
        St7789Panel screen = Bench.Handheld.Screen;
        screen.Drawn += Look;

        void Look()
        {
            if (Bench.Eyes.Contains(words))
            {
                screen.CopyVisible(seen);
                int ink = seen.AsSpan(BodyTop * St7789Panel.Width).Length - seen.AsSpan(BodyTop * St7789Panel.Width).Count(Palette.Paper);
                if (ink <= most) return;
                most = ink;
                best = [.. seen];
                lines = Bench.Eyes.Read();
                return;
            }
            if (most == 0) return;
            screen.Drawn -= Look;
            pictures.Add(GalleryPicture.Of(NameOf(name), best, lines));
        }
    }

    /// <summary>Takes a picture of what is on the screen now.</summary>
    public GalleryPicture Shot(string name)
    {
        Bench.Wait(SettleMs);
        GalleryPicture picture = GalleryPicture.Of(NameOf(name), Bench.Handheld.Screen, Bench.Eyes.Read());
        pictures.Add(picture);
        return picture;
    }

    private string NameOf(string name) => $"{(English ? "en" : "zh")}/{tour}-{name}";

    /// <summary>Presses keys.</summary>
    public void Tap(params Key[] keys) => Bench.Tap(keys);

    /// <summary>Presses digits.</summary>
    public void Digits(string digits) => Bench.Tap([.. digits.Select(c => Key.D0 + (c - '0'))]);

    /// <summary>Presses digits and the green key.</summary>
    public void Type(string digits)
    {
        Digits(digits);
        Tap(Key.Enter);
    }

    /// <inheritdoc/>
    public void Dispose() => Bench.Dispose();
}
