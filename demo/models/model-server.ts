import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the stand-in answers one call. */
export type ModelBehaviour =
  | { readonly kind: "answer"; readonly text: string; readonly afterMs?: number }
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: "never" };

export interface ModelServer extends AsyncDisposable {
  readonly url: string;
  /** Bodies of the calls so far, as the vendor would receive them. */
  readonly calls: readonly {
    readonly path: string;
    readonly headers: IncomingMessage["headers"];
    readonly body: unknown;
  }[];
  behave(next: ModelBehaviour): void;
}

/**
 * A local server that speaks the wire formats of Anthropic's Messages API (`/v1/messages`) and of OpenAI's chat
 * completions (`/v1/chat/completions`, as Ollama does). It thinks nothing: a test says what it answers.
 */
export async function startModelServer(first: ModelBehaviour): Promise<ModelServer> {
  let behaviour = first;
  const calls: { path: string; headers: IncomingMessage["headers"]; body: unknown }[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      calls.push({ path: request.url ?? "", headers: request.headers, body });
      answer({ path: request.url ?? "", response, behaviour });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    behave: (next) => {
      behaviour = next;
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

function answer(call: { path: string; response: ServerResponse; behaviour: ModelBehaviour }): void {
  const { path, response, behaviour } = call;
  if (behaviour.kind === "never") return;
  if (behaviour.kind === "status") {
    response.writeHead(behaviour.status, { "content-type": "application/json", ...behaviour.headers });
    response.end(JSON.stringify({ type: "error", error: { type: "api_error", message: "stand-in failure" } }));
    return;
  }
  const body = path.startsWith("/v1/messages") ? anthropicMessage(behaviour.text) : chatCompletion(behaviour.text);
  setTimeout(() => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  }, behaviour.afterMs ?? 0);
}

function anthropicMessage(text: string): object {
  return {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "stand-in",
    content: [{ type: "text", text }],
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
  };
}

function chatCompletion(text: string): object {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 0,
    model: "stand-in",
    choices: [
      { index: 0, message: { role: "assistant", content: text, refusal: null }, finish_reason: "stop", logprobs: null },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}
