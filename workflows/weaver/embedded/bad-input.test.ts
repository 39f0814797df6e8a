import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { commitTree } from "../../workspace/commit-tree.ts";
import { folderTree } from "../../workspace/folder-tree.ts";
import { scratchRepository } from "../../workspace/scratch-repository.ts";
import { checkRegistry } from "./check.ts";
import { movedRegistry } from "./moved-registry.ts";
import { memoryTree } from "./trees-for-tests.ts";

const good = `groups:
  - id: registry.shop
    type: attribute_group
    brief: Shop.
    attributes:
      - {id: shop.id, type: int, brief: An id., stability: stable, examples: [1]}
`;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A registry on disk, for what a text cannot hold. */
function onDisk(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-test-"));
  folders.push(folder);
  mkdirSync(join(folder, "model"));
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  return folder;
}

/** The outcome in one line each: `kind file:line message`. */
function faults(files: Readonly<Record<string, string>>): readonly string[] {
  return lines(checkRegistry({ files: memoryTree(files), path: "model" }));
}

function lines({ diagnostics, exitCode }: ReturnType<typeof checkRegistry>): readonly string[] {
  const errors = diagnostics.filter((item) => item.severity === "error");
  expect(errors.length > 0).toBe(exitCode === 1);
  return errors.map((item) => `${item.kind} ${item.at?.file}:${item.at?.line} ${item.message}`);
}

function bomb(): string {
  const levels = "b c d e f g h i".split(" ").map((name, index) => {
    const below = "abcdefgh"[index] ?? "";
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${below}`).join(",")}]`;
  });
  return ["a: &a [x,x,x,x,x,x,x,x,x]", ...levels].join("\n");
}

