/** What the command line and the Action take from the process that they run in. */
export interface Environment {
  /** Variables that hold something; empty ones count as not set. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where the user stands: what paths on the command line are relative to. */
  readonly folder: string;
  /** Which of the two streams takes colours. */
  readonly color: { readonly out: boolean; readonly err: boolean };
  /** True where progress can be drawn on one line. */
  readonly interactive: boolean;
}

/** Reads the process's environment; nothing else below `action/` does. */
export function readEnvironment(): Environment {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]?.trim());
  const variables = Object.fromEntries(entries);
  return {
    variables,
    folder: folderOf(variables),
    color: { out: takesColor(variables, process.stdout.isTTY), err: takesColor(variables, process.stderr.isTTY) },
    interactive: process.stderr.isTTY && variables["TERM"] !== "dumb" && variables["CI"] === undefined,
  };
}

/** npm runs our own `npm run weavergen` in the checkout's root and says in INIT_CWD where it was called from. */
function folderOf(variables: Environment["variables"]): string {
  const ownScript = variables["npm_package_name"] === "weavergen" && variables["npm_lifecycle_event"] === "weavergen";
  return (ownScript ? variables["INIT_CWD"] : undefined) ?? process.cwd();
}

/** https://no-color.org and https://force-color.org */
function takesColor(variables: Environment["variables"], isTerminal: boolean | undefined): boolean {
  if (variables["NO_COLOR"] !== undefined) return false;
  const forced = variables["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0";
  return isTerminal === true && variables["TERM"] !== "dumb";
}

const forPrograms = [
  "PATH",
  "HTTPS_PROXY",
  "HTTP_PROXY",
  "NO_PROXY",
  "https_proxy",
  "http_proxy",
  "no_proxy",
  "SSL_CERT_FILE",
  "GIT_SSL_CAINFO",
];

/** What git may see of the environment. */
export function programVariables(variables: Environment["variables"]): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => forPrograms.includes(name)));
}
