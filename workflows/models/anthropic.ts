import Anthropic from "@anthropic-ai/sdk";
import { OutsideError } from "../errors.ts";
import { answerSchema, proposalFrom } from "./answer.ts";
import { questionFor, systemPrompt } from "./prompt.ts";
import type { Proposer } from "./proposer.ts";

interface AnthropicOptions {
  readonly name: string;
  readonly client: Anthropic;
  readonly model: string;
}

/** Claude through Anthropic's SDK: one message, no tools, the answer held to a schema. Retries are the loop's business. */
export function anthropicProposer({ name, client, model }: AnthropicOptions): Proposer {
  return {
    name,
    propose: async (request, signal) => {
      const message = await client.messages
        .create(
          {
            model,
            max_tokens: 2_000,
            system: systemPrompt,
            messages: [{ role: "user", content: questionFor(request) }],
            output_config: { format: { type: "json_schema", schema: answerSchema } },
          },
          { signal, maxRetries: 0 },
        )
        .catch((error: unknown) => Promise.reject(asOutsideError(name, error)));
      const text = message.content.map((block) => (block.type === "text" ? block.text : "")).join("");
      return proposalFrom({ text, proposer: name, request });
    },
  };
}

function asOutsideError(name: string, error: unknown): OutsideError {
  const status = error instanceof Anthropic.APIError ? error.status : undefined;
  const message = `The model "${name}" did not answer${status ? ` (HTTP ${status})` : ""}.`;
  return new OutsideError("model-failed", { message, cause: error });
}
