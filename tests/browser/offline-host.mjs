// A host of a site for tests of reading offline: on localhost, which browsers trust as they trust https,
// below a path, with an end and a new beginning at the same address.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json", ".png": "image/png" };
const root = new URL("../..", import.meta.url).pathname;

/** A server of a folder; what a browser has, it must ask for again. */
export async function host(folder, { below = "/kb/", port = 0 } = {}) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    asked.push(path);
    let file = join(folder, path.slice(below.length));
    try {
      if (!path.startsWith(below)) throw new Error("outside");
      if (statSync(file).isDirectory()) file = join(file, "index.html");
      const body = readFileSync(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-cache" }).end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/html" }).end("404");
    }
  });
  const start = (at) => new Promise((resolve) => server.listen(at, "localhost", resolve));
  await start(port);
  const own = server.address().port;
  return {
    asked,
    port: own,
    address: `http://localhost:${own}${below}`,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
    start: () => start(own),
  };
}

/** A copy of the sample that can be changed and published again. */
export function publisher() {
  const folder = mkdtempSync(join(tmpdir(), "teladan-offline-"));
  for (const part of ["teladan.yaml", "content"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  const site = join(folder, "public");
  const publish = () => execFileSync(process.env.TELADAN, ["build", "--root", folder, "--out", site, "--allow-removal"], { stdio: "pipe" });
  return { folder, site, publish, remove: () => rmSync(folder, { recursive: true }) };
}
