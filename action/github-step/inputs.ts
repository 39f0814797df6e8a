import { z } from "zod";
import { OperatorError } from "../../workflows/errors.ts";
import { levels } from "../../workflows/report/report.ts";

const empty = z.literal("").transform(() => undefined);
const text = z.union([empty, z.string()]);
const yesOrNo = z.enum(["true", "false"], { error: "must be true or false" }).transform((word) => word === "true");
const failOn = z.enum([...levels, "none"]);

const Inputs = z.object({
  base: text,
  head: text,
  "working-directory": z.string(),
  "fail-on": z.union([empty, failOn], { error: `must be empty or one of ${failOn.options.join(", ")}` }),
  engine: z.enum(["auto", "embedded", "binary"], { error: "must be auto, embedded or binary" }),
  "weaver-version": z.union([empty, z.string().regex(/^v?\d+\.\d+\.\d+(?:-[\w.]+)?$/)], {
    error: "must be a version such as 0.25.1",
  }),
  "weaver-sha256": z.union([empty, z.string().regex(/^[0-9a-f]{64}$/i)], { error: "must be 64 hexadecimal digits" }),
  "weaver-releases": z.url({ protocol: /^https?$/, error: "must be a URL that begins with https:// or http://" }),
  "weaver-path": text,
  "github-token": text,
  "sarif-file": text,
  "report-file": text,
  "patch-file": text,
  annotations: yesOrNo,
  summary: yesOrNo,
});
export type Inputs = z.infer<typeof Inputs>;

/** Names of the inputs, as action.yml has them. */
export const inputNames = Object.keys(Inputs.shape) as (keyof Inputs)[];

/**
 * The Action's inputs, typed.
 * @throws OperatorError `inputs-invalid`, which lists every problem
 */
export function readInputs(getInput: (name: string) => string): Inputs {
  const texts = Object.fromEntries(inputNames.map((name) => [name, getInput(name).trim()]));
  const read = Inputs.safeParse(texts);
  const wrong = (read.error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`);
  const problems = [...wrong, ...contradictions(texts)];
  if (read.success && problems.length === 0) return read.data;
  throw new OperatorError("inputs-invalid", {
    message: `The inputs of this step cannot be used:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
    hint: "Correct them under `with:`; action.yml says what each takes.",
  });
}

function contradictions(texts: Readonly<Record<string, string>>): string[] {
  if (!texts["weaver-version"]) return [];
  const given = (problem: string, when: boolean): string[] => (when ? [problem] : []);
  return [
    ...given(
      "weaver-sha256 is missing: what is downloaded runs only after its sha256 was verified",
      !texts["weaver-sha256"],
    ),
    ...given("weaver-path and weaver-version exclude each other", !!texts["weaver-path"]),
    ...given("engine is embedded, so that weaver-version would be of no use", texts["engine"] === "embedded"),
  ];
}
