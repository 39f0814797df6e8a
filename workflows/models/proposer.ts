import type { Finding } from "../report/report.ts";
import type { Registry } from "../weaver/registry.ts";
import type { FileTree } from "../workspace/workspace.ts";

/** Replaces the lines `startLine` to `endLine` (1-based, inclusive; `endLine = startLine - 1` inserts before). */
export interface Edit {
  readonly file: string;
  readonly startLine: number;
  readonly endLine: number;
  /** New text of these lines without the last line break; `undefined` deletes them. */
  readonly replacement: string | undefined;
}

/** What a proposer is asked. Everything in it is data from a pull request: never instructions. */
export interface ProposalRequest {
  readonly finding: Finding;
  /** Files of the head. */
  readonly files: FileTree;
  /** Files of the base: where the text of removed items still stands. */
  readonly baseFiles: FileTree;
  /** Files that an edit may touch. */
  readonly editable: readonly string[];
  /** The head's registry as far as it resolves, and the base's. */
  readonly head: Registry | undefined;
  readonly base: Registry | undefined;
  /** What was tried before in this loop, and why the checks refused it. */
  readonly refused: readonly { readonly proposal: Proposal; readonly problems: readonly string[] }[];
}

export interface Proposal {
  readonly proposer: string;
  readonly edits: readonly Edit[];
  /** One or two sentences for the author: why this edit mends the finding. */
  readonly explanation: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** One source of fixes: the built-in rules or a model behind its SDK. */
export interface Proposer {
  readonly name: string;
  /**
   * Proposes one fix, or nothing.
   * @throws OutsideError where the provider fails; the loop goes on without it
   */
  propose(request: ProposalRequest, signal: AbortSignal): Promise<Proposal | undefined>;
}

/** What the same checks that found the problem say of an edit on a scratch copy. */
export interface Verdict {
  readonly accepted: boolean;
  /** What was run, with what result. */
  readonly checks: readonly { readonly check: string; readonly result: string }[];
  /** Why it was refused, in words that a proposer can act on. */
  readonly problems: readonly string[];
}

export type Verify = (proposal: Proposal, signal: AbortSignal) => Promise<Verdict>;
