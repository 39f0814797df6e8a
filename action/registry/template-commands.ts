import type {
  CommandResult,
  GenerateResult,
  RegistryRequest,
  UpdateMarkdownResult,
} from "../../workflows/weaver/weaver.ts";
import { namedFolder } from "../checkout/named-folder.ts";
import type { Performing } from "./embedded-command.ts";
import { namedTemplates } from "./named-templates.ts";
import { diagnostic, failed, refusal } from "./refusals.ts";
import { paramsOf } from "./request.ts";

/** `registry generate`; templates that cannot be had are told of only where the registry is right, as with Weaver. */
export async function generate(request: RegistryRequest, facts: Performing): Promise<GenerateResult> {
  const { parsed, weaver, terminal, settings } = facts;
  const { options, positionals } = parsed;
  const [target = ""] = positionals;
  const params = paramsOf(options, terminal);
  const found = await namedTemplates(options, facts, { kind: "InvalidParams", target });
  if (!found.ok) {
    const resolved = await weaver.resolve({ ...request, format: "mute" });
    return { ...(resolved.exitCode === 0 ? failed(found.problem) : { ...resolved, stdout: "" }), files: [] };
  }
  const configs = options.weaverConfig;
  return weaver.generate({
    ...request,
    target,
    templates: found.templates,
    params,
    ...(configs === undefined ? {} : { configs }),
    ...(settings === undefined ? {} : { project: settings.project }),
  });
}

/** `registry update-markdown`. */
export async function updateMarkdown(request: RegistryRequest, facts: Performing): Promise<UpdateMarkdownResult> {
  const { parsed, weaver, terminal, settings } = facts;
  const { options, positionals } = parsed;
  const [folder] = positionals;
  if (folder === undefined) return withoutFiles(refusal("markdown_dir is required (the folder of the documents)"));
  if (options.target === undefined) return withoutFiles(refusal("target is required (--target)"));
  const documents = namedFolder(terminal.folder, folder);
  // As with Weaver this is no error, but it is seldom what was meant.
  if (!documents.files.list(documents.path).some((path) => path.endsWith(".md")) && options.quiet !== true)
    terminal.say(`note: there are no Markdown documents in ${JSON.stringify(folder)}.\n`);
  const params = paramsOf(options, terminal);
  const found = await namedTemplates(options, facts, { kind: "InvalidVirtualDirectory", target: options.target });
  if (!found.ok) return withoutFiles(failed(found.problem));
  const base = options.attributeRegistryBaseUrl;
  const result = await weaver.updateMarkdown({
    ...request,
    documents: { files: documents.files, folder: documents.path },
    templates: found.templates,
    target: options.target,
    params,
    ...(settings === undefined ? {} : { project: settings.project }),
    ...(base === undefined ? {} : { attributeRegistryBaseUrl: base }),
  });
  return options.dryRun === true ? notUpToDate(result) : result;
}

/** What a run would change is told, not written; Weaver says no more than that something is not up to date. */
function notUpToDate(result: UpdateMarkdownResult): UpdateMarkdownResult {
  if (result.files.length === 0 && result.exitCode === 0) return result;
  const stale = result.files.map(({ path }) => `${path} is not up to date`);
  const failures = result.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
  const message = `${[...stale, ...failures].join("; ")}.`;
  return withoutFiles(failed(diagnostic("MarkdownNotUpToDate", { error: "MarkdownNotUpToDate", message })));
}

function withoutFiles(result: CommandResult): UpdateMarkdownResult {
  return { ...result, files: [] };
}
