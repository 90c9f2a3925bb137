namespace PosFirmware.Ui;

/// <summary>Words of provisioning, keys and tamper.</summary>
public sealed partial class Strings
{
    private static Entry[] Security() => new Entry[]
    {
        new Entry(Text.KeysWiped, "密钥已清除,终端已锁定", "KEYS ERASED, LOCKED"),
        new Entry(Text.CallServiceForKeys, "请联系服务商重新注入密钥", "CALL SERVICE FOR NEW KEYS"),
        new Entry(Text.KeysDamaged, "密钥区损坏,请重新注入", "KEYS DAMAGED, LOAD AGAIN"),
        new Entry(Text.HintService, "[功能]维护人员", "[MENU] SERVICE"),
        new Entry(Text.LoadKeys, "注入主密钥", "LOAD MASTER KEY"),
        new Entry(Text.KeyComponent, "密钥分量", "KEY COMPONENT"),
        new Entry(Text.ComponentNumber, "分量", "COMPONENT"),
        new Entry(Text.CheckValueLabel, "校验值", "CHECK VALUE"),
        new Entry(Text.CompareCheckValue, "与密钥信封核对", "COMPARE WITH THE LETTER"),
        new Entry(Text.HintHex, "[.]切换字母 1-6为A-F", "[.] LETTERS: 1-6 ARE A-F"),
        new Entry(Text.KeyLoaded, "主密钥已注入", "MASTER KEY LOADED"),
        new Entry(Text.KeyRefused, "密钥不可用", "KEY NOT USABLE"),
        new Entry(Text.CaseStillOpen, "机壳未合上", "THE CASE IS OPEN"),
        new Entry(Text.KeyMaster, "主密钥", "MASTER KEY"),
        new Entry(Text.KeyPin, "PIN密钥", "PIN KEY"),
        new Entry(Text.KeyMac, "MAC密钥", "MAC KEY"),
        new Entry(Text.KeyTrack, "磁道密钥", "TRACK KEY"),
        new Entry(Text.KeyNone, "无", "NONE"),
        new Entry(Text.MenuKeys, "密钥管理", "KEYS"),
        new Entry(Text.KeyCheckValues, "密钥校验值", "KEY CHECK VALUES"),
        new Entry(Text.KeyCipher, "算法", "CIPHER"),
    };
}
