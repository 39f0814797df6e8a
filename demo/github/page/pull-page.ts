import { diffFromMergeBase } from "../git/diff.ts";
import { readCommits } from "../git/read-objects.ts";
import { mergeBase } from "../git/refs.ts";
import { refusalOf } from "../people/apply-suggestion.ts";
import type { PullRecord } from "../records.ts";
import type { World } from "../world.ts";
import { fullName } from "../world.ts";
import { latestRuns, renderChecks } from "./checks.ts";
import { renderConversation } from "./conversation.ts";
import { renderDiff } from "./diff-view.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { button, who } from "./layout.ts";
import { renderMergeBox } from "./merge-box.ts";
import { rootsOf } from "./threads.ts";

export type Tab = "conversation" | "commits" | "checks" | "files";

/** One pull request, as a person sees it. */
export async function renderPullPage(
  world: World,
  pull: PullRecord,
  asked: { tab: Tab; chosen: number | undefined; viewer: string },
): Promise<Html> {
  const repositoryPath = `/${fullName(pull.repository)}`;
  const pullPath = `${repositoryPath}/pull/${pull.number}`;
  const { folder } = pull.repository;
  const runs = latestRuns(pull);
  const from = await mergeBase(folder, pull.baseSha, pull.head);
  const range = from ? [`${from}..${pull.head}`] : ["-1", pull.head];
  const [files, commits] = await Promise.all([
    diffFromMergeBase(folder, pull.baseSha, pull.head),
    readCommits(folder, ["--max-count=250", "--reverse", ...range]),
  ]);
  const at = { pullPath, repositoryPath, now: world.now() };
  const tabs: readonly [Tab, string, number][] = [
    ["conversation", "Conversation", pull.comments.length + pull.reviews.length],
    ["commits", "Commits", commits.length],
    ["checks", "Checks", runs.length],
    ["files", "Files changed", files.length],
  ];
  const content = {
    conversation: async () =>
      html`${await renderConversation(pull, commits, at)}${renderMergeBox(pull, { runs, pullPath })}${commentForm(pullPath, asked.viewer)}`,
    commits: async () => html`<div class="list">${commits.map((one) => commitRow(one, repositoryPath))}</div>`,
    checks: async () => renderChecks(runs, { pullPath, chosen: asked.chosen }),
    files: async () => await renderDiff(files, { pull, runs, pullPath, now: at.now }),
  };
  return html`${renderHead(pull, commits.length)}
    <nav class="tabs">
      ${tabs.map(
        ([tab, name, count]) =>
          html`<a
            class="${tab === asked.tab ? "chosen" : ""}"
            href="${pullPath}${tab === "conversation" ? "" : `/${tab}`}"
            >${name} <span class="counter">${count}</span></a
          >`,
      )}
      <span class="grow"></span>${await applyAllButton(pull, pullPath)}
    </nav>
    ${await content[asked.tab]()}`;
}

function renderHead(pull: PullRecord, commits: number): Html {
  const state = pull.merged ? "merged" : pull.state === "closed" ? "closed" : pull.draft ? "draft" : "open";
  const label = (side: "head" | "base") => {
    const [repository, branch] =
      side === "head" ? [pull.headRepository, pull.branch] : [pull.repository, pull.baseBranch];
    const owner =
      repository === pull.repository && pull.headRepository === pull.repository ? "" : `${repository.owner.login}:`;
    return html`<code class="branch">${owner}${branch}</code>`;
  };
  return html`<header class="pull-head">
    <h1>${pull.title} <span class="quiet">#${pull.number}</span></h1>
    <p>
      <span class="state ${state}">${state}</span>${who(pull.author.login)}
      <span class="quiet"
        >wants to merge ${commits} commit${commits === 1 ? "" : "s"} into ${label("base")} from ${label("head")}</span
      >
    </p>
  </header>`;
}

async function applyAllButton(pull: PullRecord, pullPath: string): Promise<Html | undefined> {
  const refusals = await Promise.all(rootsOf(pull).map((root) => refusalOf(root)));
  const count = refusals.filter((one) => one === undefined).length;
  if (count < 2) return undefined;
  return button({ action: `${pullPath}/apply-all`, label: `Apply ${count} suggestions`, title: "In one commit" });
}

function commitRow(commit: { sha: string; message: string; author: { name: string } }, repositoryPath: string): Html {
  const [headline = ""] = commit.message.split("\n");
  return html`<a class="row" href="${repositoryPath}/commit/${commit.sha}"
    ><b>${headline}</b><span class="quiet">${commit.author.name}</span><span class="grow"></span
    ><code>${commit.sha.slice(0, 7)}</code></a
  >`;
}

function commentForm(pullPath: string, viewer: string): Html {
  return html`<form class="comment-form" method="post" action="${pullPath}/comment" data-keep>
    <label for="body">Comment as <b>${viewer}</b></label>
    <textarea id="body" name="body" rows="3" required placeholder="For example /weavergen help"></textarea>
    <div class="right"><button class="button primary">Comment</button></div>
  </form>`;
}
