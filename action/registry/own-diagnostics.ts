import { createRenderPool } from "../../workflows/weaver/forge/render-in-worker.ts";
import { formatOutput, type Formatted } from "../../workflows/weaver/print/format-output.ts";
import type { NamedFolder } from "../checkout/named-folder.ts";

interface OwnDiagnostics {
  readonly templates: NamedFolder;
  readonly format: string;
  /** Weaver's entries, each with its `error` and its `diagnostic`. */
  readonly document: readonly unknown[];
}

/** Diagnostics by templates of the user's own, which see what `--diagnostic-format json` prints. */
export async function renderDiagnostics({ templates, format, document }: OwnDiagnostics): Promise<Formatted> {
  await using pool = createRenderPool({ hosts: 1 });
  const { files, path: folder } = templates;
  const request = { format, templates: { files, folder } };
  // Awaited here: the pool closes when this returns.
  return await formatOutput(pool, request, {
    documents: () => [JSON.stringify(document.map(withMessage))],
    builtin: () => undefined,
  });
}

/** Weaver has every message a second time, as it is printed for people. */
function withMessage(entry: unknown): unknown {
  const { diagnostic, ...rest } = entry as { readonly diagnostic?: { message?: string; severity?: string } };
  const sign = diagnostic?.severity === "Warning" ? "⚠" : "×";
  const text = (diagnostic?.message ?? "").replaceAll("\n", "\n  │ ");
  return { ...rest, diagnostic: { ansi_message: `  ${sign} ${text}\n`, ...diagnostic } };
}
