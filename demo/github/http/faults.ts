import { matchPath } from "./match-route.ts";

export interface Fault {
  readonly method: string;
  /** Path below /api/v3, with `:name` for any part (`/repos/:owner/:repo/pulls/:n/reviews`), or `/graphql`. */
  readonly path: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** How many requests fail (default 1). */
  readonly times?: number;
}

export class Faults {
  #waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** The fault that hits this request, if any; it is used up by that. */
  take(method: string, path: string): Fault | undefined {
    const hit = this.#waiting.find(
      ({ fault, left }) => left > 0 && fault.method.toUpperCase() === method && matchPath(fault.path, path),
    );
    if (!hit) return undefined;
    hit.left -= 1;
    this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    return hit.fault;
  }
}
