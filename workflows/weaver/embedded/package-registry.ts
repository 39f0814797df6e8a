import { printYaml } from "../print/print-yaml.ts";
import type { Diagnostic } from "../registry.ts";
import { openFor, type CheckRegistryRequest } from "./check.ts";
import { diagnosticOf, failure, type Failure, type Fatal } from "./failure.ts";
import { readManifest, type Manifest } from "./manifest.ts";
import { policiesNotice } from "./policies-notice.ts";
import { byPlace, distinct } from "./read-registry.ts";
import type { Resolution } from "./resolution.ts";
import { unsortedV2, type ResolvedRegistryV2, type V2Item } from "./resolve-v2.ts";
import { weaverDocument, type WeaverDiagnostic } from "./weaver-document.ts";
import { treePath } from "./tree-path.ts";
import { copyFloats } from "./written-floats.ts";

export interface PackageRequest extends Omit<CheckRegistryRequest, "baseline" | "v2"> {
  /** Where the resolved registry will be published; it goes into the manifest as it is. */
  readonly resolvedRegistryUri: string;
}

export interface PackageResult {
  readonly exitCode: 0 | 1;
  /** `resolved.yaml` and `manifest.yaml`, or nothing after an error. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly diagnostics: readonly Diagnostic[];
  /** The document that Weaver prints. */
  readonly document: readonly WeaverDiagnostic[];
}

/** `weaver registry package --v2`: a registry in its resolved form with the manifest that publishes it. */
export function packageRegistry(request: PackageRequest): PackageResult {
  const opened = openFor(request, true);
  const manifest = opened.loaded?.manifest ?? ownManifest(request);
  const refused = manifest === "broken" ? undefined : refusal(request, manifest);
  const future = request.future ?? false;
  const fatals: readonly Fatal[] = refused === undefined ? opened.fatals : [];
  const failures = refused === undefined ? opened.failures : [refused];
  const notice = request.skipPolicies === true ? [] : policiesNotice(opened.loaded, request.policies);
  const diagnostics = [
    ...fatals.flatMap((fatal) => fatal.failures.map((item) => diagnosticOf(item, { fatal: fatal.layer, future }))),
    ...failures.map((item) => diagnosticOf(item, { fatal: undefined, future })),
    ...notice.map((item) => diagnosticOf(item, { fatal: undefined, future: false })),
  ];
  const failed = fatals.length > 0 || failures.some((item) => future || item.severity !== "Warning");
  const { resolution } = opened;
  const partial = failed || resolution === undefined || typeof manifest !== "object";
  const packed = partial ? [] : filesOf(resolution, manifest, request);
  const document = weaverDocument({ fatals, failures, future });
  return { exitCode: failed ? 1 : 0, files: packed, diagnostics: distinct(diagnostics).toSorted(byPlace), document };
}

/** Weaver looks at the manifest before it reads anything else. */
function ownManifest({ files, path }: PackageRequest): Manifest | "broken" | undefined {
  const folder = treePath(path);
  const found = folder === undefined ? undefined : readManifest({ files, folder }, path);
  if (folder === undefined || (found !== undefined && "failure" in found)) return "broken";
  return found?.manifest;
}

function refusal({ path }: PackageRequest, manifest: Manifest | undefined): Failure | undefined {
  if (manifest === undefined) {
    const message = `Registry \`${path}\` does not contain a manifest file`;
    return failure("PackagingRequiresManifest", { registry: path }, { message });
  }
  if (manifest.resolvedUri !== undefined) {
    const fields = { schema_url: manifest.schemaUrl.url };
    const message = `The manifest of ${manifest.schemaUrl.url} is that of a published registry; packaging needs its definitions.`;
    return failure("UnexpectedPublicationManifest", fields, { message });
  }
  const unversioned = manifest.dependencies.find((item) => item.schemaUrl.version === "unknown");
  if (unversioned === undefined) return undefined;
  const { registryPath: registry_path = null, schemaUrl, at } = unversioned;
  const message = `The dependency ${schemaUrl.url} has no version, without which it cannot be published.`;
  const help = "Give the dependency a `schema_url` that ends with a version.";
  const fields = { schema_url: schemaUrl.url, registry_path };
  return failure("UnversionedDependencyInPublication", fields, { message, help, at });
}

function filesOf(resolution: Resolution, manifest: Manifest, request: PackageRequest): PackageResult["files"] {
  const { schemaUrl, description, dependencies, stability } = manifest;
  const publication = {
    file_format: "manifest/2.0",
    schema_url: schemaUrl.url,
    ...(description === undefined ? {} : { description }),
    ...(dependencies.length === 0
      ? {}
      : { dependencies: dependencies.map((item) => ({ schema_url: item.schemaUrl.url })) }),
    stability,
    resolved_registry_uri: request.resolvedRegistryUri,
  };
  return [
    { path: "resolved.yaml", content: printYaml(resolvedFile(resolution)) },
    { path: "manifest.yaml", content: printYaml(publication) },
  ];
}

