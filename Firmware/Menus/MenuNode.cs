using System;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>Who may open a node; the password is asked at once and holds until the node is left.</summary>
public enum MenuRole
{
    /// <summary>Whoever holds the terminal; flows ask for what they need themselves.</summary>
    Anyone = 0,
    /// <summary>Supervisor 00.</summary>
    Supervisor = 1,
    /// <summary>System administrator 99.</summary>
    Administrator = 2,
}

/// <summary>What must be so before a node opens (operations.md 2.3, guards).</summary>
[Flags]
public enum MenuGuard
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>No cashier is signed on.</summary>
    SignedOff = 1,
    /// <summary>The batch is empty.</summary>
    BatchEmpty = 2,
    /// <summary>No reversal waits.</summary>
    NoReversal = 4,
    /// <summary>A cashier is signed on.</summary>
    SignedOn = 8,
    /// <summary>Not shown in training mode.</summary>
    LiveOnly = 16,
    /// <summary>Shown in training mode only.</summary>
    TrainingOnly = 32,
}

/// <summary>One node of the menu tree: a group, a flow or an action.</summary>
public sealed class MenuNode
{
    /// <summary>Its key, 0 to 9.</summary>
    public readonly int Digit;
    /// <summary>Its words.</summary>
    public readonly Text Title;
    /// <summary>Nodes below it; null for a flow or an action.</summary>
    public readonly MenuNode[] Children;
    /// <summary>Flow that it starts; 0 for none. A flow that the transition table does not know is not shown.</summary>
    public readonly Flow Flow;
    /// <summary>Action; <see cref="MenuAction.None"/> for none.</summary>
    public readonly MenuAction Action;
    /// <summary>Who may open it.</summary>
    public readonly MenuRole Role;
    /// <summary>What must be so before.</summary>
    public readonly MenuGuard Guard;

    /// <summary>Makes a group.</summary>
    public MenuNode(int digit, Text title, MenuRole role, MenuNode[] children)
    {
        Digit = digit;
        Title = title;
        Role = role;
        Children = children;
        if (role != MenuRole.Anyone) Guard = MenuGuard.LiveOnly; // nothing real is changed from training
    }

    /// <summary>Makes a node that starts a flow.</summary>
    public MenuNode(int digit, Text title, Flow flow)
    {
        Digit = digit;
        Title = title;
        Flow = flow;
    }

    /// <summary>Makes a node for an action.</summary>
    public MenuNode(int digit, Text title, MenuAction action, MenuGuard guard)
    {
        Digit = digit;
        Title = title;
        Action = action;
        Guard = guard;
    }

    /// <summary>True when there is anything behind it: its flow is known, its action exists, or one of its children is there.</summary>
    public bool IsThere
    {
        get
        {
            if (Children == null) return Flow == 0 || TransitionTable.Has(Flow);
            for (int i = 0; i < Children.Length; i++)
                if (Children[i].IsThere) return true;
            return false;
        }
    }
}
