import { createHmac, randomUUID } from "node:crypto";
import { allows } from "../auth/installation-tokens.ts";
import type { AppRecord, InstallationRecord } from "../records.ts";
import { renderAccount } from "../rest/render-account.ts";
import { renderRepository } from "../rest/render-repository.ts";
import type { World, WorldEvent } from "../world.ts";
import { nodeId } from "../world.ts";

export interface Attempt {
  readonly id: number;
  readonly deliveredAt: string;
  readonly ms: number;
  /** 0 when no answer came. */
  readonly status: number;
  readonly words: string;
  readonly responseBody: string;
}

/** One event on its way to the App. `id` is the GUID of `X-GitHub-Delivery`, the same in each attempt. */
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly action: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempts: readonly Attempt[];
  /** Of the last attempt; undefined while it waits. */
  readonly status: number | undefined;
  readonly ms: number | undefined;
}

interface Waiting extends Delivery {
  readonly installation: InstallationRecord;
  readonly attempts: Attempt[];
}

/** What an installation must be allowed to read to hear of an event (any one of them). */
const readsNeeded: Readonly<Record<string, readonly string[]>> = {
  pull_request: ["pull_requests:read"],
  pull_request_review: ["pull_requests:read"],
  pull_request_review_comment: ["pull_requests:read"],
  push: ["contents:read"],
  issue_comment: ["issues:read"],
  check_run: ["checks:read"],
  check_suite: ["checks:read"],
  merge_group: ["merge_queues:read"],
};
/** Heard without asking: GitHub sends these to every App that may write checks, and about its own installation. */
const unasked = new Set(["check_run", "check_suite", "installation", "installation_repositories"]);

export interface WebhookOptions {
  readonly world: World;
  readonly app: AppRecord;
  readonly secret: string;
  readonly timeoutMs: number;
}

/** Sends webhooks one after the other, signed, and remembers each attempt. */
export class Webhooks {
  url: string | undefined;
  readonly #options: WebhookOptions;
  readonly #all: Waiting[] = [];
  #queue: (() => Promise<void>)[] = [];
  #running: Promise<void> | undefined;
  #held = false;
  readonly #stopping = new AbortController();

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  get all(): readonly Delivery[] {
    return this.#all.map((one) => ({ ...one, status: one.attempts.at(-1)?.status, ms: one.attempts.at(-1)?.ms }));
  }

  emit(event: WorldEvent): void {
    if (this.url === undefined) return;
    const { world, app } = this.#options;
    if (event.app && event.app !== app) return;
    const installation = world.installations.find((one) => one.app === app && one.account === event.account);
    if (!installation || !this.#hears(installation, event)) return;
    const delivery: Waiting = {
      id: randomUUID(),
      event: event.name,
      action: event.action,
      payload: payloadOf(world, event, installation),
      installation,
      attempts: [],
      status: undefined,
      ms: undefined,
    };
    this.#all.push(delivery);
    this.#enqueue(delivery);
  }

  #hears(installation: InstallationRecord, event: WorldEvent): boolean {
    if (event.repository && !installation.repositories.has(event.repository)) return false;
    const needed = readsNeeded[event.name];
    const token = {
      installation,
      permissions: installation.permissions,
      repositoryIds: undefined,
      expiresAt: new Date(),
    };
    if (needed && !needed.some((wish) => allows(token, wish))) return false;
    return unasked.has(event.name) || installation.app.events.includes(event.name);
  }

  /** Sends a delivery once more, with the GUID that it had. @returns false when there is no such attempt or GUID */
  redeliver(id: number | string): boolean {
    const delivery = this.#all.find((one) => one.id === id || one.attempts.some((attempt) => attempt.id === id));
    if (delivery) this.#enqueue(delivery);
    return delivery !== undefined;
  }

  /** Keeps everything back until `release`, which may send it in another order or twice. */
  hold(): void {
    this.#held = true;
  }

  release(how: { order?: "as-sent" | "reversed"; twice?: boolean } = {}): void {
    this.#held = false;
    if (how.order === "reversed") this.#queue.reverse();
    if (how.twice) this.#queue = this.#queue.flatMap((send) => [send, send]);
    this.#start();
  }

  /** Gives up what is being sent, and sends nothing more. */
  async stop(): Promise<void> {
    this.hold();
    this.#stopping.abort();
    await this.idle();
  }

  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  #enqueue(delivery: Waiting): void {
    this.#queue.push(() => this.#send(delivery));
    this.#start();
  }

  #start(): void {
    if (this.#held || this.#running || this.#queue.length === 0) return;
    this.#running = this.#drain().finally(() => {
      this.#running = undefined;
      this.#start();
    });
  }

  async #drain(): Promise<void> {
    for (let send = this.#take(); send; send = this.#take()) await send();
  }

  #take(): (() => Promise<void>) | undefined {
    return this.#held ? undefined : this.#queue.shift();
  }

  async #send(delivery: Waiting): Promise<void> {
    const { world } = this.#options;
    const started = performance.now();
    const answer = await this.#post(delivery);
    const ms = Math.round(performance.now() - started);
    delivery.attempts.push({ id: world.nextId(), deliveredAt: world.now().toISOString(), ms, ...answer });
  }

  async #post(delivery: Waiting): Promise<{ status: number; words: string; responseBody: string }> {
    const body = JSON.stringify(delivery.payload);
    try {
      const response = await fetch(this.url ?? "", {
        method: "POST",
        body,
        headers: this.#headers(delivery, body),
        signal: AbortSignal.any([AbortSignal.timeout(this.#options.timeoutMs), this.#stopping.signal]),
        redirect: "manual",
      });
      const responseBody = (await response.text()).slice(0, 10_000);
      return {
        status: response.status,
        words: response.ok ? "OK" : `Invalid HTTP Response: ${response.status}`,
        responseBody,
      };
    } catch (error) {
      const late = error instanceof Error && error.name === "TimeoutError";
      return { status: late ? 504 : 502, words: late ? "timed out" : "failed to connect to host", responseBody: "" };
    }
  }

  #headers(delivery: Waiting, body: string): Record<string, string> {
    const { app, secret } = this.#options;
    return {
      "content-type": "application/json",
      "user-agent": "GitHub-Hookshot/local",
      "x-github-delivery": delivery.id,
      "x-github-event": delivery.event,
      "x-github-hook-id": String(app.id),
      "x-github-hook-installation-target-id": String(app.id),
      "x-github-hook-installation-target-type": "integration",
      "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
    };
  }
}

function payloadOf(world: World, event: WorldEvent, installation: InstallationRecord): Record<string, unknown> {
  const own = event.name === "installation" || event.name === "installation_repositories";
  return {
    ...(event.action ? { action: event.action } : {}),
    ...structuredClone(event.payload),
    ...(event.repository ? { repository: renderRepository(world, event.repository) } : {}),
    sender: renderAccount(world, event.sender),
    ...(own ? {} : { installation: { id: installation.id, node_id: nodeId("I", installation.id) } }),
  };
}
