import { expect, test } from "vitest";
import { checkRules } from "../../rules/all-rules.ts";
import type { Finding } from "../../report/report.ts";
import { Settings } from "../../settings/settings.ts";
import { readRegistry } from "../../weaver/embedded/read-registry.ts";
import type { Registry } from "../../weaver/registry.ts";
import { applyEdits } from "../../workspace/apply-edits.ts";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { builtinProposer } from "./builtin-proposer.ts";

const file = "model/shop.yaml";

const clean = `groups:
  - id: registry.shop # the shop
    type: attribute_group
    display_name: Shop
    brief: Attributes of the shop.
    attributes:
      - id: shop.cart.id
        type: string
        stability: stable # since 1.0
        brief: Identifies the cart.
        examples: ["c-1"]
      - id: shop.order.state
        type:
          members:
            - { id: open, value: open, brief: Open., stability: stable }
            - id: paid # by any means
              value: paid
              brief: Paid.
              stability: stable
        stability: stable
        brief: State of the order.
        note: >
          An order has a state from the moment that
          its cart (\`shop.cart.id\`) is ordered.
  - id: metric.shop.checkout.duration
    type: metric
    metric_name: shop.checkout.duration
    brief: Time that a checkout takes.
    instrument: histogram
    unit: s # not ms
    stability: development
`;

function registryOf(text: string): Registry {
  const { registry, diagnostics } = readRegistry({ files: memoryTree({ [file]: text }), path: "model" });
  if (!registry) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return registry;
}

function check(text: string, base: string | undefined): Finding[] {
  const settings = Settings.parse({});
  const before = base === undefined ? undefined : registryOf(base);
  return checkRules({ head: registryOf(text), base: before, files: memoryTree({ [file]: text }), settings });
}

/** Lets the built-in proposer mend the one finding of a rule; undefined where it proposes nothing. */
async function mend(facts: { rule: string; text: string; base?: string }): Promise<string | undefined> {
  const { rule, text, base } = facts;
  const findings = check(text, base).filter((finding) => finding.rule === rule);
  const [finding] = findings;
  if (!finding || findings.length > 1) throw new Error(`${findings.length} findings of ${rule}`);
  const files = memoryTree({ [file]: text });
  const request = {
    finding,
    files,
    baseFiles: memoryTree(base === undefined ? {} : { [file]: base }),
    editable: [file],
    head: registryOf(text),
    base: base === undefined ? undefined : registryOf(base),
    refused: [],
  };
  const proposal = await builtinProposer.propose(request, new AbortController().signal);
  if (!proposal) return undefined;
  const mended = applyEdits(files, proposal.edits).read(file) ?? "";
  expect(check(mended, base).map((one) => one.rule)).not.toContain(rule);
  return mended;
}

function edited(from: string, to: string): string {
  expect(clean).toContain(from);
  return clean.replace(from, to);
}

const old = "      - id: shop.cart.id\n";
function withOld(deprecated: string): string {
  return edited(
    old,
    `      - id: shop.basket\n        type: string\n        stability: development\n        brief: Old.\n        deprecated:\n${deprecated}${old}`,
  );
}

test("a stability that was taken back is restored, and the comment behind it stays", async () => {
  const text = edited("stability: stable # since 1.0", "stability: beta # since 1.0");
  expect(await mend({ rule: "stability-lowered", text, base: clean })).toBe(clean);
});

test("a stability that was removed is not put back by guess", async () => {
  const text = edited("        stability: stable # since 1.0\n", "");
  expect(await mend({ rule: "stability-lowered", text, base: clean })).toBeUndefined();
});

test("prose in renamed_to becomes the note of an uncategorized deprecation", async () => {
  const text = withOld('          reason: renamed\n          renamed_to: "the cart, or nothing"\n');
  const mended = await mend({ rule: "uncategorized-with-renamed-to", text });
  expect(mended).toBe(withOld('          reason: uncategorized\n          note: "the cart, or nothing"\n'));
});

test("a renamed_to that tools ignore goes where a note says it already, and stays where none does", async () => {
  const note = "          reason: obsoleted\n          note: Gone.\n";
  const text = withOld(`${note}          renamed_to: shop.cart.id\n`);
  expect(await mend({ rule: "uncategorized-with-renamed-to", text })).toBe(withOld(note));
  const bare = withOld("          reason: obsoleted\n          renamed_to: shop.cart.id\n");
  expect(await mend({ rule: "uncategorized-with-renamed-to", text: bare })).toBeUndefined();
});

test("prose is not lost where a note stands already", async () => {
  const text = withOld("          note: Gone.\n          reason: renamed\n          renamed_to: the cart\n");
  expect(await mend({ rule: "uncategorized-with-renamed-to", text })).toBeUndefined();
});

