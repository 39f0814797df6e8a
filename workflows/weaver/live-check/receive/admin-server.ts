import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { messageOf } from "../../../errors.ts";
import { ListenFailed } from "./listen-failed.ts";

export interface AdminOptions {
  /** 0 for a free one. */
  readonly port: number;
  /** Whether the answer to `/stop` is the report. */
  readonly awaitsReport: boolean;
  /** Called for each `/stop`. */
  readonly stop: () => void;
}

export interface ReportAnswer {
  readonly contentType: string;
  readonly body: string;
}

const reportTimeoutMs = 60_000;

/** The HTTP server that ends a listener: `GET /health` and `POST /stop`, as Weaver answers them. */
export class AdminServer {
  readonly #server = createServer((request, response) => {
    request.resume();
    this.#answer(`${request.method} ${request.url?.replace(/\?.*$/, "")}`, response);
  });
  readonly #options: AdminOptions;
  readonly #waiting = new Set<ServerResponse>();

  private constructor(options: AdminOptions) {
    this.#options = options;
    this.#server.requestTimeout = 10_000;
  }

  /** @throws ListenFailed */
  static async listen(options: AdminOptions): Promise<AdminServer> {
    const admin = new AdminServer(options);
    const listening = once(admin.#server, "listening");
    admin.#server.listen(options.port, "0.0.0.0");
    try {
      await listening;
    } catch (cause) {
      throw new ListenFailed(`the admin port cannot be used: ${messageOf(cause)}`, { cause });
    }
    return admin;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Hands the report to those who wait for it; false where nobody does. */
  async deliver({ contentType, body }: ReportAnswer): Promise<boolean> {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    await Promise.all(
      waiting.map((response) => {
        const finished = Promise.race([once(response, "finish"), once(response, "close")]);
        send(response, { status: 200, contentType, body });
        return finished;
      }),
    );
    return waiting.length > 0;
  }

  async close(): Promise<void> {
    for (const response of this.#waiting)
      send(response, { status: 500, ...json({ error: "Report generation failed" }) });
    this.#waiting.clear();
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeIdleConnections();
    const timer = setTimeout(() => this.#server.closeAllConnections(), 2_000);
    await closed;
    clearTimeout(timer);
  }

  #answer(asked: string, response: ServerResponse): void {
    if (asked === "GET /health") return send(response, { status: 200, ...json({ status: "ready" }) });
    if (asked !== "POST /stop") {
      const known = /^\S+ \/(?:health|stop)$/.test(asked);
      return send(response, { status: known ? 405 : 404, contentType: undefined, body: "" });
    }
    if (!this.#options.awaitsReport) send(response, { status: 200, contentType: undefined, body: "" });
    else this.#wait(response);
    this.#options.stop();
  }

  #wait(response: ServerResponse): void {
    this.#waiting.add(response);
    const timer = setTimeout(() => {
      if (!this.#waiting.delete(response)) return;
      send(response, { status: 504, ...json({ error: "Timed out waiting for report" }) });
    }, reportTimeoutMs);
    response.once("close", () => {
      clearTimeout(timer);
      this.#waiting.delete(response);
    });
  }
}

function json(value: object): ReportAnswer {
  return { contentType: "application/json", body: JSON.stringify(value) };
}

interface Answer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: string;
}

function send(response: ServerResponse, { status, contentType, body }: Answer): void {
  const type = contentType === undefined ? {} : { "content-type": contentType };
  response.writeHead(status, { ...type, "content-length": Buffer.byteLength(body), connection: "close" });
  response.end(body);
}
