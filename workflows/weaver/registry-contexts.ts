import type { Resolution } from "./embedded/resolution.ts";
import { resolveV1 } from "./embedded/resolve-v1.ts";
import { resolveV2 } from "./embedded/resolve-v2.ts";
import type { Value } from "./jinja/value.ts";
import { sharedData } from "./shared-data.ts";
import { templateContext } from "./template-context.ts";

/** Registries whose last state is remembered. */
const mostRegistries = 8;

/**
 * What templates read of registries: all targets of one registry share one context, and a registry that changed shares with
 * its last state whatever did not.
 */
export class RegistryContexts {
  readonly #contexts = { v1: new WeakMap<Resolution, Value>(), v2: new WeakMap<Resolution, Value>() };
  readonly #latest = new Map<string, unknown>();

  of(resolution: Resolution, asked: boolean): Value {
    // A registry that was published in version 2 has no form in version 1.
    const version = asked || resolution.published !== undefined ? "v2" : "v1";
    const known = this.#contexts[version].get(resolution);
    if (known !== undefined) return known;
    const resolved = version === "v2" ? resolveV2(resolution) : resolveV1(resolution);
    const context = templateContext(this.#shared(`${version} ${resolution.path}`, resolved));
    this.#contexts[version].set(resolution, context);
    return context;
  }

  #shared(name: string, resolved: unknown): unknown {
    const before = this.#latest.get(name);
    const data = before === undefined ? resolved : sharedData(before, resolved);
    this.#latest.delete(name);
    this.#latest.set(name, data);
    const [oldest] = this.#latest.keys();
    if (oldest !== undefined && this.#latest.size > mostRegistries) this.#latest.delete(oldest);
    return data;
  }
}
