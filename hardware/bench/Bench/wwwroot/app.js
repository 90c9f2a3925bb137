import { connect } from "./link.js";
import { switchLanguage, translate } from "./words.js";
import * as chips from "./chips.js";
import * as desk from "./desk.js";
import * as device from "./device.js";
import * as paper from "./paper.js";
import * as phones from "./phones.js";
import * as wallet from "./wallet.js";

device.start();
wallet.start();
chips.start();
phones.start();
paper.start();
desk.start();
translate();
document.getElementById("language").addEventListener("click", () => {
  switchLanguage();
  wallet.show();
  chips.show();
  phones.show();
  wallet.translateStyles();
  desk.show();
});
connect();
