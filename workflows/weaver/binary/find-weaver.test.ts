import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findWeaver } from "./find-weaver.ts";

/** A folder with a program `weaver` that prints the given text. */
function folderWithWeaver(printed: string, mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-find-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "weaver"), `#!/bin/sh\nprintf '%s\\n' '${printed}'\n`);
  chmodSync(join(folder, "weaver"), mode);
  return folder;
}

test.each(["0.25.1", "0.25.2", "0.26.0", "1.0.0", "0.26.0-rc.1"])("version %s is new enough", async (version) => {
  const folder = folderWithWeaver(`weaver ${version}`);
  expect(await findWeaver({ path: folder })).toBe(join(folder, "weaver"));
});

test.each(["0.25.0", "0.9.9", "0.24.99", "unknown"])("version %s is refused by name", async (version) => {
  const explicit = join(folderWithWeaver(`weaver ${version}`), "weaver");
  const finding = findWeaver({ explicit });
  await expect(finding).rejects.toMatchObject({ code: "weaver-too-old", actor: "operator" });
  await expect(finding).rejects.toThrow(version);
});

test("the first program on the PATH is taken; folders and files that are no programs are passed over", async () => {
  const [noProgram, first, second] = [
    folderWithWeaver("", 0o644),
    folderWithWeaver("weaver 0.25.1"),
    folderWithWeaver("weaver 0.26.0"),
  ];
  const empty = mkdtempSync(join(tmpdir(), "weavergen-find-"));
  onTestFinished(() => rmSync(empty, { recursive: true }));
  mkdirSync(join(empty, "weaver"));
  const path = ["/nowhere", "", noProgram, empty, first, second].join(delimiter);
  expect(await findWeaver({ path })).toBe(join(first, "weaver"));
});

test("without a program there is none; one that was named and does not run is the operator's to mend", async () => {
  expect(await findWeaver({ path: "/nowhere" })).toBeUndefined();
  await expect(findWeaver({ explicit: "/nowhere/weaver" })).rejects.toMatchObject({ code: "weaver-missing" });
});
