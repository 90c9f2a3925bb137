using System.Numerics;
using System.Text;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace Bench;

/// <summary>Draws the transition table of the firmware as Mermaid state diagrams, one a flow, and keeps a page up to date with them.</summary>
public static class StateDiagram
{
    private const string Begin = "<!-- state diagrams: made by \"diagram\", do not edit -->";
    private const string End = "<!-- end of the state diagrams -->";

    /// <summary>All diagrams as Markdown; the first is open, the others are folded.</summary>
    public static string Markdown()
    {
        StringBuilder text = new();
        foreach (Flow flow in Enum.GetValues<Flow>().Where(f => BitOperations.PopCount((uint)f) == 1 && HasRows(f)))
        {
            string title = $"{flow}: {Strings.Of(FlowTable.Of(flow).Title, true)} {Strings.Of(FlowTable.Of(flow).Title, false)}";
            text.Append(flow == Flow.Sale ? "<details open>" : "<details>").Append($"<summary>{title}</summary>\n\n```mermaid\n{Mermaid(flow)}```\n\n</details>\n\n");
        }
        return text.ToString();
    }

    /// <summary>One flow as Mermaid: what can be reached from its first state, without the rows that are for any state.</summary>
    public static string Mermaid(Flow flow)
    {
        State first = FlowTable.Of(flow).First;
        List<State> reached = [first];
        SortedDictionary<(int From, State To), List<Event>> edges = [];
        for (int i = 0; i < reached.Count; i++)
        {
            foreach (Event on in Enum.GetValues<Event>())
            {
                if (Own(flow, reached[i], on) is not { } to) continue;
                if (!edges.TryGetValue((i, to), out List<Event>? events)) edges[(i, to)] = events = [];
                events.Add(on);
                if (to != State.End && !reached.Contains(to)) reached.Add(to);
            }
        }
        StringBuilder text = new("stateDiagram-v2\n");
        text.Append($"    [*] --> {first}\n");
        foreach (var (edge, events) in edges)
            text.Append($"    {reached[edge.From]} --> {(edge.To == State.End ? "[*]" : edge.To)}: {string.Join(", ", events)}\n");
        return text.ToString();
    }

    /// <summary>A page with its diagrams made anew.</summary>
    /// <exception cref="BenchInputException">The page has not the two marks between which they stand.</exception>
    public static string Renew(string page)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal), end = page.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? page[..(begin + Begin.Length)] + "\n\n" + Markdown() + page[end..]
            : throw new BenchInputException($"no place for the diagrams: the page needs the lines {Begin} and {End}");
    }

    private static bool HasRows(Flow flow) => Enum.GetValues<Event>().Any(on => Own(flow, FlowTable.Of(flow).First, on) is not null);

    /// <summary>Where a row of the state itself leads; null when there is none. The first row of the table wins, as on the device.</summary>
    private static State? Own(Flow flow, State from, Event on) =>
        TransitionTable.Rows.FirstOrDefault(row => (row.Flows & flow) != 0 && row.From == from && row.On == on)?.To;
}
