import { runCli } from "../run-cli.ts";

export interface Typed {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, as if it were typed in a folder; without a terminal, so without colours. */
export async function type(
  line: string | readonly string[],
  { folder, variables = {} }: { readonly folder: string; readonly variables?: Readonly<Record<string, string>> },
): Promise<Typed> {
  let [stdout, stderr] = ["", ""];
  const exitCode = await runCli({
    args: typeof line === "string" ? line.split(" ").filter((word) => word !== "") : line,
    folder,
    variables: { PATH: systemPath, ...variables },
    color: { out: false, err: false },
    interactive: false,
    print: (text) => void (stdout += text),
    say: (text) => void (stderr += text),
    signal: new AbortController().signal,
  });
  return { exitCode, stdout, stderr };
}

/** Where git lies, and where nobody has put a `weaver`. */
const systemPath = "/usr/bin:/bin";
