using Bench.VirtualBoard.MagStripe;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Ui;

namespace Bench.Gallery;

/// <summary>Works a terminal in one language and takes pictures of it. What a tour calls.</summary>
public sealed class Photographer : IDisposable
{
    private const long LimitMs = 60_000;
    private const int SettleMs = 30;

    private readonly string tour;
    private readonly List<GalleryPicture> pictures = [];

    /// <summary>Puts a terminal on the bench and switches it on; idle in the language.</summary>
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

    /// <summary>Switches on, in the language of the tour.</summary>
    public void PowerOn()
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

    /// <summary>Switches on and signs the cashier on.</summary>
    public void SignOn()
    {
        PowerOn();
        Tap(Key.Enter);
        See(Text.InputOperator);
        Type("01");
        See(Text.InputPassword);
        Type("0000");
        See(Text.SignOnSuccess);
        Tap(Key.Enter);
        See(Text.PressEnterForSale);
    }

    /// <summary>From the idle screen to the card of a sale.</summary>
    public void SaleToCard(string fen)
    {
        Tap(Key.Enter);
        See(Text.InputAmount);
        Type(fen);
        See(Text.ConfirmAmount);
        Tap(Key.Enter);
        See(Text.SwipeCard);
    }

    /// <summary>A whole sale, up to the idle screen.</summary>
    public void Sale(string fen)
    {
        SaleToCard(fen);
        Swipe("cup-debit");
        See(Text.ConfirmCard);
        Tap(Key.Enter);
        See(Text.PinNone);
        Type("123456");
        See(Text.TearSlip);
        Tap(Key.Enter);
        See(Text.PressEnterForSale);
        Bench.TearOff();
    }

    /// <summary>Waits until a text stands on the screen.</summary>
    public void See(Text text) => Bench.ExpectScreen(Strings.Of(text, English), LimitMs);

    /// <summary>Takes a picture when a text stands on the screen. One line is all that a new picture takes.</summary>
    /// <param name="text">Text to wait for.</param>
    /// <param name="name">Name, unique in the tour.</param>
    public void Shot(Text text, string name)
    {
        See(text);
        Shot(name);
    }

    /// <summary>Takes a picture of what is on the screen now.</summary>
    public void Shot(string name)
    {
        Bench.Wait(SettleMs);
        pictures.Add(GalleryPicture.Of($"{(English ? "en" : "zh")}/{tour}-{name}", Bench.Handheld.Screen, Bench.Eyes.Read()));
    }

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

    /// <summary>Swipes a card of the wallet.</summary>
    public void Swipe(string card) => Bench.Swipe(card, SwipeStyle.Normal);

    /// <summary>Swipes a card badly.</summary>
    public void Swipe(string card, SwipeStyle style) => Bench.Swipe(card, style);

    /// <inheritdoc/>
    public void Dispose() => Bench.Dispose();
}
