import type { Proposal, ProposalRequest } from "../proposer.ts";
import { closestName } from "../../names/closest-name.ts";
import { namesInHead, successorOf } from "./known-names.ts";
import { linesOf } from "./yaml-lines.ts";

const reference = /^(\s*(?:-\s+)?(?:ref|renamed_to|extends):\s*)(["']?)([\w.]+)\2(\s*(?:#.*)?)$/;

/** A reference to a name that does not exist: the name that was meant, or the one it was renamed to. */
export function mendReference(request: ProposalRequest): Proposal | undefined {
  const written = writtenReference(request);
  if (!written) return undefined;
  const renamed = request.base?.attributes.has(written.name) ? successorOf(written.name, request) : undefined;
  const meant = renamed ?? closestName(written.name, namesInHead(request));
  if (!meant) return undefined;
  const explanation = renamed
    ? `\`${written.name}\` was renamed to \`${meant}\` in this pull request; this reference still used the old name.`
    : `\`${written.name}\` is not defined; \`${meant}\` is the only attribute whose name is that near.`;
  return proposalFor({ request, written, name: meant, explanation, confidence: renamed ? 0.9 : 0.95 });
}

/** A reference to an attribute that is deprecated as renamed: the new name. */
export function followRename(request: ProposalRequest): Proposal | undefined {
  const written = writtenReference(request);
  const deprecated = written && request.head?.attributes.get(written.name)?.deprecated;
  if (!written || deprecated?.reason !== "renamed") return undefined;
  const explanation = `\`${written.name}\` is deprecated and was renamed to \`${deprecated.renamedTo}\`.`;
  return proposalFor({ request, written, name: deprecated.renamedTo, explanation, confidence: 0.9 });
}

interface WrittenReference {
  readonly name: string;
  readonly withName: (name: string) => string;
}

function writtenReference({ finding, files }: ProposalRequest): WrittenReference | undefined {
  const line = linesOf(files.read(finding.file) ?? "")[finding.line - 1];
  const [, before, quote, name, after] = reference.exec(line ?? "") ?? [];
  if (before === undefined || name === undefined) return undefined;
  return { name, withName: (meant) => `${before}${quote}${meant}${quote}${after}` };
}

function proposalFor(options: {
  readonly request: ProposalRequest;
  readonly written: WrittenReference;
  readonly name: string;
  readonly explanation: string;
  readonly confidence: number;
}): Proposal {
  const { finding } = options.request;
  const replacement = options.written.withName(options.name);
  return {
    proposer: "builtin",
    edits: [{ file: finding.file, startLine: finding.line, endLine: finding.line, replacement }],
    explanation: options.explanation,
    confidence: options.confidence,
  };
}
