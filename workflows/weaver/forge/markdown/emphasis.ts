import type { PhrasingContent } from "mdast";

/** A run of `*` or `_` that may open or close emphasis. */
export interface DelimiterRun {
  readonly type: "run";
  readonly mark: string;
  count: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

export type Piece = PhrasingContent | DelimiterRun;

const ASCII = /^[\0-\x7f]$/;
const SPACE = /^\s$/;
const PUNCTUATION = /^[!-/:-@[-`{-~]$/;

/**
 * What a run may do, by the characters around it.
 * @returns undefined beside a character whose class is not known here
 * @see https://spec.commonmark.org/0.31.2/#delimiter-run
 */
export function delimiterRun(marks: string, before = "\n", after = "\n"): DelimiterRun | undefined {
  if (!ASCII.test(before) || !ASCII.test(after)) return undefined;
  const [mark = ""] = marks;
  const follows = { space: SPACE.test(before), punctuation: PUNCTUATION.test(before) };
  const leads = { space: SPACE.test(after), punctuation: PUNCTUATION.test(after) };
  const left = !leads.space && (!leads.punctuation || follows.space || follows.punctuation);
  const right = !follows.space && (!follows.punctuation || leads.space || leads.punctuation);
  const opens = mark === "*" ? left : left && (!right || follows.punctuation);
  const closes = mark === "*" ? right : right && (!left || leads.punctuation);
  return { type: "run", mark, count: marks.length, opens, closes };
}

/** Puts emphasis where runs close what others opened; what is left of them is text. */
export function resolveEmphasis(pieces: readonly Piece[]): PhrasingContent[] {
  const open: Piece[] = [];
  for (const piece of pieces) {
    if (piece.type !== "run") open.push(piece);
    else {
      if (piece.closes) close(open, piece);
      if (piece.count > 0) open.push(piece);
    }
  }
  return joined(open);
}

function close(open: Piece[], closing: DelimiterRun): void {
  for (let at = openerOf(open, closing); at >= 0 && closing.count > 0; at = openerOf(open, closing)) {
    const opening = open[at];
    if (opening?.type !== "run") return;
    const size = opening.count > 1 && closing.count > 1 ? 2 : 1;
    const children = joined(open.splice(at + 1));
    opening.count -= size;
    closing.count -= size;
    if (opening.count === 0) open.pop();
    open.push({ type: size === 2 ? "strong" : "emphasis", children });
  }
}

function openerOf(open: readonly Piece[], closing: DelimiterRun): number {
  return open.findLastIndex((piece) => piece.type === "run" && piece.opens && matches(piece, closing));
}

/** Runs of which one may both open and close match by the rule of three. */
function matches(opening: DelimiterRun, closing: DelimiterRun): boolean {
  if (opening.mark !== closing.mark) return false;
  const isUnclear = opening.closes || closing.opens;
  return !(isUnclear && closing.count % 3 !== 0 && (opening.count + closing.count) % 3 === 0);
}

/** Nodes with texts beside each other made one. */
function joined(pieces: readonly Piece[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (const piece of pieces) {
    const node: PhrasingContent =
      piece.type === "run" ? { type: "text", value: piece.mark.repeat(piece.count) } : piece;
    const last = nodes.at(-1);
    if (node.type !== "text" || last?.type !== "text") nodes.push(node);
    else nodes[nodes.length - 1] = { type: "text", value: last.value + node.value };
  }
  return nodes;
}
