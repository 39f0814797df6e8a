import { blockStacks } from "./blocks.ts";
import { debugText, quote } from "./display.ts";
import { invalid, JinjaError } from "./error.ts";
import { type CompiledTemplate, run, type State } from "./state.ts";
import { JinjaObject, objectItems, textOf, type Value } from "./value.ts";

const includeCost = 10;

/** Renders the first template that exists among the named ones, in the scope of the running one. */
export function include(state: State, name: Value, ignoreMissing: boolean): void {
  const tried: Value[] = [];
  for (const choice of objectItems(name) ?? (name instanceof JinjaObject ? [] : [name])) {
    const template = loadChoice(state, choice);
    if (template) return runIncluded(state, template);
    tried.push(choice);
  }
  if (tried.length > 0 && !ignoreMissing) throw notFound(tried);
}

function loadChoice(state: State, choice: Value): CompiledTemplate | undefined {
  const name = textOf(choice);
  if (name === undefined) throw invalid("template name was not a string");
  try {
    return state.engine.load(name);
  } catch (error) {
    if (error instanceof JinjaError && error.kind === "template not found") return undefined;
    throw error;
  }
}

function notFound(tried: readonly Value[]): JinjaError {
  const [only] = tried;
  const detail =
    tried.length === 1
      ? `tried to include non-existing template ${quote(textOf(only) ?? "")}`
      : `tried to include one of multiple templates, none of which existed ${debugText(tried)}`;
  return new JinjaError("template not found", detail);
}

function runIncluded(state: State, template: CompiledTemplate): void {
  const { site, autoEscape, blocks, loaded, scope } = state;
  const { closure } = scope;
  state.enter(includeCost);
  state.burn();
  state.autoEscape = state.engine.autoEscape;
  state.blocks = blockStacks(template);
  // Macros of this template must not see what the included one assigns.
  scope.closure = undefined;
  try {
    run(state, template.run);
  } catch (error) {
    if (!(error instanceof JinjaError)) throw error;
    error.locate(state.site);
    throw new JinjaError("could not render include", `error in "${template.name}"`, {
      cause: error,
      ...(site && { site }),
    });
  }
  scope.closure = closure;
  Object.assign(state, { autoEscape, blocks, loaded });
  state.leave(includeCost);
}
