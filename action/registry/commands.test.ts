import { Command } from "commander";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findWeaver } from "../../workflows/weaver/binary/find-weaver.ts";
import { weaverCommands } from "../../workflows/weaver/command-tasks.ts";
import { addCommand } from "./commands.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/weaver-commands.md"), "utf8");
const shared = rowsOf("Flags of several commands").flatMap(([flags = "", commands = ""]) =>
  flagsIn(flags).map((flag) => ({ flag, commands })),
);

/** Cells of the tables below a heading. */
function rowsOf(heading: string): string[][] {
  const [, section = ""] = page.split(new RegExp(`^## ${heading}.*$`, "m"));
  const lines = section.split(/^## /m)[0]?.split("\n") ?? [];
  return lines
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function flagsIn(cell: string): string[] {
  return [...cell.matchAll(/--[a-z0-9-]+/g)].map(([flag]) => flag);
}

function documented(command: string): string[] {
  const own = rowsOf(`\`${command}`).flatMap(([flags = ""]) => flagsIn(flags));
  const policies = shared.find(({ flag }) => flag === "--policy")?.commands ?? "";
  const isFor = (commands: string): boolean => {
    const named = commands === "the same" ? policies : commands;
    return (
      named === "all" ||
      (named.startsWith("all but") ? !named.includes(`\`${command}\``) : named.includes(`\`${command}\``))
    );
  };
  return [...own, ...shared.filter(({ commands }) => isFor(commands)).map(({ flag }) => flag)].toSorted();
}

function declared(command: (typeof weaverCommands)[number]): string[] {
  const options = addCommand(new Command(), command).options.map(({ long }) => long ?? "");
  // Commander's way to say `--no-stream=false`.
  return options.filter((flag) => flag !== "--stream" && flag !== "--stats").toSorted();
}

test.each(weaverCommands)("docs/weaver-commands.md tells of every flag of %s, and of no other", (command) => {
  expect(documented(command)).toEqual(declared(command));
});

const program = await findWeaver({ explicit: process.env["WEAVER_BIN"], path: process.env["PATH"] });
if (program === undefined) process.stdout.write("Weaver's own flags: skipped, there is no weaver on the PATH\n");

const global = ["--debug", "--quiet", "--future", "--allow-git-credentials", "--config", "--help"];

test.skipIf(program === undefined).each(weaverCommands)("%s takes every flag that Weaver's help names", (command) => {
  const help = execFileSync(program ?? "", ["registry", command, "--help"], { encoding: "utf8" });
  const theirs = [...help.matchAll(/^ {2,}(?:-\w, )?(--[a-z0-9-]+)/gm)].map(([, flag = ""]) => flag);
  const known = [...declared(command), ...global];
  expect(theirs.filter((flag) => !known.includes(flag))).toEqual([]);
  expect(theirs.length).toBeGreaterThan(5);
});

test.each([
  ["diff", "--diff-format", "json", { format: "json" }],
  ["diff", "--diff-template", "formats", { templates: "formats" }],
  [
    "package",
    "--resolved-schema-uri",
    "https://a.example/resolved.yaml",
    { resolvedRegistryUri: "https://a.example/resolved.yaml" },
  ],
] as const)(
  "%s takes %s, an older name that Weaver still knows, as the option of today",
  (name, flag, value, expected) => {
    const command = addCommand(new Command(), name).action(() => undefined);
    const baseline = name === "diff" ? ["--baseline-registry", "main"] : [];
    command.parse([...baseline, flag, value], { from: "user" });
    expect(command.opts()).toMatchObject(expected);
  },
);
