import { connect } from "./link.js";
import { switchLanguage, translate } from "./words.js";
import * as desk from "./desk.js";
import * as device from "./device.js";
import * as paper from "./paper.js";
import * as wallet from "./wallet.js";

device.start();
wallet.start();
paper.start();
desk.start();
translate();
document.getElementById("language").addEventListener("click", () => {
  switchLanguage();
  wallet.show();
  wallet.translateStyles();
  desk.show();
});
connect();
