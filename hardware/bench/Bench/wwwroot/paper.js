// The paper: the strip that hangs out of the printer, and the slips torn off.
import { on, say } from "./link.js";
import { t } from "./words.js";

const WIDTH = 384, BYTES = 48;
let rows = 0, shown = new Uint8Array(0);

/** Listens for paper rows and the buttons. */
export function start() {
  on("paper", ({ from, rows: bytes }) => {
    const count = bytes.length / BYTES;
    if (from === 0 && count === 0 && rows > 0) keep();
    const total = from + count;
    const next = new Uint8Array(total * BYTES);
    next.set(shown.subarray(0, from * BYTES));
    next.set(bytes, from * BYTES);
    shown = next;
    rows = total;
    draw();
  });
  document.getElementById("tear").addEventListener("click", () => say("paper tear"));
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("clear-slips").addEventListener("click", () => {
    for (const s of document.querySelectorAll(".slip.torn")) s.remove();
    empty();
  });
}

function draw() {
  const strip = document.getElementById("strip");
  strip.hidden = rows === 0;
  paint(strip, 0);
  paint(document.getElementById("paper-peek"), Math.max(0, rows - 130));
  empty();
  const view = document.getElementById("view-paper"); // follow the print
  view.scrollTop = Math.max(0, strip.offsetTop + strip.offsetHeight + 24 - view.clientHeight);
}

function paint(canvas, first) {
  const height = Math.max(1, rows - first);
  canvas.width = WIDTH;
  canvas.height = height;
  canvas.style.visibility = rows ? "visible" : "hidden";
  const context = canvas.getContext("2d");
  const picture = context.createImageData(WIDTH, height);
  for (let y = first, o = 3; y < rows; y++)
    for (let x = 0; x < WIDTH; x++, o += 4) {
      const black = shown[y * BYTES + (x >> 3)] & 0x80 >> (x & 7);
      picture.data[o] = black ? 235 : 0;
      if (black) { picture.data[o - 3] = 24; picture.data[o - 2] = 22; picture.data[o - 1] = 38; }
    }
  context.putImageData(picture, 0, 0);
}

/** The strip was torn off: what it bore becomes a slip of its own, newest first. */
function keep() {
  const strip = document.getElementById("strip");
  const slip = document.createElement("canvas");
  slip.className = "slip torn";
  slip.width = strip.width;
  slip.height = strip.height;
  slip.setAttribute("role", "img");
  slip.setAttribute("aria-label", t("strip"));
  slip.getContext("2d").drawImage(strip, 0, 0);
  strip.after(slip);
}

function empty() {
  document.getElementById("no-paper").hidden = rows > 0 || document.querySelector(".slip.torn") !== null;
}

/** Saves the strip, or else the newest slip, as a picture on white. */
function save() {
  const source = rows > 0 ? document.getElementById("strip") : document.querySelector(".slip.torn");
  if (!source) return;
  const canvas = document.createElement("canvas");
  canvas.width = source.width;
  canvas.height = source.height;
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0);
  canvas.toBlob(blob => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: "slip.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}
