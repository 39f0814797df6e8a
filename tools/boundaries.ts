import { posix } from "node:path";

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Which room may import which, as ARCHITECTURE.md says. A test may also import `demo/`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  app: ["app", "queue", "workflows", "telemetry"],
  queue: ["queue", "workflows", "telemetry"],
  workflows: ["workflows", "telemetry"],
  // Its version is WeaverGen's own.
  action: ["action", "workflows", "telemetry", "package.json"],
  telemetry: ["telemetry"],
  demo: ["app", "action", "queue", "workflows", "telemetry", "demo"],
  tools: ["app", "action", "queue", "workflows", "telemetry", "demo", "tools"],
};

/** Which room of `action/` may import which others of its rooms, so that what is shared knows none of those that share it. */
const mayImportInAction: Readonly<Record<string, readonly string[]>> = {
  terminal: [],
  checkout: ["terminal"],
  configuration: ["terminal", "checkout"],
  registry: ["terminal", "checkout", "configuration"],
  "github-step": ["terminal", "checkout", "configuration"],
  commands: ["terminal", "checkout", "configuration", "registry"],
};

/** All else that lies beside the rooms puts them together. */
const openToRoomsOfAction: readonly string[] = ["action/environment.ts", "action/version.ts"];

/** Files that hold the composition: `serve` and `demo` load the other rooms dynamically. */
const dynamicImports: Readonly<Record<string, readonly string[]>> = {
  "action/commands/serve.ts": ["app"],
  "action/commands/demo.ts": ["demo"],
};

const environmentReaders = new Set([
  "app/config.ts",
  "app/main.ts",
  "action/environment.ts",
  "action/main.ts",
  "action/cli.ts",
]);

/** SDKs that stay out of `workflows/`: their clients are passed in. Model adapters know their own vendor's. */
const sdks = /^(?:probot|@octokit\/.*|bullmq|ioredis|pg|@actions\/.*|@electric-sql\/.*)$/;

/** Every breach of a sentence of ARCHITECTURE.md, each as `file:line: what and why`. */
export function findViolations(sources: readonly SourceFile[]): string[] {
  return sources.flatMap((source) => [...imports(source), ...roomsOfAction(source), ...environment(source)]);
}

function imports(source: SourceFile): string[] {
  const room = source.path.split("/")[0] ?? "";
  const allowed = mayImport[room];
  if (!allowed) return [];
  return importsOf(source).flatMap(({ specifier, line, dynamic }) => {
    const where = `${source.path}:${line}`;
    if (!specifier.startsWith(".")) return packageImport({ specifier, room, where, path: source.path });
    const target = posix.join(posix.dirname(source.path), specifier).split("/")[0] ?? "";
    const extra = dynamic ? (dynamicImports[source.path] ?? []) : [];
    if ([...allowed, ...extra, ...(isTest(source.path) ? ["demo"] : [])].includes(target)) return [];
    return [`${where}: ${room}/ may not import ${target}/ (allowed: ${allowed.join(", ")})`];
  });
}

function roomsOfAction(source: SourceFile): string[] {
  const room = roomOfAction(source.path);
  if (room === undefined || isTest(source.path)) return [];
  const allowed = mayImportInAction[room] ?? [];
  return importsOf(source).flatMap(({ specifier, line }) => {
    const target = posix.join(posix.dirname(source.path), specifier);
    if (!specifier.startsWith(".") || !target.startsWith("action/") || openToRoomsOfAction.includes(target)) return [];
    if ([room, ...allowed].includes(roomOfAction(target) ?? "")) return [];
    return [`${source.path}:${line}: action/${room}/ may not import ${target} (allowed: ${allowed.join(", ")})`];
  });
}

/** Undefined outside `action/`, and for what lies beside its rooms. */
function roomOfAction(path: string): string | undefined {
  return /^action\/([^/]+)\//.exec(path)?.[1];
}

function packageImport(found: { specifier: string; room: string; where: string; path: string }): string[] {
  if (found.room !== "workflows" || isTest(found.path) || !sdks.test(found.specifier)) return [];
  return [`${found.where}: workflows/ knows no ${found.specifier}; pass the client in from app/, action/ or queue/`];
}

function environment(source: SourceFile): string[] {
  const free = environmentReaders.has(source.path) || /^(?:demo|tools)\//.test(source.path) || isTest(source.path);
  if (free) return [];
  return source.text.split("\n").flatMap((text, index) => {
    if (!/\bprocess\.env\b|\b(?:process|env)\b[^"]*from "node:process"/.test(text)) return [];
    return [`${source.path}:${index + 1}: the environment is read in app/config.ts and action/environment.ts only`];
  });
}

function importsOf({ text }: SourceFile): { specifier: string; line: number; dynamic: boolean }[] {
  const pattern = /(?:\bfrom\s+|\bimport\s*(\()?\s*)"([^"\n]+)"/g;
  return [...text.matchAll(pattern)].map((match) => ({
    specifier: match[2] ?? "",
    dynamic: match[1] === "(",
    line: text.slice(0, match.index).split("\n").length,
  }));
}

function isTest(path: string): boolean {
  return /(?:\.test|-for-tests)\.ts$/.test(path);
}
