import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { messageOf, OperatorError } from "../workflows/errors.ts";
import type { AllowedSources } from "../workflows/weaver/dependencies/allowed-sources.ts";
import { allowedSources, allowedVariables } from "../workflows/weaver/dependencies/allowed-variables.ts";

export interface AppConfig {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly port: number;
  readonly host: string;
  readonly githubApiUrl: string;
  readonly queue: QueueConfig;
  /** Folder for everything that outlives a job and is not in a database server. */
  readonly dataDir: string;
  /** Path of the `weaver` program; undefined to look for one on the PATH. */
  readonly weaverBin: string | undefined;
  /** Share of the reviewed heads that both engines are run on, 0 to 1. */
  readonly parityRate: number;
  /** What registries may depend on outside their own repository. */
  readonly dependencies: Required<AllowedSources>;
  /** Jobs that run at a time. */
  readonly concurrency: number;
  readonly logLevel: "debug" | "info" | "warn" | "error";
  readonly models: ModelConfig;
  /** The standard OTEL_* variables, for the OpenTelemetry SDK. */
  readonly otel: Readonly<Record<string, string>>;
}

type QueueConfig =
  | { readonly backend: "redis"; readonly redisUrl: string }
  | { readonly backend: "postgres"; readonly databaseUrl: string }
  | { readonly backend: "embedded"; readonly dataDir: string };

export interface ModelConfig {
  readonly anthropic: { readonly apiKey: string; readonly model: string | undefined } | undefined;
  readonly openai:
    | { readonly apiKey: string; readonly baseUrl: string | undefined; readonly model: string | undefined }
    | undefined;
  readonly ollama: { readonly baseUrl: string; readonly model: string | undefined } | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
  });
const whole = (from: number, to: number) =>
  z.coerce
    .number({ error: "must be a number" })
    .int({ error: "must be a whole number" })
    .min(from, { error: `must be at least ${from}` })
    .max(to, {
      error: `must be at most ${to}`,
    });
const share = z.coerce
  .number({ error: "must be a number from 0 to 1" })
  .min(0, { error: "must be at least 0" })
  .max(1, { error: "must be at most 1" });
const http = url("https:", "http:");
const required = { error: "is missing" };

const Environment = z.object({
  APP_ID: z
    .string(required)
    .regex(/^[1-9]\d*$/, { error: "must be the App's number, for example 123456" })
    .transform(Number),
  PRIVATE_KEY: z.string().optional(),
  PRIVATE_KEY_PATH: z.string().optional(),
  WEBHOOK_SECRET: z.string(required).refine((secret) => secret !== "development", {
    error: 'is "development", which everyone knows: anyone could send events',
  }),
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  REDIS_URL: url("redis:", "rediss:").optional(),
  DATABASE_URL: url("postgres:", "postgresql:").optional(),
  GITHUB_API_URL: http.default("https://api.github.com").transform((text) => text.replace(/\/+$/, "")),
  WEAVERGEN_QUEUE: z
    .enum(["redis", "postgres", "embedded"], { error: "must be redis, postgres or embedded" })
    .optional(),
  WEAVERGEN_DATA_DIR: z.string().default(".weavergen"),
  WEAVER_BIN: z.string().optional(),
  WEAVERGEN_CONCURRENCY: whole(1, 64).default(2),
  WEAVERGEN_PARITY_RATE: share.default(0),
  WEAVERGEN_LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], { error: "must be debug, info, warn or error" })
    .default("info"),
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_MODEL: z.string().optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: http.optional(),
  OPENAI_MODEL: z.string().optional(),
  OLLAMA_BASE_URL: http.optional(),
  OLLAMA_MODEL: z.string().optional(),
  ...allowedVariables,
});
type Values = z.infer<typeof Environment>;

/**
 * Reads the configuration of the App's processes; called with `process.env` by app/main.ts. Empty variables count as not set.
 * @throws OperatorError `configuration-invalid`, which lists every problem and shows no value
 */
