import { betterUnit } from "../../rules/metric-units.ts";
import type { Proposal, ProposalRequest } from "../proposer.ts";
import { editLine } from "./edit-line.ts";

const unit = /(\bunit:\s*)(["']?)([A-Za-z]+)\2(?=\s*(?:[,}#]|$))/;
const plainBrief = /^(\s*(?:-\s+)?brief:\s*)([A-Za-z(`][^#]*?[^\s#:])(\s*)$/;
const quotedBrief = /^(\s*(?:-\s+)?brief:\s*)(["'])([^"'\\]*[^"'\\\s])\s*\2(\s*(?:#.*)?)$/;

/** A unit that is a word becomes its UCUM code. */
export function mendUnit(request: ProposalRequest): Proposal | undefined {
  return editLine({
    request,
    change: (text) => {
      const better = betterUnit(unit.exec(text)?.[3] ?? "");
      return better === undefined ? undefined : text.replace(unit, (_, before: string) => `${before}"${better}"`);
    },
    explanation: "Units are UCUM codes, or say in braces what is counted.",
    confidence: 0.85,
  });
}

/** A brief of one line gets its period. */
export function endBrief(request: ProposalRequest): Proposal | undefined {
  return editLine({
    request,
    change: (text) =>
      /brief:\s*[>|]/.test(text)
        ? undefined
        : text.replace(quotedBrief, "$1$2$3.$2$4").replace(plainBrief, (all, before: string, words: string) => {
            return words.endsWith(".") ? all : `${before}${words}.`;
          }),
    explanation: "Briefs are sentences and end with a period.",
    confidence: 0.9,
  });
}
