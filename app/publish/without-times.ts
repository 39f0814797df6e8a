/** Text without what differs between two runs that say the same: durations and the footer with the run's id. */
export function withoutTimes(text: string): string {
  return text.replaceAll(/<sub>.*<\/sub>/g, "").replaceAll(/\b\d+(?:\.\d+)?\s?(?:ms|s|min)\b/g, "…");
}
