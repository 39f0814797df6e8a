#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { messageOf } from "../workflows/errors.ts";
import { makeFolder } from "../workflows/workspace/make-folder.ts";
import { cacheFolder } from "./configuration/cache-folder.ts";
import { expectShortRun } from "./configuration/short-run.ts";
import { readEnvironment, type Environment } from "./environment.ts";

if (!process.argv.includes("serve")) expectShortRun();
const environment = surroundings();
const caches = cacheFolder(environment.variables);
// A third of a short command is compiling modules; it concerns what is imported from here on.
if (caches !== undefined) keepCompiled(join(caches, "compiled"));
const { runCli } = await import("./run-cli.ts");

const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(name, () => stop.abort(new Error(`Stopped by ${name}.`)));
}
// A reader such as `head` may go before all is written: that is no failure of the command.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    if (stream === process.stdout) process.stderr.write(`error: The output could not be written: ${error.message}\n`);
    process.exit(3);
  });
}

const exitCode = await runCli({
  ...environment,
  args: process.argv.slice(2),
  print: (text) => void process.stdout.write(text),
  say: (text) => void process.stderr.write(text),
  signal: stop.signal,
});
if (exitCode !== undefined) process.exitCode = exitCode;

function surroundings(): Environment {
  try {
    return readEnvironment();
  } catch (error) {
    process.stderr.write(`error: The folder that the command runs in cannot be read: ${messageOf(error)}\n`);
    process.exit(2);
  }
}

/** The folder is made here, because Node itself never ends where a file system such as /proc refuses folders. */
function keepCompiled(folder: string): void {
  try {
    makeFolder(folder, 0o700);
    enableCompileCache(folder);
  } catch {
    // What cannot be kept is compiled again.
  }
}
