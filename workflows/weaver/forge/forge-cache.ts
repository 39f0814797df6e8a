import { JqEngine } from "./jq/evaluate.ts";
import { KnownNames } from "./filters/case.ts";
import { MarkdownParser } from "./markdown/parse-markdown.ts";
import { RenderedFiles } from "./rendered-files.ts";
import type { Target } from "./target.ts";

const MAX_TARGETS = 16;
const MAX_NAMES = 10_000;

/** What runs may share: compiled jq programs and templates, parsed Markdown, generated files. */
export class ForgeCache {
  readonly jq = new JqEngine();
  readonly markdown = new MarkdownParser();
  readonly names = new KnownNames(MAX_NAMES);
  readonly rendered = new RenderedFiles();
  readonly targets = new Map<string, Target>();

  /** Keeps a target for later runs, and gives up the oldest one where there are too many. */
  keep(key: string, target: Target): void {
    const [oldest] = this.targets.keys();
    if (oldest !== undefined && this.targets.size >= MAX_TARGETS) this.targets.delete(oldest);
    this.targets.set(key, target);
  }
}
