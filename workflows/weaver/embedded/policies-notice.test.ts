import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkRegistry } from "./check.ts";
import { folderTree } from "./trees-for-tests.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const data = resolve(root, "../shared/conformance/check");
const present = existsSync(data);
if (!present) process.stdout.write("policy cases skipped: there is no ../shared/conformance beside the checkout\n");

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly registry: string;
  readonly v2: boolean;
  readonly future: boolean;
}

test.skipIf(!present)("a check with policies never passes in silence, unless they are skipped on purpose", () => {
  const cases = JSON.parse(readFileSync(join(data, "cases.json"), "utf8")) as readonly Case[];
  const files = folderTree(data);
  const notices = cases
    .filter((item) => item.name.startsWith("policy-"))
    .map((item) => {
      const { name, args, registry: path, v2, future } = item;
      const policies = args.flatMap((arg, index) => (args[index - 1] === "-p" ? [arg] : []));
      const skipPolicies = args.includes("--skip-policies");
      const { diagnostics } = checkRegistry({ files, path, v2, future, policies, skipPolicies });
      const notice = diagnostics.filter((item_) => item_.kind === "PoliciesNeedBinary");
      return `${name}: ${notice.map((found) => `${found.severity} ${found.at?.file}`).join()}`;
    });
  expect(notices.toSorted((left, right) => (left < right ? -1 : 1))).toEqual([
    "policy-after-improvement: warning policies/after_improvement.rego",
    "policy-after-information: warning policies/after_information.rego",
    "policy-after-violation: warning policies/after_violation.rego",
    "policy-bad-shape: warning policies/badshape.rego",
    "policy-before: warning policies/before.rego",
    "policy-before@v2: warning policies/before.rego",
    "policy-broken: warning policies/broken.rego",
    "policy-comparison: warning policies/compare.rego",
    "policy-in-registry-root: warning registries/policy-in-registry-root/own.rego",
    "policy-missing-file: warning policies/none.rego",
    "policy-skipped: ",
  ]);
});
