using System;
using PosFirmware.Security;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>Does what a menu item says.</summary>
public sealed class MenuActions
{
    private readonly Services s;
    private readonly OperatorPages operators;
    private readonly InfoPages info;

    /// <summary>Makes the pages over the services.</summary>
    public MenuActions(Services services)
    {
        s = services;
        operators = new OperatorPages(services);
        info = new InfoPages(services);
    }

    /// <summary>Does an action.</summary>
    /// <returns>True: back to the menu; false: back to idle.</returns>
    public bool Do(MenuAction action)
    {
        switch (action)
        {
            case MenuAction.ShowVersion: info.Version(); return true;
            case MenuAction.Contact: info.Contact(); return true;
            case MenuAction.SwitchLanguage: info.SwitchLanguage(); return true;
            case MenuAction.ChangeOwnPassword: return operators.ChangeOwn();
            case MenuAction.AddOperator: return operators.Add();
            case MenuAction.DeleteOperator: return operators.Delete();
            case MenuAction.ListOperators: return operators.List();
            case MenuAction.ResetOperator: return operators.Reset();
            case MenuAction.ChangeSupervisorPassword: return s.Gate.SetNew(Operators.Supervisor, Text.ChangePassword) != Reply.TimeOut;
            case MenuAction.ChangeSystemPassword: return s.Gate.SetNew(Operators.Administrator, Text.ChangePassword) != Reply.TimeOut;
            case MenuAction.ChangeSecurityPassword: return s.Gate.SetNew(Operators.Security, Text.SecurityPassword) != Reply.TimeOut;
            default: throw new InvalidOperationException("menu action " + (int)action + " does nothing");
        }
    }
}
