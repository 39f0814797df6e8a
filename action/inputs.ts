import { z } from "zod";
import { OperatorError } from "../workflows/errors.ts";
import { levels } from "../workflows/report/report.ts";

const empty = z.literal("").transform(() => undefined);
const text = z.union([empty, z.string()]);
const yesOrNo = z.enum(["true", "false"], { error: "must be true or false" }).transform((word) => word === "true");
const failOn = z.enum([...levels, "none"]);

const Inputs = z
  .object({
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
  })
  .superRefine((inputs, context) => {
    if (inputs["weaver-version"] !== undefined && inputs["weaver-sha256"] === undefined) {
      context.addIssue({
        code: "custom",
        path: ["weaver-sha256"],
        message: "is missing: what is downloaded is run only after its sha256 was verified",
      });
    }
    if (inputs["weaver-version"] !== undefined && inputs["weaver-path"] !== undefined) {
      context.addIssue({ code: "custom", path: ["weaver-path"], message: "and weaver-version exclude each other" });
    }
    if (inputs["weaver-version"] !== undefined && inputs.engine === "embedded") {
      context.addIssue({
        code: "custom",
        path: ["engine"],
        message: "is embedded, so that weaver-version would be of no use",
      });
    }
  });
export type Inputs = z.infer<typeof Inputs>;

/** Names of the inputs, as action.yml has them. */
export const inputNames = Object.keys(Inputs.shape) as (keyof Inputs)[];

/**
 * The Action's inputs, typed.
 * @throws OperatorError `inputs-invalid`, which lists every problem
 */
export function readInputs(getInput: (name: string) => string): Inputs {
  const read = Inputs.safeParse(Object.fromEntries(inputNames.map((name) => [name, getInput(name).trim()])));
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `  - ${path.join(".")} ${message}`);
  throw new OperatorError("inputs-invalid", {
    message: `The inputs of this step cannot be used:\n${problems.join("\n")}`,
    hint: "Correct them under `with:`; action.yml says what each takes.",
  });
}
