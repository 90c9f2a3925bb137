// Ledger, messages, fault switches, state pills, sound.
import { on, say } from "./link.js";
import { isEnglish, t } from "./words.js";

const switches = [["power", "power", s => s.power, "power on", "power cut"], ["networkDown", "network", s => s.network === "down", "network down", "network up"],
  ["paperOut", "paper", s => s.paperOut, "paper out", "paper in"], ["coverOpen", "cover", s => s.coverOpen, "cover open", "cover close"]];
const airs = ["home", "away", "nothing", "dead"];
const unfolded = new Set();
const states = { approved: "good", reversed: "", voided: "", declined: "bad" };
let state = null, ledger = null, faults = [], seen = 0, audio = null, alarmTimer = 0, complaint = null;
let devices = [];

/** Builds the switches and listens. */
export function start() {
  const box = document.getElementById("switches");
  for (const [word, id, , yes, no] of switches) {
    const b = Object.assign(document.createElement("button"), { type: "button", id: "switch-" + id });
    b.dataset.t = word;
    b.setAttribute("aria-pressed", "false");
    b.addEventListener("click", () => say(b.getAttribute("aria-pressed") === "true" ? no : yes));
    box.append(b);
  }
  const network = document.getElementById("network");
  network.addEventListener("change", () => {
    if (network.value !== "up") say("network up"); // a new choice takes the place of the former one
    say("network " + network.value);
    network.blur();
  });
  const air = document.getElementById("air");
  air.addEventListener("change", () => { say("wifi " + air.value); air.blur(); });
  const device = document.getElementById("device");
  device.addEventListener("change", () => {
    say("power cut");
    say("device " + device.value);
    say("power on");
    device.blur();
  });
  slider("battery", v => `battery ${v}`, v => (v / 1000).toFixed(2) + " V");
  slider("head", v => `temperature ${v}`, v => v + " °C");
  on("hello", h => { faults = h.faults; devices = h.devices; fillFaults(); });
  on("state", s => { state = s; showState(); });
  on("ledger", l => { ledger = l; showLedger(); });
  on("closed", () => alarm(t("lost"), 0));
  on("open", () => alarm("", 0));
  on("refused", r => alarm(r.why, 6000));
  on("beep", b => beep(b.hz, b.ms));
  const sound = document.getElementById("sound");
  sound.addEventListener("click", () => {
    audio = audio ? (audio.close(), null) : new AudioContext();
    sound.setAttribute("aria-pressed", String(audio !== null));
  });
  startTabs();
}

function slider(id, step, text) {
  const input = document.getElementById(id), value = document.getElementById(id + "-value");
  const show = () => { value.textContent = text(Number(input.value)); };
  input.addEventListener("input", show);
  input.addEventListener("change", () => { say(step(input.value)); });
  show();
}

function startTabs() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const select = tab => {
    for (const other of tabs) {
      const mine = other === tab;
      other.setAttribute("aria-selected", String(mine));
      other.tabIndex = mine ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = !mine;
    }
  };
  for (const [i, tab] of tabs.entries()) {
    tab.addEventListener("click", () => select(tab));
    tab.addEventListener("keydown", e => {
      const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
      if (!step) return;
      const next = tabs[(i + step + tabs.length) % tabs.length];
      select(next);
      next.focus();
    });
  }
}

/** Draws everything again, after a change of language. */
export function show() {
  fillFaults();
  showState();
  showLedger();
}

function fillFaults() {
  const network = document.getElementById("network");
  network.replaceChildren(...faults.map(f => Object.assign(document.createElement("option"), { value: f.name, textContent: isEnglish() ? f.english : f.chinese })));
  if (state) network.value = state.network;
  const air = document.getElementById("air");
  air.replaceChildren(...airs.map(a => Object.assign(document.createElement("option"), { value: a, textContent: t("air" + a[0].toUpperCase() + a.slice(1)) })));
  if (state) air.value = state.air;
  const device = document.getElementById("device");
  device.replaceChildren(...devices.map(d => Object.assign(document.createElement("option"), { value: d, textContent: d === "none" ? t("deviceNone") : d })));
  if (state) device.value = state.device;
}

function showState() {
  if (!state) return;
  for (const [, id, value] of switches) document.getElementById("switch-" + id).setAttribute("aria-pressed", String(value(state)));
  document.getElementById("network").value = state.network;
  document.getElementById("air").value = state.air;
  document.getElementById("device").value = state.device;
  pill("pill-power", state.crashed ? "crashed" : state.power ? "powerOn" : "powerOff", state.power && !state.crashed ? "good" : "bad");
  pill("pill-network", state.network === "up" ? "lineUp" : state.network === "down" ? "lineDown" : "lineFault", state.network === "up" ? "good" : "bad");
  pill("pill-acquirer", state.ownAcquirer ? "acquirerOwn" : "acquirerOther", "plain");
  const clock = document.getElementById("pill-clock");
  clock.className = "plain";
  clock.textContent = state.clock;
  if (state.complaint && state.complaint !== complaint) alarm(t("complaint") + state.complaint, 30000);
  complaint = state.complaint;
}

