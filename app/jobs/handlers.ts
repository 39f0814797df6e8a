import type { JobQueue } from "../../queue/open-queue.ts";
import type { Handlers } from "../../queue/start-worker.ts";
import { announce } from "./announce.ts";
import { cancel } from "./cancel.ts";
import { help } from "./help.ts";
import { waitingForGithub } from "./job-ending.ts";
import type { JobServices } from "./job-services.ts";
import { mergeGroup } from "./merge-group.ts";
import { parity } from "./parity.ts";
import { regenerate } from "./regenerate.ts";
import { review } from "./review.ts";

/** Which function does which job. To add one: an entry in `queue/jobs.ts`, a file here, a line below. */
export function handlersFor(services: JobServices, queue: JobQueue): Handlers {
  return {
    announce: waitingForGithub((data, context) => announce(data, context, services, queue)),
    cancel: (data, context) => cancel(data, context, services, queue),
    help: waitingForGithub((data, context) => help(data, context, services)),
    mergeGroup: waitingForGithub((data, context) => mergeGroup(data, context, services)),
    parity: (data, context) => parity(data, context, services),
    regenerate: waitingForGithub((data, context) => regenerate(data, context, services)),
    review: waitingForGithub((data, context) => review(data, context, services, queue)),
  };
}