test("a misspelt renamed_to becomes the name that was meant, in block and in flow style", async () => {
  const block = withOld("          reason: renamed\n          renamed_to: shop.cart.idd # see there\n");
  expect(await mend({ rule: "renamed-to-missing", text: block })).toBe(block.replace("idd #", "id #"));
  const flow = edited(
    "        brief: Identifies the cart.\n",
    "        brief: Identifies the cart.\n        deprecated: {reason: renamed, renamed_to: shop.order.sate}\n",
  );
  expect(await mend({ rule: "renamed-to-missing", text: flow })).toBe(flow.replace("sate", "state"));
});

test("a rename to what is renamed itself goes to the end of the chain", async () => {
  const text = withOld("          reason: renamed\n          renamed_to: shop.cart.id\n").replace(
    "        brief: Identifies the cart.\n",
    "        brief: Identifies the cart.\n        deprecated: {reason: renamed, renamed_to: shop.order.ref}\n",
  );
  const target =
    "      - id: shop.order.ref\n        type: string\n        stability: stable\n        brief: Identifies.\n";
  const whole = text.replace("      - id: shop.order.state\n", `${target}      - id: shop.order.state\n`);
  const mended = await mend({ rule: "deprecation-attribute-renamed-to-invalid", text: whole });
  expect(mended).toBe(whole.replace("          renamed_to: shop.cart.id\n", "          renamed_to: shop.order.ref\n"));
});

test("a member that is written twice goes, in block and in flow style", async () => {
  const flow = "            - { id: open, value: open, brief: Open., stability: stable }\n";
  expect(await mend({ rule: "duplicate-enum-member", text: edited(flow, flow + flow) })).toBe(clean);
  const block =
    "            - id: paid # by any means\n              value: paid\n              brief: Paid.\n              stability: stable\n";
  expect(await mend({ rule: "duplicate-enum-member", text: edited(block, block + block) })).toBe(clean);
});

test("members that share a value but not an id are left to their author", async () => {
  const text = edited("value: paid", "value: open");
  expect(await mend({ rule: "duplicate-enum-member", text })).toBeUndefined();
});

test("a number among text values is put in quotes", async () => {
  const third = "            - id: late\n              brief: Late.\n              value: 1.10 # version\n";
  const text = edited(
    "        stability: stable\n        brief: State",
    `${third}        stability: stable\n        brief: State`,
  );
  expect(await mend({ rule: "mixed-enum-values", text })).toBe(text.replace("1.10 #", '"1.10" #'));
});

test("a value that is a boolean elsewhere is put in quotes, in block and in flow style", async () => {
  const block = edited("value: paid\n", "value: off # not open\n");
  expect(await mend({ rule: "ambiguous-scalar", text: block })).toBe(block.replace("off #", '"off" #'));
  const flow = edited("id: open, value: open", "id: open, value: On");
  expect(await mend({ rule: "ambiguous-scalar", text: flow })).toBe(flow.replace("value: On", 'value: "On"'));
});

test("examples of a string that YAML reads as numbers are put in quotes", async () => {
  const text = edited('examples: ["c-1"]', "examples: [1, 2.50] # both");
  expect(await mend({ rule: "example-type-mismatch", text })).toBe(
    text.replace("[1, 2.50] # both", '["1", "2.50"] # both'),
  );
});

test("a unit in words becomes its code, or what is counted", async () => {
  const text = edited("unit: s #", "unit: milliseconds #");
  expect(await mend({ rule: "unit-not-in-ucum", text })).toBe(clean.replace("unit: s #", 'unit: "ms" #'));
  const counted = edited("unit: s #", "unit: 'orders' #");
  expect(await mend({ rule: "unit-not-in-ucum", text: counted })).toBe(clean.replace("unit: s #", 'unit: "{order}" #'));
});

test("a brief without its period gets it, within the quotes; a folded one is left to its author", async () => {
  const rule = "naming-convention-metric-brief-period";
  const text = edited("checkout takes.\n", "checkout takes\n");
  expect(await mend({ rule, text })).toBe(clean);
  const quoted = edited("brief: Time that a checkout takes.\n", "brief: 'Time: that a checkout takes' # x\n");
  expect(await mend({ rule, text: quoted })).toContain("brief: 'Time: that a checkout takes.' # x\n");
  const folded = edited("brief: Time that a checkout takes.\n", "brief: >\n      Time that a\n      checkout takes\n");
  expect(await mend({ rule, text: folded })).toBeUndefined();
});

test("a note that mentions a renamed attribute gets its new name", async () => {
  const added =
    "      - id: shop.basket.id\n        type: string\n        stability: stable\n        brief: Identifies.\n";
  const text = edited(old, `${added}${old}`).replace(
    "        brief: Identifies the cart.\n",
    "        brief: Identifies the cart.\n        deprecated: {reason: renamed, renamed_to: shop.basket.id}\n",
  );
  const mended = await mend({ rule: "name-in-text-missing", text, base: clean });
  expect(mended).toBe(text.replace("(`shop.cart.id`)", "(`shop.basket.id`)"));
});
