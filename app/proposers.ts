import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { anthropicProposer } from "../workflows/models/anthropic.ts";
import { builtinProposer } from "../workflows/models/builtin/builtin-proposer.ts";
import { withCircuitBreaker } from "../workflows/models/circuit-breaker.ts";
import { openAiProposer } from "../workflows/models/openai.ts";
import type { Proposer } from "../workflows/models/proposer.ts";
import type { ModelConfig } from "./config.ts";

const breaker = { failures: 3, coolDownMs: 60_000 } as const;
const defaultModels = { anthropic: "claude-sonnet-5-5", openai: "gpt-5", ollama: "qwen3" } as const;

/** The built-in proposer, and every model that the operator configured, each behind its circuit breaker. */
export function proposersOf(models: ModelConfig, now: () => number): Proposer[] {
  const vendors = [claude(models), gpt(models), ollama(models)].filter((proposer) => proposer !== undefined);
  return [builtinProposer, ...vendors.map((proposer) => withCircuitBreaker(proposer, { ...breaker, now }))];
}

function claude({ anthropic }: ModelConfig): Proposer | undefined {
  if (!anthropic) return undefined;
  const client = new Anthropic({ apiKey: anthropic.apiKey });
  return anthropicProposer({ name: "claude", client, model: anthropic.model ?? defaultModels.anthropic });
}

function gpt({ openai }: ModelConfig): Proposer | undefined {
  if (!openai) return undefined;
  const { apiKey, baseUrl, model } = openai;
  const client = new OpenAI({ apiKey, ...(baseUrl === undefined ? {} : { baseURL: baseUrl }) });
  return openAiProposer({ name: "gpt", client, model: model ?? defaultModels.openai });
}

function ollama(models: ModelConfig): Proposer | undefined {
  if (!models.ollama) return undefined;
  const { baseUrl, model = defaultModels.ollama } = models.ollama;
  // Ollama takes any key, and the SDK insists on one.
  const client = new OpenAI({ apiKey: "ollama", baseURL: `${baseUrl.replace(/\/+$/, "")}/v1` });
  return openAiProposer({ name: model, client, model });
}
