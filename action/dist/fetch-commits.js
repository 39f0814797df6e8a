import { in as treeSegments, on as OperatorError, rn as plainFolder, sn as OutsideError, tn as isBelow } from "./rendering.js";
import { n as fileTooLarge, r as maxFileBytes, t as runProcess } from "./run-process.js";
import { spawnSync } from "node:child_process";

// workflows/workspace/git.ts
const defaults = {
	timeoutMs: 6e4,
	maxOutputBytes: 268435456
};
const searchPath = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin";
const safeConfig = [
	"core.hooksPath=/dev/null",
	"core.fsmonitor=false",
	"core.quotePath=false",
	"protocol.ext.allow=never",
	"submodule.recurse=false",
	"gc.auto=0",
	"maintenance.auto=false"
];
async function tryGit(repository, args, options = {}) {
	const result = await runProcess({
		...invocation(repository, args, options),
		input: options.input,
		timeoutMs: options.timeoutMs ?? defaults.timeoutMs,
		maxOutputBytes: options.maxOutputBytes ?? defaults.maxOutputBytes,
		signal: repository.signal
	}).catch((error) => {
		throw gitMissing(error) ?? error;
	});
	const stderr = redact(result.stderr.toString("utf8"), options.secrets);
	if (result.timedOut) throw limitMet("git-timeout", args, "did not end in time");
	if (result.truncated) throw limitMet("git-output-too-large", args, "printed more than is read");
	if (result.exitCode === void 0) throw limitMet("git-killed", args, `was ended by ${result.signal ?? "a signal"}`);
	if (stderr.includes("detected dubious ownership")) throw notTrusted(repository.folder);
	return {
		exitCode: result.exitCode,
		stdout: result.stdout,
		stderr
	};
}
async function git(repository, args, options = {}) {
	const result = await tryGit(repository, args, options);
	if (result.exitCode !== 0) throw gitFailed(args, result.stderr);
	return result.stdout;
}
function gitNow(repository, args, options = {}) {
	repository.signal?.throwIfAborted();
	const { command, args: full, cwd, env } = invocation(repository, args, options);
	const result = spawnSync(command, full, {
		cwd,
		env,
		input: options.input ?? "",
		timeout: options.timeoutMs ?? defaults.timeoutMs,
		maxBuffer: options.maxOutputBytes ?? defaults.maxOutputBytes,
		windowsHide: true
	});
	if (result.error) throw gitMissing(result.error) ?? result.error;
	if (result.status !== 0) throw gitFailed(args, result.stderr.toString("utf8"));
	return result.stdout;
}
function invocation(repository, args, options) {
	const { asUser, ownedByOther } = repository;
	const trusted = ownedByOther === true ? ["safe.directory=*"] : [];
	const helpers = asUser === void 0 ? ["credential.helper="] : [];
	return {
		command: "git",
		args: [
			"--no-pager",
			...[
				...safeConfig,
				...helpers,
				...trusted
			].flatMap((entry) => ["-c", entry]),
			...args
		],
		cwd: repository.folder,
		env: {
			PATH: searchPath,
			...asUser === void 0 ? void 0 : userVariables(asUser),
			...repository.env,
			...asUser === void 0 ? noConfiguration : void 0,
			LC_ALL: "C",
			GIT_TERMINAL_PROMPT: "0",
			GIT_LITERAL_PATHSPECS: "1",
			GIT_OPTIONAL_LOCKS: "0",
			...options.env
		}
	};
}
const noConfiguration = {
	HOME: "/dev/null",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_CONFIG_GLOBAL: "/dev/null"
};
function userVariables(variables) {
	const kept = /^GIT_(?:ASKPASS|SSH|SSL|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)$)/;
	return Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith("GIT_") || kept.test(name)));
}
function redact(text, secrets = []) {
	return secrets.filter((secret) => secret !== "").reduce((cut, secret) => cut.replaceAll(secret, "***"), text);
}
function gitMissing(error) {
	if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) return void 0;
	return new OperatorError("git-missing", {
		message: "git could not be started: it is not on the PATH, or the folder to run it in does not exist.",
		hint: "Install git 2.39 or later and check the path of the repository.",
		cause: error
	});
}
function notTrusted(folder) {
	return new OperatorError("repository-not-trusted", {
		message: `git refuses ${folder}, because another user owns it.`,
		hint: "Run as the owner of the checkout."
	});
}
function limitMet(code, args, what) {
	return new OutsideError(code, { message: `git ${args[0] ?? ""} ${what}.` });
}
function gitFailed(args, stderr) {
	const reason = stderr.trim().split("\n").slice(-5).join(" ");
	return new OutsideError("git-failed", { message: `git ${args[0] ?? ""} failed: ${reason}` });
}

