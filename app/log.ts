import type { AppConfig } from "./config.ts";

type Fields = Readonly<Record<string, unknown>>;
type Level = AppConfig["logLevel"];

/** Logs one JSON object in a line: a message that is always the same for one place in the code, and fields with what varies. */
export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}

interface LogOptions {
  readonly level: Level;
  readonly now: () => Date;
  /** Takes one line with its line break. */
  readonly write: (line: string) => void;
}

const levels = ["debug", "info", "warn", "error"] as const satisfies readonly Level[];

export function createLog({ level, now, write }: LogOptions): Log {
  const at =
    (own: Level) =>
    (message: string, fields: Fields = {}) => {
      if (levels.indexOf(own) < levels.indexOf(level)) return;
      write(`${JSON.stringify({ time: now().toISOString(), level: own, message, ...fields }, readable)}\n`);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

const secretName = /secret|token|password|authorization|private_?key|api_?key/i;
/** GitHub's tokens, keys of model vendors, PEM files and passwords in URLs. */
const secretText =
  /\b(?:gh[a-z]_\w{16,}|github_pat_\w{16,}|sk-[\w-]{16,})|-----BEGIN[^-]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END[^-]{0,40}-----|$)|(?<=:\/\/[^\s:/@]{0,100}:)[^\s/@]{1,200}(?=@)/g;

function readable(name: string, value: unknown): unknown {
  if (value !== undefined && value !== null && secretName.test(name)) return "[redacted]";
  if (typeof value === "string") return value.replace(secretText, "[redacted]");
  if (value instanceof Error)
    return {
      name: value.name,
      code: "code" in value ? value.code : undefined,
      message: value.message,
      cause: value.cause,
    };
  return value;
}
