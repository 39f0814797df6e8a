import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { stringify } from "yaml";
import { messageOf, UserError } from "../../workflows/errors.ts";
import { findRegistries } from "../../workflows/settings/find-registries.ts";
import { readSettings } from "../../workflows/settings/read-settings.ts";
import { settingsJsonSchema } from "../../workflows/settings/settings-schema.ts";
import { type RegistrySettings, Settings, settingsPath } from "../../workflows/settings/settings.ts";
import { folderTree } from "../../workflows/workspace/folder-tree.ts";
import { findRoot } from "../checkout/find-root.ts";
import { writeFiles } from "../checkout/write-files.ts";
import type { CommandContext, ExitCode } from "../terminal/terminal.ts";

/** `weavergen config init` */
export async function initConfig({ terminal }: CommandContext): Promise<ExitCode> {
  const root = findRoot(terminal.folder);
  const shown = relative(terminal.folder, join(root, settingsPath));
  if (existsSync(join(root, settingsPath))) {
    throw new UserError("settings-exist", {
      message: `${shown} exists already.`,
      hint: "Edit it; `weavergen config validate` checks it.",
    });
  }
  const registries = findRegistries({ settings: Settings.parse({}), files: folderTree(root) });
  await writeFiles(root, [{ path: settingsPath, content: initialSettings(registries) }]);
  const found = registries.map(({ path }) => path).join(", ");
  terminal.say(
    `wrote ${shown}: ${found === "" ? "no registry was found, so fill in its path" : `registries ${found}`}\n`,
  );
  return 0;
}

function initialSettings(registries: readonly RegistrySettings[]): string {
  const listed = registries.length === 0 ? [{ path: "model", targets: [], docs: [] }] : registries;
  const settings = {
    registries: listed.map(({ path, targets, docs }) => ({
      path,
      ...(targets.length > 0 && {
        targets: targets.map(({ name, templates, output }) => ({ name, templates, output })),
      }),
      ...(docs.length > 0 && { docs: docs.map(({ path: folder, target }) => ({ path: folder, target })) }),
    })),
    review: { "fail-on": "violation" },
  };
  return `# What each key takes: \`weavergen config schema\`.\n${stringify(settings)}`;
}

/** `weavergen config validate [FILE]` */
export function validateConfig(file: string | undefined, { terminal }: CommandContext): Promise<ExitCode> {
  const path = file === undefined ? join(findRoot(terminal.folder), settingsPath) : resolve(terminal.folder, file);
  const shown = relative(terminal.folder, path);
  const { problems } = readSettings(read(path, shown));
  for (const { line, column, message, hint, rule } of problems) {
    terminal.print(`${shown}:${line}:${column ?? 1}: ${message} [${rule}]\n${hint === undefined ? "" : `  ${hint}\n`}`);
  }
  if (problems.length === 0) terminal.print(`${shown} is valid.\n`);
  return Promise.resolve(problems.length === 0 ? 0 : 1);
}

function read(path: string, shown: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new UserError("settings-missing", {
      message: `${shown} cannot be read: ${messageOf(cause)}`,
      hint: "Write one with `weavergen config init`, or name the file.",
      cause,
    });
  }
}

/** `weavergen config schema` */
export function printSchema({ terminal }: CommandContext): Promise<ExitCode> {
  terminal.print(`${JSON.stringify(settingsJsonSchema(), null, 2)}\n`);
  return Promise.resolve(0);
}
