import { expect, test } from "vitest";
import { OperatorError } from "../workflows/errors.ts";
import { createLog } from "./log.ts";

function logged(level: "debug" | "info" | "warn" | "error" = "info") {
  const lines: string[] = [];
  const log = createLog({ level, now: () => new Date(0), write: (line) => lines.push(line) });
  return { log, lines };
}

test("a line is one JSON object with time, level, message and fields", () => {
  const { log, lines } = logged();
  log.info("Webhook accepted", { event: "push", text: "two\nlines" });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toContain("\n");
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    time: "1970-01-01T00:00:00.000Z",
    level: "info",
    message: "Webhook accepted",
    event: "push",
    text: "two\nlines",
  });
});

test("less than the level is not logged", () => {
  const { log, lines } = logged("warn");
  log.debug("a");
  log.info("b");
  log.warn("c");
  log.error("d");
  expect(lines.map((line) => JSON.parse(line).message)).toEqual(["c", "d"]);
});

test("an error is logged by class, code and message, with its cause", () => {
  const { log, lines } = logged();
  log.error("Job failed", { error: new OperatorError("no-key", { message: "No key.", cause: new TypeError("deep") }) });
  expect(JSON.parse(lines[0] ?? "").error).toEqual({
    name: "OperatorError",
    code: "no-key",
    message: "No key.",
    cause: { name: "TypeError", message: "deep" },
  });
});

test.each([
  ["an installation token", "ghs_0123456789abcdefABCDEF"],
  ["a fine-grained token", "github_pat_0123456789abcdefABCDEF"],
  ["a model's key", "sk-ant-0123456789abcdefABCDEF"],
  ["a password in a URL", "redis://user:0123456789abcdefABCDEF@redis:6379"],
  ["a private key", "-----BEGIN RSA PRIVATE KEY-----\n0123456789abcdefABCDEF\n-----END RSA PRIVATE KEY-----"],
])("%s in a text, a nested field or an error is not logged", (_what, secret) => {
  const { log, lines } = logged();
  log.error("x", {
    text: `before ${secret} after`,
    nested: { list: [secret] },
    error: new Error(secret, { cause: new Error(secret) }),
  });
  expect(lines[0]).not.toContain("0123456789abcdefABCDEF");
});

test("fields that are named like secrets are not logged whatever they hold", () => {
  const { log, lines } = logged();
  log.info("x", { webhookSecret: "plain", privateKey: "plain", nested: { apiKey: "plain", Authorization: "plain" } });
  expect(lines[0]).not.toContain("plain");
});
