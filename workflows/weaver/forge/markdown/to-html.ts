import { micromark } from "micromark";

/** CommonMark to HTML; raw HTML and links with scripts are made harmless. */
export function markdownToHtml(text: string): string {
  return micromark(text);
}
