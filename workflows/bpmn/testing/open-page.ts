import { existsSync } from "node:fs";
import { stderr } from "node:process";
import { chromium, type Page } from "playwright-core";

const executablePath = "/usr/bin/chromium";
const switches =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Tells whether a browser is here, and prints why a test is skipped where it is not. */
export function browserIsMissing(test: string): boolean {
  if (existsSync(executablePath)) return false;
  stderr.write(`skipped: ${test}: there is no ${executablePath}\n`);
  return true;
}

/** Opens an empty page in headless Chromium with one script in it; no network is used. */
export async function openPage(scriptFile: string): Promise<{ page: Page } & AsyncDisposable> {
  const browser = await chromium.launch({ executablePath, args: switches.split(" ") });
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.setContent('<div id="canvas" style="width:1600px;height:900px"></div>');
  await page.addScriptTag({ path: scriptFile });
  return { page, [Symbol.asyncDispose]: () => browser.close() };
}
