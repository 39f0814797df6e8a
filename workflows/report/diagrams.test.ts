import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { hostileReport } from "./hostile-text.ts";
import { madeReport } from "./made-report.ts";
import { renderMermaid } from "./render-mermaid.ts";
import { renderTraceMermaid } from "./render-trace.ts";

const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
if (browserPath === undefined) process.stderr.write("skipped: no Chromium to draw the diagrams with\n");

interface Drawn {
  readonly error: string;
  /** Elements that no diagram of ours has. */
  readonly foreign: number;
}

/** Runs in the page. */
async function draw([id, text]: readonly [string, string]): Promise<Drawn> {
  const { mermaid, document } = globalThis as unknown as {
    mermaid: { render: (id: string, text: string) => Promise<{ svg: string }>; initialize: (options: object) => void };
    document: {
      createElement: (name: string) => {
        innerHTML: string;
        querySelectorAll: (selector: string) => { length: number };
      };
    };
  };
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
  try {
    const holder = document.createElement("div");
    holder.innerHTML = (await mermaid.render(id, text)).svg;
    return {
      error: "",
      foreign: holder.querySelectorAll("img, script, iframe, a, b, details, [onerror], [onclick]").length,
    };
  } catch (error) {
    return { error: String(error), foreign: 0 };
  }
}

test.skipIf(browserPath === undefined)(
  "Mermaid draws every diagram, and no name becomes markup",
  { timeout: 90_000 },
  async () => {
    const browser = await chromium.launch({ executablePath: browserPath ?? "", args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage();
      await page.setContent("<!doctype html><body></body>");
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js") });
      const reports = [madeReport(), ...fc.sample(hostileReport, 25)];
      const diagrams = reports
        .flatMap((report) => [renderMermaid(report), renderTraceMermaid(report.trace)])
        .filter((text) => text !== "");
      for (const [index, diagram] of diagrams.entries()) {
        const id: string = `d${index}`;
        const drawn = await page.evaluate(draw, [id, diagram] as const);
        expect({ diagram, ...drawn }).toEqual({ diagram, error: "", foreign: 0 });
      }
    } finally {
      await browser.close();
    }
  },
);
