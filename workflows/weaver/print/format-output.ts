import { isInside, plainFolder } from "../../workspace/tree-path.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import type { RenderPool } from "../forge/render-in-worker.ts";
import type { Templates } from "../forge/template-folder.ts";
import { fromJson } from "../jinja/json.ts";
import type { Diagnostic } from "../registry.ts";
import type { GeneratedFile, ReportResult } from "../weaver.ts";

interface OutputRequest {
  readonly format: string;
  /** Folder with a folder of templates for each format of the user's own; those replace the built-in formats. */
  readonly templates?: Templates | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Output {
  /** What is printed: one document, or several one after another, as JSON texts. */
  readonly documents: () => readonly string[];
  /** The output in a built-in format; undefined where there is none of that name. */
  readonly builtin: (format: string) => string | undefined;
}

/** The printed output, or why it could not be printed. */
export type Formatted = Pick<ReportResult, "exitCode" | "stdout" | "diagnostics" | "reports">;

/** Prints data as `--format` and `--templates` say. */
export async function formatOutput(pool: RenderPool, request: OutputRequest, output: Output): Promise<Formatted> {
  const { format, templates } = request;
  if (templates !== undefined && hasFormat(templates, format)) {
    return render(pool, { ...request, templates }, output.documents());
  }
  const lower = format.toLowerCase();
  const stdout = output.builtin(["json", "yaml", "jsonl", "mute"].includes(lower) ? lower : format);
  return stdout === undefined
    ? { exitCode: 1, stdout: "", diagnostics: [notSupported(format)] }
    : { exitCode: 0, stdout, diagnostics: [] };
}

function hasFormat({ files, folder }: Templates, format: string): boolean {
  return files.list(formatFolder(folder, format)).length > 0;
}

function formatFolder(folder: string, format: string): string {
  const path = plainFolder(folder);
  return path === "" ? format : `${path}/${format}`;
}

type Templated = OutputRequest & { readonly templates: Templates };

async function render(
  pool: RenderPool,
  { format, templates, signal }: Templated,
  documents: readonly string[],
): Promise<Formatted> {
  const printed: string[] = [];
  const reports: GeneratedFile[] = [];
  const target = "format";
  const own = { files: onlyFormat(templates, { format, target }), folder: "" };
  for (const document of documents) {
    const request = { context: fromJson(document), templates: own, target, ...(signal && { signal }) };
    // oxlint-disable-next-line no-await-in-loop -- one after another, as they are printed
    const { files, overwritten = [], diagnostics, exitCode } = await pool.generate(request);
    const texts = [...overwritten, ...files.map(({ content }) => content)];
    printed.push(...texts.map((text) => `${text}\n`));
    reports.push(...files);
    if (exitCode !== 0) return { exitCode, stdout: printed.join(""), diagnostics, reports };
  }
  return { exitCode: 0, stdout: printed.join(""), diagnostics: [], reports };
}

/** The folder of one format as a tree: unlike a target it has no configuration but its own. */
function onlyFormat(
  { files, folder }: Templates,
  { format, target }: { readonly format: string; readonly target: string },
): FileTree {
  const start = formatFolder(folder, format);
  const all = files.list(start).map((file) => `${target}${file.slice(start.length)}`);
  const known = new Set(all);
  return {
    root: undefined,
    list: (path) => all.filter((file) => isInside(file, path)),
    read: (path) => (known.has(path) ? files.read(`${start}${path.slice(target.length)}`) : undefined),
  };
}

function notSupported(target: string): Diagnostic {
  return {
    severity: "error",
    kind: "TargetNotSupported",
    error: { TargetNotSupported: { error: "Target not found", root_path: "", target } },
    message: `There is no output format "${target}".`,
    hint: "Use a built-in format, or name the folder that holds the templates of your own with --templates.",
    at: undefined,
    related: [],
  };
}
