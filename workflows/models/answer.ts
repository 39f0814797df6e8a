import { z } from "zod";
import { OutsideError } from "../errors.ts";
import type { Proposal, ProposalRequest } from "./proposer.ts";

const maxEdits = 10;
const maxReplacement = 20_000;

const AnsweredEdit = z.object({
  file: z.string(),
  startLine: z.number().int().positive(),
  endLine: z.number().int().nonnegative(),
  replacement: z.string().max(maxReplacement).nullable(),
});

const Answer = z.object({
  edits: z.array(AnsweredEdit).max(maxEdits),
  explanation: z.string(),
  confidence: z.number(),
});

/** The JSON Schema that vendors are asked to hold the answer to. */
export const answerSchema = {
  type: "object",
  additionalProperties: false,
  required: ["edits", "explanation", "confidence"],
  properties: {
    edits: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["file", "startLine", "endLine", "replacement"],
        properties: {
          file: { type: "string" },
          startLine: { type: "integer" },
          endLine: { type: "integer" },
          replacement: { type: ["string", "null"] },
        },
      },
    },
    explanation: { type: "string" },
    confidence: { type: "number" },
  },
} as const;

/**
 * Reads a model's answer. It is data: an edit outside the editable files, or lines that do not exist, drop the whole answer.
 * @throws OutsideError `model-answer-invalid` where it is not the JSON that was asked for
 */
export function proposalFrom(options: {
  readonly text: string;
  readonly proposer: string;
  readonly request: ProposalRequest;
}): Proposal | undefined {
  const { edits, explanation, confidence } = parse(options.text, options.proposer);
  const allowed = edits.every(
    (edit) => options.request.editable.includes(edit.file) && edit.endLine >= edit.startLine - 1,
  );
  if (edits.length === 0 || !allowed) return undefined;
  return {
    proposer: options.proposer,
    edits: edits.map((edit) => ({ ...edit, replacement: edit.replacement ?? undefined })),
    explanation: explanation.slice(0, 600),
    confidence: Math.min(1, Math.max(0, confidence)),
  };
}

function parse(text: string, proposer: string): z.infer<typeof Answer> {
  try {
    return Answer.parse(JSON.parse(unfenced(text)));
  } catch (cause) {
    const message = `The model "${proposer}" answered with something that is not the JSON it was asked for.`;
    throw new OutsideError("model-answer-invalid", { message, cause });
  }
}

/** Small models wrap JSON in a code fence although they are told not to. */
function unfenced(text: string): string {
  return /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text)?.[1] ?? text;
}
