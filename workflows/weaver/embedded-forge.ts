import { refinementGroupsV1 } from "./embedded/resolve-v1.ts";
import type { Opened } from "./embedded-weaver.ts";
import type { RenderPool } from "./forge/render-in-worker.ts";
import { RegistryContexts } from "./registry-contexts.ts";
import { templateContext } from "./template-context.ts";
import type { Value } from "./jinja/value.ts";
import type { Diagnostic } from "./registry.ts";
import type {
  CommandResult,
  GenerateRequest,
  GenerateResult,
  UpdateMarkdownRequest,
  UpdateMarkdownResult,
} from "./weaver.ts";

export interface EmbeddedForge {
  generate(opened: Opened, request: GenerateRequest): Promise<GenerateResult>;
  updateMarkdown(opened: Opened, request: UpdateMarkdownRequest): Promise<UpdateMarkdownResult>;
}

/** Renders opened registries in threads or processes; all targets of one registry share one resolution. */
export function createEmbeddedForge(pool: RenderPool): EmbeddedForge {
  const contexts = new RegistryContexts();
  return {
    generate: async (opened, request) => {
      if ("failed" in opened) return { ...opened.failed, files: [] };
      const { templates, target, params, configs, v2 = false, signal } = request;
      const context = contexts.of(opened.resolution, v2);
      const common = { context, templates, target, ...(configs === undefined ? {} : { configs }) };
      const given = { ...paramsOf(params), ...projectOf(request) };
      const result = await pool.generate({ ...common, ...given, ...signalOf(signal) });
      return withWarnings({ ...quiet, ...result }, ofSuccess(result, opened.warnings));
    },
    updateMarkdown: async (opened, request) => {
      if ("failed" in opened) return { ...opened.failed, files: [] };
      const { documents, templates, target, params, v2 = false, signal, attributeRegistryBaseUrl: base } = request;
      const context = contexts.of(opened.resolution, v2);
      const link = base === undefined ? {} : { attributeRegistryBaseUrl: base };
      const refinementGroups = v2 ? [] : (templateContext(refinementGroupsV1(opened.resolution)) as readonly Value[]);
      const common = { context, documents, templates, target, v2, refinementGroups, ...link };
      if (request.future === true && opened.warnings.length > 0) {
        return { ...quiet, exitCode: 1, diagnostics: opened.warnings, files: [] };
      }
      const given = { ...paramsOf(params), ...projectOf(request) };
      const result = await pool.updateMarkdown({ ...common, ...given, ...signalOf(signal) });
      return withWarnings({ ...quiet, ...result }, ofSuccess(result, opened.warnings));
    },
  };
}

const quiet: Pick<CommandResult, "stdout" | "stderr"> = { stdout: "", stderr: "" };

/** Where templates fail, Weaver tells of nothing else. */
function ofSuccess(
  { exitCode }: { readonly exitCode: number },
  warnings: readonly Diagnostic[],
): readonly Diagnostic[] {
  return exitCode === 0 ? warnings : [];
}

/** What the registry's own warnings mean for a command that went on in spite of them. */
function withWarnings<Result extends CommandResult>(result: Result, warnings: readonly Diagnostic[]): Result {
  const failed = warnings.some(({ severity }) => severity === "error");
  return { ...result, exitCode: failed ? 1 : result.exitCode, diagnostics: [...warnings, ...result.diagnostics] };
}

function paramsOf(params: GenerateRequest["params"]): { params?: Readonly<Record<string, Value>> } {
  // YAML gave plain data, which is what the template engine reads.
  return params ? { params: params as Readonly<Record<string, Value>> } : {};
}

function projectOf({ project }: Pick<GenerateRequest, "project">): Pick<GenerateRequest, "project"> {
  return project ? { project } : {};
}

function signalOf(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}
