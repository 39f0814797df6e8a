import { createServer, request as send, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Which request: its method, its path below the host, and text that its body holds. */
interface Wanted {
  readonly method: string;
  readonly path: RegExp;
  readonly body?: string;
  /** How many of them pass before (default 0). */
  readonly after?: number;
  /** How many of them are held (default 1). */
  readonly times?: number;
}

interface Held {
  /** Resolves when all of them have come, and wait. */
  readonly arrived: Promise<void>;
  readonly release: () => void;
}

interface Gate extends AsyncDisposable {
  /** What the server behind answers to, on the gate's own port. */
  readonly url: string;
  /** Keeps back requests of a kind, so that a test acts at an exact moment of a job. */
  hold(wanted: Wanted): Held;
}

interface Hold {
  readonly wanted: Wanted;
  readonly wait: () => Promise<void>;
}

/** A gate in front of a server: passes every request on, and holds those that a test wants to hold. */
export async function openGate(target: string): Promise<Gate> {
  const holds: Hold[] = [];
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const body = await read(request);
      await holds.find(({ wanted }) => fits(wanted, request, body))?.wait();
      forward({ target, request, response, body });
    };
    pass().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: (wanted) => {
      const arrived = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      const { after = 0, times = 1 } = wanted;
      let come = 0;
      const wait = async (): Promise<void> => {
        come += 1;
        if (come === after + times) arrived.resolve();
        if (come > after && come <= after + times) await released.promise;
      };
      holds.push({ wanted, wait });
      return { arrived: arrived.promise, release: released.resolve };
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function fits({ method, path, body = "" }: Wanted, request: IncomingMessage, sent: Buffer): boolean {
  return request.method === method && path.test(request.url ?? "") && sent.includes(body);
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

interface Passing {
  readonly target: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
}

function forward({ target, request, response, body }: Passing): void {
  const { method = "GET", headers, url = "/" } = request;
  const onward = send(new URL(url, target), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  // A server that is down is down for whoever stands before its gate.
  onward.on("error", () => response.destroy());
  onward.end(body);
}
