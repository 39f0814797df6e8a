import { z } from "zod";
import type { RepositoryCall, Route } from "../http/call.ts";
import { actorOf, created, notFound, numberOf, ok, repositoryRoute } from "../http/call.ts";
import { page } from "../http/paginate.ts";
import { parseBody } from "../http/validate.ts";
import type { ReactionRecord } from "../records.ts";
import { timestamp } from "../world.ts";
import { commentOf } from "./issue-comments.ts";
import { reactionContents, renderReaction } from "./render-comments.ts";
import { reviewCommentOf } from "./review-comments.ts";

const Reaction = z.object({ content: z.enum(reactionContents) });
const read = ["issues:read", "pull_requests:read"];
const write = ["issues:write", "pull_requests:write"];

type Find = (call: RepositoryCall) => { readonly reactions: ReactionRecord[] };

export const reactionRoutes: Route[] = [
  ...routesBelow("/issues/comments/:id", commentOf, "an-issue-comment"),
  ...routesBelow("/pulls/comments/:id", reviewCommentOf, "a-pull-request-review-comment"),
];

function routesBelow(path: string, find: Find, docs: string): Route[] {
  return [
    repositoryRoute(`GET ${path}/reactions`, read, `reactions/reactions#list-reactions-for-${docs}`, (call) =>
      page(call, find(call).reactions, (one) => renderReaction(call.world, one)),
    ),
    repositoryRoute(`POST ${path}/reactions`, write, `reactions/reactions#create-reaction-for-${docs}`, (call) =>
      react(call, find(call).reactions),
    ),
    repositoryRoute(`DELETE ${path}/reactions/:reaction`, write, "reactions/reactions", (call) => {
      const { reactions } = find(call);
      const at = reactions.findIndex((one) => one.id === numberOf(call, "reaction"));
      if (at < 0) throw notFound();
      reactions.splice(at, 1);
      call.world.changed(call.repository);
      return { status: 204 };
    }),
  ];
}

/** The same reaction twice is one: 200 instead of 201. */
function react(call: RepositoryCall, reactions: ReactionRecord[]) {
  const { content } = parseBody(Reaction, call.body);
  const { user } = actorOf(call);
  const known = reactions.find((one) => one.user === user && one.content === content);
  if (known) return ok(renderReaction(call.world, known));
  const reaction = { id: call.world.nextId(), user, content, createdAt: timestamp(call.world) };
  reactions.push(reaction);
  call.world.changed(call.repository);
  return created(renderReaction(call.world, reaction));
}
