import type { Place } from "../../errors.ts";
import { JinjaError } from "../jinja/error.ts";
import type { Template } from "../jinja/environment.ts";
import type { State } from "../jinja/state.ts";
import type { Kwargs, Value } from "../jinja/value.ts";
import { JinjaObject } from "../jinja/value.ts";
import type { TemplateEntry } from "./config.ts";
import { forgeFailure } from "./failure.ts";
import { requireText } from "./filters/parameters.ts";
import { outputPath } from "./output-path.ts";
import { mapOf } from "./params.ts";
import type { Params, Target } from "./target.ts";

/** The `template` of a template: lets it choose its file. */
class TemplateObject extends JinjaObject {
  override readonly shape = "map";
  fileName: string;

  constructor(fileName: string) {
    super();
    this.fileName = fileName;
  }

  override items(): readonly Value[] {
    return [];
  }

  override callMethod(name: string, args: readonly Value[], kwargs: Kwargs, _state: State): Value {
    if (name !== "set_file_name") throw new JinjaError("unknown method", `map has no method named ${name}`);
    const [fileName, ...more] = args;
    if (args.length === 0) throw new JinjaError("missing argument");
    if (more.length > 0 || Object.keys(kwargs).length > 0) throw new JinjaError("too many arguments");
    this.fileName = requireText(fileName);
    return "";
  }
}

/** The innermost place that an error and its causes know, in the files of the target. */
function placeOf({ folder }: Target, error: JinjaError): Place | undefined {
  let place: Place | undefined;
  let at: unknown = error;
  for (let depth = 0; at instanceof JinjaError && depth < mostCauses; depth++) {
    const { template, line } = at;
    if (template !== undefined && line !== undefined && folder.read(template) !== undefined)
      place = { file: folder.folder === "" ? template : `${folder.folder}/${template}`, line };
    at = at.cause;
  }
  return place;
}

const mostCauses = 200;

/** The messages of an error and its causes, as Weaver lists them. */
function summary(error: JinjaError): string {
  const messages: string[] = [];
  for (let at: unknown = error; at instanceof Error && messages.length < mostCauses; at = at.cause)
    messages.push(at.message);
  return `${messages.join("\nCaused by:\n")}\n`;
}

function fileNameOf(target: Target, job: Job, context: Value): string {
  const { fileName, autoEscape } = job.entry;
  if (fileName === undefined) return (job.file.split("/").at(-1) ?? job.file).replace(/(?:\.j2)+$/, "");
  try {
    return target.fileName(fileName, autoEscape).render(context);
  } catch (error) {
    if (!(error instanceof JinjaError)) throw error;
    throw forgeFailure(
      "InvalidFilePath",
      { file_path: fileName, error: error.message },
      `A \`file_path\` must be a valid Jinja expression (file_path: '${fileName}'): ${error.message}`,
      { at: job.entry.at },
    );
  }
}

function load(target: Target, { entry, file }: Job): Template {
  try {
    return target.environment(entry.autoEscape).template(file);
  } catch (caught) {
    if (!(caught instanceof JinjaError)) throw caught;
    const error = `${caught.message}. Available templates: []`;
    throw forgeFailure("InvalidTemplateFile", { template: file, error }, `Invalid template file '${file}': ${error}`, {
      at: placeOf(target, caught),
    });
  }
}

interface Job {
  readonly entry: TemplateEntry;
  readonly file: string;
  readonly params: Params;
  readonly ctx: Value;
}

/** Renders one template for one item. @throws ForgeFailure */
export function renderTemplate(target: Target, job: Job): { readonly path: string; readonly content: string } {
  const context = { ctx: job.ctx, params: mapOf(job.params) };
  const template = new TemplateObject(fileNameOf(target, job, context));
  const content = contentOf(target, load(target, job), { ...context, template });
  const checked = outputPath(template.fileName);
  if ("path" in checked) return { path: checked.path, content };
  throw forgeFailure(
    "WriteGeneratedCodeFailed",
    { template: template.fileName, error: checked.refused },
    `Writing of the generated code ${JSON.stringify(template.fileName)} failed: ${checked.refused}`,
    {
      hint: `Correct file_name in weaver.yaml, or set_file_name in ${job.file}.`,
      at: { file: `${target.folder.folder}/${job.file}`, line: 1 },
    },
  );
}

function contentOf(target: Target, template: Template, context: Value): string {
  try {
    return template.render(context);
  } catch (error) {
    if (!(error instanceof JinjaError)) throw error;
    const text = summary(error);
    throw forgeFailure(
      "TemplateEvaluationFailed",
      { template: template.name, error_id: error.message, error: text },
      `Template evaluation error -> ${text}`,
      { at: placeOf(target, error) },
    );
  }
}
