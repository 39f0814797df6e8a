/** Thrown, and caught in `readQuickYaml`, where the text needs the full parser. One object, as it carries nothing. */
export const beyondQuickYaml = new Error("beyond the quick YAML reader");

/** A text and the place in it that is read next. */
export interface QuickCursor {
  readonly text: string;
  at: number;
}
