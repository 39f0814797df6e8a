import { Bt as memoryTree } from "./rendering.js";
import { r as sourceProblem } from "./source-problem.js";
import { isUtf8 } from "node:buffer";

// workflows/weaver/dependencies/archive-files.ts
const archiveLimits = {
	packedBytes: 67108864,
	unpackedBytes: 134217728,
	fileBytes: 20971520,
	entries: 5e4,
	ratio: 200,
	ratioFrom: 8388608
};
const registryFile = /\.(?:ya?ml|json|rego)$/;
const templateFile = /\.(?:ya?ml|json|j2|jinja2?)$/;
function isWanted(path, content) {
	return content === "templates" || registryFile.test(path);
}
var ArchiveFiles = class {
	#archive;
	#packed;
	#below;
	#content;
	#texts = /* @__PURE__ */ new Map();
	#entries = 0;
	#unpacked = 0;
	constructor(options) {
		this.#archive = options.archive;
		this.#packed = options.packedBytes;
		this.#content = options.content ?? "registry";
		this.#below = (options.subFolder ?? "").split("/").filter((part) => part !== "" && part !== ".");
		if (options.packedBytes > archiveLimits.packedBytes) throw this.refusal(`has ${options.packedBytes} bytes; at most ${archiveLimits.packedBytes} are read`);
	}
	admit(entry) {
		if (++this.#entries > archiveLimits.entries) throw this.refusal(`has more than ${archiveLimits.entries} entries`);
		const shown = JSON.stringify(entry.name);
		const path = this.#inside(entry.name);
		this.count(entry.type === "file" ? entry.bytes : 0, shown);
		if (entry.type === "other") throw this.refusal(`holds ${shown}, which is neither a file nor a folder`);
		if (path === void 0) return void 0;
		if (entry.type === "link") {
			if (mayBeWanted(path, this.#content)) throw this.refusal(`holds the link ${shown}; links are not followed`);
			return;
		}
		return entry.type === "file" && isWanted(path, this.#content) ? path : void 0;
	}
	add(path, content) {
		if (/\.ya?ml$/.test(path) && !isUtf8(content)) throw this.refusal(`holds ${JSON.stringify(path)}, which is not in UTF-8`);
		this.#texts.set(path, Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("utf8"));
	}
	tree() {
		if (this.#texts.size === 0 && this.#content === "registry") {
			const where = this.#below.length === 0 ? "below its top folder" : `in the folder ${this.#below.join("/")}`;
			throw this.refusal(`holds no registry ${where}`);
		}
		return memoryTree(Object.fromEntries(this.#texts));
	}
	refusal(what, cause) {
		return sourceProblem("dependency-archive-refused", {
			message: `The archive ${this.#archive} ${what}.`,
			hint: "Pack the folder alone, as `tar` and `git archive` do, or vendor it into the repository.",
			cause
		});
	}
	#inside(name) {
		const shown = JSON.stringify(name);
		if (/[\p{Cc}\\]/u.test(name)) throw this.refusal(`holds the name ${shown} with a control character or a backslash`);
		if (name.startsWith("/") || /^[A-Za-z]:/.test(name)) throw this.refusal(`holds the absolute name ${shown}`);
		const parts = name.split("/");
		if (parts.includes("..")) throw this.refusal(`holds the name ${shown}, which leads out of it`);
		const inside = parts.filter((part, index) => part !== "" && (part !== "." || index === 0)).slice(1);
		const below = this.#below.every((part, index) => inside[index] === part);
		const rest = inside.slice(this.#below.length);
		return below && rest.length > 0 ? rest.join("/") : void 0;
	}
	count(bytes, shown) {
		this.#unpacked += bytes;
		if (bytes > archiveLimits.fileBytes) throw this.refusal(`holds ${shown} with ${bytes} bytes; at most ${archiveLimits.fileBytes} are read`);
		if (this.#unpacked > archiveLimits.unpackedBytes) throw this.refusal(`unpacks to more than ${archiveLimits.unpackedBytes} bytes`);
		if (this.#unpacked > archiveLimits.ratioFrom && this.#unpacked > this.#packed * archiveLimits.ratio) throw this.refusal(`unpacks to more than ${archiveLimits.ratio} times its size`);
	}
};
function mayBeWanted(path, content) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return (content === "templates" ? templateFile : registryFile).test(name) || !name.slice(1).includes(".");
}

export { archiveLimits as n, isWanted as r, ArchiveFiles as t };