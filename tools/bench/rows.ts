/** One line of the table that `npm run bench` prints. */
export interface Row {
  readonly what: string;
  readonly goal: string;
  readonly ours: string;
  readonly weaver: string;
  /** How the two compare, or the figure itself where there is nothing to compare with. */
  readonly measured: string;
}

export const notMeasured = "not measured: no weaver";

/** The rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ what, goal, measured, ours, weaver }) => `| ${[what, goal, measured, ours, weaver].join(" | ")} |`,
  );
  return ["| | goal | measured | ours | Weaver |", "|---|---|---|---|---|", ...lines].join("\n");
}