type Lists = Readonly<Record<string, readonly V2Item[]>>;

function resolvedFile(resolution: Resolution): object {
  const { data, catalog } = unsortedV2(resolution);
  const packer = new Packer(resolution, catalog);
  const { attributes, attribute_groups, metrics, spans, events, entities } = data.registry;
  const dependencies = resolution.dependencies.map((url) => url.url);
  return {
    file_format: "resolved/2.0",
    schema_url: data.schema_url,
    attribute_catalog: packer.catalog,
    registry: {
      attributes: [...new Set(attributes.map((item) => packer.index(item)))].toSorted((left, right) => left - right),
      ...packer.lists({ attribute_groups, spans, metrics, events, entities }),
    },
    refinements: packer.lists(refinementLists(data)),
    ...(dependencies.length === 0 ? {} : { dependencies }),
  };
}

function refinementLists({ refinements }: ResolvedRegistryV2): Lists {
  const { spans, metrics, events, entities } = refinements;
  return { spans, metrics, events, entities };
}

const keysInOrder =
  "id type kind name instrument unit identity description attributes entity_associations requirement_level brief note stability deprecated annotations provenance".split(
    " ",
  );

function listsOfUses(item: V2Item): readonly (readonly [string, readonly V2Item[]])[] {
  return ["attributes", "identity", "description"].flatMap((key) => {
    const list = item[key];
    return Array.isArray(list) ? [[key, list as readonly V2Item[]]] : [];
  });
}

/** Replaces attributes by their index in the catalogue, and dependencies by theirs. */
class Packer {
  readonly catalog: readonly object[];
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #dependencies: ReadonlyMap<string, number>;

  constructor(resolution: Resolution, attributes: readonly V2Item[]) {
    this.#dependencies = new Map(resolution.dependencies.map(({ url }, index) => [url, index]));
    const distinctItems = new Map<string, V2Item>();
    for (const item of attributes) {
      const packed = this.#attribute(item);
      distinctItems.set(JSON.stringify(packed), packed);
    }
    const ordered = [...distinctItems].toSorted(
      ([left, first], [right, second]) =>
        compareText(String(first["key"]), String(second["key"])) || compareText(left, right),
    );
    this.catalog = ordered.map(([, item]) => item);
    this.#indexes = new Map(ordered.map(([text], index) => [text, index]));
  }

  lists(lists: Lists): Record<string, readonly object[]> {
    const packed = Object.entries(lists).map(([key, items]) => {
      // An entity shows its identity even where it has none.
      const always = key === "entities" ? { identity: [] } : {};
      return [key, items.map((item) => this.#item({ ...always, ...item }))];
    });
    return Object.fromEntries(packed);
  }

  /** An attribute that no signal uses is in the catalogue all the same. */
  index(item: V2Item): number {
    return this.#indexes.get(JSON.stringify(this.#attribute(item))) ?? -1;
  }

  #attribute(item: V2Item): V2Item {
    const { requirement_level: _level, sampling_relevant: _relevant, provenance, ...rest } = item;
    return copyFloats(item, { ...rest, ...this.#provenance(provenance) });
  }

  #item(item: V2Item): object {
    const packed: V2Item = {
      ...item,
      ...Object.fromEntries(listsOfUses(item).map(([key, uses]) => [key, uses.map((use) => this.#use(use))])),
      ...(item["entity_associations"] === undefined
        ? {}
        : { entity_associations: this.#associations(item["entity_associations"]) }),
      provenance: this.#provenance(item["provenance"]).provenance,
    };
    return Object.fromEntries(keysInOrder.flatMap((key) => (packed[key] === undefined ? [] : [[key, packed[key]]])));
  }

  #use(item: V2Item): object {
    const { requirement_level, sampling_relevant } = item;
    const base = { base: this.index(item), requirement_level };
    return sampling_relevant === undefined ? base : { ...base, sampling_relevant };
  }

  #associations(associations: unknown): unknown {
    if (Array.isArray(associations)) return associations.map((item) => this.#associations(item));
    const { provenance, ...rest } = associations as V2Item;
    const nested = Object.entries(rest).map(([key, value]) => [
      key,
      Array.isArray(value) ? this.#associations(value) : value,
    ]);
    return { ...Object.fromEntries(nested), ...this.#provenance(provenance) };
  }

  #provenance(provenance: unknown): { readonly provenance?: { readonly source: number } } {
    const url = (provenance as { readonly source?: string } | undefined)?.source;
    const source = url === undefined ? undefined : this.#dependencies.get(url);
    return source === undefined ? {} : { provenance: { source } };
  }
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
