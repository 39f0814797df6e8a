import type { IncomingMessage, ServerResponse } from "node:http";
import { rawDiff } from "../git/diff.ts";
import { matchPath } from "../http/match-route.ts";
import { readBody } from "../http/read-body.ts";
import { mayWrite } from "../people/identity.ts";
import type { PullRecord, RepositoryRecord } from "../records.ts";
import type { World } from "../world.ts";
import { findRepository, fullName } from "../world.ts";
import { readAsset } from "./assets.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { pagePolicy, renderLayout } from "./layout.ts";
import type { Live } from "./live.ts";
import { renderBlobPage, renderCommitPage, renderIndex, renderRepositoryCard } from "./other-pages.ts";
import { performAction } from "./page-actions.ts";
import type { Tab } from "./pull-page.ts";
import { renderPullPage } from "./pull-page.ts";

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/** Serves the pages that people look at. */
export async function servePage(world: World, live: Live, exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange;
  if (url.pathname === "/_/events") return live.listen(request, response, url.searchParams.get("repository") ?? "");
  if (url.pathname.startsWith("/_/")) return await sendAsset(response, url.pathname.slice(3));
  if (request.method === "POST") return await act(world, exchange);
  const page = await findPage(world, url);
  if (page === undefined)
    return sendHtml(response, 404, frame(undefined, html`<p class="pad">There is nothing here.</p>`));
  if (typeof page === "string") return void response.writeHead(302, { location: page }).end();
  if ("text" in page)
    return void response.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end(page.text);
  sendHtml(response, 200, frame(page.repository, page.content));
}

type Page = { readonly repository: RepositoryRecord | undefined; readonly content: Html };

async function findPage(world: World, url: URL): Promise<Page | string | { text: string } | undefined> {
  if (url.pathname === "/") return { repository: undefined, content: renderIndex(world) };
  const [, owner = "", name = "", kind, rest = ""] =
    /^\/([^/]+)\/([^/]+)(?:\/([^/]+)\/?(.*))?$/.exec(url.pathname) ?? [];
  const repository = findRepository(world, decodeURIComponent(owner), decodeURIComponent(name));
  if (!repository) return undefined;
  const shown = (content: Html | undefined) => content && { repository, content };
  if (kind === undefined || kind === "pulls") return shown(renderRepositoryCard(world, repository));
  if (kind === "commit") return shown(await renderCommitPage(world, repository, rest));
  if (kind === "runs") return runAddress(repository, Number(rest));
  const blob = kind === "blob" ? matchPath(":ref/*path", rest) : undefined;
  if (blob) return shown(await renderBlobPage(repository, { ref: blob["ref"] ?? "", path: blob["path"] ?? "" }));
  return kind === "pull" ? await pullPage(world, repository, { rest, query: url.searchParams }) : undefined;
}

const tabs: readonly Tab[] = ["commits", "checks", "files"];

async function pullPage(world: World, repository: RepositoryRecord, asked: { rest: string; query: URLSearchParams }) {
  const [, number = "", diff, tab] = /^(\d+)(\.diff|\.patch)?(?:\/(\w+))?$/.exec(asked.rest) ?? [];
  const pull = repository.pulls.get(Number(number));
  if (!pull) return undefined;
  if (diff) return { text: await rawDiff(repository.folder, pull.baseSha, pull.head) };
  const chosen = Number(asked.query.get("check_run_id")) || undefined;
  const wanted = tabs.find((one) => one === tab) ?? "conversation";
  const content = await renderPullPage(world, pull, { tab: wanted, chosen, viewer: viewerOf(repository) });
  return { repository, content };
}

/** A check run's own address leads to the pull request that shows it. */
function runAddress(repository: RepositoryRecord, id: number): string | undefined {
  const run = repository.checkRuns.find((one) => one.id === id);
  const pull = run && [...repository.pulls.values()].find((one) => one.head === run.headSha);
  return pull && `/${fullName(repository)}/pull/${pull.number}/checks?check_run_id=${id}`;
}

/** The page acts as the first person who may write, else as the owner. */
function viewerOf(repository: RepositoryRecord | undefined): string {
  if (!repository) return "you";
  return [...repository.collaborators.keys()].find((login) => mayWrite(repository, login)) ?? repository.owner.login;
}

function frame(repository: RepositoryRecord | undefined, content: Html): Html {
  const name = repository && fullName(repository);
  const path = name === undefined ? [] : [{ name, href: `/${name}` }];
  const title = name ?? "Repositories";
  return renderLayout({ title, viewer: viewerOf(repository), repositoryId: repository?.id, path, content });
}

async function act(world: World, exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange;
  const [, owner = "", name = "", number = "", action = ""] =
    /^\/([^/]+)\/([^/]+)\/pull\/(\d+)\/([\w-]+)$/.exec(url.pathname) ?? [];
  const repository = findRepository(world, decodeURIComponent(owner), decodeURIComponent(name));
  const pull: PullRecord | undefined = repository?.pulls.get(Number(number));
  if (!repository || !pull) return void response.writeHead(404).end();
  // Another site's form would act with the rights of the person at the screen.
  if (request.headers.origin !== undefined && request.headers.origin !== `http://${request.headers.host}`) {
    return void response.writeHead(403).end();
  }
  const fields = new URLSearchParams((await readBody(request)).toString());
  const back = `/${fullName(repository)}/pull/${pull.number}`;
  try {
    await performAction(world, pull, { action, fields, viewer: viewerOf(repository) });
    response.writeHead(303, { location: sameSite(request.headers.referer, back) }).end();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const content = html`<div class="pad">
      <p>${words}</p>
      <a href="${back}">Back to the pull request</a>
    </div>`;
    sendHtml(response, 422, frame(repository, content));
  }
}

function sameSite(referer: string | undefined, back: string): string {
  if (!referer || !URL.canParse(referer)) return back;
  const { pathname, search } = new URL(referer);
  return pathname.startsWith(`${back}/`) ? pathname + search : back;
}

async function sendAsset(response: ServerResponse, name: string): Promise<void> {
  const asset = await readAsset(name);
  if (!asset) return void response.writeHead(404).end();
  response.writeHead(200, {
    "content-type": asset.type,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    ...asset.headers,
  });
  response.end(asset.body);
}

function sendHtml(response: ServerResponse, status: number, page: Html): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": pagePolicy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
  });
  response.end(page.text);
}
