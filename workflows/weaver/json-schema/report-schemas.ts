import { commonDefinitions } from "./common-definitions.ts";
import {
  anything,
  choice,
  closed,
  constant,
  documentOf,
  either,
  list,
  mapOf,
  nullable,
  open,
  ref,
  text,
  type Fields,
} from "./schema-builder.ts";

const definitions = {
  ...commonDefinitions,
  change: either(
    open({ type: choice("added", "removed"), name: text }),
    open({ type: constant("renamed"), old_name: text, new_name: text, note: text }),
    open({ type: choice("obsoleted", "uncategorized"), name: text, note: text }),
    open({ type: constant("updated") }),
  ),
  dependency: open({ schema_url: ref("schema_url"), "registry_path?": nullable(text) }),
};

const changes = list(ref("change"));
const version = open({ semconv_version: text });

/** What `registry diff` reports in version 1. */
export const diff = documentOf({
  title: "Diff of two registries, version 1",
  root: open({ head: version, baseline: version, changes: mapOf(changes) }),
  definitions,
});

const kinds = ["attribute", "attribute_group", "entity", "event", "metric", "span"];

export const diffV2 = documentOf({
  title: "Diff of two registries, version 2",
  root: open({
    head_schema_url: ref("schema_url"),
    baseline_schema_url: ref("schema_url"),
    registry: open(Object.fromEntries(kinds.map((kind) => [`${kind}_changes`, changes]))),
  }),
  definitions,
});

const manifest: Fields = {
  schema_url: ref("schema_url"),
  "description?": nullable(text),
  "stability?": ref("stability"),
  "dependencies?": list(ref("dependency")),
};

/** `manifest.yaml` of a registry that is being written. */
export const definitionManifestV2 = documentOf({ title: "Manifest of a registry", root: open(manifest), definitions });

/** `manifest.yaml` of a published registry. */
export const publicationManifestV2 = documentOf({
  title: "Manifest of a published registry",
  root: open({ ...manifest, file_format: constant("manifest/2.0"), resolved_registry_uri: text }),
  definitions,
});

/** A finding of a policy or a live check. */
export const policyFinding = documentOf({
  title: "Finding of a policy",
  root: closed({
    id: text,
    message: text,
    level: choice("information", "improvement", "violation"),
    "context?": anything,
    "signal_type?": nullable(text),
    "signal_name?": nullable(text),
  }),
  definitions,
});
