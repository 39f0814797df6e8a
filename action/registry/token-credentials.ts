import { messageOf } from "../../workflows/errors.ts";
import { runProcess, type ProcessResult } from "../../workflows/sandbox/run-process.ts";
import { isHostAllowed } from "../../workflows/weaver/dependencies/allowed-sources.ts";
import type { Credential, CredentialOf } from "../../workflows/weaver/dependencies/credential.ts";
import { sourceProblem } from "../../workflows/weaver/dependencies/source-problem.ts";
import { allowedHosts } from "../configuration/allowed-hosts.ts";
import { refuseTokens } from "../configuration/allowed-tokens.ts";
import { entryFor, type AuthEntry } from "../configuration/auth-entries.ts";
import { readConfiguration } from "../configuration/configuration.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { RegistryOptions } from "./arguments.ts";
import type { WeaverSettings } from "./weaver-settings.ts";

interface User {
  readonly terminal: Terminal;
  /** As they were typed: hosts that the file names for itself are not trusted with what is the user's. */
  readonly typed: RegistryOptions;
  readonly commandTimeoutMs?: number;
}

/** A command that prints a token may ask the user to log in elsewhere, but not for ever. */
const patient = 30_000;
const maxOutputBytes = 64 * 1024;

/**
 * The tokens of `[[auth]]`, for what one command downloads; undefined where the file has none.
 * @throws UserError `weaver-settings-refused`; OperatorError `configuration-invalid`
 */
export function credentialsOf(settings: WeaverSettings | undefined, user: User): CredentialOf | undefined {
  if (settings === undefined || settings.auth.length === 0) return undefined;
  const { file, auth } = settings;
  const { variables } = user.terminal;
  refuseTokens(auth, { file, allowed: readConfiguration(variables) });
  const { registry, baselineRegistry, templates } = user.typed;
  const names = [registry, baselineRegistry, templates].filter((name) => name !== undefined);
  const trusted = allowedHosts(names, { variables });
  const known = new Map<AuthEntry, Promise<Credential>>();
  return async (url) => {
    const entry = entryFor(url, auth);
    if (entry === undefined) return undefined;
    const isOfFile = entry.token !== undefined && url.protocol === "https:";
    if (!isOfFile && !isHostAllowed(url, trusted)) throw untrusted(url, file);
    const credential = known.get(entry) ?? credentialOf(entry, user);
    known.set(entry, credential);
    return credential;
  };
}

async function credentialOf({ token, token_env, token_command }: AuthEntry, user: User): Promise<Credential> {
  if (token !== undefined) return checked(token, "token in [[auth]]");
  if (token_env !== undefined) {
    const value = user.terminal.variables[token_env];
    return value === undefined ? { missing: `${token_env} is not set` } : checked(value.trim(), token_env);
  }
  return token_command === undefined ? { missing: "[[auth]] has none" } : ofCommand(token_command, user);
}

/** A token has printable characters only: a line break would begin another header. */
function checked(token: string, source: string): Credential {
  return /^[\u0021-\u007E]+$/.test(token) ? { token } : { missing: `${source} holds no token` };
}

/** The first line of what the command prints. What it says otherwise may hold secrets, and is told to nobody. */
async function ofCommand([command = "", ...args]: readonly string[], user: User): Promise<Credential> {
  const { terminal, commandTimeoutMs: timeoutMs = patient } = user;
  const { folder, variables, signal } = terminal;
  const env = Object.fromEntries(Object.entries(variables).filter(([name]) => name === "PATH" || name === "HOME"));
  const name = JSON.stringify(command);
  let result: ProcessResult;
  try {
    result = await runProcess({ command, args, cwd: folder, env, timeoutMs, maxOutputBytes, signal });
  } catch (error) {
    signal.throwIfAborted();
    return { missing: `${name} could not be started: ${messageOf(error)}` };
  }
  if (result.timedOut) return { missing: `${name} took more than ${timeoutMs} ms` };
  if (result.truncated) return { missing: `${name} printed more than ${maxOutputBytes} bytes` };
  if (result.exitCode !== 0) return { missing: `${name} ended with ${result.exitCode ?? result.signal ?? "a signal"}` };
  const [line = ""] = result.stdout.toString("utf8").split("\n");
  return checked(line.trim(), `the output of ${name}`);
}

function untrusted(url: URL, file: string): Error {
  return sourceProblem("dependency-not-allowed", {
    message: `${url.origin} was not asked: ${file} would send it a token, and neither your environment nor what you typed names that host.`,
    hint: "Name the address on the command line, let WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS list its host (with http:// where it has no https), or remove the entry of [[auth]].",
  });
}
