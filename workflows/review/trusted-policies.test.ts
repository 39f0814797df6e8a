import { trace } from "@opentelemetry/api";
import { expect, test } from "vitest";
import type { Report } from "../report/report.ts";
import { createBinaryWeaver } from "../weaver/binary/binary-weaver.ts";
import { findWeaver } from "../weaver/binary/find-weaver.ts";
import { createParseCache } from "../weaver/embedded/read-registry.ts";
import { openLocalWorkspace } from "../workspace/local-workspace.ts";
import { scratchRepository } from "../workspace/scratch-repository.ts";
import { runReview } from "./run-review.ts";

const program = await findWeaver({ explicit: process.env["WEAVER_BIN"], path: process.env["PATH"] });
if (program === undefined) process.stdout.write("Policies of the base: skipped, there is no weaver on the PATH\n");

const policy = (id: string, word: string): string => `package before_resolution

deny contains finding if {
    group := input.groups[_]
    contains(group.brief, "${word}")
    finding := {
        "id": "${id}",
        "context": {"group": group.id},
        "message": sprintf("The brief of %s says ${word}.", [group.id]),
        "level": "violation",
    }
}
`;
const shop = (brief: string): string => `groups:
  - id: registry.shop
    type: attribute_group
    display_name: Shop
    brief: ${brief}
    attributes:
      - {id: shop.id, type: string, brief: An id., stability: stable, examples: [a]}
`;
const settings = "registries:\n  - path: model\n    policies: [policies]\n";
const base = {
  ".github/weavergen.yml": settings,
  "model/manifest.yaml": "schema_url: https://shop.example/model/1.0.0\n",
  "model/shop.yaml": shop("Fine."),
  "model/own.rego": policy("own_rule", "bad"),
  "policies/named.rego": policy("named_rule", "bad"),
};

async function reviewed(head: Readonly<Record<string, string | undefined>>, trustHead = false): Promise<Report> {
  using repository = scratchRepository();
  const from = repository.commit(base);
  const to = repository.commit(head);
  await using workspace = await openLocalWorkspace({ folder: repository.folder, base: from, head: to });
  const services = {
    weaver: createBinaryWeaver({ path: program ?? "" }),
    parseCache: createParseCache(),
    proposers: [],
    tracer: trace.getTracer("test"),
    spansOf: () => [],
    now: () => performance.now(),
    versions: {},
  };
  return (await runReview({ workspace, services, fork: true, mayPush: false, failOn: undefined, trustHead })).report;
}

function policiesOf({ findings }: Report): string[] {
  return findings
    .filter(({ source }) => source === "policy")
    .map(({ rule }) => rule)
    .toSorted();
}

const bad = { "model/shop.yaml": shop("All bad.") };
const both = ["named-rule", "own-rule"];

test.skipIf(program === undefined)(
  "a pull request is held to the base's policies, whatever it does to them",
  async () => {
    expect(policiesOf(await reviewed(bad))).toEqual(both);
    expect(
      policiesOf(await reviewed({ ...bad, "model/own.rego": undefined, "policies/named.rego": undefined })),
    ).toEqual(both);
    const mild = {
      "model/own.rego": policy("own_rule", "worse"),
      "policies/named.rego": policy("named_rule", "worse"),
    };
    expect(policiesOf(await reviewed({ ...bad, ...mild }))).toEqual(both);
    const added = { "model/new.rego": policy("new_rule", "bad"), "policies/new.rego": policy("newer_rule", "bad") };
    expect(policiesOf(await reviewed({ ...bad, ...added }))).toEqual(both);
  },
);

test.skipIf(program === undefined)("whoever trusts the head is held to its own policies", async () => {
  const changed = { "model/own.rego": undefined, "policies/named.rego": policy("head_rule", "bad") };
  expect(policiesOf(await reviewed({ ...bad, ...changed }, true))).toEqual(["head-rule"]);
});
