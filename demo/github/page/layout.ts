import type { Html } from "./html.ts";
import { html } from "./html.ts";

/** No inline script or style, nothing from elsewhere; diagrams are drawn in a sandboxed frame of their own. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Mermaid puts style elements into what it draws; this frame has no origin, no network and no cookies. */
export const diagramPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-scripts",
].join("; ");

export interface Layout {
  readonly title: string;
  readonly viewer: string;
  /** Which repository's changes refresh the page; undefined: of any. */
  readonly repositoryId: number | undefined;
  readonly path: readonly { readonly name: string; readonly href: string }[];
  readonly content: Html;
}

export function renderLayout(page: Layout): Html {
  const crumbs = page.path.map(({ name, href }) => html`<span class="slash">/</span><a href="${href}">${name}</a>`);
  return html`<!doctype html>
    <html lang="en" data-repository="${page.repositoryId ?? ""}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        <link rel="icon" href="/_/icon.svg" />
        <link rel="stylesheet" href="/_/style.css" />
        <script type="module" src="/_/client.js"></script>
      </head>
      <body>
        <header class="top">
          <a class="home" href="/" aria-label="All repositories"><img src="/_/icon.svg" alt="" /></a>
          <nav>${crumbs}</nav>
          <span class="grow"></span>
          <span class="local">local stand-in for GitHub</span>
          ${avatar(page.viewer)}<b>${page.viewer}</b>
        </header>
        <main>${page.content}</main>
      </body>
    </html>`;
}

export function avatar(login: string): Html {
  const kind = login.endsWith("[bot]") ? "avatar bot" : "avatar";
  return html`<img class="${kind}" src="/_/avatar/${encodeURIComponent(login)}.svg" alt="" />`;
}

export function who(login: string): Html {
  const bot = login.endsWith("[bot]") && html` <span class="label">bot</span>`;
  return html`<b class="who">${login.replace(/\[bot\]$/, "")}</b>${bot}`;
}

/** A time as a person says it; the exact one is in the tooltip. */
export function ago(at: string, now: Date): Html {
  const seconds = Math.max(0, Math.round((now.getTime() - Date.parse(at)) / 1000));
  const steps = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ] as const;
  const step = steps.find(([, size]) => seconds >= size);
  const count = step ? Math.floor(seconds / step[1]) : 0;
  const words = step ? `${count} ${step[0]}${count === 1 ? "" : "s"} ago` : "just now";
  return html`<time datetime="${at}" title="${at}">${words}</time>`;
}

/** A button that does something on the server; `fields` are sent with it. */
export function button(form: {
  action: string;
  label: string;
  fields?: Readonly<Record<string, string | number>>;
  kind?: "primary" | "danger" | "plain";
  title?: string;
  disabled?: boolean;
}): Html {
  const fields = Object.entries(form.fields ?? {});
  const off = form.disabled ? html` disabled` : undefined;
  return html`<form method="post" action="${form.action}">
    ${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}<button
      class="button ${form.kind ?? "plain"}"
      title="${form.title ?? ""}"
      ${off}
    >
      ${form.label}
    </button>
  </form>`;
}
