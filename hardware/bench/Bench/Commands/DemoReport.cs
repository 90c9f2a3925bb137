using System.Globalization;
using Bench.Acquirer;
using Bench.Scenarios;
using Spectre.Console;

namespace Bench.Commands;

/// <summary>Narrates the demo: headings, steps with their virtual time, slips, the books at the end.</summary>
internal sealed class DemoReport(Workbench bench) : IScenarioReport
{
    private readonly IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect, // a log file wants plain text
    });
    private bool slipNext;

    /// <inheritdoc/>
    public void Begin(Step step) => slipNext = step.Text.StartsWith("slip ", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Done(Step step, long virtualMs)
    {
        if (step.Text.StartsWith("note ", StringComparison.Ordinal) || slipNext) return;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [grey]{virtualMs / 1000.0,8:0.00} s[/]  {step.Text}");
    }

    /// <inheritdoc/>
    public void Failed(Step step, string why)
    {
        console.MarkupLineInterpolated($"  [red]FAILED, line {step.Line}[/]  {step.Text}");
        console.Write(new Panel(new Text(bench.ScreenText)).Header("screen"));
    }

    /// <summary>A note is a heading; the text of a slip stands in a frame.</summary>
    public void Say(string text)
    {
        console.WriteLine();
        if (slipNext) console.Write(new Panel(new Text(text)).Header("slip").RoundedBorder());
        else console.Write(new Rule($"[bold]{Markup.Escape(text)}[/]").LeftJustified());
    }

    /// <summary>How the day ended.</summary>
    public void End(string? failure, bool ownAcquirer, string folder)
    {
        console.WriteLine();
        if (failure is null) console.MarkupLineInterpolated($"[green]{(ownAcquirer ? "The terminal and the ledger agree." : "Played to the end; the terminal owes nothing.")}[/]");
        else console.MarkupLineInterpolated($"[red]{failure}[/]");
        console.WriteLine($"Pictures of screen and paper: {folder}");
    }

    /// <summary>The acquirer's view of the day.</summary>
    public void Books(Ledger ledger)
    {
        Table table = new Table().RoundedBorder().Title("ledger").AddColumns("trace", "kind", "card", "state", "code");
        table.AddColumn(new TableColumn("amount").RightAligned());
        foreach (TradeRecord t in ledger.Transactions())
            table.AddRow(t.Stan.ToString("D6", CultureInfo.InvariantCulture), t.Kind.ToString(), t.MaskedPan, t.State.ToString(), t.ResponseCode,
                (t.Amount / 100m).ToString("N2", CultureInfo.InvariantCulture));
        console.WriteLine();
        console.Write(table);
    }
}
