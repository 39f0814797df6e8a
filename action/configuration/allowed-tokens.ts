import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { UserError } from "../../workflows/errors.ts";
import type { AuthEntry } from "./auth-entries.ts";

/**
 * What `[[auth]]` of a repository's `.weaver.toml` may take from the user's machine, as environment variables of the command
 * line. The App knows neither.
 */
export const allowedTokens = {
  /** Names, with commas or spaces between. */
  WEAVERGEN_ALLOWED_TOKEN_VARIABLES: z
    .string()
    .transform((text) => wordsOf(text.replaceAll(",", " ")))
    .refine((names) => names.every((name) => /^[a-z_][a-z0-9_]*$/i.test(name)), {
      error: "must list names of variables such as ACME_TOKEN",
    })
    .optional(),
  /** Whole commands, with commas between: who allows `gh auth token` does not allow all else that gh does. */
  WEAVERGEN_ALLOWED_TOKEN_COMMANDS: z
    .string()
    .transform((text) => text.split(",").map(wordsOf))
    .optional(),
};

interface Allowed {
  readonly WEAVERGEN_ALLOWED_TOKEN_VARIABLES?: readonly string[] | undefined;
  readonly WEAVERGEN_ALLOWED_TOKEN_COMMANDS?: readonly (readonly string[])[] | undefined;
}

/**
 * A file of the repository starts programs and sends variables only as far as the user's environment says so.
 * @throws UserError `weaver-settings-refused`
 */
export function refuseTokens(
  entries: readonly AuthEntry[],
  { file, allowed }: { readonly file: string; readonly allowed: Allowed },
): void {
  const { WEAVERGEN_ALLOWED_TOKEN_VARIABLES: names = [], WEAVERGEN_ALLOWED_TOKEN_COMMANDS: commands = [] } = allowed;
  for (const { token_env: name, token_command: command } of entries) {
    if (name !== undefined && !names.includes(name)) {
      throw refused(`${file} has token_env in [[auth]]`, `WEAVERGEN_ALLOWED_TOKEN_VARIABLES=${shellText(name)}`);
    }
    if (command !== undefined && !commands.some((words) => isDeepStrictEqual(words, command))) {
      throw refused(`${file} has token_command in [[auth]]`, allowing(command));
    }
  }
}

function allowing(command: readonly string[]): string {
  const line = command.join(" ");
  const variable = "WEAVERGEN_ALLOWED_TOKEN_COMMANDS";
  if (isDeepStrictEqual(wordsOf(line), command) && !line.includes(",")) return `${variable}=${shellText(line)}`;
  return `${variable} (a command with blanks or commas within a word needs a script of its own)`;
}

function refused(what: string, setting: string): UserError {
  return new UserError("weaver-settings-refused", {
    message: `${what}: the embedded engine runs no program and sends no variable that only a file of the repository names.`,
    hint: `Where you trust the file, set ${setting} in your environment. Otherwise remove the entry, or name another file with --config.`,
  });
}

function shellText(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
