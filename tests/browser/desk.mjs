// What tests of the desk share: a list that is kept already, and whether a draft passes `teladan check`.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("../..", import.meta.url).pathname;

/** What waits for a download, saved by what is clicked. */
export async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** What `teladan check` says of the sample with one more entry: its exit code and its words. */
export function check(folder, { name, text }) {
  const site = mkdtempSync(join(tmpdir(), "teladan-draft-"));
  try {
    for (const part of ["teladan.yaml", "content"]) cpSync(join(root, part), join(site, part), { recursive: true });
    writeFileSync(join(site, "content", folder, name), text);
    const said = execFileSync(process.env.TELADAN, ["check", "--root", site], { encoding: "utf8", stdio: "pipe" });
    return { code: 0, said };
  } catch (fault) {
    return { code: fault.status, said: `${fault.stdout}${fault.stderr}` };
  } finally {
    rmSync(site, { recursive: true });
  }
}
