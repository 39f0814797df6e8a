import { mkdir, writeFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { BugError } from "../../errors.ts";
import { folderTree } from "../../workspace/folder-tree.ts";
import { plainFolder, treeSegments } from "../../workspace/tree-path.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import type {
  Baseline,
  CommandResult,
  DiffRequest,
  EmitRequest,
  GeneratedFile,
  GenerateRequest,
  GenerateResult,
  JsonSchemaRequest,
  LiveCheckRequest,
  RegistryRequest,
  ResolveRequest,
  SearchRequest,
  StatsRequest,
  UpdateMarkdownRequest,
  UpdateMarkdownResult,
  Weaver,
} from "../weaver.ts";
import { finerPlaces } from "./finer-places.ts";
import { type StandIns, withoutStandIns, writeDependencies } from "./local-dependencies.ts";
import { locateDiagnostics } from "./locate-diagnostic.ts";
import { panicDiagnostic, readDiagnostics } from "./read-diagnostics.ts";
import { registryFiles } from "./registry-files.ts";
import { unfetched } from "./unfetched.ts";
import {
  diagnosticArguments,
  flag,
  policyArguments,
  policyFolder,
  quiet,
  registryArguments,
} from "./weaver-arguments.ts";
import { runWeaver, type BinaryWeaverOptions, type WeaverOutcome } from "./weaver-process.ts";
import { openWorkingFolder, writeFiles, type WorkingFolder } from "./working-folder.ts";

/**
 * OpenTelemetry's own `weaver` program as an engine. Each command runs in a working folder of its own, sandboxed, without
 * the caller's environment; what the program says and writes is read back.
 * @throws from each command: OperatorError `weaver-missing`; UserError `weaver-timeout`, `weaver-output-too-large`
 */
export function createBinaryWeaver(options: BinaryWeaverOptions): Weaver {
  const simple = (command: string, request: Simple) => runSimple(options, command, request);
  return {
    engine: "binary",
    version: (signal) => readVersion(options, signal),
    check: (request) =>
      simple("check", { request, where: "stdout", policies: true, baseline: request.baseline, own: [] }),
    resolve: (request: ResolveRequest) =>
      simple("resolve", { request, where: "stderr", policies: true, own: flag("format", request.format) }),
    // Without a text Weaver would open its terminal interface.
    search: (request: SearchRequest) =>
      simple("search", { request, where: "stderr", policies: false, own: ["--", request.text ?? ""] }),
    stats: (request: StatsRequest) =>
      simple("stats", { request, where: "stderr", policies: false, own: flag("format", request.format) }),
    diff: (request: DiffRequest) => {
      const { baseline, format } = request;
      return simple("diff", { request, where: "stderr", policies: false, baseline, own: flag("format", format) });
    },
    emit: (request: EmitRequest) => {
      const own = [...(request.stdout ? flag("stdout", true) : []), ...flag("endpoint", request.endpoint)];
      return simple("emit", { request, where: "stderr", policies: true, own, network: !request.stdout });
    },
    generate: (request) => generate(options, request),
    updateMarkdown: (request) => updateMarkdown(options, request),
    jsonSchema: (request) => jsonSchema(options, request),
    liveCheck: (request) => liveCheck(options, request),
    // Nothing outlives a command.
    close: () => Promise.resolve(),
  };
}

interface Simple {
  readonly request: RegistryRequest;
  readonly where: "stdout" | "stderr";
  readonly policies: boolean;
  readonly baseline?: Baseline | undefined;
  readonly own: readonly string[];
  /** The command is of no use without it. */
  readonly network?: boolean;
}

async function runSimple(options: BinaryWeaverOptions, command: string, simple: Simple): Promise<CommandResult> {
  const { request, where, policies, baseline, own, network = false } = simple;
  const refused = unfetched(request, baseline);
  if (refused !== undefined) return refused;
  await using folder = await openWorkingFolder();
  const ofHead = await writeRegistry(folder, request);
  const ofBaseline = baseline === undefined ? [] : await writeBaseline(folder, baseline);
  const args = [
    ...quiet,
    command,
    ...registryArguments(request),
    ...(policies ? policyArguments(request) : []),
    ...(baseline === undefined ? [] : flag("baseline-registry", posix.join("../baseline", baseline.registry))),
    ...diagnosticArguments(where),
    ...own,
  ];
  const outcome = await runWeaver(options, { args, folder, writes: [], network, signal: request.signal });
  return commandResult(outcome, { request, standIns: new Map([...ofHead, ...ofBaseline]) });
}

