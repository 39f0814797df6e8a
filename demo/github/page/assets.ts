import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { escape, html } from "./html.ts";
import { diagramPolicy } from "./layout.ts";

export interface Asset {
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const mermaid = join(import.meta.dirname, "..", "..", "..", "node_modules", "mermaid", "dist");
const script = "text/javascript; charset=utf-8";
const style = "text/css; charset=utf-8";
const own: ReadonlyMap<string, { readonly file: URL; readonly type: string }> = new Map([
  ["style.css", { file: new URL("./style.css", import.meta.url), type: style }],
  ["client.js", { file: new URL("./client.js", import.meta.url), type: script }],
  ["diagram.js", { file: new URL("./diagram.js", import.meta.url), type: script }],
  ["diagram.css", { file: new URL("./diagram.css", import.meta.url), type: style }],
]);
/** The sandboxed frame has no origin, so its modules are read from everywhere. */
const open = { "access-control-allow-origin": "*" };

/** What pages load, all from this server; undefined for unknown names. */
export async function readAsset(name: string): Promise<Asset | undefined> {
  const known = own.get(name);
  if (known) return { type: known.type, body: await readFile(known.file), headers: open };
  if (name === "icon.svg") return { type: "image/svg+xml", body: icon };
  if (name === "diagram.html") return diagramFrame();
  const login = /^avatar\/(.+)\.svg$/.exec(name)?.[1];
  if (login) return { type: "image/svg+xml", body: drawAvatar(decodeURIComponent(login)) };
  if (!/^mermaid\/(chunks\/mermaid\.esm\.min\/)?[\w.-]+\.mjs$/.test(name)) return undefined;
  const bytes = await readFile(join(mermaid, name.slice("mermaid/".length))).catch(() => undefined);
  const headers = { ...open, "cache-control": "public, max-age=86400" };
  return bytes && { type: "text/javascript; charset=utf-8", body: bytes, headers };
}

function diagramFrame(): Asset {
  const body = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Diagram</title>
        <link rel="stylesheet" href="/_/diagram.css" />
        <script type="module" src="/_/diagram.js"></script>
      </head>
      <body></body>
    </html>`;
  return { type: "text/html; charset=utf-8", body: body.text, headers: { "content-security-policy": diagramPolicy } };
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1f2328"/><g fill="none" stroke="#fff" stroke-width="2.4"><circle cx="11" cy="9" r="3"/><circle cx="11" cy="23" r="3"/><circle cx="22" cy="13" r="3"/><path d="M11 12v8m11-4c0 4-6 3-9 5"/></g></svg>`;

function drawAvatar(login: string): string {
  const hue = (createHash("sha256").update(login).digest()[0] ?? 0) * 1.41;
  const letter = escape(login.slice(0, 1).toUpperCase());
  const round = login.endsWith("[bot]") ? 20 : 50;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" rx="${round}" fill="hsl(${hue} 45% 45%)"/><text x="50" y="68" font-family="sans-serif" font-size="52" font-weight="600" text-anchor="middle" fill="#fff">${letter}</text></svg>`;
}