// workflows/workspace/commit-tree.ts
const together = {
	files: 4e3,
	bytes: 33554432,
	fileBytes: 1048576
};
async function commitTree(repository, treeish, texts = /* @__PURE__ */ new Map()) {
	const blobs = regularFiles((await git(repository, [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		treeish
	])).toString("utf8"));
	const paths = [...blobs.keys()].toSorted();
	return {
		root: void 0,
		list: (folder) => paths.filter((path) => isBelow(path, plainFolder(folder))),
		read(path) {
			const id = blobs.get(path);
			if (id === void 0) return void 0;
			if (!texts.has(id)) readTogether({
				repository,
				blobs,
				texts,
				path
			});
			return texts.get(id);
		},
		bytes(path) {
			const id = blobs.get(path);
			return id === void 0 ? void 0 : bytesOf(repository, path, id);
		}
	};
}
function bytesOf(repository, path, id) {
	const size = Number(gitNow(repository, [
		"cat-file",
		"-s",
		id
	]).toString("latin1"));
	if (size > 20971520) throw fileTooLarge(path, size);
	return gitNow(repository, [
		"cat-file",
		"blob",
		id
	]);
}
function regularFiles(listing) {
	const blobs = /* @__PURE__ */ new Map();
	for (const entry of listing.split("\0")) {
		const [, id, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
		if (id !== void 0 && path !== void 0 && treeSegments(path) !== void 0) blobs.set(path, id);
	}
	return blobs;
}
function readTogether(reading) {
	const wanted = [reading.path, ...companions(reading)];
	const sizes = sizesOf(reading, wanted);
	const asked = sizes[0] ?? NaN;
	if (Number.isNaN(asked)) throw blobMissing(reading.path);
	if (asked > 20971520) throw fileTooLarge(reading.path, asked);
	let total = 0;
	readBlobs(reading, wanted.filter((path, index) => {
		const size = sizes[index] ?? NaN;
		if (Number.isNaN(size)) return false;
		if (path !== reading.path && (size > together.fileBytes || total + size > together.bytes)) return false;
		total += size;
		return true;
	}));
}
function blobMissing(path) {
	return new OutsideError("blob-missing", {
		message: `The content of ${path} is not in this clone, and git could not fetch it.`,
		hint: "Check out without a `filter`, or let git reach the remote."
	});
}
function companions({ blobs, texts, path }) {
	const top = path.slice(0, path.indexOf("/") + 1);
	const kind = path.slice(path.lastIndexOf("."));
	return [...blobs].filter(([other, id]) => {
		if (other === path || texts.has(id) || !other.endsWith(kind)) return false;
		return top === "" ? !other.includes("/") : other.startsWith(top);
	}).slice(0, together.files).map(([other]) => other);
}
function sizesOf({ repository, blobs }, paths) {
	const input = paths.map((path) => `${blobs.get(path) ?? ""}\n`).join("");
	return gitNow(repository, ["cat-file", "--batch-check=%(objectsize)"], { input }).toString("latin1").split("\n").map(Number);
}
function readBlobs({ repository, blobs, texts }, paths) {
	const input = paths.map((path) => `${blobs.get(path) ?? ""}\n`).join("");
	const output = gitNow(repository, ["cat-file", "--batch=%(objectsize)"], { input });
	let offset = 0;
	for (const path of paths) {
		const headerEnd = output.indexOf("\n", offset);
		const size = Number(output.toString("latin1", offset, headerEnd));
		const start = headerEnd + 1;
		texts.set(blobs.get(path) ?? "", output.toString("utf8", start, start + size));
		offset = start + size + 1;
	}
}

// workflows/workspace/fetch-commits.ts
const fetchTimeoutMs = 12e4;
async function fetchCommits(repository, request) {
	const args = [
		"fetch",
		"--quiet",
		"--no-tags",
		"--no-recurse-submodules",
		"--no-write-fetch-head"
	];
	const depth = request.depth === void 0 ? [] : [request.depth];
	await runRemote(repository, {
		args: [
			...args,
			...depth,
			"--end-of-options",
			request.remote,
			...request.refspecs
		],
		token: request.token
	});
}
async function remoteRefs(repository, { remote, patterns, token }) {
	const lines = (await runRemote(repository, {
		args: [
			"ls-remote",
			"--quiet",
			"--end-of-options",
			remote,
			...patterns
		],
		token
	})).split("\n").filter((line) => line !== "");
	return new Map(lines.map((line) => [line.slice(line.indexOf("	") + 1), line.slice(0, line.indexOf("	"))]));
}
async function runRemote(repository, { args, token }) {
	const options = {
		...withToken(await token?.()),
		timeoutMs: fetchTimeoutMs
	};
	const result = await tryGit(repository, args, options);
	if (result.exitCode !== 0) throw remoteError(result.stderr);
	return result.stdout.toString("utf8");
}
function withToken(token) {
	if (token === void 0) return {};
	const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
	const entries = [["http.extraHeader", `Authorization: Basic ${basic}`], ["http.followRedirects", "false"]];
	const pairs = entries.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${index}`, key], [`GIT_CONFIG_VALUE_${index}`, value]]);
	return {
		env: {
			...Object.fromEntries(pairs),
			GIT_CONFIG_COUNT: String(entries.length)
		},
		secrets: [token, basic]
	};
}
const causes = [
	{
		code: "token-refused",
		when: /error: 40[13]|authentication failed|could not read (username|password)|terminal prompts disabled/i,
		message: "The remote refused the credentials: they have expired or do not cover this repository."
	},
	{
		code: "repository-gone",
		when: /error: 404|repository .* not found|does not appear to be a git repository/i,
		message: "The remote does not know the repository: it was removed, renamed, or is out of reach for the credentials."
	},
	{
		code: "commit-gone",
		when: /not our ref|couldn't find remote ref|unadvertised object|no such remote ref/i,
		message: "The remote no longer has a commit that was asked for."
	}
];
function remoteError(stderr) {
	const known = causes.find(({ when }) => when.test(stderr));
	const reason = stderr.trim().split("\n").slice(-3).join(" ");
	if (known !== void 0) return new OutsideError(known.code, { message: `${known.message} (git: ${reason})` });
	return new OutsideError("fetch-failed", { message: `git could not fetch: ${reason}` });
}

export { tryGit as a, git as i, remoteRefs as n, commitTree as r, fetchCommits as t };