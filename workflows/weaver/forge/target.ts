import type { Environment, Template } from "../jinja/environment.ts";
import { createEnvironment } from "../jinja/environment.ts";
import { JinjaError } from "../jinja/error.ts";
import type { KeptRounds } from "../jinja/kept-rounds.ts";
import type { JinjaFunction, Value } from "../jinja/value.ts";
import { commentFilter } from "./comment.ts";
import type { ForgeConfig } from "./config.ts";
import { invalidConfig } from "./config.ts";
import { ANSI_FILTERS } from "./filters/ansi.ts";
import { caseFilters, type KnownNames } from "./filters/case.ts";
import { PROMETHEUS_FILTERS } from "./filters/prometheus.ts";
import { SEMCONV_FILTERS, SEMCONV_TESTS } from "./filters/semconv.ts";
import { concatIf, textFilters } from "./filters/text.ts";
import type { MarkdownParser } from "./markdown/parse-markdown.ts";
import type { TemplateFolder } from "./template-folder.ts";

/** Bounds of one rendering; templates may be hostile. */
export interface RenderLimits {
  /** Steps of one template. */
  readonly fuel?: number;
  /** Characters that one template may write. */
  readonly maxOutput?: number;
  /** Steps of one jq filter. */
  readonly jqSteps?: number;
  /** Files that one run may write. */
  readonly maxFiles?: number;
}

export type Params = ReadonlyMap<string, Value>;
type AutoEscape = "none" | "html" | "json";

export interface TargetParts {
  readonly config: ForgeConfig;
  readonly folder: TemplateFolder;
  readonly parser: MarkdownParser;
  readonly names: KnownNames;
  readonly rounds?: KeptRounds;
  readonly limits: RenderLimits | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Everything that rendering the templates of one target needs; compiled templates are kept. */
export class Target {
  readonly config: ForgeConfig;
  readonly folder: TemplateFolder;
  readonly #limits: RenderLimits;
  readonly #signal: AbortSignal | undefined;
  readonly #environments = new Map<AutoEscape, Environment>();
  readonly #fileNames = new Map<string, Template>();
  readonly #filters: Readonly<Record<string, JinjaFunction>>;
  readonly #rounds: KeptRounds | undefined;

  constructor(parts: TargetParts) {
    const { config } = parts;
    this.config = config;
    this.folder = parts.folder;
    this.#limits = parts.limits ?? {};
    this.#signal = parts.signal;
    this.#rounds = parts.rounds;
    const filters = {
      ...caseFilters(parts.names),
      ...ANSI_FILTERS,
      ...SEMCONV_FILTERS,
      ...PROMETHEUS_FILTERS,
      ...textFilters(config),
    };
    const snippets = this.#create("none", filters);
    const compiled = new Map<string, ReturnType<Environment["compile"]>>();
    const snippet = (template: string, code: string): string => {
      const known = compiled.get(template) ?? snippets.compile(template, "<string>");
      compiled.set(template, known);
      return known.render({ code });
    };
    this.#filters = { ...filters, comment: commentFilter(config, { parser: parts.parser, snippet }) };
  }

  /** @throws ForgeFailure `InvalidConfigFile` where delimiters are wrong */
  environment(autoEscape: AutoEscape): Environment {
    const known = this.#environments.get(autoEscape);
    if (known) return known;
    try {
      const environment = this.#create(autoEscape, this.#filters, this.config);
      this.#environments.set(autoEscape, environment);
      return environment;
    } catch (error) {
      if (!(error instanceof JinjaError)) throw error;
      return invalidConfig(`${this.folder.folder}/weaver.yaml`, error.message);
    }
  }

  /** A compiled `file_name`. @throws JinjaError */
  fileName(text: string, autoEscape: AutoEscape): Template {
    const key = `${autoEscape} ${text}`;
    const template = this.#fileNames.get(key) ?? this.environment(autoEscape).compile(text, "<string>");
    this.#fileNames.set(key, template);
    return template;
  }

  #create(autoEscape: AutoEscape, filters: Readonly<Record<string, JinjaFunction>>, config?: ForgeConfig): Environment {
    const { fuel, maxOutput } = this.#limits;
    return createEnvironment({
      ...(config && {
        syntax: config.syntax,
        trimBlocks: config.trimBlocks,
        lstripBlocks: config.lstripBlocks,
        keepTrailingNewline: config.keepTrailingNewline,
        ...(this.#rounds && { rounds: this.#rounds }),
      }),
      filters,
      tests: SEMCONV_TESTS,
      functions: { concat_if: concatIf },
      autoEscape,
      load: (name) => this.folder.read(name),
      ...(fuel !== undefined && { fuel }),
      ...(maxOutput !== undefined && { maxOutput }),
      ...(this.#signal && { signal: this.#signal }),
    });
  }
}
