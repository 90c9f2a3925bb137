// The line to the bench: verbs of the bench language go out; pictures, paper rows and state come in.
const handlers = {};
let socket = null;
let retryMs = 300;

/** Registers what to do with messages of a type. Types: hello, screen, paper, state, ledger, beep, refused, open, closed. */
export function on(type, handler) { (handlers[type] ??= []).push(handler); }

function emit(type, value) { for (const h of handlers[type] ?? []) h(value); }

/** Sends one step of the bench language, e.g. "press 1". */
export function say(step) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(step);
}

/** Connects, and again whenever the line breaks. */
export function connect() {
  socket = new WebSocket(`ws://${location.host}/live`);
  socket.binaryType = "arraybuffer";
  socket.onopen = () => { retryMs = 300; emit("open"); };
  socket.onclose = () => { emit("closed"); setTimeout(connect, retryMs); retryMs = Math.min(retryMs * 2, 4000); };
  socket.onmessage = e => {
    if (typeof e.data === "string") {
      const message = JSON.parse(e.data);
      emit(message.type, message);
      return;
    }
    // binary: byte 0 says what it is; 1 = screen as PNG, 2 = paper: int32 first row (little end first), then 48 bytes a row
    const kind = new Uint8Array(e.data, 0, 1)[0];
    if (kind === 1) emit("screen", new Blob([e.data.slice(1)], { type: "image/png" }));
    if (kind === 2) emit("paper", { from: new DataView(e.data).getInt32(1, true), rows: new Uint8Array(e.data, 5) });
  };
}
