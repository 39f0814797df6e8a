const codes = {
  bold: 1,
  red: 31,
  green: 32,
  yellow: 33,
  blue: 34,
  cyan: 36,
  bright_red: 91,
  bright_green: 92,
  bright_yellow: 93,
  bright_cyan: 96,
  bright_white: 97,
} as const;

/** Text in the codes of a terminal, the first style innermost. */
export function styled(text: string, ...styles: readonly (keyof typeof codes)[]): string {
  return styles.reduce((inner, style) => `\u001b[${codes[style]}m${inner}\u001b[0m`, text);
}
