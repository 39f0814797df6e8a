import { graphql } from "graphql";
import { z } from "zod";
import type { Route } from "../http/call.ts";
import { actorOf, ok, route } from "../http/call.ts";
import { parseBody } from "../http/validate.ts";
import { nodeId } from "../world.ts";
import { createCommitOnBranch } from "./create-commit-on-branch.ts";
import { mutateReviewThread, minimizeComment } from "./moderate.ts";
import { findNode, repositoryNode } from "./nodes.ts";
import { readable } from "./readable.ts";
import { schema } from "./schema.ts";
import { GraphqlRefused } from "./refused.ts";

const Query = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** GraphQL answers with status 200 also when it refuses; the errors carry GitHub's `type`. */
export const graphqlRoute: Route = route("POST /graphql", "installation", "graphql", async (call) => {
  const { query, variables, operationName } = parseBody(Query, call.body);
  const rootValue = {
    viewer: () => {
      const { user } = actorOf(call);
      return { id: nodeId("U", user.id), login: user.login };
    },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const found = readable(call, { owner, name });
      return repositoryNode(call.world, found);
    },
    node: ({ id }: { id: string }) => findNode(call, id),
    rateLimit: () => ({ limit: 5000, remaining: 4999, cost: 1, resetAt: call.world.now().toISOString() }),
    createCommitOnBranch: (args: unknown) => createCommitOnBranch(call, args),
    resolveReviewThread: (args: unknown) => mutateReviewThread(call, args, true),
    unresolveReviewThread: (args: unknown) => mutateReviewThread(call, args, false),
    minimizeComment: (args: unknown) => minimizeComment(call, args),
  };
  const result = await graphql({
    schema,
    source: query,
    rootValue,
    variableValues: variables ?? null,
    operationName: operationName ?? null,
    typeResolver: (value) => String((value as { __typename: string }).__typename),
  });
  const errors = result.errors?.map((error) => {
    const refused = error.originalError;
    return {
      ...(refused instanceof GraphqlRefused ? { type: refused.type } : {}),
      ...(error.path ? { path: error.path } : {}),
      locations: error.locations ?? [],
      message: error.message,
    };
  });
  return ok({ ...(result.data === undefined ? {} : { data: result.data }), ...(errors ? { errors } : {}) });
});
