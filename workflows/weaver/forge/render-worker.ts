import { parentPort } from "node:worker_threads";
import { Answerer } from "./answer-work.ts";
import type { WorkMessage } from "./worker-messages.ts";

const answerer = new Answerer();
parentPort?.on("message", (work: WorkMessage) => parentPort?.postMessage(answerer.answer(work)));
parentPort?.postMessage("ready");
