import { posix } from "node:path";
import { UserError } from "../../workflows/errors.ts";
import { ForgeCache } from "../../workflows/weaver/forge/forge-cache.ts";
import { generate } from "../../workflows/weaver/forge/generate.ts";
import { FilterError } from "../../workflows/weaver/forge/jq/evaluate.ts";
import type { JqValue } from "../../workflows/weaver/forge/jq/value.ts";
import type { RenderLimits } from "../../workflows/weaver/forge/target.ts";
import { fromJson } from "../../workflows/weaver/jinja/json.ts";
import { memoryTree } from "../../workflows/workspace/memory-tree.ts";
import type { FuzzCase } from "./any-case.ts";
import type { Tree } from "./mutate.ts";
import { CONTEXT_JSON } from "./odd-values.ts";

/** Tight limits, so that what is not counted shows; `generous` are those of the product. */
const LIMITS = {
  tight: { fuel: 50_000, maxOutput: 500_000, jqSteps: 30_000, maxFiles: 200 },
  generous: {},
} as const;
export type Limits = keyof typeof LIMITS;
const LONGEST_MESSAGE = 20_000_000;

const context = fromJson(CONTEXT_JSON);
const cache = new ForgeCache();
const engine = cache.jq;
const before = prototypes();

/** What is wrong with how the engine takes a case; undefined where it gives an output or an error of its own. */
export function faultOf(tried: FuzzCase, limits: Limits = "tight"): string | undefined {
  try {
    const fault =
      tried.kind === "jq" ? tryProgram(tried.program, LIMITS[limits]) : tryTree(tried.files, LIMITS[limits]);
    return fault ?? (prototypes() === before ? undefined : "changed a prototype");
  } catch (error) {
    return `threw ${error instanceof Error ? (error.stack ?? error.message).slice(0, 3_000) : String(error)}`;
  }
}

function tryProgram(program: string, { jqSteps }: RenderLimits): string | undefined {
  try {
    const variables = { x: 1, params: { a: [1, "b"] } };
    const maxSteps = jqSteps === undefined ? {} : { maxSteps: jqSteps };
    engine.evaluate({ program, input: context as JqValue, variables, ...maxSteps });
    return undefined;
  } catch (error) {
    if (error instanceof FilterError || error instanceof UserError) return wordless(error.message);
    throw error;
  }
}

function wordless(message: string): string | undefined {
  if (message.trim() === "") return "failed without a word";
  return message.length > LONGEST_MESSAGE ? `failed with ${message.length} characters` : undefined;
}

function tryTree(tree: Tree, limits: RenderLimits): string | undefined {
  const files = Object.fromEntries(Object.entries(tree).map(([path, text]) => [`templates/t/${path}`, text]));
  const templates = { files: memoryTree(files), folder: "templates" };
  try {
    const result = generate({ context, templates, target: "t", limits }, cache);
    const outside = result.files.find(({ path }) => !isInside(path));
    if (outside) return `writes ${JSON.stringify(outside.path)}`;
    if (result.exitCode === 0 && result.diagnostics.length > 0) return "fails and says that all is well";
    return result.diagnostics.map((diagnostic) => unclear(diagnostic)).find((fault) => fault !== undefined);
  } catch (error) {
    if (error instanceof UserError) return wordless(error.message);
    throw error;
  }
}

/** A template that fails says where. */
function unclear({ kind, message }: { readonly kind: string; readonly message: string }): string | undefined {
  if (kind === "TemplateEvaluationFailed" && !/\(in .*:\d+\)/s.test(message))
    return `fails without a place: ${message}`;
  return wordless(message);
}

function isInside(path: string): boolean {
  const clean = posix.normalize(path);
  return (
    path !== "" && !posix.isAbsolute(clean) && clean !== ".." && !clean.startsWith("../") && !/[\p{Cc}\\]/u.test(path)
  );
}

function prototypes(): string {
  const all = [Object, Array, Function, String, Number, Map, Set, Promise, RegExp, Error].map((each) =>
    Object.getOwnPropertyNames(each.prototype).concat(Object.getOwnPropertyNames(each)).join(),
  );
  return all.join(";");
}
