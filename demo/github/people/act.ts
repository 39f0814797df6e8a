import { mergeBase, readRef } from "../git/refs.ts";
import type { Changes, LocalGithub, PullRequestRef, RepositoryRef } from "../local-github.ts";
import type { CheckRunRecord, PullRecord, RepositoryRecord, ReviewCommentRecord } from "../records.ts";
import { rerequestSuite } from "../rest/check-suites.ts";
import { renderComment, renderReviewComment } from "../rest/render-comments.ts";
import { checkRunEvent } from "../rest/render-check-run.ts";
import type { World } from "../world.ts";
import { accountOf, pullsOf } from "../world.ts";
import { applySuggestions, refusalOf, SuggestionRefused } from "./apply-suggestion.ts";
import { commitOnBranch } from "./commit-on-branch.ts";
import { forkOf } from "./create-repository.ts";
import { describePull } from "./describe.ts";
import { mayWrite } from "./identity.ts";
import { destroyMergeGroup, mergePull, queueMergeGroup } from "./merge-pull-request.ts";
import { changePull, openPull } from "./open-pull-request.ts";
import { writeComment } from "./write-comment.ts";
import { addReview, addReviewComment, announceReview } from "./write-review.ts";

type Acts = Pick<
  LocalGithub,
  | "openPullRequest"
  | "push"
  | "comment"
  | "reply"
  | "editPullRequest"
  | "closePullRequest"
  | "reopenPullRequest"
  | "mergePullRequest"
  | "mergeGroup"
  | "destroyMergeGroup"
  | "clickCheckRunAction"
  | "rerequestCheckRun"
  | "rerequestCheckSuite"
  | "applySuggestion"
  | "applyAllSuggestions"
>;

export function repositoryRecord(world: World, ref: RepositoryRef): RepositoryRecord {
  const found = world.repositories.get(ref.id);
  if (!found) throw new Error(`No repository has the id ${ref.id}.`);
  return found;
}

export function pullRecord(world: World, ref: PullRequestRef): PullRecord {
  const found = repositoryRecord(world, ref.repository).pulls.get(ref.number);
  if (!found) throw new Error(`Repository ${ref.repository.id} has no pull request ${ref.number}.`);
  return found;
}

export function checkRunRecord(world: World, id: number): CheckRunRecord {
  const found = [...world.repositories.values()].flatMap((one) => one.checkRuns).find((run) => run.id === id);
  if (!found) throw new Error(`No check run has the id ${id}.`);
  return found;
}

export function reviewCommentRecord(world: World, id: number): ReviewCommentRecord {
  const found = pullsOf(world)
    .flatMap((pull) => pull.reviewComments)
    .find((comment) => comment.id === id);
  if (!found) throw new Error(`No review comment has the id ${id}.`);
  return found;
}

/** What people do, each with the events that GitHub sends for it. */
export function actsOf(world: World): Acts {
  const account = (login: string) => accountOf(world, login);
  const by = (pull: PullRecord, login: string | undefined) => (login ? account(login) : pull.author);
  return {
    openPullRequest: (wish) => openByPerson(world, wish),
    push: (wish) => pushByPerson(world, wish),
    comment: async ({ pullRequest, author, body }) =>
      renderComment(world, writeComment(world, pullRecord(world, pullRequest), { user: account(author), body })),
    reply: async ({ reviewComment, author, body }) => {
      const parent = reviewCommentRecord(world, reviewComment);
      const root = parent.replyTo ?? parent;
      const user = account(author);
      const review = addReview(world, root.pull, { user, commitId: root.pull.head, body: "", state: "COMMENTED" });
      const place = root.original ? { anchor: root.original, diffHunk: root.diffHunk } : undefined;
      const comment = addReviewComment(world, { user, review, body, path: root.path, place, replyTo: root });
      announceReview(world, review);
      return renderReviewComment(world, comment);
    },
    editPullRequest: async ({ pullRequest, by: login, ...change }) => {
      const pull = pullRecord(world, pullRequest);
      await changePull(world, pull, { ...change, sender: by(pull, login) });
    },
    closePullRequest: async (ref, login) => {
      const pull = pullRecord(world, ref);
      await changePull(world, pull, { state: "closed", sender: by(pull, login) });
    },
    reopenPullRequest: async (ref, login) => {
      const pull = pullRecord(world, ref);
      await changePull(world, pull, { state: "open", sender: by(pull, login) });
    },
    mergePullRequest: async (ref, login) => {
      const pull = pullRecord(world, ref);
      return await mergePull(world, pull, login ? account(login) : pull.repository.owner);
    },
    mergeGroup: async ({ pullRequests }) => {
      const { headSha, headRef, baseSha } = await queueMergeGroup(
        world,
        pullRequests.map((ref) => pullRecord(world, ref)),
      );
      return { headSha, headRef, baseSha };
    },
    destroyMergeGroup: async ({ headSha }, reason) => {
      const group = world.mergeGroups.find((one) => one.headSha === headSha);
      if (!group) throw new Error(`No merge group has the head ${headSha}.`);
      await destroyMergeGroup(world, group, reason);
    },
    ...checkActs(world),
    applySuggestion: async (comment, login) => {
      const id = typeof comment === "number" ? comment : comment.id;
      return await applySuggestions(world, { comments: [reviewCommentRecord(world, id)], by: account(login) });
    },
    applyAllSuggestions: async (ref, login) => {
      const pull = pullRecord(world, ref);
      return await applyAll(world, pull, login ?? pull.author.login);
    },
  };
}

