import { diffCommits, emptyTree } from "../git/diff.ts";
import { readCommit, readFileAt } from "../git/read-objects.ts";
import { resolveCommit } from "../git/refs.ts";
import type { PullRecord, RepositoryRecord } from "../records.ts";
import type { World } from "../world.ts";
import { fullName } from "../world.ts";
import { latestRuns } from "./checks.ts";
import { renderDiff } from "./diff-view.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { mark } from "./icons.ts";
import { ago, avatar, who } from "./layout.ts";
import { verdictOf } from "./merge-box.ts";

/** Every repository with its pull requests, the newest first. */
export function renderIndex(world: World): Html {
  const repositories = [...world.repositories.values()].filter((one) => !one.parent);
  if (repositories.length === 0) return html`<p class="quiet pad">There is no repository yet.</p>`;
  return html`<h1>Repositories</h1>
    ${repositories.map((one) => renderRepositoryCard(world, one))}`;
}

export function renderRepositoryCard(world: World, repository: RepositoryRecord): Html {
  const name = fullName(repository);
  const pulls = [...repository.pulls.values()].toReversed();
  return html`<section class="list">
    <header>
      <h2><a href="/${name}">${name}</a></h2>
      <span class="label">${repository.private ? "private" : "public"}</span>
    </header>
    ${pulls.length === 0 ? html`<p class="quiet pad">No pull requests.</p>` : pulls.map((pull) => pullRow(world, pull, name))}
  </section>`;
}

function pullRow(world: World, pull: PullRecord, name: string): Html {
  const verdict = verdictOf(pull, latestRuns(pull));
  return html`<a class="row" href="/${name}/pull/${pull.number}">
    ${mark(verdict.mark, verdict.title)}
    <span
      ><b>${pull.title}</b><br /><small class="quiet"
        >#${pull.number} opened ${ago(pull.createdAt, world.now())} by ${pull.author.login}</small
      ></span
    >
    <span class="grow"></span><span class="quiet">${verdict.title}</span>
  </a>`;
}

/** One commit with what it changes; undefined where there is none. */
export async function renderCommitPage(
  world: World,
  repository: RepositoryRecord,
  ref: string,
): Promise<Html | undefined> {
  const sha = await resolveCommit(repository.folder, ref);
  const commit = sha ? await readCommit(repository.folder, sha) : undefined;
  if (!commit) return undefined;
  const files = await diffCommits(repository.folder, commit.parents[0] ?? emptyTree, commit.sha);
  const verified = repository.signed.has(commit.sha) && html`<span class="label verified">Verified</span>`;
  return html`<header class="pull-head">
      <h1 class="message">${commit.message}</h1>
      <p>
        ${avatar(commit.author.name)}${who(commit.author.name)} <span class="quiet">committed</span>
        <code>${commit.sha}</code> ${verified}
      </p>
    </header>
    ${await renderDiff(files, { pull: undefined, runs: [], pullPath: "", now: world.now() })}`;
}

const longest = 1_000_000;

/** A file with numbered lines that links can point to (`#L12`). */
export async function renderBlobPage(
  repository: RepositoryRecord,
  asked: { ref: string; path: string },
): Promise<Html | undefined> {
  const sha = await resolveCommit(repository.folder, asked.ref);
  const bytes = sha ? await readFileAt(repository.folder, sha, asked.path) : undefined;
  if (!bytes || bytes.length > longest) return undefined;
  const rows = bytes.toString().replace(/\n$/, "").split("\n");
  return html`<section class="file">
    <header><code>${asked.path}</code> <span class="quiet">at ${asked.ref}</span></header>
    <table class="diff">
      ${rows.map(
        (text, index) =>
          html`<tr id="L${index + 1}">
            <td class="number">${index + 1}</td>
            <td class="code"><span>${text === "" ? " " : text}</span></td>
          </tr>`,
      )}
    </table>
  </section>`;
}
