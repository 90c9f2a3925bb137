using PosFirmware.Acquirer;
using PosFirmware.Storage;

namespace PosFirmware.Training;

/// <summary>
/// A made-up customer with a wallet: a QR sale of xx.97 waits until he has confirmed, and an order on the screen is paid at the second
/// question. An order of xx.96 is never paid.
/// </summary>
public sealed class TrainingWallet
{
    private const int Confirms = 97, NeverPays = 96, PaysAtQuestion = 2;
    private const string Waiting = "P1", Closed = "P2", NoOriginal = "25", Good = "00";

    private int stan, questions;
    private long amount, lastAmount;
    private bool shown, over;

    /// <summary>Answers what is about QR payments.</summary>
    /// <returns>False: not answered.</returns>
    public bool Answers(HostRequest request, HostAnswer answer)
    {
        switch (request.Kind)
        {
            case TransactionKind.QrSale when !request.Reversal && request.Amount % 100 == Confirms:
                Begin(request, false);
                answer.ResponseCode = Waiting;
                return true;
            case TransactionKind.QrSale when request.Reversal:
                over = true;
                return false;
            case TransactionKind.QrSale:
                lastAmount = request.Amount;
                Pay(request.Stan, answer);
                return false;
            case TransactionKind.QrOrder:
                Begin(request, true);
                Say(answer, "TRAINING " + request.Stan.ToString("D6"));
                Pay(stan, answer);
                answer.ResponseCode = Good;
                return true;
            case TransactionKind.QrClose:
                over = true;
                answer.ResponseCode = Good;
                Pay(stan, answer);
                return true;
            case TransactionKind.QrQuery:
                answer.ResponseCode = Good;
                answer.Amount = lastAmount;
                answer.Refundable = lastAmount;
                Pay(stan, answer);
                return true;
            case TransactionKind.Query when stan != 0 && request.OriginalStan == stan:
                Query(answer);
                return true;
            case TransactionKind.Query:
                answer.ResponseCode = NoOriginal;
                return true;
            default:
                return false;
        }
    }

    private void Begin(HostRequest request, bool onScreen)
    {
        stan = request.Stan;
        amount = request.Amount;
        shown = onScreen;
        questions = 0;
        over = false;
    }

    private void Query(HostAnswer answer)
    {
        questions++;
        bool pays = !over && !(shown && amount % 100 == NeverPays) && questions >= (shown ? PaysAtQuestion : 1);
        answer.ResponseCode = over ? Closed : pays ? Good : Waiting;
        if (!pays) return;
        answer.Amount = amount;
        lastAmount = amount;
        Pay(stan, answer);
    }

    private static void Pay(int trace, HostAnswer answer)
    {
        answer.Voucher = "99000000000000" + trace.ToString("D6");
        answer.Wallet = 2;
        answer.Rrn = "990000" + trace.ToString("D6");
        answer.CardOrganisation = "CUP";
    }

    private static void Say(HostAnswer answer, string text)
    {
        for (int i = 0; i < text.Length; i++) answer.Data[i] = (byte)text[i];
        answer.DataLength = text.Length;
    }
}
