// The words of the page, Chinese first. The handheld's own language is its own affair.
const words = {
  title: ["电签终端工作台", "e-Signature POS workbench"],
  state: ["状态", "State"], sound: ["声音", "Sound"], language: ["English", "中文"],
  wallet: ["卡包", "Wallet"],
  walletHint: ["拖卡划过终端右侧卡槽，快慢就是刷卡快慢；或选卡后按“刷卡”。", "Drag a card through the slot at your own speed, or choose one and press Swipe."],
  style: ["刷法", "How"], swipe: ["刷卡", "Swipe"],
  faults: ["故障与环境", "Faults and surroundings"],
  device: ["快慢", "Speed"], deviceNone: ["不计时", "Not counted"],
  line: ["网络与主机", "Line & host"], air: ["无线环境", "Wi-Fi around"], airHome: ["本店", "The shop"], airAway: ["别处", "Elsewhere"], airNothing: ["搜不到热点", "Nothing in reach"], airDead: ["无线模块损坏", "Radio broken"], battery: ["电池", "Battery"], head: ["打印头", "Print head"],
  device: ["终端", "Terminal"], screen: ["终端屏幕", "Terminal screen"], keypad: ["键盘", "Keypad"], slot: ["刷卡", "SWIPE"],
  keysHint: ["键盘：数字 · Enter 确认 · Esc 取消 · 退格 清除 · m 菜单 · ↑ ↓ · l 上笔 · f 走纸", "Keys: digits · Enter OK · Esc cancel · Backspace clear · m menu · ↑ ↓ · l last · f feed"],
  desk: ["桌面", "Desk"], paper: ["签购单", "Slips"], balances: ["余额", "Balances"], transactions: ["流水", "Ledger"], messages: ["报文", "Messages"],
  tear: ["撕下", "Tear off"], save: ["存为图片", "Save picture"], clearSlips: ["收走旧单", "Put slips away"],
  noPaper: ["还没有打印。先签到，再做一笔消费。", "Nothing printed yet. Sign on, then make a sale."], strip: ["打印出的纸条", "Printed paper strip"],
  powerOn: ["已开机", "Power on"], powerOff: ["已断电", "No power"], crashed: ["固件已停", "Firmware stopped"],
  lineUp: ["网络正常", "Network up"], lineDown: ["网络中断", "Network down"], lineFault: ["主机故障", "Host fault"],
  acquirerOwn: ["收单机构：内置", "Acquirer: built in"], acquirerOther: ["收单机构：外部", "Acquirer: external"],
  power: ["电源", "Power"], paperOut: ["缺纸", "Paper out"], coverOpen: ["开盖", "Cover open"], networkDown: ["断网", "Network down"],
  key: ["键", "Key"], card: ["卡", "Card"], pin: ["密码", "PIN"], none: ["无", "none"], debit: ["借记卡", "Debit"], credit: ["贷记卡", "Credit"],
  balance: ["余额", "Balance"], limit: ["状态", "State"], time: ["时间/流水号", "Time/trace"], kind: ["类型", "Kind"], amount: ["金额", "Amount"],
  result: ["结果", "Result"], noTransactions: ["还没有交易。", "No transactions yet."], noMessages: ["还没有报文。", "No messages yet."], notBuiltIn: ["终端连接的是外部收单机构，这里没有账本。", "The terminal talks to another acquirer; there is no ledger here."],
  signature: ["电子签名", "Electronic signature"], chipData: ["芯片数据", "Chip data"],
  lost: ["与工作台的连接断开，正在重连…", "Lost the workbench; reconnecting…"], complaint: ["仿真芯片报错：", "A simulated part complains: "],
  chips: ["芯片卡", "Chip cards"], insertStyle: ["插法", "How"], insert: ["插卡", "Insert"], remove: ["拔卡", "Remove"], tap: ["挥卡", "Tap"],
  inSlot: ["卡槽内：", "In the slot:"], slotEmpty: ["卡槽为空。挥卡把卡靠近读卡器 3 秒。", "The slot is empty. Tap holds the card to the reader for 3 s."], apdus: ["卡片指令（已屏蔽）", "Commands to the card (masked)"],
  "insert.normal": ["正常", "Normal"], "insert.mute": ["插反", "Wrong way round"], "insert.slow": ["很慢", "Slow"], "insert.dirty": ["触点脏", "Dirty contacts"], "insert.falters": ["中途无应答", "Falters"],
  phones: ["手机钱包", "Phones"], phonesHint: ["终端要扫码时“出示付款码”；终端显示收款码时“扫屏幕付款”。", "Show the code when the terminal wants to scan; scan the screen when it shows a code."],
  phone: ["手机", "Phone"], phoneShow: ["出示付款码", "Show code"], phonePay: ["扫屏幕付款", "Scan screen, pay"], phoneType: ["手输付款码", "Type code"],
  phoneYes: ["确认支付", "Confirm"], phoneNo: ["拒绝支付", "Refuse"], phoneSlip: ["扫小票", "Scan slip"], codeText: ["码内容", "Code"], codeShow: ["出示", "Hold up"],
  cameraNot: ["此浏览器不会认码(没有 BarcodeDetector,如 Linux 上的 Chromium):请键入码内容。", "This browser cannot read codes (it has no BarcodeDetector, as Chromium on Linux): type what the code says."],
  cameraOn: ["用摄像头", "Camera"], cameraOff: ["关摄像头", "Camera off"],
  swiped: ["刷卡速度", "Swipe speed"], ips: ["英寸/秒", "in/s"],
  "style.normal": ["正常", "Normal"], "style.fast": ["太快", "Too fast"], "style.slow": ["太慢", "Too slow"], "style.backward": ["反向", "Reversed"],
  "style.wrong-side": ["磁条朝外", "Wrong side"], "style.damaged": ["磁条划伤", "Damaged stripe"], "style.blank": ["磁条消磁", "Blank stripe"],
  "style.stopped": ["中途停顿", "Stopped half-way"], "style.lifted": ["中途抬起", "Lifted half-way"],
};

let english = localStorage.getItem("language") === "en";

/** A word of the page in the language chosen; the name itself when there is none. */
export function t(name) {
  const pair = words[name];
  return pair ? pair[english ? 1 : 0] : name;
}

/** True when the page is in English. */
export const isEnglish = () => english;

/** Puts the words into everything that carries data-t or data-t-label. */
export function translate() {
  document.documentElement.lang = english ? "en" : "zh-CN";
  document.title = t("title");
  for (const e of document.querySelectorAll("[data-t]")) e.textContent = t(e.dataset.t);
  for (const e of document.querySelectorAll("[data-t-label]")) e.setAttribute("aria-label", t(e.dataset.tLabel));
  const button = document.getElementById("language");
  button.textContent = t("language");
  button.lang = english ? "zh-CN" : "en";
}

/** Switches the language and remembers it. */
export function switchLanguage() {
  english = !english;
  localStorage.setItem("language", english ? "en" : "zh");
  translate();
}
