import { z } from "zod";
import { OperatorError } from "../../workflows/errors.ts";
import { allowedVariables } from "../../workflows/weaver/dependencies/allowed-variables.ts";
import type { Environment } from "../environment.ts";
import { allowedTokens } from "./allowed-tokens.ts";

const http = z.url({ protocol: /^https?$/, error: "must be a URL that begins with https:// or http://" });

const Variables = z.object({
  WEAVER_BIN: z.string().optional(),
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_MODEL: z.string().optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: http.optional(),
  OPENAI_MODEL: z.string().optional(),
  OLLAMA_BASE_URL: http.optional(),
  OLLAMA_MODEL: z.string().optional(),
  ...allowedVariables,
  ...allowedTokens,
});

/** What the command line and the Action read from the environment, by the names that the App uses too. */
export type Configuration = z.infer<typeof Variables>;

/** @throws OperatorError `configuration-invalid`, which lists every problem and shows no value */
export function readConfiguration(variables: Environment["variables"]): Configuration {
  const read = Variables.safeParse(variables);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `  - ${path.join(".")} ${message}`);
  throw new OperatorError("configuration-invalid", {
    message: `The environment holds what cannot be used:\n${problems.join("\n")}`,
    hint: "Correct these variables, or unset them.",
  });
}
