interface Window {
  readonly resets: number;
  used: number;
}

const hour = 3_600_000;

/** Counts requests in windows of one hour, as GitHub does for each installation. */
export class RateLimit {
  readonly #windows = new Map<string, Window>();
  readonly #limit: number;
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts one request. @returns the headers that GitHub sends, and whether the request is over the limit */
  count(key: string, now: Date): { headers: Record<string, string>; exceeded: boolean } {
    const known = this.#windows.get(key);
    const window = known && known.resets > now.getTime() ? known : { resets: now.getTime() + hour, used: 0 };
    this.#windows.set(key, window);
    const exceeded = window.used >= this.#limit;
    if (!exceeded) window.used += 1;
    return { headers: this.#headers(window), exceeded };
  }

  /** A 304 costs nothing. @returns the headers after giving the request back */
  giveBack(key: string): Record<string, string> {
    const window = this.#windows.get(key);
    if (!window) return {};
    window.used -= 1;
    return this.#headers(window);
  }

  #headers(window: Window): Record<string, string> {
    return {
      "x-ratelimit-limit": String(this.#limit),
      "x-ratelimit-remaining": String(this.#limit - window.used),
      "x-ratelimit-used": String(window.used),
      "x-ratelimit-reset": String(Math.ceil(window.resets / 1000)),
      "x-ratelimit-resource": "core",
    };
  }
}
