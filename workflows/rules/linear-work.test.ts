import { expect, test } from "vitest";
import { madeAttribute, madeEnum, madeRange, madeRegistry, madeSignal, madeUse } from "../review/made-registry.ts";
import { Settings } from "../settings/settings.ts";
import type { Attribute, Registry } from "../weaver/registry.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { checkRules } from "./all-rules.ts";
import { rulePackages } from "./rule-ids.ts";

/** Every rule, those of the policy packages too. */
const settings = Settings.parse({ rules: Object.fromEntries(rulePackages.map((name) => [name, "violation"])) });

/** What the rules look at: each attribute and signal that is taken out of a registry's lists counts one. */
class Looks {
  count = 0;

  counting<T extends object>(items: T): T {
    return new Proxy(items, {
      get: (target, key) => {
        if (typeof key === "string" && /^\d+$/.test(key)) this.count += 1;
        const value: unknown = Reflect.get(target, key);
        if (!(target instanceof Map) || typeof value !== "function") return value;
        return (...args: unknown[]) => {
          const result: unknown = Reflect.apply(value, target, args);
          if (key === "get" || key === "has") this.count += 1;
          else if (key !== "size") this.count += target.size;
          return result;
        };
      },
    });
  }

  watched(registry: Registry): Registry {
    return {
      ...registry,
      attributes: this.counting(registry.attributes as Map<string, Attribute>),
      signals: this.counting(registry.signals as object[]) as Registry["signals"],
    };
  }
}

type Change = "half removed" | "half renamed" | "all lowered" | "nothing";

/** A registry of `size` attributes and as many metrics in namespaces of ten, after a change. */
function registryAfter(change: Change, size: number): Registry {
  const numbers = Array.from({ length: size }, (_, index) => index);
  const left = numbers.filter((index) => change !== "half removed" || index % 2 === 1);
  const attributes = left.map((index) => attributeAfter(change, index));
  const signals = left.map((index, position) =>
    madeSignal("metric", nameOf(index), {
      stability: change === "all lowered" ? "development" : "stable",
      attributes: attributes.slice(position, position + 3).map((attribute) => madeUse(attribute)),
      at: madeRange(index + 1, "model/metrics.yaml"),
    }),
  );
  return madeRegistry({ attributes, signals });
}

function attributeAfter(change: Change, index: number): Attribute {
  const renamed = change === "half renamed" && index % 2 === 0;
  return madeAttribute(nameOf(index), {
    stability: change === "all lowered" ? "development" : "stable",
    at: madeRange(index + 1),
    note: `See \`${nameOf(index + 2)}\`.`,
    ...(renamed
      ? { deprecated: { reason: "renamed", renamedTo: `${nameOf(index + 1)}x`, note: undefined } as const }
      : {}),
  });
}

function nameOf(index: number): string {
  return `space${Math.floor(index / 10)}.request_${"abcdefghij"[index % 10]?.repeat(6)}`;
}

function looksAt(change: Change, size: number): number {
  const looks = new Looks();
  const base = looks.watched(registryAfter("nothing", size));
  const head = looks.watched(registryAfter(change, size));
  checkRules({ base, head, files: memoryTree({}), settings });
  return looks.count;
}

test.each<Change>(["nothing", "half removed", "half renamed", "all lowered"])(
  "the rules look at each thing a fixed number of times, however many there are: %s",
  (change) => {
    const [few, many] = [looksAt(change, 200), looksAt(change, 1_600)];
    expect(few).toBeGreaterThan(200);
    expect(many).toBeLessThan(1.1 * 8 * few);
  },
);

test("thousands of findings at one place are told with no comparison of each with each", () => {
  const members = Array.from({ length: 20_000 }, (_, index) => ({ id: `member_${index}` }));
  const [first = { id: "" }] = members;
  const attribute = (type: Attribute["type"]): Attribute => madeAttribute("shop.kind", { stability: "stable", type });
  const base = madeRegistry({ attributes: [attribute(madeEnum(...members))] });
  const head = madeRegistry({ attributes: [attribute(madeEnum(first))] });
  const found = checkRules({ base, head, files: memoryTree({}), settings });
  expect(found.filter(({ rule }) => rule === "breaking-change")).toHaveLength(19_999);
  expect(found.filter(({ rule }) => rule === "compatibility-stable-enum-member-missing")).toEqual([]);
});
