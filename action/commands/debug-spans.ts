import { drawSpans, spansAsText } from "../../workflows/telemetry/draw-spans.ts";
import { readSpanFile } from "../../workflows/telemetry/span-file.ts";
import { findRoot } from "../checkout/find-root.ts";
import { runsFolder } from "../checkout/keep-spans.ts";
import type { CommandContext, ExitCode } from "../terminal/terminal.ts";

export interface DebugSpansOptions {
  readonly run?: string;
  readonly format: "text" | "json" | "mermaid";
}

/** `weavergen debug spans`: what really ran, from the spans that a run left. */
export async function debugSpans({ run, format }: DebugSpansOptions, { terminal }: CommandContext): Promise<ExitCode> {
  const { runId, spans } = await readSpanFile(runsFolder(findRoot(terminal.folder)), run);
  switch (format) {
    case "text":
      terminal.print(`run ${runId}\n${spansAsText(spans)}`);
      break;
    case "json":
      terminal.print(`${JSON.stringify({ schema: "weavergen.run-spans/1", runId, spans }, null, 2)}\n`);
      break;
    case "mermaid":
      terminal.print(drawSpans(spans).text);
      break;
  }
  return 0;
}
