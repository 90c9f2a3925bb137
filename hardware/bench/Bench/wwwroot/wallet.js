// Test cards: choosing one, swiping by button, and dragging one through the slot.
import { on, say } from "./link.js";
import { isEnglish, t } from "./words.js";

const MILLIMETRES_OF_CARD = 85.6;
let cards = [], chosen = null, labelTimer = 0;

/** Fills the wallet and listens. */
export function start() {
  on("hello", hello => { cards = hello.cards; chosen ??= cards[0]?.id ?? null; show(); fillStyles(hello.styles); });
  document.getElementById("swipe").addEventListener("click", () => {
    if (chosen) say(`swipe ${chosen} ${document.getElementById("style").value}`);
  });
}

/** Draws the wallet again, after a change of language. */
export function show() {
  const wallet = document.getElementById("wallet");
  wallet.replaceChildren(...cards.map((card, i) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = `card cards-${i % 8}`;
    button.dataset.card = card.id;
    button.setAttribute("aria-pressed", String(card.id === chosen));
    const title = isEnglish() && card.english ? card.english : card.title;
    button.setAttribute("aria-label", `${title}, ${card.masked}, ${t("pin")} ${card.pin || t("none")}`);
    button.append(part("bank", title, card.organisation === "CUP" ? "UnionPay" : card.organisation), part("number", card.masked), part("foot", `${t("pin")} ${card.pin || t("none")}`, card.expiry));
    button.title = card.id;
    button.addEventListener("click", () => choose(card.id));
    button.addEventListener("pointerdown", e => grab(e, card, button));
    item.append(button);
    return item;
  }));
}

function part(look, left, right) {
  const e = document.createElement("span");
  e.className = look;
  e.append(Object.assign(document.createElement("span"), { textContent: left }));
  if (right) e.append(Object.assign(document.createElement("i"), { textContent: right }));
  return e;
}

function choose(id) {
  chosen = id;
  for (const b of document.querySelectorAll(".card")) b.setAttribute("aria-pressed", String(b.dataset.card === id));
}

function fillStyles(styles) {
  const select = document.getElementById("style");
  const was = select.value;
  select.replaceChildren(...styles.map(s => Object.assign(document.createElement("option"), { value: s, textContent: t("style." + s) })));
  if (was) select.value = was;
}

/** Translates the styles. */
export function translateStyles() {
  for (const o of document.getElementById("style").options) o.textContent = t("style." + o.value);
}

/** A drag: the card follows the pointer; while it is in the slot its way and its time are measured. */
function grab(start, card, button) {
  if (start.button !== 0 || !start.isPrimary) return;
  const slot = document.getElementById("slot");
  let flying = null, way = [];
  const move = e => {
    if (!flying) {
      if (Math.hypot(e.clientX - start.clientX, e.clientY - start.clientY) < 8) return;
      choose(card.id);
      flying = button.cloneNode(true);
      flying.className = button.className + " flying";
      flying.setAttribute("aria-hidden", "true");
      document.body.append(flying);
      slot.classList.add("ready");
    }
    e.preventDefault();
    const box = slot.getBoundingClientRect();
    const near = e.clientX > box.left - 90 && e.clientX < box.right + 110 && e.clientY > box.top - 140 && e.clientY < box.bottom + 140;
    const within = e.clientX > box.left - 60 && e.clientX < box.right + 80;
    flying.classList.toggle("upright", near);
    const x = near && within ? box.left + box.width / 2 + 28 : e.clientX;
    flying.style.left = `${x - 102}px`;
    flying.style.top = `${e.clientY - 64}px`;
    if (within) for (const p of e.getCoalescedEvents?.() ?? [e]) way.push({ y: p.clientY, at: p.timeStamp });
    else if (way.length) finish();
  };
  const finish = () => { pass(way, slot.getBoundingClientRect(), card); way = []; };
  const end = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    if (way.length) finish();
    if (flying) button.blur();
    flying?.remove();
    slot.classList.remove("ready");
  };
  addEventListener("pointermove", move, { passive: false });
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
}

/** Turns a drag along the slot into a swipe: one card length is 204 px, the card drawn in flight. */
function pass(way, box, card) {
  const inside = way.filter(p => p.y >= box.top - 20 && p.y <= box.bottom + 20);
  if (inside.length < 2) return;
  const first = inside[0], last = inside[inside.length - 1];
  const travelled = Math.abs(last.y - first.y), seconds = Math.max((last.at - first.at) / 1000, 0.001);
  if (travelled < box.height * 0.3) return;
  const ips = travelled / 204 * MILLIMETRES_OF_CARD / 25.4 / seconds;
  const style = document.getElementById("style").value;
  const plain = style === "normal" || style === "fast" || style === "slow";
  const whole = travelled >= box.height * 0.75;
  const how = !plain ? style : !whole ? "lifted" : last.y < first.y ? "backward" : `${Math.min(Math.max(ips, 0.5), 150).toFixed(1)}ips`;
  say(`swipe ${card.id} ${how}`);
  const label = document.querySelector("#slot b");
  label.textContent = `${ips < 10 ? ips.toFixed(1) : ips.toFixed(0)} ${t("ips")}`;
  clearTimeout(labelTimer);
  labelTimer = setTimeout(() => { label.textContent = t("slot"); }, 2500);
}
