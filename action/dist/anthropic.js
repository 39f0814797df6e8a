import { n as Anthropic } from "./sdk.js";
import { sn as OutsideError } from "./rendering.js";
import { i as proposalFrom, n as systemPrompt, r as answerSchema, t as questionFor } from "./prompt.js";

// workflows/models/anthropic.ts
function anthropicProposer({ name, client, model }) {
	return {
		name,
		propose: async (request, signal) => {
			const text = (await client.messages.create({
				model,
				max_tokens: 2e3,
				system: systemPrompt,
				messages: [{
					role: "user",
					content: questionFor(request)
				}],
				output_config: { format: {
					type: "json_schema",
					schema: answerSchema
				} }
			}, {
				signal,
				maxRetries: 0
			}).catch((error) => Promise.reject(asOutsideError(name, error)))).content.map((block) => block.type === "text" ? block.text : "").join("");
			return proposalFrom({
				text,
				proposer: name,
				request
			});
		}
	};
}
function asOutsideError(name, error) {
	const status = error instanceof Anthropic.APIError ? error.status : void 0;
	const message = `The model "${name}" did not answer${status ? ` (HTTP ${status})` : ""}.`;
	return new OutsideError("model-failed", {
		message,
		cause: error
	});
}

export { anthropicProposer };