async function generate(options: BinaryWeaverOptions, request: GenerateRequest): Promise<GenerateResult> {
  const refused = unfetched(request);
  if (refused !== undefined) return { ...refused, files: [] };
  await using folder = await openWorkingFolder();
  const standIns = await writeRegistry(folder, request);
  const args = [
    ...quiet,
    "generate",
    ...registryArguments(request),
    ...policyArguments(request),
    ...(await templateArguments(folder, request)),
    ...diagnosticArguments("stdout"),
    "--",
    request.target,
    "../out",
  ];
  const outcome = await runWeaver(options, { args, folder, writes: ["out"], signal: request.signal });
  const files = readAll(join(folder.root, "out"));
  return { ...commandResult(outcome, { request, templates: request.templates.files, standIns }), files };
}

async function updateMarkdown(
  options: BinaryWeaverOptions,
  request: UpdateMarkdownRequest,
): Promise<UpdateMarkdownResult> {
  const refused = unfetched(request);
  if (refused !== undefined) return { ...refused, files: [] };
  await using folder = await openWorkingFolder();
  const standIns = await writeRegistry(folder, request);
  const { files, folder: path } = request.documents;
  const documents = files.list(path).filter((file) => file.endsWith(".md"));
  await writeFiles(join(folder.root, "documents"), files, documents);
  const args = [
    ...quiet,
    "update-markdown",
    ...registryArguments(request),
    ...(await templateArguments(folder, request)),
    ...flag("target", request.target),
    ...flag("attribute-registry-base-url", request.attributeRegistryBaseUrl),
    ...diagnosticArguments("stdout"),
    "--",
    posix.join("../documents", plainFolder(path)),
  ];
  const outcome = await runWeaver(options, { args, folder, writes: ["documents"], signal: request.signal });
  const result = commandResult(outcome, { request, templates: request.templates.files, standIns });
  return { ...result, files: changedDocuments(join(folder.root, "documents"), request.documents) };
}

async function jsonSchema(options: BinaryWeaverOptions, { kind, signal }: JsonSchemaRequest): Promise<CommandResult> {
  await using folder = await openWorkingFolder();
  const args = [...quiet, "json-schema", ...flag("json-schema", kind), ...diagnosticArguments("stderr")];
  return commandResult(await runWeaver(options, { args, folder, writes: [], signal }), {});
}

async function liveCheck(options: BinaryWeaverOptions, request: LiveCheckRequest): Promise<CommandResult> {
  const refused = unfetched(request);
  if (refused !== undefined) return refused;
  const { samples } = request;
  if (typeof samples !== "string") {
    throw new BugError("samples-not-at-hand", { message: "Weaver's program is given samples that are at hand." });
  }
  await using folder = await openWorkingFolder();
  const standIns = await writeRegistry(folder, request);
  await writeFile(join(folder.root, "samples"), samples);
  const args = [
    ...quiet,
    "live-check",
    ...registryArguments(request),
    ...policyArguments(request),
    ...flag("input-source", "../samples"),
    ...flag("input-format", request.inputFormat ?? "json"),
    ...flag("format", request.format ?? "json"),
    // One report at the end instead of one for each sample.
    ...flag("no-stream", true),
    ...flag("fail-on", request.failOn),
    ...(request.noStats ? flag("no-stats", true) : []),
    ...diagnosticArguments("stderr"),
  ];
  const outcome = await runWeaver(options, { args, folder, writes: [], signal: request.signal });
  return commandResult(outcome, { request, standIns });
}

async function readVersion(options: BinaryWeaverOptions, signal: AbortSignal | undefined): Promise<string> {
  await using folder = await openWorkingFolder();
  const { stdout } = await runWeaver(options, { args: ["--version"], folder, writes: [], signal });
  return /\d+\.\d+\.\d+\S*/.exec(stdout)?.[0] ?? stdout.trim();
}

