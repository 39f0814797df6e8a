import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createParseCache } from "../workflows/weaver/embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../workflows/weaver/embedded-weaver.ts";
import { memoryTree } from "../workflows/workspace/memory-tree.ts";

const model = (brief: string) => `groups:
  - id: registry.shop
    type: attribute_group
    brief: Shop.
    stability: stable
    attributes:
      - id: shop.cart.id
        type: string
        brief: ${brief}
        stability: stable
        examples: ["a"]
`;

const generated = "registry.shop\n";

/** A repository with one registry and one target, and what a pull request changes in it. */
export const small = {
  files: {
    ".github/weavergen.yml": `registries:
  - path: model
    targets: [{ name: text, output: generated }]
`,
    "model/shop.yaml": model("Identifies the cart."),
    "templates/registry/text/weaver.yaml":
      "templates:\n  - template: all.txt.j2\n    filter: .\n    application_mode: single\n",
    "templates/registry/text/all.txt.j2": "{% for group in ctx.groups %}{{ group.id }}\n{% endfor %}",
    "generated/all.txt": generated,
  },
  changes: { "model/shop.yaml": model("Identifies the shopping cart.") },
} as const;

/** What a stand-in answers to one command, as lines of a shell script. */
export type Answers = Readonly<Partial<Record<"check" | "resolve" | "diff" | "generate", string>>>;

/**
 * A program that answers like Weaver about the small repository's pull request, because it repeats what the embedded
 * engine said; `lies` replaces answers. It is a shell script, so that it runs inside bubblewrap.
 */
export async function standInWeaver(lies: Answers = {}): Promise<AsyncDisposable & { readonly path: string }> {
  const folder = await mkdtemp(join(tmpdir(), "weavergen-stand-in-"));
  const path = join(folder, "weaver");
  const answers = { ...(await trueAnswers()), ...lies };
  const cases = Object.entries(answers).map(([command, answer]) => `*" ${command} "*)\n${answer}\n;;`);
  const script = ["#!/bin/sh", 'case " $* " in', '*" --version "*) echo weaver 0.25.1;;', ...cases, "esac", ""];
  await writeFile(path, script.join("\n"));
  await chmod(path, 0o755);
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

export const prints = (text: string): string => `cat <<'ANSWER'\n${text}\nANSWER`;

async function trueAnswers(): Promise<Required<Answers>> {
  const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
  const request = {
    files: memoryTree({ ...small.files, ...small.changes }),
    registry: "model",
    format: "json",
  } as const;
  const baseline = { files: memoryTree(small.files), registry: "model" };
  const [resolved, compared] = await Promise.all([weaver.resolve(request), weaver.diff({ ...request, baseline })]);
  await weaver.close();
  return {
    check: ":",
    resolve: prints(resolved.stdout),
    diff: prints(compared.stdout),
    generate: `printf '${generated.replace("\n", "\\n")}' > ../out/all.txt`,
  };
}
