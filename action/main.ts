import * as core from "@actions/core";
import { expectShortRun } from "./configuration/short-run.ts";
import { readEnvironment } from "./environment.ts";
import { readInputs } from "./github-step/inputs.ts";
import { run } from "./github-step/run.ts";
import { describeError, exitCodeOf } from "./terminal/show-error.ts";

expectShortRun();
const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.once(name, () => stop.abort(new Error(`Stopped by ${name}.`)));
}
try {
  const environment = readEnvironment();
  const summary = environment.variables["GITHUB_STEP_SUMMARY"] === undefined ? undefined : core.summary;
  const inputs = readInputs((name) => core.getInput(name));
  process.exitCode = await run({ inputs, environment, core: { ...core, summary }, signal: stop.signal });
} catch (error) {
  core.setFailed(
    describeError(error, { color: false, debug: core.isDebug() ? 2 : 0 })
      .replace(/^error: /, "")
      .trimEnd(),
  );
  process.exitCode = exitCodeOf(error);
}
