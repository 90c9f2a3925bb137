namespace PosFirmware.Ui;

/// <summary>Words of the field diagnostic menu.</summary>
public sealed partial class Strings
{
    private static Entry[] Diagnostics() => new Entry[]
    {
        new Entry(Text.MenuMaintenance, "维护", "MAINTENANCE"),
        new Entry(Text.MenuHardwareTests, "硬件测试", "HARDWARE TESTS"),
        new Entry(Text.TestAll, "全部自检", "ALL UNATTENDED"),
        new Entry(Text.TestReport, "打印自检报告", "PRINT REPORT"),
        new Entry(Text.ServiceLine, "服务串口", "SERVICE LINE"),
        new Entry(Text.ServiceLineOpen, "等待电脑命令", "WAITING FOR A PC"),
        new Entry(Text.HintTwoDigits, "输入两位编号 [↑][↓]", "TWO DIGITS  [↑][↓]"),
        new Entry(Text.HintYesNo, "[确认]是 [取消]否", "[OK] YES  [CANCEL] NO"),
        new Entry(Text.TestPrinter, "打印机", "PRINTER"),
        new Entry(Text.TestDisplay, "显示屏", "DISPLAY"),
        new Entry(Text.TestKeypad, "按键", "KEYPAD"),
        new Entry(Text.TestStripe, "磁卡", "STRIPE"),
        new Entry(Text.TestBuzzer, "蜂鸣器", "BUZZER"),
        new Entry(Text.TestLed, "指示灯", "LEDS"),
        new Entry(Text.TestClock, "时钟", "CLOCK"),
        new Entry(Text.TestFlash, "存储", "FLASH"),
        new Entry(Text.TestMemory, "内存", "MEMORY"),
        new Entry(Text.TestBattery, "电池", "BATTERY"),
        new Entry(Text.TestWifi, "无线网络", "WI-FI"),
        new Entry(Text.TestDns, "域名", "DNS"),
        new Entry(Text.TestTcp, "连接", "TCP"),
        new Entry(Text.TestTls, "加密连接", "TLS"),
        new Entry(Text.TestKeys, "密钥", "KEYS"),
        new Entry(Text.TestTamper, "防拆", "TAMPER"),
        new Entry(Text.TestLog, "日志", "LOG"),
        new Entry(Text.TypeDigits, "请输入纸上的数字", "TYPE THE DIGITS"),
        new Entry(Text.BarsEven, "黑条均匀?", "BARS EVEN?"),
        new Entry(Text.ColoursEven, "五种颜色均匀?", "FIVE EVEN COLOURS?"),
        new Entry(Text.PressKey, "请按", "PRESS"),
        new Entry(Text.ThreeSounds, "听到三种声音?", "THREE SOUNDS?"),
        new Entry(Text.GreenThenRed, "先绿后红?", "GREEN, THEN RED?"),
        new Entry(Text.VerdictOpen, "未测", "NOT RUN"),
        new Entry(Text.VerdictPassed, "通过", "PASSED"),
        new Entry(Text.VerdictFailed, "失败", "FAILED"),
        new Entry(Text.VerdictNotFitted, "未装", "NOT FITTED"),
        new Entry(Text.VerdictStopped, "中止", "STOPPED"),
        new Entry(Text.TestsRun, "共", "RUN"),
    };
}
