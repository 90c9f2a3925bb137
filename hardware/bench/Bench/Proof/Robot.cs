using System.Globalization;
using Bench.Acquirer;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Contactless;
using Bench.VirtualBoard.MagStripe;
using Bench.VirtualBoard.Pen;
using PosFirmware;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Transactions;

namespace Bench.Proof;

/// <summary>
/// Hands that know the terminal: they see in which state a flow is, and type what belongs there. Called at every tick of the
/// firmware's own sleep, so no second thread is needed. What to type in a state is in one table here.
/// </summary>
internal sealed class Robot(BenchFile book, ProofCards cards, Func<string, string> payCode, Action<string> payScreen)
{
    private const int PageMs = 2500, DownMs = 35, GapMs = 25, QuietMs = 150, LineMs = 6500, MostVisits = 60, ImpatientAfter = 4, ArmMs = 120, PadMs = 100, HoldMs = 1500, LookMs = 3000, LongestMs = 20 * 60 * 1000;
    private const int MostRefused = 2; // a wrong card is held out once more, then it is over
    private const int TapMs = 800, InsertMs = 8000, ChipMs = 2500;

    private static readonly Key[] confirm = [Key.Enter];

    private readonly Queue<Key> keys = new();
    private Hands hands = new();
    private State seen;
    private int seenRequests, pins, unanswered, visits, refused;
    private long freeAtMs, startMs, insertedMs;
    private bool inSlot, torn;

    /// <summary>The terminal; null until its constructor is through.</summary>
    internal Terminal? Terminal { get; set; }

    /// <summary>A new board, or a new flow on it.</summary>
    internal void Begin(Hands with, Handheld board)
    {
        hands = with;
        keys.Clear();
        seen = (State)(-1);
        pins = unanswered = visits = refused = 0;
        startMs = board.Clock.NowNs / 1_000_000;
        freeAtMs = 0;
        torn = false;
        inSlot = board.CardInterface.Card is not null;
        insertedMs = 0;
    }

    /// <summary>One tick.</summary>
    /// <param name="board">The board under the hands.</param>
    /// <param name="requests">Requests sent so far: the same state after another one is another visit.</param>
    internal void Tick(Handheld board, int requests)
    {
        long now = board.Clock.NowNs / 1_000_000;
        if (now < freeAtMs) return;
        if (now - startMs > LongestMs) throw new ExpectationException($"nothing moves in state {Terminal?.State}");
        State state = Terminal?.State ?? State.End;
        if (inSlot && (NeedsNoCard(state) || state == State.Card))
        {
            if (state == State.Card && now < insertedMs + InsertMs) return; // it is being read
            board.RemoveCard();
            inSlot = false;
            freeAtMs = now + QuietMs;
            return;
        }
        if (state != seen || requests != seenRequests)
        {
            seen = state;
            seenRequests = requests;
            unanswered = 0;
            keys.Clear();
            if (++visits > MostVisits)
            {
                keys.Enqueue(Key.Cancel); // round and round: the wrong card, the wrong voucher
                return;
            }
            if (state == State.MatchCard) refused++;
            foreach (Key key in KeysFor(state)) keys.Enqueue(key);
            if (state == State.End)
                foreach (char key in hands.Keys ?? "") keys.Enqueue(key switch { '+' => Key.Enter, '-' => Key.Cancel, '.' => Key.None, _ => (Key)(key - '0') });
            if (state == State.Card)
            {
                freeAtMs = now + ArmMs; // the reader needs its power first
                return;
            }
            if (state == State.Pin && inSlot)
            {
                freeAtMs = now + ChipMs; // card and terminal talk before the PIN is asked for
                return;
            }
        }
        if (state == State.ShowCode)
        {
            if (unanswered++ == 0) payScreen(hands.Card);
            freeAtMs = now + (hands.Card == "leaves" ? 1000 : LookMs);
            if (unanswered > 1 && hands.Card == "leaves") board.Keys.Tap(Key.Cancel, DownMs);
            return;
        }
        if (state == State.FindOrder)
        {
            // nobody holds a slip up: the number is typed
            if (keys.Count == 0 && unanswered++ == 0)
            {
                keys.Enqueue(Key.Enter);
                foreach (Key key in Digits(hands.Voucher.ToString("D6", CultureInfo.InvariantCulture))) keys.Enqueue(key);
                keys.Enqueue(Key.Enter);
            }
        }
        if (state == State.Sign && unanswered++ == 0)
        {
            freeAtMs = now + PadMs; // the pad is drawn first
            return;
        }
        if (state == State.Sign && unanswered == 2 && board.Touch.Position is null)
        {
            freeAtMs = now + board.Touch.Draw(PenStyle.Named["zigzag"](1), board.Clock.NowNs) + PadMs;
            keys.Enqueue(Key.Enter);
            return;
        }
        if (state == State.Scan)
        {
            freeAtMs = now + Hold(board, payCode(hands.Card));
            if (++unanswered > ImpatientAfter) board.Keys.Tap(Key.Cancel, DownMs);
            return;
        }
        if (state == State.Card && refused >= MostRefused)
        {
            board.Keys.Tap(Key.Cancel, DownMs); // it is the wrong card, and there is no other
            freeAtMs = now + 1000;
            return;
        }
        if (state == State.Card)
        {
            freeAtMs = now + Present(board) + QuietMs;
            if (++unanswered > ImpatientAfter) board.Keys.Tap(Key.Cancel, DownMs);
            return;
        }
        if (keys.Count == 0 && now >= freeAtMs + (Waits(state) ? LineMs : QuietMs))
        {
            // a message, or a question that the table does not know: first yes, then no
            keys.Enqueue(unanswered++ < ImpatientAfter && !Declines(state) ? Key.Enter : Key.Cancel);
        }
        if (!keys.TryDequeue(out Key next)) return;
        if (next == Key.None)
        {
            freeAtMs = now + PageMs; // a page whose characters have to be fetched from the flash first
            return;
        }
        board.Keys.Tap(next, DownMs);
        freeAtMs = now + DownMs + GapMs;
    }

