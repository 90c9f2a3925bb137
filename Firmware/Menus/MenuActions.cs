using System;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>Does what a menu item says.</summary>
public sealed class MenuActions
{
    private readonly Services s;
    private readonly OperatorPages operators;
    private readonly InfoPages info;
    private readonly ParameterPages parameters;
    private readonly AuditPages audit;
    private readonly KeyPages keys;
    private readonly QueryPages query;
    private readonly DiagnosticPages tests;
    private readonly ClearPages clear;
    private readonly CashNotes cash;
    private readonly DefaultsPage defaults;
    private readonly PlacePages place;
    private readonly PackagePages packages;

    /// <summary>Makes the pages over the services.</summary>
    public MenuActions(Services services, QueryPages query, DiagnosticPages tests, PackagePages packages)
    {
        s = services;
        operators = new OperatorPages(services);
        info = new InfoPages(services);
        parameters = new ParameterPages(services);
        audit = new AuditPages(services);
        keys = new KeyPages(services);
        clear = new ClearPages(services);
        cash = new CashNotes(services);
        defaults = new DefaultsPage(services);
        place = new PlacePages(services);
        this.query = query;
        this.tests = tests;
        this.packages = packages;
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
            case MenuAction.ParametersMerchant: return parameters.Browse(Text.ParametersMerchant, ParameterPage.Merchant);
            case MenuAction.ParametersLine: return parameters.Browse(Text.ParametersLine, ParameterPage.Line);
            case MenuAction.ParametersTerminal: return parameters.Browse(Text.ParametersTerminal, ParameterPage.Terminal);
            case MenuAction.ParametersTransactions: return parameters.Browse(Text.ParametersTransactions, ParameterPage.Transactions);
            case MenuAction.ParametersCare: return parameters.Browse(Text.ParametersCare, ParameterPage.Care);
            case MenuAction.PrintParameters: return parameters.Print();
            case MenuAction.AuditView: return audit.View();
            case MenuAction.AuditPrint: return audit.Print();
            case MenuAction.QueryAll: return query.Query(QueryBy.All);
            case MenuAction.QueryVoucher: return query.Query(QueryBy.Voucher);
            case MenuAction.QueryAmount: return query.Query(QueryBy.Amount);
            case MenuAction.QueryDate: return query.Query(QueryBy.Date);
            case MenuAction.QueryCard: return query.Query(QueryBy.CardTail);
            case MenuAction.QueryReference: return query.Query(QueryBy.Reference);
            case MenuAction.ReprintAny: return query.ReprintAny();
            case MenuAction.Lock:
                s.Mode.Locked = true;
                return false;
            case MenuAction.BeginTraining:
                s.Mode.Training = s.Prompts.Confirm(Tone.Warning, Text.TrainingBegin, s.T(Text.TrainingMode), new[] { s.T(Text.TrainingNote) }, Text.HintOkCancel, s.Settings.InputTimeoutMs) == Reply.Ok;
                return !s.Mode.Training;
            case MenuAction.EndTraining:
                s.Mode.Training = s.Gate.Ask(Operators.Supervisor, Text.TrainingEnd) != Reply.Ok;
                return s.Mode.Training;
            case MenuAction.PrintGuide: return info.PrintGuide();
            case MenuAction.CalibrateTouch: return info.CalibrateTouch();
            case MenuAction.HardwareTests: return tests.List();
            case MenuAction.AllTests: return tests.All();
            case MenuAction.PrintTests: return tests.Print();
            case MenuAction.ServiceLine: return tests.Factory();
            case MenuAction.KeyCheckValues: keys.Show(); return true;
            case MenuAction.TypeKey: return keys.Type() != Reply.TimeOut;
            case MenuAction.ClearReversal: return clear.Reversals();
            case MenuAction.ClearLog: return clear.Log();
            case MenuAction.RestoreDefaults: return defaults.Restore();
            case MenuAction.CashNote: return cash.Ask();
            case MenuAction.UpdateCheck: info.UpdateCheck(); return true;
            case MenuAction.LearnPlace: return place.Learn() != Reply.TimeOut;
            case MenuAction.PackageFile: return packages.FromVolume() != Reply.TimeOut;
            case MenuAction.PackageLine: return packages.FromLine() != Reply.TimeOut;
            default: throw new InvalidOperationException("menu action " + (int)action + " does nothing");
        }
    }
}