test.each([
  ["aliases that multiply", bomb(), /:5 .*repetition limit/],
  ["an alias of itself", "groups: &a [*a]\n", /:1 /],
  ["anchors by the thousand", `a: [${"&x 1, ".repeat(20_000)}]\n`, /anchors/],
  ["lists in lists", `groups: ${"[".repeat(100_000)}`, /:1 .*recursion limit/],
  ["maps in maps", `groups: ${"{a: ".repeat(50_000)}`, /:1 .*recursion limit/],
  [
    "blocks in blocks",
    Array.from({ length: 500 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
    /recursion limit/,
  ],
  ["dashes in dashes", `groups:\n  ${"- ".repeat(50_000)}x\n`, /recursion limit/],
  ["a file of 100 MB", `# ${"x".repeat(100 * 1024 * 1024)}\n`, /:1 .*characters are read/],
  ["a line of 3 MB", `${good}# ${"é".repeat(3_000_000)}\n\tx: &a 1\n`, /characters/],
  ["a key twice", good.replace("brief: Shop.", "brief: Shop.\n    brief: Other."), /:5 .*duplicate entry/],
  ["a tag of its own", good.replace("Shop.", "!env HOME"), /a.yaml:4 /],
  ["a merge key", `${good}    <<: {note: x}\n`, /<</],
  ["a NUL", good.replace("Shop.", "Sh\0op."), /:4 .*control characters/],
  ["an escape sequence", good.replace("Shop.", "Sh\u001B[31mop."), /:4 .*control characters/],
  ["two documents", `${good}---\n${good}`, /more than one document/],
  [
    "keys that objects have",
    "groups:\n  - {__proto__: {id: a}, constructor: 1, id: x, type: span, brief: B}\n",
    /a.yaml:2 /,
  ],
])("%s: an error at its place", (_name, text, expected) => {
  const found = faults({ "model/a.yaml": text, "model/b.yaml": good.replaceAll("shop", "other") });
  expect(found.join("\n")).toMatch(expected);
  expect(found[0]).toContain("model/a.yaml:");
  expect(found.join("").length, "the message does not repeat the file").toBeLessThan(5_000);
});

test.each([
  ["a byte order mark", `\uFEFF${good}`],
  ["line ends of Windows", good.replaceAll("\n", "\r\n")],
  ["an anchor and an alias", good.replace("Shop.", "&b Shop.").replace("brief: An id.", "brief: *b")],
  ["a tag of JavaScript, which runs nothing", good.replace("Shop.", "!!js/function 'x'")],
  ["a tag of YAML", good.replace("Shop.", "!!str Shop.")],
])("%s is no fault", (_name, text) => {
  expect(faults({ "model/a.yaml": text })).toEqual([]);
});

test("a manifest is held to the same limits", () => {
  const manifest = (text: string) => faults({ "model/manifest.yaml": text, "model/a.yaml": good });
  const url = "schema_url: https://shop.example/model/1.0.0\n";
  expect(manifest(url)).toEqual([]);
  expect(manifest(bomb())).toMatchObject([expect.stringMatching(/model\/manifest.yaml:5 .*repetition/)]);
  expect(manifest(`${url}description: ${"[".repeat(100_000)}`)).toMatchObject([
    expect.stringMatching(/manifest.yaml:2/),
  ]);
  expect(manifest(`${url}x: ${"x".repeat(100 * 1024 * 1024)}`)).toMatchObject([
    expect.stringMatching(/manifest.yaml:1/),
  ]);
  expect(manifest(`${url}${url}`)).toMatchObject([expect.stringMatching(/manifest.yaml:2/)]);
});

test("bytes that are no UTF-8 are an error at their place, a replacement character is not", () => {
  const latin1 = Buffer.from(good.replace("Shop.", "Caf\u00e9."), "latin1");
  const files = { "model/a.yaml": latin1, "model/b.yaml": good.replaceAll("shop", "other").replace("Other", "\uFFFD") };
  const found = lines(checkRegistry({ files: folderTree(onDisk(files)), path: "model" }));
  expect(found).toMatchObject([
    expect.stringMatching(/^DeserializationError model\/a.yaml:4 .*UTF-8 octet at position 7/),
  ]);
  const utf16 = Buffer.from(`\uFEFF${good}`, "utf16le");
  expect(lines(checkRegistry({ files: folderTree(onDisk({ "model/a.yaml": utf16 })), path: "model" }))).toMatchObject([
    expect.stringMatching(/model\/a.yaml:1 .*UTF-8/),
  ]);
  expect(
    lines(checkRegistry({ files: folderTree(onDisk({ "model/manifest.yaml": latin1 })), path: "model" })),
  ).toHaveLength(1);
});

test("a registry's folder with nothing in it is a registry without definitions, one that is not there an error", () => {
  const folder = onDisk({});
  const files = folderTree(folder);
  expect(lines(checkRegistry({ files, path: "./model/" }))).toEqual([]);
  expect(lines(checkRegistry({ files, path: "modle" }))).toMatchObject([expect.stringContaining("modle")]);
  const moved = movedRegistry({ files, from: "model", to: "head" });
  expect(moved && lines(checkRegistry({ files: moved, path: "head" }))).toEqual([]);
});

test("where all files of a registry were deleted from git, a review says that it is gone", async () => {
  using repository = scratchRepository();
  const commit = repository.commit({ "README.md": "The model was here.\n" });
  mkdirSync(join(repository.folder, "model"));
  const files = await commitTree({ folder: repository.folder }, commit);
  expect(lines(checkRegistry({ files, path: "model" }))).toMatchObject([
    expect.stringContaining("No such file or directory"),
  ]);
});

test("a file of 100 MB on disk is an error at its place and not read", () => {
  const folder = onDisk({ "model/a.yaml": "", "model/b.yaml": good });
  truncateSync(join(folder, "model/a.yaml"), 100 * 1024 * 1024);
  expect(lines(checkRegistry({ files: folderTree(folder), path: "model" }))).toMatchObject([
    expect.stringMatching(/^DeserializationError model\/a.yaml:1 .*104857600 bytes/),
  ]);
});

test("links, loops of links and names with control characters do no harm", () => {
  const folder = onDisk({ "model/a.yaml": good, "model/b\u001B[31m\n.yaml": "groups: [" });
  symlinkSync(".", join(folder, "model/self"));
  symlinkSync("c.yaml", join(folder, "model/d.yaml"));
  symlinkSync("d.yaml", join(folder, "model/c.yaml"));
  symlinkSync("/etc", join(folder, "model/etc"));
  const { diagnostics } = checkRegistry({ files: folderTree(folder), path: "model" });
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({
    kind: "DeserializationError",
    at: { file: "model/b\u001B[31m\n.yaml", line: 1 },
  });
});

test("a dependency outside the tree, or at an address, is refused without being asked", () => {
  const paths = [
    "../../etc",
    "/etc",
    "a/../../b",
    "https://169.254.169.254/x.zip",
    "https://10.0.0.1/r.git@v1",
    "..\\x",
  ];
  for (const path of [...paths, "base\u001B[2J.zip"]) {
    const dependency = `dependencies:\n  - schema_url: https://shop.example/base/1.0.0\n    registry_path: ${JSON.stringify(path)}\n`;
    const manifest = `schema_url: https://shop.example/model/1.0.0\n${dependency}`;
    expect(faults({ "model/manifest.yaml": manifest, "model/a.yaml": good })).toMatchObject([
      expect.stringMatching(/^(?:SemConvSpecError|DependencyNeedsBinary) model\/manifest.yaml:3 /),
    ]);
  }
});

test("a registry that depends on itself through many doors ends in an error", () => {
  const manifests = Array.from({ length: 12 }, (_, index) => {
    const next = [0, 1, 2, 3].map(
      (door) => `  - {schema_url: "https://d${door}.example/x${index + 1}/1.0.0", registry_path: d${index + 1}}`,
    );
    return [
      `d${index}/manifest.yaml`,
      `schema_url: https://a.example/x${index}/1.0.0\ndependencies:\n${next.join("\n")}\n`,
    ];
  });
  const files = Object.fromEntries([...manifests, ["d12/a.yaml", good]]) as Record<string, string>;
  const { exitCode, diagnostics } = checkRegistry({ files: memoryTree(files), path: "d0" });
  expect(exitCode).toBe(1);
  expect(diagnostics.map((item) => item.kind)).toContain("MaximumDependencyDepth");
});

test("a carriage return alone ends a line", () => {
  expect(faults({ "model/a.yaml": good.replaceAll("\n", "\r") })).toEqual([]);
  expect(faults({ "model/a.yaml": `${good}\r` })).toEqual([]);
  expect(faults({ "model/a.yaml": good.replace("brief: Shop.", "brie\rf: Shop.") })[0]).toContain(
    "DeserializationError",
  );
});
