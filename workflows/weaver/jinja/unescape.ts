import { JinjaError } from "./error.ts";

const simple: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
const escape = /\\(?:u([^]{0,4})|x([^]{0,2})|([0-7]{1,3})|([^])|$)/gu;

/** Decodes the escapes of a string literal. Unknown escapes stay as they are. */
export function unescape(text: string): string {
  const decoded = text.replace(
    escape,
    (all: string, unicode?: string, hex?: string, octal?: string, other?: string) => {
      if (unicode !== undefined) return codeUnit(unicode);
      if (hex !== undefined) return byte(hex, 16, /^[0-9a-fA-F]{2}$/);
      if (octal !== undefined) return byte(octal, 8, /^[0-7]+$/);
      if (other === undefined) throw new JinjaError("bad string escape");
      return simple[other] ?? all;
    },
  );
  if (!decoded.isWellFormed()) throw new JinjaError("bad string escape");
  return decoded;
}

function codeUnit(digits: string): string {
  if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new JinjaError("bad string escape");
  return String.fromCharCode(Number.parseInt(digits, 16));
}

function byte(digits: string, radix: number, form: RegExp): string {
  const value = form.test(digits) ? Number.parseInt(digits, radix) : 256;
  if (value > 255) throw new JinjaError("bad string escape");
  return String.fromCharCode(value);
}
