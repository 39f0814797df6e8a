import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { messageOf, WeaverGenError } from "../../errors.ts";
import { tarGz, zip, type ArchiveEntry } from "./archives-for-tests.ts";
import { unpackArchive } from "./unpack-archive.ts";

const manifest = "schema_url: https://shop.example/model/1.0.0\n";
const good: readonly ArchiveEntry[] = [
  { name: "shop-1.0/", type: "Directory" },
  { name: "shop-1.0/README.md", content: "Hello" },
  { name: "shop-1.0/model/manifest.yaml", content: manifest },
  { name: "shop-1.0/model/cart/cart.yaml", content: "groups: []\n" },
  { name: "shop-1.0/other/a.yaml", content: "x: 1\n" },
];

const formats = [
  ["dep.tar.gz", tarGz],
  ["dep.zip", zip],
] as const;

for (const [name, pack] of formats) {
  const refusal = (entries: readonly ArchiveEntry[]) =>
    unpackArchive({ name, bytes: pack([...good, ...entries]) }).then(() => "read", messageOf);

  test(`${name}: the top folder is dropped, the sub-folder becomes the root, and only registry files are kept`, async () => {
    const whole = await unpackArchive({ name, bytes: pack(good) });
    expect(whole.list("")).toEqual(["model/cart/cart.yaml", "model/manifest.yaml", "other/a.yaml"]);
    const part = await unpackArchive({ name, bytes: pack(good), subFolder: "model" });
    expect(part.list("")).toEqual(["cart/cart.yaml", "manifest.yaml"]);
    expect(part.read("manifest.yaml")).toBe(manifest);
  });

  test(`${name}: names that lead out of the archive are refused`, async () => {
    expect(await refusal([{ name: "shop-1.0/../../etc/a.yaml" }])).toMatch(/\.\./);
    expect(await refusal([{ name: "/etc/a.yaml" }])).toMatch(/absolute/);
    expect(await refusal([{ name: "C:/a.yaml" }])).toMatch(/absolute/);
    expect(await refusal([{ name: "shop-1.0/a\u001B[2Jb.yaml" }])).toMatch(/control character/);
  });

  test(`${name}: a link that may lead to definitions is refused, another one is left out`, async () => {
    expect(await refusal([{ name: "shop-1.0/b.yaml", type: "SymbolicLink", target: "/etc/passwd" }])).toMatch(/link/);
    expect(await refusal([{ name: "shop-1.0/folder", type: "SymbolicLink", target: "/etc" }])).toMatch(/link/);
    const linked = pack([...good, { name: "shop-1.0/AGENTS.md", type: "SymbolicLink", target: "README.md" }]);
    expect((await unpackArchive({ name, bytes: linked })).list("")).toHaveLength(3);
    const outside = pack([...good, { name: "shop-1.0/b.yaml", type: "SymbolicLink", target: "x" }]);
    expect((await unpackArchive({ name, bytes: outside, subFolder: "model" })).list("")).toHaveLength(2);
  });

  test(`${name}: a definition that is not in UTF-8 is refused by its name`, async () => {
    expect(await refusal([{ name: "t/b.yaml", content: Buffer.from([0x61, 0xe9]) }])).toMatch(/"b.yaml".*UTF-8/);
  });

  test(`${name}: a bomb is refused`, async () => {
    const zeros = Buffer.alloc(10 * 1024 * 1024);
    expect(await refusal([{ name: "shop-1.0/a.yaml", content: zeros }])).toMatch(/times its size|unpacks to more/);
    expect(await refusal([{ name: "shop-1.0/a.yaml", content: Buffer.alloc(21 * 1024 * 1024) }])).toMatch(/at most/);
    const many = Array.from({ length: 50_001 }, (_, index) => ({ name: `t/${index}.md` }));
    await expect(unpackArchive({ name, bytes: pack(many) })).rejects.toThrow(/entries/);
  });

  test(`${name}: what is no archive, cut off or empty is an error`, async () => {
    await expect(unpackArchive({ name, bytes: Buffer.from("hello") })).rejects.toThrow(/cannot be read/);
    await expect(unpackArchive({ name, bytes: pack(good).subarray(0, 200) })).rejects.toThrow(/cannot be read/);
    await expect(unpackArchive({ name, bytes: pack(good), subFolder: "nowhere" })).rejects.toThrow(/nowhere/);
    await expect(unpackArchive({ name, bytes: pack([]) })).rejects.toThrow(/no registry|tar/);
  });

  test(`${name}: no damage to a byte does anything but raise an error or give files`, async () => {
    const bytes = pack(good);
    const codes = new Set<unknown>();
    for (let at = 0; at < bytes.length; at += 3) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x5a;
      const result = unpackArchive({ name, bytes: damaged });
      codes.add(
        await result.then(
          () => "read",
          (error: unknown) => error instanceof WeaverGenError && error.code,
        ),
      );
    }
    expect(codes.has("dependency-archive-refused")).toBe(true);
    expect([...codes].filter((code) => code !== "read" && code !== "dependency-archive-refused")).toEqual([]);
  });
}

test("dep.tar.gz: a device is refused", async () => {
  const bytes = tarGz([...good, { name: "shop-1.0/tty.yaml", type: "CharacterDevice" }]);
  await expect(unpackArchive({ name: "dep.tar.gz", bytes })).rejects.toThrow(/neither a file nor a folder/);
});

test("dep.tar.gz: a second layer of gzip is not unpacked", async () => {
  const bytes = gzipSync(gzipSync(Buffer.alloc(5_000_000)));
  await expect(unpackArchive({ name: "dep.tar.gz", bytes })).rejects.toThrow(/no tar archive/);
});

test("dep.zip: an entry that holds more than it declares is refused", async () => {
  const bytes = zip([{ name: "t/a.yaml", content: "x: 1\n".repeat(1000), declaredSize: 10 }]);
  await expect(unpackArchive({ name: "dep.zip", bytes })).rejects.toMatchObject({ code: "dependency-archive-refused" });
});
