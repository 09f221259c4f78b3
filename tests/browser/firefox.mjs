// Firefox as it is installed, driven over Marionette, the protocol that it brings for its own tests:
// a length, a colon and JSON over TCP. Apart, because the other browser tests' driver needs a
// Firefox of its own making.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Port 0 is any that is free. A proxy that nobody is at keeps the browser from asking anything outside. */
const PREFERENCES = `
user_pref("marionette.port", 0);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
`;

/** Starts the browser: `open` goes to an address, `until` waits for what a script gives. */
export async function firefox(program) {
  const profile = mkdtempSync(join(tmpdir(), "teladan-firefox-"));
  writeFileSync(join(profile, "user.js"), PREFERENCES);
  const browser = spawn(program, ["--headless", "--marionette", "--no-remote", "--profile", profile], {
    env: { ...process.env, HOME: profile },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(browser, "exit");
  const socket = connect(await portOf(browser), "127.0.0.1");
  const send = conversation(socket);
  await send("WebDriver:NewSession", {});
  await send("WebDriver:SetTimeouts", { script: 15_000, pageLoad: 15_000 });
  return {
    open: (url) => send("WebDriver:Navigate", { url }),
    until: async (script) => (await send("WebDriver:ExecuteAsyncScript", { script: awaiting(script), args: [] })).value,
    type: async (selector, text) => {
      const { value } = await send("WebDriver:FindElement", { using: "css selector", value: selector });
      await send("WebDriver:ElementSendKeys", { id: Object.values(value)[0], text });
    },
    close: async () => {
      await send("Marionette:Quit", { flags: ["eForceQuit"] });
      await ended;
      socket.destroy();
      rmSync(profile, { recursive: true, maxRetries: 3 });
    },
  };
}

/** The port on which the browser says that it listens. */
async function portOf(browser) {
  const said = [];
  for await (const line of createInterface({ input: browser.stdout })) {
    const [, port] = /Marionette\s+INFO\s+Listening on port (\d+)/.exec(line) ?? [];
    if (port) {
      browser.stdout.resume();
      return Number(port);
    }
    said.push(line);
  }
  throw new Error(`Firefox has not started:\n${said.join("\n")}`);
}

/** Sends commands and gives what each of them is answered. */
function conversation(socket) {
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let number = 0;
  socket.on("data", (more) => {
    received = Buffer.concat([received, more]);
    for (;;) {
      const colon = received.indexOf(":");
      const end = colon + 1 + Number(received.subarray(0, colon));
      if (colon < 0 || received.length < end) return;
      const message = JSON.parse(received.subarray(colon + 1, end));
      received = received.subarray(end);
      // The first message is a greeting.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const { resolve, reject } = waiting.get(id);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(result);
    }
  });
  socket.on("close", () => waiting.forEach(({ resolve }) => resolve({})));
  return (command, parameters) =>
    new Promise((resolve, reject) => {
      waiting.set(++number, { resolve, reject });
      const text = JSON.stringify([0, number, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}

/** A script that ends when an expression gives something, looking again at every change of the page. */
const awaiting = (expression) => `
  const [done] = arguments;
  const watching = new MutationObserver(look);
  watching.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  look();
  function look() {
    const found = ${expression};
    if (!found) return;
    watching.disconnect();
    done(found);
  }`;
