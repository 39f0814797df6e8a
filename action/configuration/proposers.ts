import { builtinProposer } from "../../workflows/models/builtin/builtin-proposer.ts";
import { withCircuitBreaker } from "../../workflows/models/circuit-breaker.ts";
import type { Proposer } from "../../workflows/models/proposer.ts";
import type { Configuration } from "./configuration.ts";

const breaker = { failures: 3, coolDownMs: 60_000 } as const;
const defaultModels = { anthropic: "claude-sonnet-5-5", openai: "gpt-5", ollama: "qwen3" } as const;

/** The built-in proposer, and every model whose variables are set; an SDK is loaded only where its model is used. */
export async function loadProposers(configuration: Configuration, now: () => number): Promise<Proposer[]> {
  const loaded = await Promise.all([claude(configuration), gpt(configuration), ollama(configuration)]);
  const vendors = loaded.filter((proposer) => proposer !== undefined);
  return [builtinProposer, ...vendors.map((proposer) => withCircuitBreaker(proposer, { ...breaker, now }))];
}

async function claude(configuration: Configuration): Promise<Proposer | undefined> {
  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_MODEL: model = defaultModels.anthropic } = configuration;
  if (apiKey === undefined) return undefined;
  const [{ default: Anthropic }, { anthropicProposer }] = await Promise.all([
    import("@anthropic-ai/sdk"),
    import("../../workflows/models/anthropic.ts"),
  ]);
  return anthropicProposer({ name: "claude", client: new Anthropic({ apiKey }), model });
}

async function gpt(configuration: Configuration): Promise<Proposer | undefined> {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL, OPENAI_MODEL: model } = configuration;
  if (apiKey === undefined) return undefined;
  return openAi({ name: "gpt", apiKey, baseURL, model: model ?? defaultModels.openai });
}

async function ollama(configuration: Configuration): Promise<Proposer | undefined> {
  const { OLLAMA_BASE_URL: baseUrl, OLLAMA_MODEL: model = defaultModels.ollama } = configuration;
  if (baseUrl === undefined) return undefined;
  // Ollama takes any key, and the SDK insists on one.
  return openAi({ name: model, apiKey: "ollama", baseURL: `${baseUrl.replace(/\/+$/, "")}/v1`, model });
}

async function openAi(options: {
  readonly name: string;
  readonly apiKey: string;
  readonly baseURL: string | undefined;
  readonly model: string;
}): Promise<Proposer> {
  const { name, apiKey, baseURL, model } = options;
  const [{ default: OpenAI }, { openAiProposer }] = await Promise.all([
    import("openai"),
    import("../../workflows/models/openai.ts"),
  ]);
  const client = new OpenAI({ apiKey, ...(baseURL === undefined ? {} : { baseURL }) });
  return openAiProposer({ name, client, model });
}
