// Chip cards: choosing one, inserting and removing it, holding it to the reader; what card and terminal said.
import { on, say } from "./link.js";
import { isEnglish, t } from "./words.js";

let cards = [], inSlot = null;

/** Fills the list and listens. */
export function start() {
  on("hello", hello => { cards = hello.chips; show(); fill("chip-style", hello.insertStyles, s => t("insert." + s)); });
  on("state", state => { inSlot = state.slot; mark(); });
  on("apdus", message => { const view = document.getElementById("apdus"); view.textContent = message.lines.join("\n"); });
  click("insert", () => say(`insert ${value("chip")} ${value("chip-style")}`));
  click("remove", () => say("remove"));
  click("tap", () => say(`tap ${value("chip")} for 3s`));
}

/** Draws the list again, after a change of language. */
export function show() {
  fill("chip", cards.map(c => c.id), id => {
    const card = cards.find(c => c.id === id);
    return `${isEnglish() && card.english ? card.english : card.title} ${card.pin ? "· " + t("pin") + " " + card.pin : ""}`;
  });
  for (const o of document.getElementById("chip-style").options) o.textContent = t("insert." + o.value);
  mark();
}

function fill(id, values, text) {
  const select = document.getElementById(id), was = select.value;
  select.replaceChildren(...values.map(v => Object.assign(document.createElement("option"), { value: v, textContent: text(v) })));
  if (was) select.value = was;
}

function mark() {
  document.getElementById("in-slot").textContent = inSlot ? `${t("inSlot")} ${inSlot}` : t("slotEmpty");
  document.getElementById("remove").disabled = !inSlot;
}

const value = id => document.getElementById(id).value;
const click = (id, action) => document.getElementById(id).addEventListener("click", action);
