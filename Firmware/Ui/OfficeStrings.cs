namespace PosFirmware.Ui;

/// <summary>Words of menus, operators, parameters, query and training.</summary>
public sealed partial class Strings
{
    // A method and not a field: the order in which fields of two files are made is nobody's promise.
    private static Entry[] Office() => new Entry[]
    {
        new Entry(Text.MenuPreAuth, "预授权", "PRE-AUTH"),
        new Entry(Text.MenuPrint, "打印", "PRINT"),
        new Entry(Text.MenuManagement, "管理", "MANAGEMENT"),
        new Entry(Text.MenuOther, "其他", "OTHER"),
        new Entry(Text.MenuSupervisor, "主管", "SUPERVISOR"),
        new Entry(Text.MenuSystem, "系统管理", "SYSTEM"),
    };
}
