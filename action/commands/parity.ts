import { OperatorError, UserError } from "../../workflows/errors.ts";
import { createBinaryWeaver } from "../../workflows/weaver/binary/binary-weaver.ts";
import { findWeaver } from "../../workflows/weaver/binary/find-weaver.ts";
import { createPreparation, type PrepareSources } from "../../workflows/weaver/dependencies/prepare-dependencies.ts";
import { createEmbeddedWeaver } from "../../workflows/weaver/embedded-weaver.ts";
import { createParseCache } from "../../workflows/weaver/embedded/read-registry.ts";
import { compareEngines, type ParityPart, type ParityRequest } from "../../workflows/weaver/parity/compare-engines.ts";
import type { Baseline } from "../../workflows/weaver/weaver.ts";
import { namedFolder, type NamedFolder } from "../checkout/named-folder.ts";
import { dependencyPolicy } from "../configuration/allowed-hosts.ts";
import { readConfiguration } from "../configuration/configuration.ts";
import { paramsOf } from "../registry/request.ts";
import { withProgress } from "../terminal/progress.ts";
import type { CommandContext, ExitCode, Terminal } from "../terminal/terminal.ts";

export interface ParityOptions {
  readonly registry: string;
  readonly baselineRegistry?: string;
  readonly templates?: string;
  readonly target: readonly string[];
  readonly docs?: string;
  readonly param: readonly string[];
  readonly params?: string;
  readonly v2?: boolean;
  readonly format: "text" | "json";
}

/** `weavergen parity`: runs both engines and prints each difference; 0 they agree, 1 they do not. */
export async function parity(options: ParityOptions, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const request = await requestOf(options, terminal);
  const path = await findWeaver({
    explicit: readConfiguration(terminal.variables).WEAVER_BIN,
    path: terminal.variables["PATH"],
  });
  if (path === undefined) {
    throw new OperatorError("weaver-missing", {
      message: "There is no `weaver` on the PATH to compare the embedded engine with.",
      hint: "Install Weaver 0.25.1 or later, or name it with WEAVER_BIN.",
    });
  }
  const embedded = createEmbeddedWeaver({ parseCache: createParseCache() });
  const binary = createBinaryWeaver({ path });
  try {
    const parts = await withProgress(context, "Comparing", () => compareEngines({ embedded, binary }, request));
    terminal.print(options.format === "json" ? `${JSON.stringify(parts, null, 2)}\n` : asText(parts));
    return parts.every(({ differences }) => differences.length === 0) ? 0 : 1;
  } finally {
    await embedded.close();
  }
}

async function requestOf(options: ParityOptions, terminal: Terminal): Promise<ParityRequest> {
  const { registry, baselineRegistry, templates, target, docs, v2 = false } = options;
  if (templates === undefined && (target.length > 0 || docs !== undefined)) {
    throw new UserError("wrong-arguments", {
      message: "Targets and documents need templates.",
      hint: "Name their folder, such as `-t templates`.",
    });
  }
  const { variables, folder, signal } = terminal;
  const prepare = createPreparation({ ...dependencyPolicy(variables, folder), signal });
  const source = (name: string): Promise<Baseline> => sourceOf(namedFolder(folder, name), prepare);
  return {
    ...(await source(registry)),
    v2,
    signal,
    ...(baselineRegistry === undefined ? {} : { baseline: await source(baselineRegistry) }),
    ...(templates === undefined ? {} : templatedOf({ ...options, templates }, terminal)),
  };
}

/** The targets to generate; or, where documents are named, those by the first target. */
function templatedOf(
  { templates, target, docs, ...options }: ParityOptions & { readonly templates: string },
  terminal: Terminal,
): Pick<ParityRequest, "targets" | "documents"> {
  const common = { templates: folderOf(terminal, templates), params: paramsOf(options, terminal) };
  if (docs === undefined) return { targets: target.map((name) => ({ ...common, target: name })) };
  return { documents: [{ ...common, target: target[0] ?? "markdown", documents: folderOf(terminal, docs) }] };
}

async function sourceOf({ files, path }: NamedFolder, prepare: PrepareSources): Promise<Baseline> {
  return { files, registry: path, dependencies: await prepare({ files, path }) };
}

function folderOf(terminal: Terminal, name: string) {
  const { files, path } = namedFolder(terminal.folder, name);
  return { files, folder: path };
}

function asText(parts: readonly ParityPart[]): string {
  const lines = parts.flatMap(({ name, compared, equal, differences, milliseconds }) => [
    `${differences.length === 0 ? "same     " : "different"} ${name}: ${equal} of ${compared} equal (embedded ${Math.round(milliseconds.embedded)} ms, binary ${Math.round(milliseconds.binary)} ms)`,
    ...differences.flatMap(({ at, embedded, binary }) => [
      `  ${printable(at)}`,
      `    embedded: ${printable(embedded)}`,
      `    binary:   ${printable(binary)}`,
    ]),
  ]);
  return `${lines.join("\n")}\n`;
}

/** Text of a repository must not steer the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t]/gu, "");
}
