import type { IncomingMessage, ServerResponse } from "node:http";

/** Tells open pages that a repository changed, by server-sent events. */
export class Live {
  readonly #listeners = new Set<{ readonly repository: string; readonly response: ServerResponse }>();

  listen(request: IncomingMessage, response: ServerResponse, repository: string): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(": listening\n\n");
    const listener = { repository, response };
    this.#listeners.add(listener);
    request.on("close", () => this.#listeners.delete(listener));
  }

  tell(repositoryId: number): void {
    for (const { repository, response } of this.#listeners) {
      if (repository === "" || repository === String(repositoryId)) response.write("data: changed\n\n");
    }
  }
}