    /// <summary>The firmware waits for the acquirer, longer than for its answer at most; then it shows a message.</summary>
    private static bool Waits(State state) => state is State.Online or State.Keys or State.Rekey or State.Reverse or State.DeliverReversal or State.Suspense or State.Repeat or State.AwaitPayment
        or State.Reconcile or State.Upload or State.UploadEnd or State.UploadSignatures or State.UploadOffline or State.PlaceOrder or State.CloseOrder or State.ResolveOrder or State.AskOrder;

    /// <summary>The chip has said its last word.</summary>
    private static bool NeedsNoCard(State state) => state is State.End or State.Sign or State.Print or State.UploadSignatures or State.UploadOffline or >= State.ShowApproved;

    /// <summary>Slips that cannot be printed are put off.</summary>
    private static bool Declines(State state) => state is State.End or State.Print or State.PrintSettlement;

    private IEnumerable<Key> KeysFor(State state) => state switch
    {
        _ when state != State.End && state == hands.Leaves => [Key.Cancel],
        State.Operator => [.. Digits("01"), Key.Enter, .. Digits("0000"), Key.Enter],
        State.Supervisor => [.. Digits("123456"), Key.Enter],
        State.FindOriginal => [.. Digits(hands.Voucher == 0 ? "" : hands.Voucher.ToString("D6", CultureInfo.InvariantCulture)), Key.Enter],
        State.Amount or State.RefundAmount => [.. Enumerable.Repeat(Key.Clear, hands.Clear), .. Digits(hands.Amount == 0 ? "" : hands.Amount.ToString(CultureInfo.InvariantCulture)), Key.Enter],
        State.Reason => [Key.D1],
        State.RefundWay => [Key.D1, Key.D1, Key.D1], // one that comes before the page stands is not taken
        State.Pin => NextPin() is { Length: > 0 } pin ? [.. Digits(pin), Key.Enter] : [Key.Enter, Key.D1, Key.D1, Key.D1], // one that comes before the page stands is not taken
        State.MatchCard => [Key.None, Key.Enter], // the wrong card: the message is read
        State.Notice or State.ConfirmAmount or State.ConfirmCard or State.ShowOriginal or State.SettleConfirm => confirm,
        State.SettleReady => confirm,
        State.OfferDetails => [Key.Cancel],
        State.Upload or State.UploadEnd or State.NewBatch or State.Reconcile or State.PrintSettlement => [],
        >= State.ShowApproved => confirm,
        _ => [],
    };

    private string NextPin()
    {
        if (hands.Pins is not { Length: > 0 } tried) return book.Card(hands.Card)!.Pin;
        return tried[Math.Min(pins++, tried.Length - 1)];
    }

    /// <returns>How long the hand is busy, in milliseconds.</returns>
    private long Present(Handheld board)
    {
        switch (hands.Way)
        {
            case Way.Tap:
                FieldCard held = cards.ForField(hands.Card, torn ? 0 : hands.TornAt);
                torn = true;
                board.Nfc.Field.Enter(held);
                board.Clock.After(TapMs * 1_000_000L, () => board.Nfc.Field.Leave(held));
                return TapMs;
            case Way.Insert:
                board.InsertCard(cards.ForSlot(hands.Card));
                inSlot = true;
                insertedMs = board.Clock.NowNs / 1_000_000;
                return 0;
            default:
                CardEntry card = book.Card(hands.Card) ?? throw new BenchInputException($"there is no card \"{hands.Card}\"");
                return board.Stripe.Swipe(new StripeCard(null, card.Track2, null), SwipeStyle.Normal);
        }
    }

    private static long Hold(Handheld board, string code)
    {
        board.Scanner.Hold(code, HoldMs * 1_000_000L);
        return HoldMs + QuietMs;
    }

    private static IEnumerable<Key> Digits(string digits) => digits.Select(d => (Key)(d - '0'));
}
