import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createProgram } from "../action/program.ts";

const readme = readFileSync("README.md", "utf8");

function program() {
  const nothing = async () => {};
  return createProgram({ run: nothing, runApp: nothing, version: "0", print: () => {}, say: () => {}, color: false });
}

test("README.md shows every command", () => {
  const shown = new Set([...readme.matchAll(/^npx weavergen ([a-z-]+)/gm)].map(([, name]) => name));
  expect(shown).toEqual(new Set(program().commands.map((command) => command.name())));
});

test("README.md names every command of Weaver's", () => {
  const registry = program().commands.find((command) => command.name() === "registry");
  const missing = registry?.commands.filter((command) => !readme.includes(`\`${command.name()}\``));
  expect(missing?.map((command) => command.name())).toEqual([]);
});