function pill(id, word, look) {
  const e = document.getElementById(id);
  e.className = look;
  e.textContent = t(word);
}

function showLedger() {
  if (!ledger) return;
  if (!ledger.ownAcquirer) {
    for (const id of ["cards-table", "transactions-table"]) note(id, t("notBuiltIn"));
    return;
  }
  table("cards-table", ["card", "limit", "balance"], ledger.cards.map(c => row([`${isEnglish() && c.english ? c.english : c.title}\n${c.masked}`, badge(own(c.state), c.good ? "good" : "bad"), money(c.balance)])));
  if (ledger.transactions.length === 0) note("transactions-table", t("noTransactions"));
  else table("transactions-table", ["time", "kind", "card", "result", "amount"], ledger.transactions.map((x, i) =>
    row([`${x.time}\n${x.stan}`, cellOf(x), x.masked, badge(own(x.state) + (x.code ? " " + x.code : ""), states[x.look] ?? ""), money(x.amount)], ledger.total - i > seen)));
  seen = ledger.total;
  const box = document.getElementById("messages");
  if (ledger.messages.length === 0) note("messages", t("noMessages"));
  else box.replaceChildren(...ledger.messages.map(m => {
    const d = document.createElement("details");
    d.append(Object.assign(document.createElement("summary"), { textContent: m.title }), Object.assign(document.createElement("pre"), { textContent: m.text }));
    return d;
  }));
}

function note(id, text) {
  document.getElementById(id).replaceChildren(Object.assign(document.createElement("p"), { className: "empty", textContent: text }));
}

function table(id, heads, rows) {
  const head = document.createElement("thead"), line = document.createElement("tr"), body = document.createElement("tbody");
  for (const h of heads) line.append(Object.assign(document.createElement("th"), { textContent: t(h), scope: "col", className: h === "amount" || h === "balance" ? "money" : "" }));
  head.append(line);
  body.append(...rows);
  document.getElementById(id).replaceChildren(head, body);
}

function row(cells, fresh) {
  const line = document.createElement("tr");
  if (fresh) line.className = "fresh";
  for (const c of cells) {
    const cell = document.createElement("td");
    if (c?.money !== undefined) { cell.className = "money"; cell.textContent = c.money; }
    else if (c instanceof Node) cell.append(c);
    else { cell.textContent = c; cell.style.whiteSpace = "pre-line"; }
    line.append(cell);
  }
  return line;
}

/** A kind of transaction with what belongs to it: the signature that was uploaded, and what the chip said. */
function cellOf(x) {
  if (!x.signature && !x.chip) return own(x.kind);
  const cell = document.createElement("div");
  cell.append(own(x.kind));
  if (x.signature) cell.append(signature(x.signature));
  if (x.chip) cell.append(chip(`${x.time} ${x.stan}`, x.chip));
  return cell;
}

/** Names and texts that can be folded out; what is open stays so when the ledger is drawn again. */
function chip(key, rows) {
  const fold = document.createElement("details"), list = document.createElement("dl");
  fold.className = "chip";
  fold.open = unfolded.has(key);
  fold.addEventListener("toggle", () => { if (fold.isConnected) unfolded[fold.open ? "add" : "delete"](key); });
  for (const r of rows) list.append(Object.assign(document.createElement("dt"), { textContent: own(r.name) }), Object.assign(document.createElement("dd"), { textContent: r.text }));
  fold.append(Object.assign(document.createElement("summary"), { textContent: t("chipData") }), list);
  return fold;
}

/** The signature that was uploaded; it comes as PNG in base64. */
function signature(png) {
  const picture = document.createElement("img");
  picture.className = "signature";
  picture.alt = picture.title = t("signature");
  const url = URL.createObjectURL(new Blob([Uint8Array.from(atob(png), c => c.charCodeAt(0))], { type: "image/png" }));
  picture.onload = () => URL.revokeObjectURL(url);
  picture.src = url;
  return picture;
}

const own = pair => pair[isEnglish() ? 1 : 0];
const money = fen => ({ money: (fen / 100).toLocaleString("en-US", { minimumFractionDigits: 2 }) });
const badge = (text, look) => Object.assign(document.createElement("span"), { className: "state " + look, textContent: text });

function alarm(text, forMs) {
  const e = document.getElementById("alarm");
  clearTimeout(alarmTimer);
  e.textContent = text;
  e.hidden = !text;
  if (forMs) alarmTimer = setTimeout(() => { e.hidden = true; }, forMs);
}

function beep(hz, ms) {
  if (!audio) return;
  const tone = audio.createOscillator(), volume = audio.createGain();
  tone.type = "square";
  tone.frequency.value = hz;
  volume.gain.value = 0.05;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + ms / 1000);
}
