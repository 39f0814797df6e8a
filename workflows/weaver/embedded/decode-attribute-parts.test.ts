import { expect, test } from "vitest";
import { checkRegistry, openFor } from "./check.ts";
import { resolveV1 } from "./resolve-v1.ts";
import { memoryTree } from "./trees-for-tests.ts";

const treeWith = (level: string) =>
  memoryTree({
    "model/a.yaml": `groups:
  - id: registry.shop
    type: attribute_group
    brief: Shop.
    attributes:
      - {id: shop.id, type: int, brief: Id., stability: stable, examples: [1], requirement_level: ${level}}
`,
  });

test.each(["required", "recommended", "opt_in"])("a level whose text is left out is the plain level: %s", (level) => {
  const { resolution } = openFor({ files: treeWith(`{${level}: }`), path: "model" }, false);
  const resolved = resolution && resolveV1(resolution);
  expect(JSON.stringify(resolved)).toContain(`"requirement_level":"${level}"`);
});

test.each(["{conditionally_required: }", "{recommended: , other: 1}", "{}", "{optional: }", "[opt_in]"])(
  "a condition needs its text, and a level without one stands alone: %s",
  (level) => {
    const found = checkRegistry({ files: treeWith(level), path: "model" }).diagnostics;
    expect(found.map(({ kind }) => kind)).toContain("InvalidSemConvSpec");
  },
);

test("what ends in an alias ends behind the alias, not where that is defined", () => {
  const text = `groups:
  - id: registry.shop
    type: attribute_group
    brief: Shop.
    note: &odd {}
    attributes:
      - ref: shop.id
        requirement_level: *odd
`;
  const { document } = checkRegistry({ files: memoryTree({ "model/a.yaml": text }), path: "model" });
  const offset = text.indexOf("ref:");
  expect(JSON.stringify(document)).toContain(JSON.stringify({ offset, length: text.length - offset }));
});
