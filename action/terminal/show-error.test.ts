import { expect, test } from "vitest";
import { OperatorError } from "../../workflows/errors.ts";
import { describeError } from "./show-error.ts";

function failing(): Error {
  const inner = new TypeError("disk\u001B[31m full");
  return new OperatorError("file-not-written", { message: "Not written.", hint: "Make room.", cause: inner });
}

test("an error says what to do; its stack is for who asks, and those of its causes for who asks twice", () => {
  const [plain, once, twice] = [0, 1, 2].map((debug) => describeError(failing(), { color: false, debug }));
  expect(plain).toBe("error: Not written.\n  do: Make room.\n  code: file-not-written\n");
  expect(once).toMatch(/Not written\.\n +at failing/);
  expect(once).not.toContain("disk");
  expect(twice).toMatch(/caused by: TypeError: disk\[31m full\n +at failing/);
});

test("causes that lead to each other come to an end", () => {
  const loop = new Error("loop");
  loop.cause = loop;
  expect(describeError(loop, { color: false, debug: 2 }).split("caused by").length).toBeLessThan(10);
});
