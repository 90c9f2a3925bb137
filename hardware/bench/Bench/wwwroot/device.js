// Screen, keypad and lamp of the handheld.
import { on, say } from "./link.js";
import { t } from "./words.js";

// name in the bench language, face, small print, class; in the order of the keypad
const keys = [
  ["menu", "菜单", "", "soft"], ["up", "▲", "", "soft"], ["down", "▼", "", "soft"], ["feed", "走纸", "", "soft"],
  ["1", "1", "", ""], ["2", "2", "ABC", ""], ["3", "3", "DEF", ""], ["cancel", "取消", "CANCEL", "word red"],
  ["4", "4", "GHI", ""], ["5", "5", "JKL", ""], ["6", "6", "MNO", ""], ["clear", "清除", "CLEAR", "word yellow"],
  ["7", "7", "PQRS", ""], ["8", "8", "TUV", ""], ["9", "9", "WXYZ", ""], ["last", "上笔", "LAST", "word"],
  [".", ".", "", ""], ["0", "0", "", ""], ["00", "00", "", ""], ["ok", "确认", "ENTER", "word green"],
];
const names = { menu: "菜单 menu", up: "向上 up", down: "向下 down", feed: "走纸 feed", cancel: "取消 cancel", clear: "清除 clear", last: "上笔 last", ok: "确认 enter", ".": "点 point", "00": "00" };
const typed = { Enter: "ok", NumpadEnter: "ok", Escape: "cancel", Backspace: "clear", Delete: "clear", F1: "menu", ArrowUp: "up", ArrowDown: "down", ".": ".", m: "menu", M: "menu", l: "last", f: "feed" };

const buttons = new Map();
const held = new Set();
let lastTyped = null;

function press(key) {
  if (held.has(key)) return;
  held.add(key);
  buttons.get(key).classList.add("down");
  say("press " + key);
}

function release(key) {
  if (!held.delete(key)) return;
  buttons.get(key).classList.remove("down");
  say("release " + key);
}

function releaseAll() { for (const key of [...held]) release(key); }

/** Builds the keypad and listens. */
export function start() {
  const pad = document.getElementById("keypad");
  for (const [key, face, small, look] of keys) {
    const b = document.createElement("button");
    b.type = "button";
    b.className = look;
    b.dataset.key = key;
    b.setAttribute("aria-label", names[key] ?? key);
    b.append(face);
    if (small) b.append(Object.assign(document.createElement("small"), { textContent: small }));
    b.addEventListener("pointerdown", e => { if (e.button === 0) { b.setPointerCapture(e.pointerId); press(key); } });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) b.addEventListener(end, () => release(key));
    // a click without pointer comes from the keyboard (space on a focused key) or from assistive technology
    b.addEventListener("click", e => { if (e.detail === 0) say("key " + key); });
    b.addEventListener("contextmenu", e => e.preventDefault());
    pad.append(b);
    buttons.set(key, b);
  }
  addEventListener("keydown", e => {
    const key = keyOf(e);
    if (!key) return;
    e.preventDefault();
    if (e.repeat) return;
    if (lastTyped && lastTyped !== key) release(lastTyped); // quick typing rolls over two keys; a finger on a keypad does not
    lastTyped = key;
    press(key);
  });
  addEventListener("keyup", e => { const key = keyOf(e); if (key) release(key); });
  // a click leaves the focus on the page, so that the PC's keys go on being the terminal's
  addEventListener("click", e => { if (e.detail > 0) e.target.closest?.("button")?.blur(); });
  addEventListener("blur", releaseAll);
  on("closed", releaseAll);

  listenToFinger(document.getElementById("screen"));
  const context = document.getElementById("screen").getContext("2d");
  let latest = 0;
  on("screen", async png => {
    const mine = ++latest;
    const picture = await createImageBitmap(png);
    if (mine === latest) context.drawImage(picture, 0, 0);
  });
  on("state", s => {
    const device = document.getElementById("device");
    device.classList.toggle("off", !s.power);
    device.classList.toggle("cover-open", s.coverOpen);
    document.getElementById("led").classList.toggle("on", s.power);
    document.getElementById("said").textContent = s.screenText ?? "";
    document.getElementById("screen").setAttribute("aria-label", t("screen"));
  });
}

/** The mouse, or a real finger, on the picture of the screen is a finger on the touch panel. */
function listenToFinger(screen) {
  let last = "";
  const touch = e => {
    const box = screen.getBoundingClientRect();
    const at = (value, from, size, dots) => Math.max(0, Math.min(dots - 1, Math.round((value - from) / size * dots)));
    const step = `touch ${at(e.clientX, box.left, box.width, 240)} ${at(e.clientY, box.top, box.height, 320)}`;
    if (step !== last) say(last = step);
  };
  const lift = () => { if (last) say("touch up"); last = ""; };
  screen.addEventListener("pointerdown", e => {
    if (e.button !== 0) return;
    e.preventDefault();
    screen.setPointerCapture(e.pointerId);
    touch(e);
  });
  // a mouse tells of more places than of frames: all of them are the way of the pen
  screen.addEventListener("pointermove", e => { if (last) for (const p of e.getCoalescedEvents?.() ?? [e]) touch(p); });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) screen.addEventListener(end, lift);
}

/** Key of the handheld for a key of the PC; none while a field or a control of the page wants it. */
function keyOf(e) {
  if (e.ctrlKey || e.altKey || e.metaKey) return null;
  const on = e.target;
  if (on.matches?.("input, select, textarea")) return null;
  const key = /^[0-9]$/.test(e.key) ? e.key : typed[e.key] ?? typed[e.code] ?? null;
  if (key === "ok" && on.matches?.("button:focus-visible, summary:focus-visible") && !on.dataset.key) return null;
  if ((key === "up" || key === "down") && on.matches?.("[role=tabpanel], [role=tab]")) return null;
  return key;
}