export function readAppConfig(env: Environment): AppConfig {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const read = Environment.safeParse(present);
  const key = readPrivateKey(present);
  const problems = [
    ...(read.error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${issue.message}`),
    ...("problem" in key ? [key.problem] : []),
    ...queueProblems(present),
  ];
  if (!read.success || "problem" in key || problems.length > 0) throw invalid(problems);
  return configOf(read.data, key.pem, present);
}

function configOf(values: Values, privateKey: string, present: Environment): AppConfig {
  return {
    appId: values.APP_ID,
    privateKey,
    webhookSecret: values.WEBHOOK_SECRET,
    port: values.PORT,
    host: values.HOST,
    githubApiUrl: values.GITHUB_API_URL,
    queue: queueOf(values),
    dataDir: values.WEAVERGEN_DATA_DIR,
    weaverBin: values.WEAVER_BIN,
    dependencies: allowedSources(values),
    parityRate: values.WEAVERGEN_PARITY_RATE,
    concurrency: values.WEAVERGEN_CONCURRENCY,
    logLevel: values.WEAVERGEN_LOG_LEVEL,
    models: modelsOf(values),
    otel: Object.fromEntries(
      Object.entries(present).flatMap(([name, value]) => (name.startsWith("OTEL_") && value ? [[name, value]] : [])),
    ),
  };
}

function queueOf({ WEAVERGEN_QUEUE, REDIS_URL, DATABASE_URL, WEAVERGEN_DATA_DIR }: Values): QueueConfig {
  if (REDIS_URL && (WEAVERGEN_QUEUE ?? "redis") === "redis") return { backend: "redis", redisUrl: REDIS_URL };
  if (DATABASE_URL && (WEAVERGEN_QUEUE ?? "postgres") === "postgres")
    return { backend: "postgres", databaseUrl: DATABASE_URL };
  return { backend: "embedded", dataDir: WEAVERGEN_DATA_DIR };
}

function queueProblems({ WEAVERGEN_QUEUE, REDIS_URL, DATABASE_URL }: Environment): string[] {
  if (WEAVERGEN_QUEUE === "redis" && !REDIS_URL) return ["REDIS_URL is missing, which WEAVERGEN_QUEUE=redis needs"];
  if (WEAVERGEN_QUEUE === "postgres" && !DATABASE_URL)
    return ["DATABASE_URL is missing, which WEAVERGEN_QUEUE=postgres needs"];
  return [];
}

function modelsOf(values: Values): ModelConfig {
  const { ANTHROPIC_API_KEY, OPENAI_API_KEY, OLLAMA_BASE_URL } = values;
  return {
    anthropic: ANTHROPIC_API_KEY ? { apiKey: ANTHROPIC_API_KEY, model: values.ANTHROPIC_MODEL } : undefined,
    openai: OPENAI_API_KEY
      ? { apiKey: OPENAI_API_KEY, baseUrl: values.OPENAI_BASE_URL, model: values.OPENAI_MODEL }
      : undefined,
    ollama: OLLAMA_BASE_URL ? { baseUrl: OLLAMA_BASE_URL, model: values.OLLAMA_MODEL } : undefined,
  };
}

type Key = { readonly pem: string } | { readonly problem: string };

/** A PEM has line breaks, which many places to keep secrets do not; so it may come as it is, with `\n` for each, in base64, or as a file. */
function readPrivateKey({ PRIVATE_KEY, PRIVATE_KEY_PATH }: Environment): Key {
  if (PRIVATE_KEY) return checkedKey("PRIVATE_KEY", PRIVATE_KEY);
  if (!PRIVATE_KEY_PATH) return { problem: "PRIVATE_KEY is missing (or PRIVATE_KEY_PATH, the file that holds it)" };
  try {
    return checkedKey("PRIVATE_KEY_PATH", readFileSync(PRIVATE_KEY_PATH, "utf8"));
  } catch (error) {
    return { problem: `PRIVATE_KEY_PATH cannot be read: ${messageOf(error)}` };
  }
}

function checkedKey(name: string, text: string): Key {
  const plain = text.includes("-----BEGIN") ? text : Buffer.from(text, "base64").toString("utf8");
  const pem = plain.replaceAll("\\n", "\n").trim();
  try {
    createPrivateKey(pem);
    return { pem };
  } catch {
    return { problem: `${name} is not a private key in PEM form (as it is, with \\n for line breaks, or in base64)` };
  }
}

function invalid(problems: readonly string[]): OperatorError {
  const list = problems.map((problem) => `  - ${problem}`).join("\n");
  return new OperatorError("configuration-invalid", {
    message: `The configuration has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}:\n${list}`,
    hint: "Set these environment variables and start again.",
  });
}
