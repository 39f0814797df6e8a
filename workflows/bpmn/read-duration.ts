const duration = /^P(?=.)(?:(\d{1,3})D)?(?:T(?=.)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6}(?:\.\d{1,3})?)S)?)?$/;
const day = 86_400_000;

/** Milliseconds of an ISO 8601 duration of days to seconds; undefined where it is none, zero, or longer than a day. */
export function readDuration(text: string): number | undefined {
  const match = duration.exec(text);
  if (!match) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const ms = Math.round(days * day + hours * 3_600_000 + minutes * 60_000 + seconds * 1_000);
  return ms > 0 && ms <= day ? ms : undefined;
}
