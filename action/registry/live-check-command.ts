import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { messageOf } from "../../workflows/errors.ts";
import { resourceOf } from "../../workflows/weaver/live-check/findings-out/finding-log.ts";
import { unreadableSamples } from "../../workflows/weaver/live-check/live-check.ts";
import type { OtlpReceiver, ReceiverOptions } from "../../workflows/weaver/live-check/receive/otlp-receiver.ts";
import type {
  FormatRequest,
  LiveCheckRequest,
  RegistryRequest,
  ReportResult,
  Weaver,
} from "../../workflows/weaver/weaver.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { RegistryArguments } from "./arguments.ts";
import { sourceOf } from "./input-source.ts";
import { ownFormat } from "./own-formats.ts";
import type { WeaverSettings } from "./weaver-settings.ts";

interface LiveChecking {
  readonly parsed: RegistryArguments;
  readonly terminal: Terminal;
  readonly weaver: Weaver;
  readonly settings: WeaverSettings | undefined;
  readonly format: FormatRequest;
  /** From here on, what stops the command ends the receiver instead. */
  readonly takeOver: () => AbortSignal;
}

const defaultEndpoint = "http://localhost:4317";

type Common = Omit<LiveCheckRequest, "samples">;

/** `live-check` on a file, on stdin, or on telemetry that it receives until it is stopped. */
export async function liveCheckCommand(request: RegistryRequest, facts: LiveChecking): Promise<ReportResult> {
  const { parsed, weaver, settings, format } = facts;
  const { options } = parsed;
  const common: Common = {
    ...request,
    ...format,
    // Weaver takes every other word for text.
    inputFormat: /^js(?:on)?$/i.test(options.inputFormat ?? "json") ? "json" : "text",
    failOn: (options.failOn ?? "violation") as NonNullable<LiveCheckRequest["failOn"]>,
    noStats: options.stats === false,
    stream: options.stream !== false && (options.output === undefined || options.output === "none"),
    ...(settings && {
      findingFilters: settings.findingFilters,
      findingLevelOverrides: settings.findingLevelOverrides,
    }),
  };
  const source = sourceOf(parsed);
  if (source === "otlp") return telling(facts, (more) => receive({ ...common, ...more }, facts));
  const samples = samplesOf(source, facts.terminal);
  if (typeof samples !== "string") return unreadableSamples(samples.problem);
  return telling(facts, (more) => weaver.liveCheck({ ...common, ...more, samples }));
}

type Telling = Pick<LiveCheckRequest, "findings" | "print">;

/** Hands findings on as log records where `--emit-otlp-logs` asks for it. */
async function telling(
  { parsed, terminal }: LiveChecking,
  check: (more: Telling) => Promise<ReportResult>,
): Promise<ReportResult> {
  const { emitOtlpLogs, otlpLogsStdout, otlpLogsEndpoint } = parsed.options;
  if (emitOtlpLogs !== true) return check({});
  const { variables } = terminal;
  const resource = resourceOf(variables);
  const print = (text: string): void => terminal.print(text);
  if (otlpLogsStdout === true) {
    const { printedFindings } = await import("../../workflows/weaver/live-check/findings-out/print-findings.ts");
    return check({ findings: printedFindings({ resource, print }), print });
  }
  const { sentFindings } = await import("../../workflows/weaver/live-check/findings-out/send-findings.ts");
  const given = variables["OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"] ?? variables["OTEL_EXPORTER_OTLP_ENDPOINT"];
  const endpoint = given ?? otlpLogsEndpoint ?? defaultEndpoint;
  const onFailure = (reason: string): void => terminal.say(`warning: Findings could not be sent: ${reason}\n`);
  await using findings = sentFindings({ resource, endpoint, onFailure });
  return await check({ findings });
}

function samplesOf(source: string, { folder }: Terminal): string | { readonly problem: string } {
  try {
    return readFileSync(source === "stdin" ? 0 : resolve(folder, source), "utf8");
  } catch (error) {
    return { problem: `${source}: ${messageOf(error)}` };
  }
}

/** Messages that one report holds; without an end it would take all memory. */
const mostBytes = 256 * 1024 * 1024;

async function receive(common: Common, facts: LiveChecking): Promise<ReportResult> {
  const { weaver, parsed, terminal } = facts;
  const { OtlpReceiver } = await import("../../workflows/weaver/live-check/receive/otlp-receiver.ts");
  await using receiver = new OtlpReceiver({
    ...receiverOptions(facts),
    ...(common.stream === true ? {} : { mostBytes }),
  });
  const print = (text: string): void => terminal.print(text);
  const result = await weaver.liveCheck({ ...common, samples: receiver.samples(), print });
  const failed = result.stdout === "" && result.diagnostics.some(({ severity }) => severity === "error");
  if (parsed.options.output !== "http" || failed) return result;
  return (await deliver(receiver, { result, facts })) ? { ...result, stdout: "" } : result;
}

function receiverOptions({ parsed, terminal, takeOver }: LiveChecking): Omit<ReceiverOptions, "mostBytes"> {
  const { options } = parsed;
  const { inactivityTimeout: inactivitySeconds = 10 } = options;
  return {
    address: options.otlpGrpcAddress ?? "0.0.0.0",
    port: options.otlpGrpcPort ?? 4317,
    adminPort: options.adminPort ?? 4320,
    inactivitySeconds,
    awaitsReport: options.output === "http",
    stop: takeOver(),
    onFull: () =>
      terminal.say("warning: The report is full; further telemetry is refused. Pass no --no-stream and -o.\n"),
    onListening: ({ grpc, admin }) => {
      const ends = inactivitySeconds === 0 ? "" : `, and ends after ${inactivitySeconds} s without telemetry`;
      const lines = [
        `Receiving OTLP over gRPC on port ${grpc}${ends}. To stop it:`,
        "  - press CTRL+C, or send SIGHUP,",
        `  - or curl -X POST http://localhost:${admin}/stop`,
      ];
      if (options.quiet !== true) terminal.say(`${lines.join("\n")}\n`);
    },
  };
}

const contentTypes: Readonly<Record<string, string>> = {
  json: "application/json",
  yaml: "application/yaml",
  jsonl: "application/jsonl",
};

interface Delivered {
  readonly result: ReportResult;
  readonly facts: LiveChecking;
}

/** Answers `POST /stop` with the report. */
function deliver(receiver: OtlpReceiver, { result, facts }: Delivered): Promise<boolean> {
  const { parsed, terminal, format } = facts;
  const own = ownFormat(parsed, terminal.folder) !== undefined;
  const contentType = (own ? undefined : contentTypes[format.format ?? ""]) ?? "text/plain";
  return receiver.deliver({ contentType, body: result.stdout.replace(/\n$/, "") });
}
