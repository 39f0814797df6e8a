import { z } from "zod";
import type { Decision, EventContext, EventRule } from "./decision.ts";
import { enqueue, ignore } from "./decision.ts";

/** Schemas of what several events have in common. They name only what is used and let everything else pass, since GitHub adds fields at any time. */
export const Id = z.number().int().positive();
export const Repository = z.object({ id: Id });
/** Absent when a webhook of a repository or an organisation points here by mistake: without one there is no token. */
export const Installation = z.object({ id: Id }).optional();
export const Account = z.object({ login: z.string(), type: z.string().optional() });
export const PullRequests = z
  .array(z.object({ number: Id, base: z.object({ repo: z.object({ id: Id }) }).optional() }))
  .default([]);

/** Reads the payload before its rule sees it; one that the schema does not know is ignored with a reason, since sending it again would not help. */
export function rule<Schema extends z.ZodType>(
  schema: Schema,
  decide: (event: z.infer<Schema>, context: EventContext) => Decision,
): EventRule {
  return (payload, context) => {
    const read = schema.safeParse(payload);
    return read.success ? decide(read.data, context) : ignore("payload-not-understood");
  };
}

interface Subject {
  readonly installation: number;
  readonly repository: number;
  readonly pullRequest: number;
  readonly delivery: string;
}

/** A review begins with the small job that shows it as queued, ahead of other reviews. */
export function review(...subjects: readonly Subject[]): Decision {
  return enqueue(
    ...subjects.flatMap((data) => [
      { name: "announce" as const, data },
      { name: "review" as const, data },
    ]),
  );
}

/** A head that a person wants reviewed anew: once the new check run is posted, its job asks for the review. */
export function reviewAgain(...subjects: readonly Subject[]): Decision {
  return enqueue(...subjects.map((data) => ({ name: "announce" as const, data: { ...data, again: true } })));
}
