import type { Place } from "../errors.ts";
import type { Change } from "../report/report.ts";
import type { Attribute, Registry } from "../weaver/registry.ts";
import { compareMembers } from "./compare-members.ts";
import { pairItems } from "./pair-items.ts";
import type { PlaceOfRemoved } from "./place-of-removed.ts";
import type { UsersOf } from "./signal-names.ts";
import { isStable, typeText, wireType } from "./stability.ts";

export interface AttributesToCompare {
  readonly base: Registry | undefined;
  readonly head: Registry;
  /** Labels of the signals that use each attribute, in base or head. */
  readonly users: UsersOf;
  readonly placeOfRemoved: PlaceOfRemoved;
}

export function compareAttributes({ base, head, users, placeOfRemoved }: AttributesToCompare): Change[] {
  const pairs = pairItems(base?.attributes ?? new Map<string, Attribute>(), head.attributes);
  return [
    ...pairs.added.map(({ name, head: item }) => change("added", { name, affects: users(name), at: item.at })),
    ...pairs.renamed.map(({ from, to, head: item }) => ({
      ...change("renamed", {
        name: to,
        affects: [...new Set([...users(from), ...users(to)])],
        at: item.fields["deprecated"] ?? item.at,
      }),
      from,
      to,
    })),
    ...pairs.deprecated.map(({ name, head: item }) =>
      change("deprecated", { name, affects: users(name), at: item.fields["deprecated"] ?? item.at }),
    ),
    ...pairs.removed.map(({ name, base: item }) => ({
      ...change("removed", {
        name,
        affects: users(name),
        at: placeOfRemoved({ name: `attribute ${name}`, at: item.at }),
      }),
      breaking: isStable(item),
    })),
    // What both sides have from the same text is one object.
    ...pairs.kept.flatMap((pair) => (pair.base === pair.head ? [] : compareAttribute(pair.base, pair.head, users))),
  ];
}

function compareAttribute(base: Attribute, head: Attribute, users: UsersOf): Change[] {
  return [
    ...compareType(base, head, users),
    ...compareStability(base, head, users),
    ...compareText(base, head, users),
    ...compareMembers(base, head, users),
  ];
}

function compareType(base: Attribute, head: Attribute, users: UsersOf): Change[] {
  const [from, to] = [typeText(base.type), typeText(head.type)];
  if (from === to && wireType(base.type) === wireType(head.type)) return [];
  // An enum that becomes a plain type of the same values loses its members: `compareMembers` says so.
  const breaking = isStable(base) && wireType(base.type) !== wireType(head.type);
  const at = head.fields["type"] ?? head.at;
  return [
    { ...change("changed", { name: head.name, affects: users(head.name), at }), field: "type", from, to, breaking },
  ];
}

function compareStability(base: Attribute, head: Attribute, users: UsersOf): Change[] {
  if (base.stability === head.stability) return [];
  const breaking = isStable(base) && head.stability !== "deprecated";
  const at = head.fields["stability"] ?? head.at;
  const field = { field: "stability", from: base.stability ?? "none", to: head.stability ?? "none" };
  return [{ ...change("changed", { name: head.name, affects: users(head.name), at }), ...field, breaking }];
}

function compareText(base: Attribute, head: Attribute, users: UsersOf): Change[] {
  return (["brief", "note"] as const).flatMap((field) => {
    if ((base[field] ?? "").trim() === (head[field] ?? "").trim()) return [];
    const at = head.fields[field] ?? head.at;
    return [{ ...change("changed", { name: head.name, affects: users(head.name), at }), field }];
  });
}

function change(kind: Change["kind"], facts: { name: string; affects: string[]; at: Place }): Change {
  const { file, line } = facts.at;
  return { kind, signal: "attribute", name: facts.name, breaking: false, affects: facts.affects, file, line };
}
