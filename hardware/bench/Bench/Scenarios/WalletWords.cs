namespace Bench.Scenarios;

/// <summary>The verb <c>wallet</c>: what a customer does with his phone.</summary>
internal static class WalletWords
{
    internal const string Usage = "wallet NAME pays|pays-late|confirms|refuses|behaves [asks-above AMOUNT] [answers-after TIME] [refusing]";

    internal static Action<Workbench> Compile(Words words)
    {
        string wallet = words.Take("a wallet");
        if (words.TakeIf("pays")) return b => b.PayScreen(wallet);
        if (words.TakeIf("pays-late")) return b => b.Note($"{wallet} pays a picture of the last code: {b.PayLate(wallet)}");
        if (words.TakeIf("confirms")) return b => b.AnswerOnPhone(wallet, true);
        if (words.TakeIf("refuses")) return b => b.AnswerOnPhone(wallet, false);
        if (!words.TakeIf("behaves")) throw words.Wrong("a wallet pays, pays-late, confirms, refuses or behaves");
        long above = 100_000;
        int seconds = 0;
        bool refuses = false;
        while (!words.AtEnd)
        {
            if (words.TakeIf("asks-above")) above = words.TakeMoney();
            else if (words.TakeIf("answers-after")) seconds = (int)(words.TakeTime() / 1000);
            else if (words.TakeIf("refusing")) refuses = true;
            else throw words.Wrong("after behaves comes asks-above, answers-after or refusing");
        }
        return b => b.Behave(wallet, above, seconds, refuses);
    }
}
