// Customers' phones: showing a payment code to the scan engine, scanning the terminal's screen, confirming; and the browser's camera as a scan engine.
import { on, say } from "./link.js";
import { isEnglish, t } from "./words.js";

const LOOK_MS = 300;
let phones = [], camera = null;

/** Fills the list and listens. */
export function start() {
  on("hello", hello => { phones = hello.phones; show(); });
  click("phone-show", () => say(`scan ${value("phone")}`));
  click("phone-type", () => say(`type-code ${value("phone")}`));
  click("phone-pay", () => say(`wallet ${value("phone")} pays`));
  click("phone-yes", () => say(`wallet ${value("phone")} confirms`));
  click("phone-no", () => say(`wallet ${value("phone")} refuses`));
  click("phone-slip", () => say("scan slip"));
  document.getElementById("code-form").addEventListener("submit", e => { e.preventDefault(); hold(value("code-text")); });
  const button = document.getElementById("camera");
  reads().then(can => {
    button.hidden = !can;
    document.getElementById("camera-not").hidden = can;
  });
  button.addEventListener("click", () => (camera ? stop() : look().catch(() => stop())));
}

/** Draws the list again, after a change of language. */
export function show() {
  const select = document.getElementById("phone"), was = select.value;
  select.replaceChildren(...phones.map(p => Object.assign(document.createElement("option"), { value: p.id, textContent: isEnglish() && p.english ? p.english : p.title })));
  if (was) select.value = was;
}

/** True when this browser can read QR codes from a camera: the page brings no decoder of its own. */
async function reads() {
  if (!navigator.mediaDevices || !("BarcodeDetector" in window)) return false;
  return (await BarcodeDetector.getSupportedFormats()).includes("qr_code");
}

/** Holds a text in front of the scan engine; no payment code is longer than what the form takes. */
function hold(text) {
  if (text && text.length <= document.getElementById("code-text").maxLength) say(`scan "${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`);
}

async function look() {
  const video = document.getElementById("camera-view");
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  camera = { stream, last: "" };
  video.srcObject = stream;
  video.hidden = false;
  document.getElementById("camera").textContent = t("cameraOff");
  await video.play();
  while (camera) {
    const [found] = await detector.detect(video);
    if (found && found.rawValue !== camera?.last) {
      camera.last = found.rawValue;
      hold(found.rawValue);
    }
    await new Promise(done => setTimeout(done, LOOK_MS));
  }
}

function stop() {
  for (const track of camera?.stream.getTracks() ?? []) track.stop();
  camera = null;
  const video = document.getElementById("camera-view");
  video.srcObject = null;
  video.hidden = true;
  document.getElementById("camera").textContent = t("cameraOn");
}

const value = id => document.getElementById(id).value;
const click = (id, action) => document.getElementById(id).addEventListener("click", action);
