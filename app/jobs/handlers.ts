import type { JobQueue } from "../../queue/open-queue.ts";
import type { Handlers } from "../../queue/start-worker.ts";
import { announce } from "./announce.ts";
import { help } from "./help.ts";
import type { JobServices } from "./job-services.ts";
import { mergeGroup } from "./merge-group.ts";
import { regenerate } from "./regenerate.ts";
import { review } from "./review.ts";

/** Which function does which job. To add one: an entry in `queue/jobs.ts`, a file here, a line below. */
export function handlersFor(services: JobServices, queue: JobQueue): Handlers {
  return {
    announce: (data, context) => announce(data, context, services),
    cancel: async (data) => void (await queue.cancel(data)),
    help: (data, context) => help(data, context, services),
    mergeGroup: (data, context) => mergeGroup(data, context, services),
    regenerate: (data, context) => regenerate(data, context, services),
    review: (data, context) => review(data, context, services),
  };
}
