import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { getExecOutput } from "@actions/exec";
import * as toolCache from "@actions/tool-cache";
import { messageOf, OperatorError, OutsideError } from "../../workflows/errors.ts";

export interface WeaverRelease {
  /** Such as `0.25.1`, with or without a `v`. */
  readonly version: string;
  /** Of the archive for this platform. */
  readonly sha256: string;
  /** Where the folders of releases stand, by their tag. */
  readonly releases: string;
}

/** The musl build runs on every Linux; the other one needs the C library of the newest. */
const triples: Readonly<Record<string, string>> = {
  "linux-x64": "x86_64-unknown-linux-musl",
  "linux-arm64": "aarch64-unknown-linux-musl",
  "darwin-x64": "x86_64-apple-darwin",
  "darwin-arm64": "aarch64-apple-darwin",
  "win32-x64": "x86_64-pc-windows-msvc",
};

/**
 * Downloads a release of Weaver, unpacks it only after its sha256 was verified, and keeps it in the runner's tool cache.
 * @returns path of the program
 * @throws OperatorError `weaver-platform`, `weaver-checksum`, `weaver-version`; OutsideError `weaver-download`
 */
export async function downloadWeaver({ version, sha256, releases }: WeaverRelease): Promise<string> {
  const triple = triples[`${platform()}-${arch()}`];
  if (triple === undefined) throw unknownPlatform();
  const plain = version.replace(/^v/, "");
  const wanted = sha256.toLowerCase();
  // By the checksum, so that an archive with another one is never taken for this one.
  const name = `weaver-${wanted.slice(0, 16)}`;
  const cached = toolCache.find(name, plain);
  const folder = cached || (await install({ name, plain, wanted, triple, releases }));
  const program = programIn(folder, triple);
  await checkVersion(program, plain);
  return program;
}

/** A checksum says that the archive is the one that was meant, not that it holds the version that was named. */
async function checkVersion(program: string, plain: string): Promise<void> {
  const options = { silent: true, ignoreReturnCode: true, env: {} };
  const { exitCode, stdout } = await getExecOutput(program, ["--version"], options).catch(unableToRun);
  if (exitCode === 0 && stdout.trim() === `weaver ${plain}`) return;
  throw new OperatorError("weaver-version", {
    message: `The downloaded program says "${stdout.trim().slice(0, 80)}" of itself (exit code ${exitCode}), not "weaver ${plain}".`,
    hint: "Let weaver-version and weaver-sha256 name the same release.",
  });
}

function unableToRun(cause: unknown): { exitCode: number; stdout: string } {
  return { exitCode: -1, stdout: messageOf(cause) };
}

interface Install {
  readonly name: string;
  readonly plain: string;
  readonly wanted: string;
  readonly triple: string;
  readonly releases: string;
}

async function install({ name, plain, wanted, triple, releases }: Install): Promise<string> {
  const zip = triple.endsWith("msvc");
  const asset = `weaver-${triple}${zip ? ".zip" : ".tar.xz"}`;
  const url = `${releases.replace(/\/+$/, "")}/v${plain}/${asset}`;
  const archive = await toolCache.downloadTool(url).catch((cause: unknown) => {
    throw new OutsideError("weaver-download", {
      message: `Weaver could not be downloaded from ${url}: ${messageOf(cause)}`,
      hint: "Check weaver-version, and whether the runner reaches this address.",
      cause,
    });
  });
  const found = createHash("sha256")
    .update(await readFile(archive))
    .digest("hex");
  if (found !== wanted) throw wrongChecksum({ asset, plain, found, wanted });
  const unpacked = zip ? await toolCache.extractZip(archive) : await toolCache.extractTar(archive, undefined, "xJ");
  return toolCache.cacheDir(unpacked, name, plain);
}

function programIn(folder: string, triple: string): string {
  const program = triple.endsWith("msvc") ? "weaver.exe" : "weaver";
  const places = [join(folder, `weaver-${triple}`, program), join(folder, program)];
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new OutsideError("weaver-download", {
    message: `The release archive holds no ${program}.`,
    hint: "Use a release of open-telemetry/weaver, or name a program with weaver-path.",
  });
}

function wrongChecksum(facts: { asset: string; plain: string; found: string; wanted: string }): OperatorError {
  return new OperatorError("weaver-checksum", {
    message: `${facts.asset} of Weaver ${facts.plain} has the sha256 ${facts.found}, not ${facts.wanted}; it was not unpacked.`,
    hint: "Compare with the .sha256 file of the release; on Linux the musl archive is used.",
  });
}

function unknownPlatform(): OperatorError {
  return new OperatorError("weaver-platform", {
    message: `Weaver has no release for ${platform()} on ${arch()}.`,
    hint: "Leave weaver-version out (the embedded engine works everywhere), or name a program with weaver-path.",
  });
}
