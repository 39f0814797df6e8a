import { z } from "zod";
import type { Call } from "../http/call.ts";
import { nodeId, parseNodeId, pullsOf } from "../world.ts";
import { threadNode } from "./nodes.ts";
import { demand } from "./readable.ts";
import { GraphqlRefused } from "./refused.ts";

const Thread = z.object({ input: z.object({ threadId: z.string(), clientMutationId: z.string().nullish() }) });
const Minimize = z.object({
  input: z.object({ subjectId: z.string(), classifier: z.string(), clientMutationId: z.string().nullish() }),
});

export function mutateReviewThread(call: Call, args: unknown, resolved: boolean) {
  const { input } = Thread.parse(args);
  const wanted = parseNodeId(input.threadId);
  const root = pullsOf(call.world)
    .flatMap((pull) => pull.reviewComments)
    .find((one) => nodeId("PRRT", one.id) === input.threadId && one.id === wanted?.id);
  if (!root)
    throw new GraphqlRefused("NOT_FOUND", `Could not resolve to a node with the global id of '${input.threadId}'`);
  demand(call, root.pull.repository, "pull_requests:write");
  root.resolved = resolved;
  call.world.changed(root.pull.repository);
  return { thread: threadNode(root), clientMutationId: input.clientMutationId ?? null };
}

export function minimizeComment(call: Call, args: unknown) {
  const { input } = Minimize.parse(args);
  const pulls = pullsOf(call.world);
  const comment =
    pulls.flatMap((pull) => pull.comments).find((one) => nodeId("IC", one.id) === input.subjectId) ??
    pulls.flatMap((pull) => pull.reviewComments).find((one) => nodeId("PRRC", one.id) === input.subjectId);
  if (!comment)
    throw new GraphqlRefused("NOT_FOUND", `Could not resolve to a node with the global id of '${input.subjectId}'`);
  demand(call, comment.pull.repository, "pull_requests:write");
  comment.minimized = input.classifier.toLowerCase();
  call.world.changed(comment.pull.repository);
  const minimizedComment = { isMinimized: true, minimizedReason: comment.minimized };
  return { minimizedComment, clientMutationId: input.clientMutationId ?? null };
}
