import type { ProposalRequest } from "../proposer.ts";
import { linesOf } from "./yaml-lines.ts";

const definition = /^\s*-\s+(?:id|key):\s*["']?([A-Za-z][\w.]*)["']?\s*(?:#.*)?$/;

/**
 * Names of attributes that the head defines. A head that does not resolve has no registry, so the definitions are read
 * from its text as well.
 */
export function namesInHead(request: ProposalRequest): ReadonlySet<string> {
  const names = new Set(request.head?.attributes.keys());
  if (request.head) return names;
  for (const file of request.editable) {
    for (const line of linesOf(request.files.read(file) ?? "")) {
      const name = definition.exec(line)?.[1];
      if (name?.includes(".")) names.add(name);
    }
  }
  return names;
}

/** Names that the head defines and the base does not: where a renamed attribute went. */
function newNames(request: ProposalRequest): readonly string[] {
  const before = request.base?.attributes;
  return before ? [...namesInHead(request)].filter((name) => !before.has(name)) : [];
}

/** Where an attribute of the base went, if exactly one new name of its namespace can be its successor. */
export function successorOf(name: string, request: ProposalRequest): string | undefined {
  const namespace = name.slice(0, name.lastIndexOf(".") + 1);
  const candidates = newNames(request).filter((candidate) => candidate.startsWith(namespace) && namespace !== "");
  const [only, ...others] = candidates;
  return others.length === 0 ? only : undefined;
}
