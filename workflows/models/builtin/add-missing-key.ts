import type { Proposal, ProposalRequest } from "../proposer.ts";
import { itemAt, linesOf } from "./yaml-lines.ts";

interface MissingKey {
  readonly key: string;
  readonly value: (name: string) => string;
  readonly explanation: string;
  readonly confidence: number;
}

const missingKeys: Readonly<Record<string, MissingKey>> = {
  "missing-stability": {
    key: "stability",
    value: () => "development",
    explanation: "New names begin as `development`, so that they may still change.",
    confidence: 0.9,
  },
  "missing-brief": {
    key: "brief",
    value: (name) => `The ${words(name)}.`,
    explanation: "A first wording made from the name: say in your own words what it holds.",
    confidence: 0.4,
  },
  "missing-examples": {
    key: "examples",
    value: (name) => `["${name.split(".").at(-1) ?? name}"]`,
    explanation: "An example in the right form: replace it by a value that your services really send.",
    confidence: 0.3,
  },
};

/** A definition that lacks a key: the key is inserted on the line after the one that names the definition. */
export function addMissingKey(request: ProposalRequest): Proposal | undefined {
  const { finding, files } = request;
  const missing = missingKeys[finding.rule];
  const lines = linesOf(files.read(finding.file) ?? "");
  const item = itemAt(lines, finding.line);
  if (!missing || !item) return undefined;
  const name = /:\s*["']?([\w.]+)/.exec(lines[item.start - 1] ?? "")?.[1];
  if (!name) return undefined;
  const at = item.start + 1;
  const replacement = `${" ".repeat(item.indent)}${missing.key}: ${missing.value(finding.subject ?? name)}`;
  return {
    proposer: "builtin",
    edits: [{ file: finding.file, startLine: at, endLine: at - 1, replacement }],
    explanation: missing.explanation,
    confidence: missing.confidence,
  };
}

function words(name: string): string {
  return name.split(/[._]/).join(" ");
}
