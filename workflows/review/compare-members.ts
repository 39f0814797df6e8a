import type { Place } from "../errors.ts";
import type { Change } from "../report/report.ts";
import type { Attribute, EnumMember } from "../weaver/registry.ts";
import { pairItems } from "./pair-items.ts";
import type { UsersOf } from "./signal-names.ts";
import { isStable, membersOf } from "./stability.ts";

/** Members of an enum by their id; a member is named `attribute.member` in the changes. */
export function compareMembers(base: Attribute, head: Attribute, users: UsersOf): Change[] {
  const pairs = pairItems(byId(base), byId(head));
  const change = (kind: Change["kind"], id: string, at: Place): Change => ({
    kind,
    signal: "enum_member",
    name: `${head.name}.${id}`,
    breaking: false,
    affects: users(head.name),
    file: at.file,
    line: at.line,
  });
  const promised = (member: EnumMember): boolean => isStable(base) && (member.stability ?? base.stability) === "stable";
  const wasEnum = base.type.kind === "enum";
  return [
    ...(wasEnum ? pairs.added.map(({ name, head: member }) => change("added", name, member.at)) : []),
    ...pairs.renamed.map(({ from, to, head: member }) => ({ ...change("renamed", to, member.at), from, to })),
    ...pairs.deprecated.map(({ name, head: member }) => change("deprecated", name, member.at)),
    ...pairs.removed.map(({ name, base: member }) => ({
      ...change("removed", name, head.fields["type"] ?? head.at),
      breaking: promised(member),
    })),
    ...pairs.kept
      .filter((pair) => pair.base.value !== pair.head.value)
      .map((pair) => ({
        ...change("changed", pair.name, pair.head.at),
        field: "value",
        from: String(pair.base.value),
        to: String(pair.head.value),
        breaking: promised(pair.base),
      })),
  ];
}

function byId(attribute: Attribute): Map<string, EnumMember> {
  return new Map(membersOf(attribute).map((member) => [member.id, member]));
}
