import type { Deprecated, Registry } from "../../weaver/registry.ts";
import type { Proposal, ProposalRequest } from "../proposer.ts";
import { closestName } from "../../names/closest-name.ts";
import { editLine } from "./edit-line.ts";

const written = /(\brenamed_to:\s*)(["']?)([\w.]+)\2(?=\s*(?:[,}#]|$))/;

/** A chain of renames that is longer goes in a circle. */
const longestChain = 10;

/** `renamed_to` becomes what its name was renamed to itself, or the only name that is nearly spelt so. */
export function mendRenamedTo(request: ProposalRequest): Proposal | undefined {
  const { head, finding } = request;
  const names = head && namesLike(head, finding.subject ?? "");
  if (!names) return undefined;
  let explanation = "";
  const change = (text: string): string | undefined => {
    const name = written.exec(text)?.[3];
    if (name === undefined) return undefined;
    const to = names.has(name) ? endOfChain(names, name) : closestName(name, living(names));
    if (to === undefined || to === finding.subject) return undefined;
    explanation = names.has(name)
      ? `\`${name}\` is deprecated itself; \`${to}\` is what it was renamed to.`
      : `\`${name}\` is not defined; \`${to}\` is the only name that near.`;
    return text.replace(written, (_, before: string, quote: string) => `${before}${quote}${to}${quote}`);
  };
  const proposal = editLine({ request, change, explanation: "", confidence: 0.9 });
  return proposal && { ...proposal, explanation };
}

type Names = ReadonlyMap<string, Deprecated | undefined>;

/** Names of the same kind as the subject, each with its deprecation. */
function namesLike(head: Registry, subject: string): Names | undefined {
  if (head.attributes.has(subject)) {
    return new Map([...head.attributes.values()].map(({ name, deprecated }) => [name, deprecated]));
  }
  const kind = head.signals.find(({ name, deprecated }) => name === subject && deprecated)?.kind;
  if (kind === undefined) return undefined;
  const same = head.signals.filter((signal) => signal.kind === kind);
  return new Map(same.map(({ name, deprecated }) => [name, deprecated]));
}

function living(names: Names): string[] {
  return [...names].flatMap(([name, deprecated]) => (deprecated ? [] : [name]));
}

function endOfChain(names: Names, start: string): string | undefined {
  let name = start;
  for (let step = 0; step < longestChain; step += 1) {
    if (!names.has(name)) return undefined;
    const deprecated = names.get(name);
    if (deprecated === undefined) return name;
    if (deprecated.reason !== "renamed") return undefined;
    name = deprecated.renamedTo;
  }
  return undefined;
}