function checkActs(world: World): Pick<Acts, "clickCheckRunAction" | "rerequestCheckRun" | "rerequestCheckSuite"> {
  return {
    clickCheckRunAction: async ({ checkRun, identifier, by }) => {
      const run = checkRunRecord(world, checkRun);
      const offered = run.status === "completed" && run.actions.some((action) => action.identifier === identifier);
      if (!offered) throw new Error(`Check run ${checkRun} (${run.status}) shows no button "${identifier}".`);
      const more = { requested_action: { identifier } };
      checkRunEvent(world, run, { action: "requested_action", sender: accountOf(world, by), more });
    },
    rerequestCheckRun: async ({ checkRun, by }) =>
      checkRunEvent(world, checkRunRecord(world, checkRun), { action: "rerequested", sender: accountOf(world, by) }),
    rerequestCheckSuite: async ({ checkSuite, by }) => {
      const suites = [...world.repositories.values()].flatMap((one) => one.checkSuites);
      const suite = suites.find((one) => one.id === checkSuite);
      if (!suite) throw new Error(`No check suite has the id ${checkSuite}.`);
      rerequestSuite(world, suite, accountOf(world, by));
    },
  };
}

async function openByPerson(world: World, wish: Parameters<Acts["openPullRequest"]>[0]) {
  const repository = repositoryRecord(world, wish.repository);
  const author = accountOf(world, wish.author);
  if (!wish.fork && !mayWrite(repository, wish.author)) giveWrite(repository, wish.author);
  const headRepository = wish.fork ? await forkOf(world, repository, author) : repository;
  const baseBranch = wish.base ?? repository.defaultBranch;
  const baseSha = await readRef(repository.folder, `refs/heads/${baseBranch}`);
  if (!baseSha) throw new Error(`There is no branch ${baseBranch}.`);
  const head = await commitOnBranch(world, {
    repository: headRepository,
    branch: wish.branch,
    onto: baseSha,
    author,
    message: wish.message ?? wish.title,
    changes: wish.changes,
  });
  const { title, body = null, draft = false, branch } = wish;
  const pull = await openPull(world, {
    repository,
    headRepository,
    branch,
    baseBranch,
    head,
    baseSha,
    title,
    body,
    draft,
    author,
  });
  return describePull(world, pull);
}

/** A branch of the repository itself proves that its author may write; only a person with a lower role contradicts. */
function giveWrite(repository: RepositoryRecord, login: string): void {
  const role = repository.collaborators.get(login);
  if (role) throw new Error(`@${login} has the role "${role}" and cannot push a branch; open it from a fork.`);
  repository.collaborators.set(login, "write");
}

async function pushByPerson(world: World, wish: Parameters<Acts["push"]>[0]): Promise<string> {
  const pull = "pullRequest" in wish ? pullRecord(world, wish.pullRequest) : undefined;
  const target =
    "pullRequest" in wish
      ? {
          repository: pullRecord(world, wish.pullRequest).headRepository,
          branch: pullRecord(world, wish.pullRequest).branch,
        }
      : { repository: repositoryRecord(world, wish.repository), branch: wish.branch };
  const onto = await parentOf({ ...target, pull, force: wish.force ?? false });
  return await commitOnBranch(world, {
    ...target,
    author: accountOf(world, wish.author),
    message: wish.message ?? title(wish.changes),
    changes: wish.changes,
    ...(onto ? { onto } : {}),
  });
}

/** A forced push stands on the base branch again; a new branch starts at the default branch. */
async function parentOf(wish: {
  repository: RepositoryRecord;
  branch: string;
  pull: PullRecord | undefined;
  force: boolean;
}): Promise<string | undefined> {
  const { repository, pull } = wish;
  const tip = await readRef(repository.folder, `refs/heads/${wish.branch}`);
  if (tip && !wish.force) return undefined;
  const main = await readRef(repository.folder, `refs/heads/${repository.defaultBranch}`);
  if (pull) return await mergeBase(pull.repository.folder, pull.baseSha, pull.head);
  return main;
}

function title(changes: Changes): string {
  const [first = "nothing"] = Object.keys(changes);
  return `Update ${first}`;
}

async function applyAll(world: World, pull: PullRecord, login: string): Promise<string> {
  const comments = [];
  for (const comment of pull.reviewComments) {
    if ((await refusalOf(comment)) === undefined) comments.push(comment);
  }
  if (comments.length === 0) throw new SuggestionRefused("There is no suggestion to apply.");
  return await applySuggestions(world, { comments, by: accountOf(world, login) });
}
