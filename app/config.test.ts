import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { OperatorError } from "../workflows/errors.ts";
import { readAppConfig } from "./config.ts";

const pem = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs1", format: "pem" })
  .toString()
  .trim();
const least = { APP_ID: "42", PRIVATE_KEY: pem, WEBHOOK_SECRET: "a long random text" };

function problemsOf(env: Record<string, string | undefined>): string {
  try {
    readAppConfig(env);
  } catch (error) {
    if (error instanceof OperatorError) return error.message;
    throw error;
  }
  throw new Error("The configuration was accepted.");
}

test("the three secrets of the App are enough", () => {
  expect(readAppConfig(least)).toEqual({
    appId: 42,
    privateKey: pem,
    webhookSecret: "a long random text",
    port: 3000,
    host: "0.0.0.0",
    githubApiUrl: "https://api.github.com",
    queue: { backend: "embedded", dataDir: ".weavergen" },
    dataDir: ".weavergen",
    weaverBin: undefined,
    dependencies: {
      hosts: ["github.com", "codeload.github.com", "*.githubusercontent.com"],
      privateAddresses: [],
      folders: [],
    },
    parityRate: 0,
    concurrency: 2,
    logLevel: "info",
    models: { anthropic: undefined, openai: undefined, ollama: undefined },
    otel: {},
  });
});

test("all problems are reported together, each with its variable", () => {
  const message = problemsOf({
    APP_ID: "my-app",
    PORT: "99999",
    REDIS_URL: "http://redis",
    WEAVERGEN_QUEUE: "postgres",
    WEAVERGEN_LOG_LEVEL: "loud",
    WEAVERGEN_PARITY_RATE: "5",
    WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS: "git hub/x",
    WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES: "10.0.0.0/99",
    WEAVERGEN_ALLOWED_DEPENDENCY_FOLDERS: "../shared",
  });
  for (const name of [
    "APP_ID",
    "PRIVATE_KEY",
    "WEBHOOK_SECRET",
    "PORT",
    "REDIS_URL",
    "DATABASE_URL",
    "WEAVERGEN_LOG_LEVEL",
    "WEAVERGEN_PARITY_RATE",
    "WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS",
    "WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES",
    "WEAVERGEN_ALLOWED_DEPENDENCY_FOLDERS",
  ]) {
    expect(message).toContain(`- ${name} `);
  }
  expect(message).toContain("11 problems");
});

test("no value of a variable is in the message", () => {
  const secret = "s3cr3t-value";
  const names = [
    "APP_ID",
    "PRIVATE_KEY",
    "PORT",
    "REDIS_URL",
    "DATABASE_URL",
    "GITHUB_API_URL",
    "WEAVERGEN_QUEUE",
    "OPENAI_BASE_URL",
  ];
  expect(problemsOf(Object.fromEntries(names.map((name) => [name, secret])))).not.toContain(secret);
});

test.each([undefined, "", "  ", "development"])(
  "the webhook secret %j is refused, since anyone could sign events",
  (secret) => {
    expect(problemsOf({ ...least, WEBHOOK_SECRET: secret })).toContain("WEBHOOK_SECRET");
  },
);

test.each([
  ["with \\n for line breaks", pem.replaceAll("\n", "\\n")],
  ["in base64", Buffer.from(pem).toString("base64")],
  ["as it is", pem],
])("a private key is taken %s", (_how, key) => {
  expect(readAppConfig({ ...least, PRIVATE_KEY: key }).privateKey).toBe(pem);
});

test("a private key is read from a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-config-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "key.pem");
  writeFileSync(path, `${pem}\n`);
  expect(readAppConfig({ ...least, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: path }).privateKey).toBe(pem);
  expect(problemsOf({ ...least, PRIVATE_KEY: "", PRIVATE_KEY_PATH: join(folder, "none") })).toContain(
    "PRIVATE_KEY_PATH cannot be read",
  );
});

const redis = { REDIS_URL: "rediss://user:secret@redis:6380/1" };
const postgres = { DATABASE_URL: "postgres://user:secret@db/weavergen" };
test.each([
  ["redis when there is a Redis", { ...redis, ...postgres }, { backend: "redis", redisUrl: redis.REDIS_URL }],
  ["postgres when there is only a database", postgres, { backend: "postgres", databaseUrl: postgres.DATABASE_URL }],
  [
    "what was chosen, among several",
    { ...redis, ...postgres, WEAVERGEN_QUEUE: "postgres" },
    { backend: "postgres", databaseUrl: postgres.DATABASE_URL },
  ],
  [
    "embedded when it was chosen",
    { ...redis, WEAVERGEN_QUEUE: "embedded", WEAVERGEN_DATA_DIR: "/data" },
    { backend: "embedded", dataDir: "/data" },
  ],
])("the queue is %s", (_what, env, queue) => {
  expect(readAppConfig({ ...least, ...env }).queue).toEqual(queue);
});

test.each(["0", "0.25", "1"])("the rate of the parity canary is a share: %s", (rate) => {
  expect(readAppConfig({ ...least, WEAVERGEN_PARITY_RATE: rate }).parityRate).toBe(Number(rate));
});

test.each(["-0.1", "1.5", "often", "NaN"])("%s is no rate of the parity canary", (rate) => {
  expect(problemsOf({ ...least, WEAVERGEN_PARITY_RATE: rate })).toContain("- WEAVERGEN_PARITY_RATE must be");
});

test("a GitHub Enterprise address, models and OTEL_* variables are passed on", () => {
  const config = readAppConfig({
    ...least,
    GITHUB_API_URL: "https://github.example.org/api/v3/",
    ANTHROPIC_API_KEY: "key-a",
    ANTHROPIC_MODEL: "claude",
    OPENAI_API_KEY: "key-o",
    OLLAMA_BASE_URL: "http://localhost:11434",
    OLLAMA_MODEL: "qwen3",
    OTEL_SERVICE_NAME: "reviewer",
    OTHER: "x",
  });
  expect(config.githubApiUrl).toBe("https://github.example.org/api/v3");
  expect(config.models).toEqual({
    anthropic: { apiKey: "key-a", model: "claude" },
    openai: { apiKey: "key-o", baseUrl: undefined, model: undefined },
    ollama: { baseUrl: "http://localhost:11434", model: "qwen3" },
  });
  expect(config.otel).toEqual({ OTEL_SERVICE_NAME: "reviewer" });
});
