#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import { readEnvironment } from "./environment.ts";

const environment = readEnvironment();
const caches = cacheFolder(environment.variables);
// A third of a short command is compiling modules; it concerns what is imported from here on.
if (caches !== undefined) enableCompileCache(join(caches, "compiled"));
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
