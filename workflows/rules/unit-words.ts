/** Units as people write them in words, and as UCUM (https://ucum.org/ucum) has them. */
const unitsInWords: Readonly<Record<string, string>> = {
  nanosecond: "ns",
  microsecond: "us",
  millisecond: "ms",
  second: "s",
  sec: "s",
  msec: "ms",
  minute: "min",
  hour: "h",
  day: "d",
  byte: "By",
  kilobyte: "kBy",
  megabyte: "MBy",
  gigabyte: "GBy",
  kibibyte: "KiBy",
  mebibyte: "MiBy",
  gibibyte: "GiBy",
  percent: "%",
  celsius: "Cel",
  hertz: "Hz",
  watt: "W",
  joule: "J",
  volt: "V",
  ampere: "A",
  meter: "m",
};

/** Short forms that are certainly a unit at the end of a name. */
const shortForms: Readonly<Record<string, string>> = {
  ms: "ms",
  ns: "ns",
  us: "us",
  secs: "s",
  kb: "kBy",
  mb: "MBy",
  gb: "GBy",
  kib: "KiBy",
  mib: "MiBy",
  gib: "GiBy",
  pct: "%",
};

/** The UCUM code of a unit that is written in words, `seconds` or `Seconds`. */
export function ucumOfWord(word: string): string | undefined {
  const lower = word.toLowerCase();
  return unitsInWords[lower] ?? (lower.endsWith("s") ? unitsInWords[lower.slice(0, -1)] : undefined);
}

/** The same for the short forms that names end in, `ms`. */
export function ucumOfNamePart(part: string): string | undefined {
  return ucumOfWord(part) ?? shortForms[part];
}
