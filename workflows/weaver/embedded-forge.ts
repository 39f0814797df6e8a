import { resolveV1 } from "./embedded/resolve-v1.ts";
import { resolveV2 } from "./embedded/resolve-v2.ts";
import type { Opened } from "./embedded-weaver.ts";
import { generate } from "./forge/generate.ts";
import { fromJson } from "./jinja/json.ts";
import type { Value } from "./jinja/value.ts";
import type {
  GenerateRequest,
  GenerateResult,
  RegistryRequest,
  UpdateMarkdownRequest,
  UpdateMarkdownResult,
} from "./weaver.ts";

/** Renders a target from an opened registry. */
export function generateFrom(opened: Opened, request: GenerateRequest): Promise<GenerateResult> {
  if ("failed" in opened) return Promise.resolve({ ...opened.failed, files: [] });
  const { templates, target, params = {} } = request;
  const result = generate({
    context: contextOf(opened, request),
    templates,
    target,
    params: params as Record<string, Value>,
  });
  return Promise.resolve({ ...result, stdout: "", stderr: "" });
}

/** Updates the snippets of Markdown documents from an opened registry. */
export function updateMarkdownFrom(opened: Opened, _request: UpdateMarkdownRequest): Promise<UpdateMarkdownResult> {
  if ("failed" in opened) return Promise.resolve({ ...opened.failed, files: [] });
  return Promise.resolve({ exitCode: 0, stdout: "", stderr: "", diagnostics: [], files: [] });
}

function contextOf(opened: Extract<Opened, { resolution: unknown }>, { v2 }: RegistryRequest): Value {
  return fromJson(JSON.stringify(v2 ? resolveV2(opened.resolution) : resolveV1(opened.resolution)));
}
