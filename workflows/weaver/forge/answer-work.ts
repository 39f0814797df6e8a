import { messageOf, UserError } from "../../errors.ts";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { fromJson } from "../jinja/json.ts";
import { isList, isPlainMap } from "../jinja/value.ts";
import { KeptParts } from "./context-parts.ts";
import { ForgeCache } from "./forge-cache.ts";
import { generate } from "./generate.ts";
import { LastFiles } from "./last-files.ts";
import type { MarkdownResult } from "./update-markdown.ts";
import { updateMarkdown } from "./update-markdown.ts";
import type { SentResult, WorkAnswer, WorkMessage } from "./worker-messages.ts";

/** Does the work of a thread or process that renders, and keeps what the next work needs of it. */
export class Answerer {
  readonly #cache = new ForgeCache();
  readonly #kept = new KeptParts();
  readonly #lastFiles = new LastFiles();
  #templates = memoryTree({});

  /** @throws nothing: what `generate` and `updateMarkdown` throw becomes an answer */
  answer(work: WorkMessage): WorkAnswer {
    try {
      return { ok: true, result: this.#perform(work) };
    } catch (error) {
      const user = error instanceof UserError;
      return {
        ok: false,
        user,
        code: user ? error.code : "render-failed",
        message: user || !(error instanceof Error) ? messageOf(error) : (error.stack ?? error.message),
        hint: user ? error.hint : undefined,
        at: user ? error.at : undefined,
      };
    }
  }

  #perform(work: WorkMessage): SentResult | MarkdownResult {
    const params = fromJson(work.paramsJson);
    if (work.templateFiles !== undefined) this.#templates = memoryTree(work.templateFiles);
    const common = {
      context: this.#kept.context(work.context, work.parts),
      templates: { files: this.#templates, folder: work.templateFolder },
      target: work.target,
      params: isPlainMap(params) ? params : {},
      ...(work.project && { project: work.project }),
      ...(work.limits && { limits: work.limits }),
    };
    if (work.kind === "generate") {
      const { templatesKey, configs, run } = work;
      const result = generate({ ...common, templatesKey, ...(configs && { configs }) }, this.#cache);
      return { ...result, files: this.#lastFiles.sent(run, result.files) };
    }
    const baseUrl = work.attributeRegistryBaseUrl;
    const refinements = fromJson(work.refinementsJson);
    const documents = { files: memoryTree(work.documentFiles), folder: work.documentFolder };
    const request = {
      ...common,
      documents,
      v2: work.v2,
      refinementGroups: isList(refinements) ? refinements : [],
      ...(baseUrl !== undefined && { attributeRegistryBaseUrl: baseUrl }),
    };
    return updateMarkdown(request, this.#cache);
  }
}
