import { basename, resolve } from "node:path";
import type { CodeSplittingGroup, Plugin, PluginContext } from "rolldown";

/** Modules by where they are imported from; paths of entries from the repository root. */
interface Entries {
  /** What is loaded before the command is known, one after the other. */
  readonly start: readonly string[];
  /** What threads and processes of their own begin with. */
  readonly threads: readonly string[];
  /** The commands that are used most. */
  readonly commands: readonly string[];
}

/**
 * Puts modules that are loaded together into few files: a command of 80 files starts a fifth slower than one of ten, because
 * Node looks for each of them, reads it and links it. A thread, which shares some modules with its parent, must not load all.
 */
export function sharedChunks(entries: Entries): { readonly plugin: Plugin; readonly groups: CodeSplittingGroup[] } {
  const chunks = new Map<string, ReadonlySet<string>>();
  const plugin: Plugin = {
    name: "shared-chunks",
    buildEnd() {
      for (const [name, modules] of chunksOf(entries, this)) chunks.set(name, modules);
    },
  };
  const names = [...entries.start.map(nameOf), "rendering", "commands"];
  const groups = names.map((name, index) => ({
    name,
    priority: names.length - index,
    test: (id: string) => chunks.get(name)?.has(id) ?? false,
  }));
  return { plugin, groups };
}

function nameOf(entry: string): string {
  return `shared-${basename(entry, ".ts")}`;
}

type ModuleGraph = Pick<PluginContext, "getModuleInfo">;

function chunksOf(entries: Entries, graph: ModuleGraph): readonly (readonly [string, ReadonlySet<string>])[] {
  const { start, threads, commands } = entries;
  const inThreads = reached(threads, graph);
  const each = commands.map((command) => reached([command], graph));
  const ids = [...new Set(each.flatMap((modules) => [...modules]))];
  return [
    ...start.map((entry) => [nameOf(entry), importsOf(entry, graph)] as const),
    ["rendering", new Set(ids.filter((id) => inThreads.has(id)))],
    ["commands", new Set(ids.filter((id) => each.filter((modules) => modules.has(id)).length > 1))],
  ];
}

/** Without the entry: what it waits for may import the others. */
function importsOf(entry: string, graph: ModuleGraph): ReadonlySet<string> {
  return new Set([...reached([entry], graph)].filter((id) => id !== resolve(entry)));
}

/** The entries and all that they import, unless they do so when it is needed. */
function reached(entries: readonly string[], { getModuleInfo }: ModuleGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = entries.map((entry) => resolve(entry));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const info = found.has(id) ? null : getModuleInfo(id);
    if (info === null) continue;
    found.add(id);
    waiting.push(...info.importedIds);
  }
  return found;
}
