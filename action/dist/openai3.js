import { i as OpenAI } from "./openai.js";
import { sn as OutsideError } from "./rendering.js";
import { i as proposalFrom, n as systemPrompt, r as answerSchema, t as questionFor } from "./prompt.js";

// workflows/models/openai.ts
function openAiProposer({ name, client, model }) {
	return {
		name,
		propose: async (request, signal) => {
			const completion = await client.chat.completions.create({
				model,
				messages: [{
					role: "system",
					content: systemPrompt
				}, {
					role: "user",
					content: questionFor(request)
				}],
				response_format: {
					type: "json_schema",
					json_schema: {
						name: "proposal",
						strict: true,
						schema: answerSchema
					}
				}
			}, {
				signal,
				maxRetries: 0
			}).catch((error) => Promise.reject(asOutsideError(name, error)));
			return proposalFrom({
				text: completion.choices[0]?.message.content ?? "",
				proposer: name,
				request
			});
		}
	};
}
function asOutsideError(name, error) {
	const status = error instanceof OpenAI.APIError ? error.status : void 0;
	const message = `The model "${name}" did not answer${status ? ` (HTTP ${status})` : ""}.`;
	return new OutsideError("model-failed", {
		message,
		cause: error
	});
}

export { openAiProposer };