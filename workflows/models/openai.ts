import OpenAI from "openai";
import { OutsideError } from "../errors.ts";
import { answerSchema, proposalFrom } from "./answer.ts";
import { questionFor, systemPrompt } from "./prompt.ts";
import type { Proposer } from "./proposer.ts";

interface OpenAiOptions {
  readonly name: string;
  readonly client: OpenAI;
  readonly model: string;
}

/** GPT, or any server that speaks the same protocol (Ollama by its base URL): chat completions, the answer held to a schema. */
export function openAiProposer({ name, client, model }: OpenAiOptions): Proposer {
  return {
    name,
    propose: async (request, signal) => {
      const completion = await client.chat.completions
        .create(
          {
            model,
            messages: [
              { role: "system", content: systemPrompt },
              { role: "user", content: questionFor(request) },
            ],
            response_format: {
              type: "json_schema",
              json_schema: { name: "proposal", strict: true, schema: answerSchema },
            },
          },
          { signal, maxRetries: 0 },
        )
        .catch((error: unknown) => Promise.reject(asOutsideError(name, error)));
      return proposalFrom({ text: completion.choices[0]?.message.content ?? "", proposer: name, request });
    },
  };
}

function asOutsideError(name: string, error: unknown): OutsideError {
  const status = error instanceof OpenAI.APIError ? error.status : undefined;
  const message = `The model "${name}" did not answer${status ? ` (HTTP ${status})` : ""}.`;
  return new OutsideError("model-failed", { message, cause: error });
}
