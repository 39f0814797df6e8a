import type { FileTree } from "../workspace/workspace.ts";
import { DocsSettings, RegistrySettings, TargetSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";

const manifest = /^(?:(.*)\/)?(?:registry_)?manifest\.ya?ml$/;
const definitions = /^(?:groups|file_format|attributes|attribute_groups|spans|metrics|events|entities)\s*:/m;
const snippet = /<!--\s*(?:semconv|weaver)\s/;
const targetFile = /^templates\/registry\/([^/]+)\/weaver\.ya?ml$/;

/**
 * The registries to review: those that the settings name, or else those found in the tree by their manifest, or a
 * `model` folder that holds definitions. Targets are found by `templates/registry/<name>/weaver.yaml` and their committed
 * output (`generated/<name>`, `gen/<name>`, `output/<name>`, `src/generated/<name>`; a single one also `output` or `generated`); one named `markdown` updates the documents below `docs` where they have snippets.
 */
export function findRegistries({
  settings,
  files,
  templates = files,
}: {
  readonly settings: Settings;
  /** Files of the head. */
  readonly files: FileTree;
  /** Files that templates are read from; the trusted tree. */
  readonly templates?: FileTree;
}): RegistrySettings[] {
  if (settings.registries) return settings.registries;
  const paths = registryPaths(files);
  const targets = foundTargets(templates);
  const docs = targets.includes("markdown") && hasSnippets(files) ? [DocsSettings.parse({ path: "docs" })] : [];
  const names = targets.filter((name) => name !== "markdown");
  const code = names.flatMap((name) => targetOf(name, { files, only: names.length === 1 }) ?? []);
  return paths.map((path) =>
    RegistrySettings.parse({
      path,
      // One set of templates cannot serve two registries: their files would overwrite each other.
      targets: paths.length === 1 ? code : [],
      docs: paths.length === 1 ? docs : [],
    }),
  );
}

/** Code that no one commits cannot drift: a target counts where one of the usual folders holds its output. */
function targetOf(name: string, { files, only }: { files: FileTree; only: boolean }): TargetSettings | undefined {
  const own = [`generated/${name}`, `gen/${name}`, `output/${name}`, `src/generated/${name}`];
  const usual = only ? [...own, "output", "generated"] : own;
  const output = usual.find((folder) => files.list(folder).length > 0);
  return output === undefined ? undefined : TargetSettings.parse({ name, output });
}

function registryPaths(files: FileTree): string[] {
  const folders = files.list("").flatMap((path) => {
    const found = manifest.exec(path);
    return found && looksLikeManifest(files.read(path)) ? [found[1] ?? "."] : [];
  });
  const found = outermost([...new Set(folders)]);
  if (found.length > 0) return found;
  return holdsDefinitions(files, "model") ? ["model"] : [];
}

function looksLikeManifest(text: string | undefined): boolean {
  return text !== undefined && /^(?:schema_url|schema_base_url|semconv_version|file_format)\s*:/m.test(text);
}

function holdsDefinitions(files: FileTree, folder: string): boolean {
  return files.list(folder).some((path) => /\.ya?ml$/.test(path) && definitions.test(files.read(path) ?? ""));
}

/** Weaver reads every file below a registry, so that a manifest further down belongs to the outer one. */
function outermost(folders: readonly string[]): string[] {
  return folders
    .filter((folder) => !folders.some((other) => other !== folder && (other === "." || folder.startsWith(`${other}/`))))
    .toSorted();
}

function foundTargets(files: FileTree): string[] {
  return files.list("templates").flatMap((path) => targetFile.exec(path)?.[1] ?? []);
}

function hasSnippets(files: FileTree): boolean {
  return files.list("docs").some((path) => path.endsWith(".md") && snippet.test(files.read(path) ?? ""));
}
