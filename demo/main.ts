import { playDemo } from "./play-demo.ts";
import { startDemo } from "./start-demo.ts";

/** `npm run demo`: the main job on embedded defaults. `--once` prints the outcome as JSON and ends. */
async function main(once: boolean): Promise<number> {
  const port = once ? {} : { port: 4040 };
  const say = (line: string): void => void process.stderr.write(line);
  const demo = await startDemo({ ...port, environment: process.env, write: say });
  say(`A GitHub of its own runs at ${demo.github.url}\n`);
  if (once) {
    await using _ = demo;
    const { pullRequests, problems } = await playDemo(demo, (line) => say(`${line}\n`));
    process.stdout.write(`${JSON.stringify({ pullRequests }, null, 2)}\n`);
    for (const problem of problems) say(`not as it should be: ${problem}\n`);
    return problems.length > 0 ? 1 : 0;
  }
  await playDemo(demo, (line) => say(`${line}\n`), { leaveOpen: true });
  say(
    `\nLook at ${demo.repository.url}: open a pull request, apply a suggestion, and the next push is reviewed again.\nCtrl+C ends the demo.\n`,
  );
  await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  await demo[Symbol.asyncDispose]();
  return 0;
}

process.exitCode = await main(process.argv.includes("--once"));
