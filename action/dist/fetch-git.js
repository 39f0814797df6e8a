import { Bt as memoryTree, ln as WeaverGenError, un as messageOf } from "./rendering.js";
import { i as git, n as remoteRefs, r as commitTree, t as fetchCommits } from "./fetch-commits.js";
import { n as archiveLimits, r as isWanted } from "./archive-files.js";
import { t as resolveHost } from "./resolve-host.js";
import { n as notFetchedNow, r as sourceProblem, t as notFetched } from "./source-problem.js";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";

// workflows/weaver/dependencies/disk-limit.ts
const pauseMs = 250;
function limitFolder(folder, maxBytes) {
	const controller = new AbortController();
	let looking = Promise.resolve();
	const look = async () => {
		if (await bytesBelow(folder) > maxBytes) controller.abort(/* @__PURE__ */ new Error(`more than ${maxBytes} bytes`));
	};
	const timer = setInterval(() => {
		looking = looking.then(look);
	}, pauseMs);
	return {
		signal: controller.signal,
		exceeded: async () => {
			looking = looking.then(look);
			await looking;
			return controller.signal.aborted;
		},
		[Symbol.asyncDispose]: async () => {
			clearInterval(timer);
			await looking;
		}
	};
}
async function bytesBelow(folder) {
	const files = (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	}).catch(() => [])).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return (await Promise.all(files.map(async (path) => (await stat(path).catch(() => void 0))?.size ?? 0))).reduce((sum, size) => sum + size, 0);
}

// workflows/weaver/dependencies/fetch-git.ts
const mostDiskBytes = 536870912;
const commitId = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const passing = /* @__PURE__ */ new Set([
	"fetch-failed",
	"git-timeout",
	"git-killed"
]);
const hidden = /* @__PURE__ */ new Set(["token-refused", "repository-gone"]);
const withoutCredentials = "there is no such repository, or it is private: no credentials are sent";
const plainRef = /^(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_./+-]*$/;
async function fetchGit(source, context) {
	const { refspec } = source;
	if (refspec !== void 0 && !plainRef.test(refspec)) throw notFetched(source.url, `${JSON.stringify(refspec)} names no ref`);
	const { url: parsed, address } = await resolveHost(source.url, context);
	const url = parsed.href;
	const folder = await mkdtemp(join(tmpdir(), "weavergen-dependency-"));
	const { maxDiskBytes = mostDiskBytes } = context;
	await using limit = limitFolder(folder, maxDiskBytes);
	try {
		const repository = {
			folder,
			env: {
				...context.env,
				...pinned(parsed, address),
				GIT_ALLOW_PROTOCOL: protocols(context)
			},
			asUser: context.asUser,
			signal: context.signal === void 0 ? limit.signal : AbortSignal.any([context.signal, limit.signal])
		};
		const commit = await commitOf(repository, {
			...source,
			url
		});
		const { content = "registry" } = context;
		const name = `${url} ${commit} ${source.subFolder ?? ""}${content === "registry" ? "" : ` ${content}`}`;
		const texts = await context.cache.texts(name) ?? await textsOf(repository, {
			...source,
			url,
			content,
			limit
		}, commit);
		await context.cache.keepTexts(name, texts);
		return memoryTree(texts);
	} catch (error) {
		context.signal?.throwIfAborted();
		if (limit.signal.aborted) throw notFetched(url, `it takes more than ${maxDiskBytes} bytes on the disk`);
		if (error instanceof WeaverGenError && (error.actor === "user" || error.code === "dependency-not-fetched")) throw error;
		const code = error instanceof WeaverGenError ? error.code : "";
		if (hidden.has(code) && context.asUser === void 0) throw notFetched(url, withoutCredentials, error);
		throw (passing.has(code) ? notFetchedNow : notFetched)(url, messageOf(error), error);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
function pinned(url, address) {
	const port = url.port === "" ? url.protocol === "https:" ? "443" : "80" : url.port;
	const to = address.includes(":") ? `[${address}]` : address;
	const entries = [["http.followRedirects", "false"], ["http.curloptResolve", `${url.hostname}:${port}:${to}`]];
	const pairs = entries.flatMap(([key = "", value = ""], index) => [[`GIT_CONFIG_KEY_${index}`, key], [`GIT_CONFIG_VALUE_${index}`, value]]);
	return {
		...Object.fromEntries(pairs),
		GIT_CONFIG_COUNT: String(entries.length)
	};
}
function protocols({ asUser }) {
	return asUser === void 0 ? "http:https" : "http:https:ssh";
}
async function commitOf(repository, { url, refspec }) {
	if (refspec !== void 0 && commitId.test(refspec)) return refspec;
	const names = refspec === void 0 ? ["HEAD"] : [
		`refs/tags/${refspec}^{}`,
		`refs/tags/${refspec}`,
		`refs/heads/${refspec}`,
		refspec
	];
	const refs = await remoteRefs(repository, {
		remote: url,
		patterns: names,
		token: void 0
	});
	const commit = names.map((name) => refs.get(name)).find((id) => id !== void 0);
	if (commit === void 0) throw notFetched(url, `it has no ${refspec === void 0 ? "commit" : `ref ${refspec}`}`);
	return commit;
}
async function textsOf(repository, source, commit) {
	await git(repository, [
		"init",
		"--bare",
		"--quiet",
		"."
	]);
	await fetchCommits(repository, {
		remote: source.url,
		refspecs: [commit],
		depth: "--depth=1",
		token: void 0
	});
	if (await source.limit.exceeded()) source.limit.signal.throwIfAborted();
	const tree = await commitTree(repository, commit);
	const folder = source.subFolder ?? "";
	const paths = tree.list(folder).filter((path) => isWanted(path, source.content));
	if (paths.length === 0) throw sourceProblem("dependency-missing", {
		message: `${source.url} has no ${source.content} ${folder === "" ? `in commit ${commit}` : `in the folder ${folder}`}.`,
		hint: "Correct the sub-folder in the brackets or the ref behind the @."
	});
	let left = archiveLimits.unpackedBytes;
	const texts = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const text = tree.read(path) ?? "";
		left -= text.length;
		if (left < 0) throw notFetched(source.url, `it has more than ${archiveLimits.unpackedBytes} bytes`);
		texts.set(path, text);
	}
	return Object.fromEntries(texts);
}

export { fetchGit };