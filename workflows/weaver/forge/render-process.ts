import { Script } from "node:vm";
import { Answerer } from "./answer-work.ts";
import type { WorkMessage } from "./worker-messages.ts";

// oxlint-disable-next-line no-restricted-globals -- the channel to the parent is found there alone
const own = process;

// The parent says when it is over, also where a signal meant for it reaches the whole group.
own.on("disconnect", () => own.exit());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) own.on(signal, () => undefined);

/** Work that never ends hears of no disconnect: where the parent was killed, this ends it some time after the parent would have. */
const timeout = 2 * Number(own.argv[2]);

const answerer = new Answerer();
const script = new Script("answerInTime()");
let given: WorkMessage | undefined;
Object.assign(globalThis, { answerInTime: () => given && answerer.answer(given) });

own.on("message", (work: WorkMessage) => {
  given = work;
  own.send?.(script.runInThisContext({ timeout }));
});
own.send?.("ready");
