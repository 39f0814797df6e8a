import { existsSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { addsAnAttribute } from "../demo/pull-requests.ts";
import { gateOf, startAppForTests } from "./app-for-tests.ts";

// The App starts in seconds, and in tens of them on a machine that is busy.
vi.setConfig({ testTimeout: 120_000 });

/** Linux alone says which children a thread has. */
const children = `/proc/${process.pid}/task/${process.pid}/children`;

/** Processes of this one that render templates. */
function rendering(): string[] {
  const commands = readFileSync(children, "utf8")
    .split(" ")
    .filter((pid) => pid.trim() !== "")
    .map((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  return commands.filter((command) => command.includes("render-process"));
}

test.runIf(existsSync(children))(
  "the App renders templates in processes of their own, which end with it",
  async ({ skip }) => {
    {
      await using running = await startAppForTests({ environment: process.env });
      skip(
        running.log.some((line) => line.includes('"engine":"binary"')),
        "a Weaver program renders, in its sandbox",
      );
      const repository = await running.repository();
      const pull = await running.github.openPullRequest({ repository, ...addsAnAttribute });
      await running.idle();
      // Generated code is out of date, which only who rendered it can say.
      expect(gateOf(running.github, pull.head)).toBe("failure");
      expect(rendering()).not.toEqual([]);
    }
    expect(rendering()).toEqual([]);
  },
);
