import { cn as UserError } from "./rendering.js";
import { kill } from "node:process";
import { spawn } from "node:child_process";

// workflows/workspace/file-size.ts
const maxFileBytes = 20971520;
function fileTooLarge(path, bytes) {
	return new UserError("file-too-large", {
		message: `${path} has ${bytes} bytes; files above ${maxFileBytes} bytes are not read.`,
		hint: "Split the file, or leave it out of the folders that the configuration names.",
		at: {
			file: path,
			line: 1
		}
	});
}

// workflows/sandbox/kill-tree.ts
function killTree(child) {
	if (child.pid === void 0) return;
	try {
		kill(-child.pid, "SIGKILL");
	} catch {
		child.kill("SIGKILL");
	}
}

// workflows/sandbox/run-process.ts
async function runProcess(request) {
	request.signal?.throwIfAborted();
	const child = spawn(request.command, request.args, {
		cwd: request.cwd,
		env: { ...request.env },
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		],
		detached: true,
		windowsHide: true
	});
	const stdout = collect(child.stdout, request.maxOutputBytes);
	const stderr = collect(child.stderr, request.maxOutputBytes);
	child.stdin.on("error", () => {});
	child.stdin.end(request.input ?? "");
	const end = await ended(child, request);
	request.signal?.throwIfAborted();
	return {
		...end,
		stdout: stdout.bytes(),
		stderr: stderr.bytes(),
		truncated: stdout.truncated() || stderr.truncated()
	};
}
function collect(stream, limit) {
	const chunks = [];
	let size = 0;
	stream.on("data", (chunk) => {
		if (size < limit) chunks.push(chunk.subarray(0, limit - size));
		size += chunk.length;
	});
	return {
		bytes: () => Buffer.concat(chunks),
		truncated: () => size > limit
	};
}
function ended(child, { timeoutMs, signal }) {
	return new Promise((resolve, reject) => {
		let timedOut = false;
		const stop = () => killTree(child);
		const timer = setTimeout(() => {
			timedOut = true;
			stop();
		}, timeoutMs);
		const settle = () => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", stop);
			stop();
		};
		signal?.addEventListener("abort", stop, { once: true });
		child.once("error", (error) => {
			settle();
			reject(error);
		});
		child.once("exit", stop);
		child.once("close", (code, killedBy) => {
			settle();
			resolve({
				exitCode: code ?? void 0,
				signal: killedBy ?? void 0,
				timedOut
			});
		});
	});
}

export { fileTooLarge as n, maxFileBytes as r, runProcess as t };