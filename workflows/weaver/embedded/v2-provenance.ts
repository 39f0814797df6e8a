import type { Provenance } from "./failure.ts";
import type { Resolution } from "./resolution.ts";

/** Where version 2 says that something comes from; empty where it is unknown. */
export interface V2Provenance {
  readonly source?: string;
  readonly path?: string;
}

/** Answers for one resolved registry where its groups and attributes come from. */
export class V2Provenances {
  readonly #dependencies: ReadonlySet<string>;
  /** The first version of each registry that this one depends on. */
  readonly #byRegistry: ReadonlyMap<string, string>;
  readonly #byName = new Map<string, V2Provenance>();
  readonly #ofGroups = new Map<string, V2Provenance>();
  readonly #resolution: Resolution;

  constructor(resolution: Resolution) {
    this.#resolution = resolution;
    this.#dependencies = new Set(resolution.dependencies.map((url) => url.url));
    this.#byRegistry = new Map(resolution.dependencies.toReversed().map(({ name, url }) => [name, url]));
    for (const group of resolution.groups) {
      const provenance = this.of(group.provenance);
      if (!this.#ofGroups.has(group.id)) this.#ofGroups.set(group.id, provenance);
      for (const [name, lineage] of group.lineage.attributes) {
        if (lineage.sourceGroup === group.id && !this.#byName.has(name)) this.#byName.set(name, provenance);
      }
    }
  }

  of(provenance: Provenance): V2Provenance {
    const foreign = this.#dependencies.has(provenance.schema_url.url);
    return {
      ...(foreign ? { source: provenance.schema_url.url } : {}),
      ...(provenance.path === "" ? {} : { path: provenance.path }),
    };
  }

  ofAttribute(name: string): V2Provenance {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const found = this.#fromRoot(name);
    this.#byName.set(name, found);
    return found;
  }

  #fromRoot(name: string): V2Provenance {
    const source = this.#resolution.roots.get(name)?.source;
    if (source === undefined) return {};
    if (source.schemaUrl === undefined) return this.#ofGroups.get(source.groupId) ?? {};
    const dependency = this.#byRegistry.get(source.schemaUrl.name);
    return dependency === undefined ? {} : { source: dependency };
  }
}
