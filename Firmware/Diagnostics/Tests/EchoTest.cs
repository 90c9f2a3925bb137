using PosFirmware.Acquirer;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>20: three echo messages to the acquirer; shortest, mean and longest time.</summary>
public sealed class EchoTest : Diagnostic, IHostProgress
{
    private const int Rounds = 3;

    private readonly HostAnswer answer = new HostAnswer();
    private ITester tester;

    /// <summary>Makes the test.</summary>
    public EchoTest() : base(20, "echo", Text.EchoTest, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        this.tester = tester;
        long min = long.MaxValue, max = 0, sum = 0;
        for (int i = 0; i < Rounds; i++)
        {
            tester.Tell(Text.EchoTest, (i + 1).ToString() + "/" + Rounds.ToString());
            long start = rig.Clock.Millis;
            rig.S.Host.Echo(rig.S.State.NextStan(), rig.S.State.Batch, answer, this);
            long took = rig.Clock.Millis - start;
            if (answer.Verdict != HostVerdict.Answered || answer.ResponseCode != "00")
            {
                finding.Fail(Fault(1 + (int)answer.Verdict), answer.Verdict == HostVerdict.Answered ? "ANSWER " + answer.ResponseCode : "LINK " + ((int)answer.Fault).ToString());
                rig.S.Host.Disconnect();
                return;
            }
            sum += took;
            if (took < min) min = took;
            if (took > max) max = took;
        }
        rig.S.Host.Disconnect();
        finding.Add("00 MIN " + min.ToString() + " MEAN " + (sum / Rounds).ToString() + " MAX " + max.ToString() + " ms");
        finding.Pass();
    }

    /// <inheritdoc/>
    public bool OnStage(HostStage stage, int secondsLeft) => tester.GoOn();

    /// <inheritdoc/>
    public void BeforeSend()
    {
        // an echo promises nothing
    }
}
