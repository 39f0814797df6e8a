import { plainFolder } from "../../workspace/tree-path.ts";
import type { RenderPool } from "../forge/render-in-worker.ts";
import type { Templates } from "../forge/template-folder.ts";
import { fromJson } from "../jinja/json.ts";
import type { Diagnostic } from "../registry.ts";
import type { CommandResult } from "../weaver.ts";

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
export type Formatted = Pick<CommandResult, "exitCode" | "stdout" | "diagnostics">;

/** Prints data as `--format` and `--templates` say. */
export async function formatOutput(pool: RenderPool, request: OutputRequest, output: Output): Promise<Formatted> {
  const { format, templates } = request;
  if (templates !== undefined && hasFormat(templates, format)) {
    return render(pool, { ...request, templates }, output.documents());
  }
  const stdout = output.builtin(format);
  return stdout === undefined
    ? { exitCode: 1, stdout: "", diagnostics: [notSupported(format)] }
    : { exitCode: 0, stdout, diagnostics: [] };
}

function hasFormat({ files, folder }: Templates, format: string): boolean {
  const path = plainFolder(folder);
  return files.list(path === "" ? format : `${path}/${format}`).length > 0;
}

type Templated = OutputRequest & { readonly templates: Templates };

async function render(
  pool: RenderPool,
  { format: target, templates, signal }: Templated,
  documents: readonly string[],
): Promise<Formatted> {
  const printed: string[] = [];
  for (const document of documents) {
    const request = { context: fromJson(document), templates, target, ...(signal && { signal }) };
    const { files, diagnostics, exitCode } = await pool.generate(request);
    printed.push(...files.map(({ content }) => `${content}\n`));
    if (exitCode !== 0) return { exitCode, stdout: printed.join(""), diagnostics };
  }
  return { exitCode: 0, stdout: printed.join(""), diagnostics: [] };
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
