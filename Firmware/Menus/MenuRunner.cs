using System.IO;
using PosFirmware.Security;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>Walks the menu tree: red goes one level up, a minute without a key or a finished flow goes back to idle.</summary>
public sealed class MenuRunner
{
    private readonly Services s;
    private readonly FlowRunner flows;
    private readonly MenuActions actions;
    private readonly MenuPrompt prompt;

    /// <summary>Walks with the services.</summary>
    public MenuRunner(Services services, FlowRunner flows, MenuActions actions)
    {
        s = services;
        this.flows = flows;
        this.actions = actions;
        prompt = new MenuPrompt(services.Desk);
    }

    /// <summary>Shows the main menu until it is left.</summary>
    public void Run()
    {
        try
        {
            Browse(MenuTree.Root);
        }
        catch (IOException)
        {
            TellStorageFault(Text.Menu); // outside an action: wrong passwords are counted on the flash, too
        }
    }

    /// <returns>False: straight back to idle.</returns>
    private bool Browse(MenuNode group)
    {
        MenuNode[] shown = new MenuNode[group.Children.Length];
        string[] words = new string[shown.Length];
        int[] digits = new int[shown.Length];
        while (true)
        {
            int count = 0;
            for (int i = 0; i < group.Children.Length; i++)
            {
                MenuNode node = group.Children[i];
                if (!node.IsThere || (node.Guard & (s.Training ? MenuGuard.LiveOnly : MenuGuard.TrainingOnly)) != 0) continue;
                shown[count] = node;
                digits[count] = node.Digit;
                words[count++] = s.T(node.Title);
            }
            int chosen = prompt.Choose(s.T(group.Title), words, digits, count, s.Settings.InputTimeoutMs);
            if (chosen == MenuPrompt.Left) return true;
            if (chosen == MenuPrompt.TimeOut || !Open(shown[chosen])) return false;
        }
    }

    private bool Open(MenuNode node)
    {
        Text refusal = MenuGuards.Refusal(node.Guard, s);
        if (refusal != Text.Count)
        {
            s.Prompts.Message(Tone.Warning, node.Title, refusal);
            return true;
        }
        if (node.Role != MenuRole.Anyone)
        {
            int number = node.Role == MenuRole.Supervisor ? Operators.Supervisor : Operators.Administrator;
            Reply reply = s.Gate.Ask(number, node.Title);
            if (reply != Reply.Ok) return reply != Reply.TimeOut;
        }
        if (node.Children != null) return Browse(node);
        if (node.Flow != 0)
        {
            flows.Run(node.Flow);
            return false;
        }
        return Do(node.Action, node.Title);
    }

    /// <summary>Does an action as if it had been chosen.</summary>
    /// <returns>False: straight back to idle.</returns>
    public bool Do(MenuAction action, Text title)
    {
        try
        {
            Promises.DropStale(s);
            return actions.Do(action);
        }
        catch (IOException)
        {
            TellStorageFault(title);
            return true;
        }
    }

    /// <summary>The flash is full or broken: what could not be written is not believed.</summary>
    private void TellStorageFault(Text title)
    {
        flows.ReadAgain();
        s.Operators.Load();
        s.Prompts.Message(Tone.Bad, title, s.T(Text.StorageFault), new[] { s.TerminalLine, s.HelpLine }, s.Settings.InputTimeoutMs);
    }
}