async function writeRegistry(folder: WorkingFolder, request: RegistryRequest): Promise<StandIns> {
  const { files, registry, policyFiles } = request;
  // A folder without a definition is another mistake than no folder.
  const folderPath = plainFolder(registry);
  if (treeSegments(folderPath) !== undefined && files.list(folderPath).length > 0) {
    await mkdir(join(folder.head, folderPath), { recursive: true });
  }
  const own = registryFiles(files, registry);
  const isPolicy = (path: string): boolean => path.endsWith(".rego");
  await writeFiles(folder.head, files, policyFiles === undefined ? own : own.filter((path) => !isPolicy(path)));
  // Those of the registry's own folder run unasked.
  if (policyFiles !== undefined) {
    await writeFiles(folder.head, policyFiles, registryFiles(policyFiles, registry).filter(isPolicy));
  }
  await writePolicies(folder, request);
  return writeDependencies(folder, "head", request);
}

/** Beside the head where they are another tree's: a policy that the head adds in their folder must not run. */
async function writePolicies({ root, head }: WorkingFolder, request: RegistryRequest): Promise<void> {
  const { files, policies = [], policyFiles } = request;
  const tree = policyFiles ?? files;
  const paths = policies.flatMap((path) => [path, ...tree.list(path)]).map(plainFolder);
  const known = paths.filter((path) => tree.read(path) !== undefined);
  await writeFiles(policyFiles === undefined ? head : join(root, policyFolder), tree, known);
}

async function writeBaseline(folder: WorkingFolder, baseline: Baseline): Promise<StandIns> {
  await writeFiles(join(folder.root, "baseline"), baseline.files, registryFiles(baseline.files, baseline.registry));
  return writeDependencies(folder, "baseline", baseline);
}

type Templated = Pick<GenerateRequest, "templates" | "params">;

/** Weaver merges every `weaver.yaml` between the root and the target: those above the templates come along. */
async function templateArguments(folder: WorkingFolder, { templates, params }: Templated): Promise<string[]> {
  const root = plainFolder(templates.folder);
  const above = root.split("/").map((_, index, parts) => [...parts.slice(0, index), "weaver.yaml"].join("/"));
  const existing = above.filter((path) => templates.files.read(path) !== undefined);
  await writeFiles(join(folder.root, "templates"), templates.files, [...existing, ...templates.files.list(root)]);
  const from = flag("templates", posix.join("../templates", root));
  if (params === undefined || Object.keys(params).length === 0) return from;
  await writeFile(join(folder.root, "params.yaml"), JSON.stringify({ params }));
  return [...from, ...flag("params", "../params.yaml")];
}

interface Context {
  readonly request?: RegistryRequest;
  readonly templates?: FileTree;
  readonly standIns?: StandIns;
}

function commandResult(outcome: WeaverOutcome, { request, templates, standIns = new Map() }: Context): CommandResult {
  const { exitCode, signal } = outcome;
  const stdout = withoutStandIns(outcome.stdout, standIns);
  const stderr = withoutStandIns(outcome.stderr, standIns);
  const printed = [...readDiagnostics(stdout), ...readDiagnostics(stderr)];
  const panic = signal === undefined ? [] : [panicDiagnostic(stderr, signal)];
  const files = request?.files;
  const yaml =
    files === undefined ? [] : registryFiles(files, request?.registry ?? "").filter((path) => /ya?ml$/.test(path));
  const sources = { files: files ?? noFiles, yaml, templates };
  const located = locateDiagnostics([...printed, ...panic], sources);
  const diagnostics = request === undefined ? located : finerPlaces(located, readOf(request));
  return { exitCode, stdout, stderr, diagnostics };
}

function readOf({ files, registry, future = false, dependencies }: RegistryRequest) {
  return { files, registry, future, dependencies };
}

const noFiles: FileTree = { root: undefined, list: () => [], read: () => undefined };

/** Only regular files below the folder: a link, or a file that a template wrote elsewhere, is not one of them. */
function readAll(folder: string): GeneratedFile[] {
  const tree = folderTree(folder);
  return tree.list("").map((path) => ({ path, content: tree.read(path) ?? "" }));
}

function changedDocuments(
  folder: string,
  { files, folder: path }: UpdateMarkdownRequest["documents"],
): GeneratedFile[] {
  const prefix = plainFolder(path);
  return readAll(join(folder, prefix)).filter((file) => {
    const before = files.read(prefix === "" ? file.path : `${prefix}/${file.path}`);
    return before !== undefined && before !== file.content;
  });
}
