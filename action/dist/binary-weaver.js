import { i as __toESM } from "./rolldown-runtime.js";
import { a as literal, d as string, l as record, o as looseObject, p as unknown, r as array } from "./schemas.js";
import { Bt as memoryTree, Ht as require_dist, Jt as toDebugText, Kt as textOf, Ut as Places, Vt as readYaml, Wt as child, Xt as copyFloat, an as BugError, cn as UserError, in as treeSegments, on as OperatorError, qt as toData, rn as plainFolder, un as messageOf, zt as Glob } from "./rendering.js";
import { n as fileTooLarge, r as maxFileBytes, t as runProcess } from "./run-process.js";
import { c as v2Id, i as isGroupExcluded, n as entityType, o as isRefinementOfV2, r as isExcluded, s as referencedEntities, t as ResolutionStopped, u as workingGroup } from "./resolution.js";
import { r as resolveV1 } from "./resolve-v1.js";
import { a as matchKeys, c as errorOf, d as provenanceText, i as likeness, l as failure, n as resolveV2, o as definitionFailure, r as indexOf, s as diagnosticOf, t as DependencyStopped, u as provenanceJson } from "./resolve-v2.js";
import { S as string$1, _ as list, a as deprecatedV2, b as oneOf, c as examples$1, d as stability$1, f as MapReader, g as isUnwritten, h as boolean, i as deprecatedV1, l as markExamples, m as annotations, n as attributeTypeWords, o as entityAssociation$1, p as Undecodable, r as compact, s as enumMember$1, t as attributeType$1, u as requirementLevel$1, v as listOrNothing, x as scalarOf, y as listOrUnwritten } from "./decode-attribute-parts.js";
import { isUtf8 } from "node:buffer";
import { hash } from "node:crypto";
import { access, constants, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, posix } from "node:path";
import { closeSync, constants as constants$1, existsSync, fstatSync, lstatSync, openSync, readFileSync, readdirSync, realpathSync } from "node:fs";
import { constants as constants$2, tmpdir } from "node:os";

// workflows/weaver/binary/read-diagnostics.ts
const Printed = array(looseObject({
	error: unknown(),
	diagnostic: looseObject({
		message: string(),
		severity: string().nullish(),
		help: string().nullish()
	})
}));
function readDiagnostics(text) {
	const start = text.search(/^\[\s*(\{|\])/m);
	if (start === -1) return [];
	const parsed = Printed.safeParse(parseJson(text.slice(start)));
	return parsed.success ? parsed.data.flatMap(split) : [];
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function split({ error, diagnostic }) {
	const members = membersOf(error);
	const messages = diagnostic.message.split("\n\n");
	return members.map((member, index) => ({
		severity: severityOf(member, diagnostic.severity),
		kind: innermost(member).kind,
		error: member,
		message: messages.length === members.length ? messages[index] ?? "" : diagnostic.message,
		hint: diagnostic.help ?? void 0
	}));
}
function membersOf(error) {
	const [key, value] = onlyVariant(error) ?? [];
	if (key === void 0) return [error];
	if (key === "CompoundError" && Array.isArray(value)) return value.flatMap(membersOf);
	const members = membersOf(value);
	return members.length === 1 && members[0] === value ? [error] : members.map((member) => ({ [key]: member }));
}
function onlyVariant(error) {
	if (typeof error !== "object" || error === null || Array.isArray(error)) return void 0;
	const entries = Object.entries(error);
	const [entry] = entries;
	return entries.length === 1 && entry !== void 0 && /^[A-Z]/.test(entry[0]) ? entry : void 0;
}
function innermost(error) {
	if (typeof error === "string") return {
		kind: error,
		fields: {}
	};
	const [key, value] = onlyVariant(error) ?? [];
	if (key === void 0) {
		const fields = Fields.safeParse(error).data ?? {};
		return {
			kind: typeof fields["type"] === "string" ? fields["type"] : "Unknown",
			fields
		};
	}
	const inner = innermost(value);
	return inner.kind === "Unknown" || typeof value === "string" ? {
		kind: key,
		fields: inner.fields
	} : inner;
}
const Fields = record(string(), unknown());
const PolicyViolation = looseObject({
	type: literal("policy_violation"),
	violation: looseObject({ level: string() })
});
const severities = {
	violation: "error",
	improvement: "warning",
	information: "advice",
	warning: "warning",
	advice: "advice"
};
function severityOf(error, severity) {
	const policy = PolicyViolation.safeParse(error);
	const word = policy.success ? policy.data.violation.level : severity ?? "error";
	return severities[word.toLowerCase()] ?? "error";
}
function panicDiagnostic(stderr, signal) {
	const [, where, what] = /panicked at ([^\n]*):\n([^\n]*)/.exec(stderr) ?? [];
	const message = what ?? `Weaver was ended by ${signal}.`;
	return {
		severity: "error",
		kind: "WeaverPanic",
		error: { WeaverPanic: {
			signal,
			message,
			...where !== void 0 && { where }
		} },
		message: `Weaver crashed: ${message}`,
		hint: "A definition that Weaver does not expect makes it crash, such as a metric without a unit."
	};
}

// workflows/workspace/folder-tree.ts
function folderTree(root) {
	const realRoot = realFolder(root);
	const folders = new PlainFolders();
	const fileAt = (path) => path === "" ? void 0 : locateFile(realRoot, path, folders);
	return {
		root: realRoot,
		list(folder) {
			const plain = plainFolder(folder);
			const path = locate(realRoot, plain);
			return path === void 0 ? [] : walk(path, plain).toSorted();
		},
		hasFolder(folder) {
			const path = locate(realRoot, plainFolder(folder));
			return path !== void 0 && entriesOf(path) !== void 0;
		},
		read(path) {
			const file = fileAt(path);
			return file === void 0 ? void 0 : readRegularFile(file, path)?.toString("utf8");
		},
		bytes(path) {
			const file = fileAt(path);
			return file === void 0 ? void 0 : readRegularFile(file, path);
		}
	};
}
function realFolder(root) {
	try {
		const real = realpathSync(root);
		if (lstatSync(real).isDirectory()) return real;
	} catch (cause) {
		throw folderMissing(root, cause);
	}
	throw folderMissing(root);
}
function folderMissing(root, cause) {
	return new UserError("folder-missing", {
		message: `${root} is not a folder that can be read.`,
		hint: "Correct the path, or create the folder.",
		cause
	});
}
function locate(realRoot, path) {
	if (path === "") return realRoot;
	const segments = treeSegments(path);
	if (segments === void 0) return void 0;
	const expected = join(realRoot, ...segments);
	return isPlain(expected) ? expected : void 0;
}
var PlainFolders = class {
	#known = /* @__PURE__ */ new Map();
	has(folder) {
		const known = this.#known.get(folder) ?? isPlain(folder);
		this.#known.set(folder, known);
		return known;
	}
};
function isPlain(path) {
	try {
		return realpathSync(path) === path;
	} catch {
		return false;
	}
}
function locateFile(realRoot, path, folders) {
	if (constants$1.O_NOFOLLOW === void 0) return locate(realRoot, path);
	const segments = treeSegments(path);
	if (segments === void 0) return void 0;
	const expected = join(realRoot, ...segments);
	return folders.has(dirname(expected)) ? expected : void 0;
}
function walk(absolute, relative) {
	const paths = [];
	for (const entry of entriesOf(absolute) ?? []) {
		if (treeSegments(entry.name) === void 0) continue;
		const path = relative === "" ? entry.name : `${relative}/${entry.name}`;
		if (entry.isFile()) paths.push(path);
		if (entry.isDirectory()) paths.push(...walk(join(absolute, entry.name), path));
	}
	return paths;
}
function entriesOf(folder) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return;
	}
}
function readRegularFile(file, path) {
	const descriptor = openWithoutFollowing(file);
	if (descriptor === void 0) return void 0;
	try {
		const stat = fstatSync(descriptor);
		if (!stat.isFile()) return void 0;
		if (stat.size > 20971520) throw fileTooLarge(path, stat.size);
		return readFileSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}
function openWithoutFollowing(file) {
	try {
		return openSync(file, constants$1.O_RDONLY | (constants$1.O_NOFOLLOW ?? 0) | (constants$1.O_NONBLOCK ?? 0));
	} catch {
		return;
	}
}

// workflows/weaver/embedded/bad-manifest.ts
function scalarText(node, text) {
	if (node === void 0 || node.t !== "scalar" || node.value === null) return void 0;
	return typeof node.value === "string" ? node.value : text.slice(node.start, node.end);
}
var BadManifest = class extends Error {
	node;
	constructor(message, node) {
		super(message);
		this.node = node;
	}
};
var BadPublication = class extends BadManifest {};
function isNothing(node) {
	return node.t === "scalar" && node.value === null;
}

// workflows/weaver/embedded/huge-integer.ts
const maxU64 = 2n ** 64n - 1n;
const maxU128 = 2n ** 128n - 1n;
const minI64 = -(2n ** 63n);
const minI128 = -(2n ** 127n);
const manyDigits = /\d[0-9a-fA-Fox]{15}/;
const integer = /^([-+]?)((?:0[xob])?[0-9a-fA-F]+)$/;
function hugeInteger(root, text) {
	return manyDigits.test(text) ? hugeIn(root, text) : void 0;
}
function hugeIntegerMessage(node, text) {
	const written = text.slice(node.start, node.end);
	return `invalid type: integer \`${written}\` as ${written.startsWith("-") ? "i128" : "u128"}, expected any YAML value`;
}
function hugeIn(node, text) {
	if (node.t === "scalar") return isHuge(node, text) ? node : void 0;
	const children = node.t === "seq" ? node.items : [...node.entries.values()].map((entry) => entry.node);
	for (const child of children) {
		const found = hugeIn(child, text);
		if (found !== void 0) return found;
	}
}
function isHuge({ value, start, end }, text) {
	if (typeof value !== "number" || Number.isSafeInteger(value)) return false;
	const [, sign, digits] = integer.exec(text.slice(start, end)) ?? [];
	if (digits === void 0) return false;
	const exact = sign === "-" ? -BigInt(digits) : BigInt(digits);
	return exact > maxU64 && exact <= maxU128 || exact < minI64 && exact >= minI128;
}

// workflows/weaver/embedded/schema-url.ts
const unknownSchemaUrl = knownSchemaUrl("https://unknown/unknown");
function parseSchemaUrl(text) {
	const url = text.replace(/\/+$/, "");
	const problem = urlProblem(url);
	if (problem !== void 0) return problem;
	const { protocol, pathname } = new URL(url);
	const scheme = protocol.length - 1;
	const start = scheme + url.slice(scheme).search(/[\p{L}\p{N}[]/u);
	const path = url.indexOf(pathname, start);
	if (path < 0) return "The schema URL has an invalid path structure.";
	const trimmed = pathname.replace(/\/+$/, "");
	if (!trimmed.includes("/")) return "The schema URL has an invalid path structure.";
	const slash = path + trimmed.lastIndexOf("/");
	const stop = path + trimmed.length;
	return {
		url,
		name: url.slice(start, slash),
		version: url.slice(slash + 1, stop),
		debug: `SchemaUrl { url: ${JSON.stringify(url)}, name_range: ${start}..${slash}, version_range: ${slash + 1}..${stop} }`
	};
}
function schemaUrlOf(name, version) {
	if (name.trim() === "" || version.trim() === "") return "Registry name and version cannot be empty.";
	const base = name.replace(/\/+$/, "");
	return parseSchemaUrl(/^https?:\/\//.test(name) ? `${base}/${version}` : `https://${base}/${version}`);
}
function urlProblem(url) {
	if (!URL.canParse(url)) return `Invalid schema URL: ${!/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(url) ? "relative URL without a base" : "empty host"}`;
	if (new URL(url).pathname.split("/").filter((segment) => segment !== "").length === 0) return "The schema URL must have at least one path segment.";
	return /[\p{L}\p{N}[]/u.test(url.slice(url.indexOf(":"))) ? void 0 : "The schema URL has an invalid host structure.";
}
function knownSchemaUrl(url) {
	const start = url.indexOf("://") + 3;
	const slash = url.lastIndexOf("/");
	const debug = `SchemaUrl { url: "${url}", name_range: ${start}..${slash}, version_range: ${slash + 1}..${url.length} }`;
	return {
		url,
		name: url.slice(start, slash),
		version: url.slice(slash + 1),
		debug
	};
}

// workflows/weaver/embedded/virtual-path.ts
const grammar = /^(.+?)(?:@(.+?))?(?:\[(.+?)\])?$/;
const archive = /\.(?:zip|tar\.gz)$/;
function parseVirtualPath(text) {
	const [, source, refspec, subFolder] = grammar.exec(text) ?? [];
	if (source === void 0) return void 0;
	if (!/^https?:\/\//.test(source)) return archive.test(source) ? {
		kind: "archive",
		path: source,
		subFolder
	} : {
		kind: "folder",
		path: source
	};
	if (archive.test(source)) return {
		kind: "remote-archive",
		url: source,
		subFolder
	};
	if (source.endsWith(".git") || refspec !== void 0 || subFolder !== void 0) return {
		kind: "git",
		url: source,
		refspec,
		subFolder
	};
	return {
		kind: "remote-file",
		url: source
	};
}
function virtualPathText(path) {
	const below = "subFolder" in path && path.subFolder !== void 0 ? `[${path.subFolder}]` : "";
	switch (path.kind) {
		case "folder":
		case "archive": return `${path.path}${below}`;
		case "remote-archive":
		case "remote-file": return `${path.url}${below}`;
		case "git": return `${path.url}${path.refspec === void 0 ? "" : `@${path.refspec}`}${below}`;
	}
}

// workflows/weaver/embedded/manifest-dependencies.ts
function dependencies$1(root, facts) {
	const list = child(root, "dependencies");
	try {
		return list?.t === "seq" ? list.items.map((item) => dependency(item, facts)) : [];
	} catch (error) {
		throw facts.publication && error instanceof BadManifest ? new BadPublication(error.message, error.node) : error;
	}
}
const dependencyHelp = "The schema_url uniquely identifies the dependency registry and its version, e.g. https://example.com/my-registry/1.0.0";
function dependency(item, { places, text, strict }) {
	const at = places.of(item);
	const urlNode = child(item, "schema_url");
	const registryPath = writtenPath(child(item, "registry_path"));
	if (urlNode !== void 0) {
		const url = parseSchemaUrl(scalarText(urlNode, text) ?? "");
		if (typeof url === "string") throw new BadManifest(url, urlNode);
		return {
			schemaUrl: url,
			registryPath,
			at
		};
	}
	const name = textOf(child(item, "name"));
	if (strict || name === void 0) {
		const subject = name === void 0 ? "a dependency" : `dependency '${name}'`;
		throw new BadManifest(`${subject} is missing the required field 'schema_url'. ${dependencyHelp}`, item);
	}
	if (registryPath === void 0) throw new BadManifest("missing field `registry_path`", item);
	refuseOthers(item);
	const url = schemaUrlOf(name, "unknown");
	if (typeof url === "string") throw new BadManifest(url, item);
	return {
		schemaUrl: url,
		registryPath,
		at
	};
}
function refuseOthers(item) {
	const other = item.t === "map" ? [...item.entries].find(([key]) => key !== "name" && key !== "registry_path") : void 0;
	if (other === void 0) return;
	throw new BadManifest(`unknown field \`${other[0]}\`, expected \`name\` or \`registry_path\``, other[1].node);
}
function writtenPath(node) {
	if (node === void 0 || isNothing(node)) return void 0;
	const path = textOf(node);
	if (path === void 0) throw new BadManifest("registry_path: invalid type: expected a string", node);
	if (parseVirtualPath(path) === void 0) throw new BadManifest(`The registry path \`${path}\` is invalid`, node);
	return path;
}

// workflows/weaver/embedded/read-text.ts
function readText(files, path) {
	let text;
	try {
		text = files.read(path);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return {
			message: error.message,
			before: ""
		};
	}
	const at = text?.indexOf("�") ?? -1;
	if (text === void 0 || at < 0) return { text };
	const bytes = files.bytes?.(path);
	if (bytes === void 0 || isUtf8(bytes)) return { text };
	const before = text.slice(0, at);
	return {
		message: `invalid UTF-8 octet at position ${Buffer.byteLength(before)}`,
		before
	};
}

// workflows/weaver/embedded/manifest.ts
function pathOf(dependency, sources) {
	const { schemaUrl, registryPath, at } = dependency;
	const written = sources?.override(schemaUrl) ?? registryPath;
	const path = parseVirtualPath(written ?? schemaUrl.url);
	if (path !== void 0 && (written !== void 0 || path.kind === "remote-archive")) return virtualPathText(path);
	const archive = written ?? schemaUrl.url;
	const message = `The dependency ${archive} has no registry_path, and its schema URL names no .zip or .tar.gz archive.`;
	return definitionFailure("VirtualDirectoryError", { UnsupportedRegistryArchive: { archive } }, {
		message,
		help: "Add a `registry_path` that says where the registry is.",
		at
	});
}
const manifestName = "manifest.yaml";
const legacyManifestName = "registry_manifest.yaml";
function readManifest({ files, folder = "", outside }, path) {
	const own = folder === "" ? void 0 : readAt(files, {
		at: folder,
		file: outside ?? folder,
		path
	});
	if (own !== void 0) return own;
	for (const name of [manifestName, legacyManifestName]) {
		const file = folder === "" ? name : `${folder}/${name}`;
		const shown = path.endsWith("/") ? `${path}${name}` : `${path}/${name}`;
		const found = readAt(files, {
			at: file,
			file: outside === void 0 ? file : shown,
			path: shown
		});
		if (found !== void 0) return found;
	}
}
function readAt(files, { at, file, path }) {
	const read = readText(files, at);
	if (!("message" in read)) return read.text === void 0 ? void 0 : parseManifest({
		file,
		path,
		text: read.text
	});
	const { message, before } = read;
	const place = new Places(file, before).range(before.length, before.length);
	return { failure: invalid({
		file,
		path,
		text: before
	}, message, place) };
}
function parseManifest(source) {
	const places = new Places(source.file, source.text);
	const yaml = readYaml(source.text);
	if (!yaml.ok) return { failure: invalid(source, yaml.problem.message, places.range(yaml.problem.start, yaml.problem.end)) };
	try {
		return { manifest: decode$1(yaml.root, source, places) };
	} catch (error) {
		if (!(error instanceof BadManifest) && !(error instanceof Undecodable)) throw error;
		return { failure: refused(error, yaml.root, source, places) };
	}
}
function refused(error, root, source, places) {
	const at = places.of(error.node ?? root);
	if (!(error instanceof BadPublication)) return invalid(source, error.message, at);
	const message = `The publication manifest at ${JSON.stringify(source.path)} is invalid: ${error.message}`;
	const fields = {
		path: source.path,
		details: error.message
	};
	return failure("InvalidPublicationManifest", fields, {
		severity: "Error",
		message,
		at
	});
}
function invalid(source, error, at) {
	const message = `The registry manifest at ${JSON.stringify(source.path)} is invalid. ${error}`;
	return failure("InvalidRegistryManifest", {
		path: source.path,
		error
	}, {
		severity: "Error",
		message,
		at
	});
}
function decode$1(root, source, places) {
	if (root.t !== "map") throw new BadManifest("invalid type: expected struct RawManifestFields", root);
	checkTypes(root, source);
	const format = scalarText(child(root, "file_format"), source.text);
	const publication = format === "manifest/2.0";
	if (!publication && format !== void 0) {
		const error = `Unknown file_format '${format}'. Expected 'manifest/2.0' or no file_format for a definition manifest.`;
		throw new BadManifest(error, child(root, "file_format"));
	}
	const written = writtenUrl(root, source.text);
	const schemaUrl = written ?? legacyUrl(root, publication, source.text);
	const strict = publication || written !== void 0;
	return {
		schemaUrl,
		description: scalarText(child(root, "description"), source.text),
		stability: stabilityOf(root),
		dependencies: dependencies$1(root, {
			places,
			text: source.text,
			strict,
			publication
		}),
		resolvedUri: publication ? resolvedUri(root, source.text) : void 0,
		warnings: manifestWarnings(root, {
			source,
			places,
			publication,
			legacy: written === void 0
		})
	};
}
function stabilityOf(root) {
	const level = child(root, "stability");
	return level === void 0 ? "development" : stability$1(level);
}
const texts$1 = [
	"file_format",
	"schema_url",
	"schema_base_url",
	"semconv_version",
	"description",
	"resolved_registry_uri",
	"resolved_schema_uri"
];
function checkTypes(root, source) {
	for (const key of texts$1) {
		const node = child(root, key);
		if (node === void 0 || node.t === "scalar") continue;
		const found = node.t === "seq" ? "sequence" : "map";
		throw new BadManifest(`${key}: invalid type: ${found}, expected a string${position(node, source)}`, node);
	}
	const list = child(root, "dependencies");
	if (list !== void 0 && list.t !== "seq" && !isUnwritten(list)) throw new BadManifest("dependencies: invalid type: expected a sequence", list);
	const huge = list === void 0 ? void 0 : hugeInteger(list, source.text);
	if (huge !== void 0) throw new BadManifest(hugeIntegerMessage(huge, source.text), huge);
	const level = child(root, "stability");
	if (level === void 0) return;
	try {
		stability$1(level);
	} catch (error) {
		throw error instanceof Undecodable ? new BadManifest(`stability: ${error.message}${position(level, source)}`, level) : error;
	}
}
function position(node, { file, text }) {
	const { line, column } = new Places(file, text).of(node);
	return ` at line ${line} column ${column}`;
}
function writtenUrl(root, text) {
	const node = child(root, "schema_url");
	const value = scalarText(node, text);
	if (value === void 0) return void 0;
	const url = parseSchemaUrl(value);
	if (typeof url === "string") throw new BadManifest(url, node);
	return url;
}
function legacyUrl(root, publication, text) {
	if (publication) throw new BadPublication("missing required field 'schema_url'", root);
	const base = scalarText(child(root, "schema_base_url"), text);
	const version = scalarText(child(root, "semconv_version"), text);
	if (base === void 0 || version === void 0) throw new BadManifest("Either 'schema_url' or both 'schema_base_url' and 'semconv_version' must be provided", root);
	const url = schemaUrlOf(base, version);
	if (typeof url === "string") throw new BadManifest(url, child(root, "schema_base_url"));
	return url;
}
function resolvedUri(root, text) {
	const written = (key) => scalarText(child(root, key), text);
	const uri = written("resolved_registry_uri") ?? written("resolved_schema_uri");
	if (uri === void 0) throw new BadPublication("missing required field 'resolved_registry_uri'", root);
	return uri;
}
function manifestWarnings(root, facts) {
	const { source, places, publication, legacy } = facts;
	const path = source.path;
	const found = [];
	if (path === "registry_manifest.yaml" || path.endsWith(`/${"registry_manifest.yaml"}`)) {
		const message = `The registry manifest at ${JSON.stringify(path)} is using a legacy file name. Please rename it to \`manifest.yaml\`.`;
		found.push(failure("LegacyRegistryManifest", { path }, {
			severity: "Warning",
			message,
			at: places.range(0, 0)
		}));
	}
	const deprecated = (error, key) => {
		const message = `The syntax used in the registry manifest at ${JSON.stringify(path)} is deprecated. ${error}`;
		const at = places.of(child(root, key) ?? root);
		found.push(failure("DeprecatedSyntaxInRegistryManifest", {
			path,
			error
		}, {
			severity: "Warning",
			message,
			at
		}));
	};
	if (legacy) deprecated("The 'semconv_version' and 'schema_base_url' fields are deprecated in favor of 'schema_url'.", "schema_base_url");
	if (publication && child(root, "resolved_registry_uri") === void 0) deprecated("The 'resolved_schema_uri' field is deprecated in favor of 'resolved_registry_uri'.", "resolved_schema_uri");
	return found;
}

// workflows/weaver/embedded/tree-path.ts
function treePath(path) {
	if (path.startsWith("/") || path.includes("\\") || /^[a-zA-Z]:/.test(path)) return void 0;
	const parts = [];
	for (const part of path.split("/")) {
		if (part === "" || part === ".") continue;
		if (part !== "..") parts.push(part);
		else if (parts.pop() === void 0) return void 0;
	}
	return parts.join("/");
}
function weaverPath(registry, inside) {
	return registry.endsWith("/") ? `${registry}${inside}` : `${registry}/${inside}`;
}

// workflows/weaver/embedded/build-registry.ts
function buildRegistry(loaded, resolution) {
	let json;
	return {
		path: treePath(loaded.path) ?? loaded.path,
		format: formatOf(loaded),
		schemaUrl: loaded.hasManifest ? loaded.schemaUrl.url : void 0,
		attributes: definedAttributes(loaded),
		signals: resolution.groups.flatMap((group) => signalOf(group)),
		references: loaded.groups.flatMap(({ spec }) => spec.attributes.flatMap((attribute) => attribute.kind === "ref" && attribute.written !== void 0 ? [{
			name: attribute.name,
			at: attribute.written.name,
			owner: spec.id
		}] : [])),
		files: loaded.files,
		get resolved() {
			json ??= resolution.published === void 0 ? resolveV1(resolution) : resolveV2(resolution);
			return json;
		}
	};
}
function formatOf({ formats }) {
	if (formats.size > 1) return "mixed";
	return formats.has("v2") ? "v2" : "v1";
}
function definedAttributes(loaded) {
	const attributes = /* @__PURE__ */ new Map();
	for (const { spec: group } of loaded.groups) for (const spec of group.attributes) {
		if (spec.kind !== "id") continue;
		const name = group.prefix === "" ? spec.name : `${group.prefix}.${spec.name}`;
		if (attributes.has(name)) continue;
		const known = definitions.get(spec) ?? definitionOf$1(spec, {
			name,
			groupId: group.id
		});
		definitions.set(spec, known);
		attributes.set(name, known);
	}
	return attributes;
}
const definitions = /* @__PURE__ */ new WeakMap();
function definitionOf$1(spec, { name, groupId }) {
	return attributeOf({
		...spec,
		name,
		brief: spec.brief ?? "",
		prefix: false,
		definition: spec.written
	}, groupId);
}
function attributeOf(attribute, groupId) {
	const definition = attribute.definition ?? attribute.written;
	return {
		name: attribute.name,
		type: typeOf(attribute.type, definition),
		brief: attribute.brief === "" ? void 0 : attribute.brief,
		note: attribute.note === "" ? void 0 : attribute.note,
		examples: attribute.examples?.json,
		stability: attribute.stability,
		deprecated: deprecatedOf(attribute.deprecated, attribute.written?.deprecatedNote ?? true),
		role: attribute.role,
		annotations: attribute.annotations,
		groupId,
		at: definition?.at ?? nowhere$2,
		fields: definition?.fields ?? {}
	};
}
const nowhere$2 = {
	file: "",
	line: 1,
	column: 1,
	endLine: 1,
	endColumn: 1
};
const primitive = /^(?:(template)\[)?(string|int|double|boolean|any)(\[\])?\]?$/;
const primitiveTypes = /* @__PURE__ */ new Map();
function typeOf(type, definition) {
	if (typeof type === "string") {
		const known = primitiveTypes.get(type) ?? parsePrimitive(type);
		primitiveTypes.set(type, known);
		return known;
	}
	return {
		kind: "enum",
		members: type.members.map((member, index) => ({
			id: member.id,
			value: member.value,
			brief: member.brief,
			stability: member.stability,
			deprecated: deprecatedOf(member.deprecated, true),
			...member.annotations === void 0 ? {} : { annotations: member.annotations },
			at: definition?.members[index] ?? definition?.at ?? nowhere$2
		}))
	};
}
function parsePrimitive(type) {
	const match = primitive.exec(type);
	return {
		kind: "primitive",
		name: match?.[2] ?? "any",
		list: match?.[3] !== void 0,
		template: match?.[1] !== void 0
	};
}
function deprecatedOf(deprecated, noteWritten) {
	if (deprecated === void 0) return void 0;
	const note = noteWritten || deprecated.reason === "unspecified" ? deprecated.note : void 0;
	if (deprecated.reason === "renamed") return {
		reason: "renamed",
		renamedTo: deprecated.renamed_to ?? "",
		note
	};
	return {
		reason: deprecated.reason,
		note
	};
}
function levelOf(level) {
	if (typeof level === "string") return {
		level,
		text: void 0
	};
	if ("conditionally_required" in level) return {
		level: "conditionally_required",
		text: level.conditionally_required
	};
	if ("recommended" in level) return {
		level: "recommended",
		text: level.recommended
	};
	return {
		level: "opt_in",
		text: level.opt_in
	};
}
const signalKinds = /* @__PURE__ */ new Set([
	"span",
	"metric",
	"event",
	"entity",
	"attribute_group"
]);
function signalOf(group) {
	if (!signalKinds.has(group.type)) return [];
	const { spec } = group;
	const own = new Set(spec.attributes.map((attribute) => spec.prefix === "" ? attribute.name : `${spec.prefix}.${attribute.name}`));
	for (const attribute of spec.attributes) own.add(attribute.name);
	return [{
		kind: group.type,
		id: group.id,
		name: signalName(group),
		brief: group.brief === "" ? void 0 : group.brief,
		note: group.note === "" ? void 0 : group.note,
		stability: group.stability,
		deprecated: deprecatedOf(group.deprecated, spec.deprecatedNote),
		unit: group.unit,
		instrument: group.instrument,
		spanKind: group.span_kind,
		entityAssociations: referencedEntities(group.entity_associations),
		...spec.visibility === void 0 ? {} : { visibility: spec.visibility },
		annotations: group.annotations,
		attributes: group.attributes.map((attribute) => useOf(attribute, group, own.has(attribute.name))),
		extends: group.lineage.extendsGroup,
		at: spec.at,
		fields: spec.fields
	}];
}
function signalName(group) {
	switch (group.type) {
		case "metric": return group.metric_name ?? group.id;
		case "event": return group.spec.name ?? group.id;
		case "entity": return entityType(group);
		case "span": return group.spec.is_v2 ? group.spec.name ?? group.id : group.id;
		case "attribute_group":
		case "metric_group":
		case "scope":
		case "undefined": return group.id;
	}
}
function useOf(attribute, group, local) {
	return {
		attribute: attributeOf(attribute, local && attribute.definition === attribute.written ? group.id : void 0),
		requirementLevel: levelOf(attribute.requirement_level),
		at: attribute.written?.at ?? nowhere$2,
		fields: attribute.written?.fields ?? {},
		local
	};
}

// workflows/weaver/embedded/decode-any-value.ts
const anyValueTypes = [
	"boolean",
	"int",
	"double",
	"string",
	"string[]",
	"int[]",
	"double[]",
	"boolean[]",
	"map",
	"map[]",
	"bytes",
	"undefined",
	"enum"
];
const anyValueType = oneOf(anyValueTypes);
function anyValue$1(node, places) {
	const reader = new MapReader(node, places);
	const type = reader.required("type", anyValueType);
	const nested = type === "map" || type === "map[]";
	const fields = nested ? reader.required("fields", list((item) => anyValue$1(item, places))) : [];
	const deprecated = deprecatedV1(places);
	const members = type === "enum" ? reader.required("members", list((item) => enumMember$1(item, places, deprecated))) : [];
	const common = {
		id: reader.required("id", string$1),
		stability: reader.optional("stability", stability$1),
		examples: reader.optional("examples", examples$1)
	};
	const json = compact({
		type,
		id: common.id,
		brief: reader.fallback("brief", string$1, "") || void 0,
		note: reader.fallback("note", string$1, "") || void 0,
		stability: common.stability,
		examples: common.examples?.json,
		requirement_level: reader.required("requirement_level", requirementLevel$1),
		fields: nested ? fields.map((field) => field.json) : void 0,
		members: type === "enum" ? members : void 0
	});
	markExamples(common.examples, json);
	return {
		json,
		type,
		...common,
		fields,
		members,
		at: places.of(node)
	};
}

// workflows/weaver/embedded/definition.ts
const importFields = [
	"metrics",
	"events",
	"spans",
	"entities",
	"attribute_groups"
];

// workflows/weaver/embedded/decode-imports.ts
const importKeys = new Set(importFields);
function decodeImports(node, places) {
	const reader = new MapReader(node, places, importKeys);
	return importFields.flatMap((field) => decodeField(reader, field));
}
function decodeField(reader, field) {
	return reader.optional(field, list((node) => ({
		field,
		pattern: string$1(node),
		at: reader.places.of(node)
	}))) ?? [];
}

// workflows/weaver/embedded/decode-v1.ts
const fileKeys = /* @__PURE__ */ new Set(["groups", "imports"]);
const groupKeys$1 = /* @__PURE__ */ new Set([
	"id",
	"type",
	"brief",
	"note",
	"prefix",
	"extends",
	"stability",
	"deprecated",
	"attributes",
	"span_kind",
	"events",
	"metric_name",
	"instrument",
	"unit",
	"name",
	"display_name",
	"body",
	"annotations",
	"entity_associations",
	"include_groups",
	"visibility",
	"is_v2",
	"span_name",
	"requirement_level"
]);
const sharedAttributeKeys = [
	"brief",
	"examples",
	"tag",
	"requirement_level",
	"sampling_relevant",
	"note",
	"stability",
	"deprecated",
	"annotations",
	"role"
];
const refKeys = /* @__PURE__ */ new Set([
	"ref",
	"prefix",
	...sharedAttributeKeys
]);
const defKeys = /* @__PURE__ */ new Set([
	"id",
	"type",
	...sharedAttributeKeys
]);
const groupTypeWord = oneOf([
	"attribute_group",
	"span",
	"event",
	"metric",
	"metric_group",
	"entity",
	"resource",
	"scope",
	"undefined"
]);
const spanKind$1 = oneOf([
	"internal",
	"client",
	"server",
	"producer",
	"consumer"
]);
const instrument$1 = oneOf([
	"updowncounter",
	"counter",
	"gauge",
	"histogram"
]);
const role$1 = oneOf(["identifying", "descriptive"]);
function decodeV1(root, places) {
	const reader = new MapReader(root, places, fileKeys);
	return {
		format: "v1",
		groups: reader.fallback("groups", listOrNothing((node) => decodeGroup(node, places)), []),
		imports: reader.optional("imports", (node) => decodeImports(node, places)) ?? []
	};
}
function decodeGroup(node, places) {
	const reader = new MapReader(node, places, groupKeys$1);
	const type = reader.fallback("type", groupTypeWord, "undefined");
	return {
		id: reader.required("id", string$1),
		type: type === "resource" ? "entity" : type,
		brief: reader.required("brief", string$1),
		note: reader.fallback("note", string$1, ""),
		prefix: reader.fallback("prefix", string$1, ""),
		extends: reader.optional("extends", string$1),
		stability: reader.optional("stability", stability$1),
		deprecated: reader.optional("deprecated", deprecatedV1(places)),
		attributes: reader.fallback("attributes", listOrNothing((item) => decodeAttribute$1(item, places)), []),
		span_kind: reader.optional("span_kind", spanKind$1),
		events: reader.fallback("events", listOrNothing(string$1), []),
		metric_name: reader.optional("metric_name", string$1),
		instrument: reader.optional("instrument", instrument$1),
		unit: reader.optional("unit", string$1),
		name: reader.optional("name", string$1),
		display_name: reader.optional("display_name", string$1),
		body: reader.optional("body", (item) => anyValue$1(item, places)),
		annotations: reader.optional("annotations", annotations),
		entity_associations: reader.fallback("entity_associations", listOrNothing(entityAssociation$1), []),
		include_groups: reader.fallback("include_groups", listOrNothing(string$1), []),
		visibility: reader.optional("visibility", oneOf(["internal", "public"])),
		is_v2: reader.fallback("is_v2", boolean, false),
		span_name: reader.optional("span_name", (item) => new MapReader(item, places).required("note", string$1)),
		requirement_level: reader.optional("requirement_level", oneOf(["recommended", "opt_in"])),
		at: places.of(node),
		fields: reader.fields(),
		deprecatedNote: child(reader.value("deprecated"), "note") !== void 0,
		targets: targetsOf(places, [
			reader.value("extends"),
			reader.value("entity_associations"),
			reader.value("include_groups")
		])
	};
}
function targetsOf(places, nodes) {
	const targets = /* @__PURE__ */ new Map();
	const visit = (node) => {
		const text = textOf(node);
		if (node === void 0) return;
		if (text !== void 0 && !targets.has(text)) targets.set(text, places.of(node));
		if (node.t === "seq") node.items.forEach(visit);
		if (node.t === "map") for (const entry of node.entries.values()) visit(entry.node);
	};
	nodes.forEach(visit);
	return targets;
}
function decodeAttribute$1(node, places) {
	const isRef = node.t === "map" && node.entries.has("ref");
	const reader = new MapReader(node, places, isRef ? refKeys : defKeys);
	const deprecated = deprecatedV1(places);
	const common = {
		brief: reader.optional("brief", string$1),
		examples: reader.optional("examples", examples$1),
		tag: reader.optional("tag", string$1),
		sampling_relevant: reader.optional("sampling_relevant", boolean),
		stability: reader.optional("stability", stability$1),
		deprecated: reader.optional("deprecated", deprecated),
		annotations: reader.optional("annotations", annotations),
		role: reader.optional("role", role$1),
		written: writtenAt(reader, isRef ? "ref" : "id")
	};
	if (isRef) return {
		kind: "ref",
		name: reader.required("ref", string$1),
		requirement_level: reader.optional("requirement_level", requirementLevel$1),
		note: reader.optional("note", string$1),
		prefix: reader.fallback("prefix", boolean, false),
		...common
	};
	return {
		kind: "id",
		name: reader.required("id", string$1),
		type: reader.required("type", attributeType$1(places, deprecated)),
		requirement_level: reader.fallback("requirement_level", requirementLevel$1, "recommended"),
		note: reader.fallback("note", string$1, ""),
		...common
	};
}
function writtenAt(reader, nameKey) {
	const members = child(reader.value("type"), "members");
	return {
		at: reader.places.of(reader.node),
		name: reader.at(nameKey),
		fields: reader.fields(),
		members: members?.t === "seq" ? members.items.map((item) => reader.places.of(item)) : [],
		deprecatedNote: child(reader.value("deprecated"), "note") !== void 0
	};
}

// workflows/weaver/embedded/decode-v2.ts
const common$2 = [
	"brief",
	"note",
	"stability",
	"deprecated",
	"annotations"
];
const keys = {
	file: /* @__PURE__ */ new Set([
		"attributes",
		"entities",
		"events",
		"metrics",
		"spans",
		"attribute_groups",
		"entity_refinements",
		"event_refinements",
		"metric_refinements",
		"span_refinements",
		"imports"
	]),
	attribute: /* @__PURE__ */ new Set([
		"key",
		"type",
		"examples",
		...common$2
	]),
	ref: /* @__PURE__ */ new Set([
		"ref",
		"examples",
		"requirement_level",
		...common$2
	]),
	spanRef: /* @__PURE__ */ new Set([
		"ref",
		"examples",
		"requirement_level",
		"sampling_relevant",
		...common$2
	]),
	refGroup: /* @__PURE__ */ new Set(["ref_group"]),
	entity: /* @__PURE__ */ new Set([
		"type",
		"identity",
		"description",
		"requirement_level",
		...common$2
	]),
	event: /* @__PURE__ */ new Set([
		"name",
		"attributes",
		"entity_associations",
		"requirement_level",
		...common$2
	]),
	metric: /* @__PURE__ */ new Set([
		"name",
		"instrument",
		"unit",
		"attributes",
		"entity_associations",
		"requirement_level",
		...common$2
	]),
	span: /* @__PURE__ */ new Set([
		"type",
		"kind",
		"name",
		"attributes",
		"entity_associations",
		"requirement_level",
		...common$2
	]),
	internalGroup: /* @__PURE__ */ new Set([
		"id",
		"visibility",
		"attributes"
	]),
	publicGroup: /* @__PURE__ */ new Set([
		"id",
		"visibility",
		"attributes",
		...common$2
	]),
	entityRefinement: /* @__PURE__ */ new Set([
		"id",
		"ref",
		"identity",
		"description",
		...common$2
	]),
	refinement: /* @__PURE__ */ new Set([
		"id",
		"ref",
		"attributes",
		"entity_associations",
		...common$2
	]),
	spanRefinement: /* @__PURE__ */ new Set([
		"id",
		"ref",
		"name",
		"attributes",
		"entity_associations",
		...common$2
	])
};
const signalLevel$2 = oneOf(["recommended", "opt_in"]);
const visibilityWord = oneOf(["internal", "public"]);
function decodeV2(root, places, registryId) {
	const reader = new MapReader(root, places, keys.file);
	const each = (key, decode) => reader.fallback(key, listOrNothing((node) => decode(node, places)), []);
	const attributes = each("attributes", decodeAttribute);
	const groups = [];
	if (attributes.length > 0) groups.push({
		...emptyGroup(reader),
		id: registryId,
		brief: "<synthetic v2>",
		attributes
	});
	groups.push(...each("entities", decodeEntity), ...each("events", decodeEvent), ...each("metrics", decodeMetric));
	groups.push(...each("spans", decodeSpan), ...each("attribute_groups", decodeAttributeGroup));
	groups.push(...each("entity_refinements", decodeEntityRefinement));
	groups.push(...each("event_refinements", (node) => decodeRefinement(node, places, "event")));
	groups.push(...each("metric_refinements", (node) => decodeRefinement(node, places, "metric")));
	groups.push(...each("span_refinements", decodeSpanRefinement));
	return {
		format: "v2",
		groups,
		imports: reader.optional("imports", (node) => decodeImports(node, places)) ?? []
	};
}
function emptyGroup(reader) {
	const pointers = [
		"ref",
		"attributes",
		"entity_associations"
	].map((key) => reader.value(key));
	return {
		id: "",
		type: "attribute_group",
		brief: "",
		note: "",
		prefix: "",
		extends: void 0,
		stability: void 0,
		deprecated: void 0,
		attributes: [],
		span_kind: void 0,
		events: [],
		metric_name: void 0,
		instrument: void 0,
		unit: void 0,
		name: void 0,
		display_name: void 0,
		body: void 0,
		annotations: void 0,
		entity_associations: [],
		include_groups: [],
		visibility: void 0,
		is_v2: true,
		span_name: void 0,
		requirement_level: void 0,
		at: reader.places.of(reader.node),
		fields: reader.fields(),
		deprecatedNote: child(reader.value("deprecated"), "note") !== void 0,
		targets: targetsOf(reader.places, pointers)
	};
}
function commonFields(reader) {
	return {
		...refinedFields(reader),
		brief: reader.required("brief", string$1),
		stability: reader.required("stability", stability$1)
	};
}
function refinedFields(reader) {
	const written = reader.optional("annotations", annotations) ?? {};
	return {
		brief: reader.optional("brief", string$1) ?? "",
		note: reader.optional("note", string$1) ?? "",
		stability: reader.optional("stability", stability$1),
		deprecated: reader.optional("deprecated", deprecatedV2(reader.places)),
		annotations: Object.keys(written).length === 0 ? void 0 : written
	};
}
function decodeAttribute(node, places) {
	const reader = new MapReader(node, places, keys.attribute);
	return {
		kind: "id",
		name: reader.required("key", string$1),
		type: reader.required("type", attributeType$1(places, deprecatedV1(places))),
		examples: reader.optional("examples", examples$1),
		tag: void 0,
		requirement_level: "recommended",
		sampling_relevant: void 0,
		role: void 0,
		written: writtenAt(reader, "key"),
		...commonFields(reader)
	};
}
function decodeRef(node, places, allowed, role) {
	const reader = new MapReader(node, places, allowed);
	return {
		kind: "ref",
		name: reader.required("ref", string$1),
		tag: void 0,
		examples: reader.optional("examples", examples$1),
		requirement_level: reader.optional("requirement_level", requirementLevel$1),
		sampling_relevant: reader.optional("sampling_relevant", boolean),
		prefix: false,
		role,
		written: writtenAt(reader, "ref"),
		...refinedFields(reader),
		brief: reader.optional("brief", string$1),
		note: reader.optional("note", string$1)
	};
}
function splitAttributes(reader, allowed) {
	const attributes = [];
	const includes = [];
	for (const node of reader.fallback("attributes", listOrNothing((item) => item), [])) if (node.t === "map" && node.entries.has("ref_group")) includes.push(new MapReader(node, reader.places, keys.refGroup).required("ref_group", string$1));
	else attributes.push(decodeRef(node, reader.places, allowed));
	return {
		attributes,
		include_groups: includes
	};
}
function associations$1(reader) {
	return { entity_associations: reader.fallback("entity_associations", listOrNothing(entityAssociation$1), []) };
}
function level$1(reader) {
	return { requirement_level: reader.optional("requirement_level", signalLevel$2) };
}
function entityAttributes(reader, identity) {
	const description = reader.fallback("description", listOrNothing((node) => node), []);
	return [...identity.map((node) => decodeRef(node, reader.places, keys.ref, "identifying")), ...description.map((node) => decodeRef(node, reader.places, keys.ref, "descriptive"))];
}
function decodeEntity(node, places) {
	const reader = new MapReader(node, places, keys.entity);
	const type = reader.required("type", string$1);
	const attributes = entityAttributes(reader, reader.required("identity", listOrNothing((item) => item)));
	return {
		...emptyGroup(reader),
		...commonFields(reader),
		...level$1(reader),
		id: `entity.${type}`,
		type: "entity",
		name: type,
		attributes
	};
}
function decodeEvent(node, places) {
	const reader = new MapReader(node, places, keys.event);
	const name = reader.required("name", string$1);
	const parts = {
		...commonFields(reader),
		...splitAttributes(reader, keys.ref),
		...associations$1(reader),
		...level$1(reader)
	};
	return {
		...emptyGroup(reader),
		...parts,
		id: `event.${name}`,
		type: "event",
		name
	};
}
function decodeMetric(node, places) {
	const reader = new MapReader(node, places, keys.metric);
	const name = reader.required("name", string$1);
	const parts = {
		...commonFields(reader),
		...splitAttributes(reader, keys.ref),
		...associations$1(reader),
		...level$1(reader)
	};
	return {
		...emptyGroup(reader),
		...parts,
		id: `metric.${name}`,
		type: "metric",
		metric_name: name,
		instrument: reader.required("instrument", instrument$1),
		unit: reader.required("unit", string$1)
	};
}
const spanNameKeys$1 = /* @__PURE__ */ new Set(["note"]);
function spanName$1(places) {
	return (node) => new MapReader(node, places, spanNameKeys$1).required("note", string$1);
}
function decodeSpan(node, places) {
	const reader = new MapReader(node, places, keys.span);
	const type = reader.required("type", string$1);
	const parts = {
		...commonFields(reader),
		...splitAttributes(reader, keys.spanRef),
		...associations$1(reader),
		...level$1(reader)
	};
	return {
		...emptyGroup(reader),
		...parts,
		id: `span.${type}`,
		type: "span",
		name: type,
		span_kind: reader.required("kind", spanKind$1),
		span_name: reader.required("name", spanName$1(places))
	};
}
function decodeAttributeGroup(node, places) {
	const visibility = new MapReader(node, places).required("visibility", visibilityWord);
	const reader = new MapReader(node, places, visibility === "internal" ? keys.internalGroup : keys.publicGroup);
	const id = reader.required("id", string$1);
	reader.fallback("attributes", list((item) => item), []);
	const shared = {
		...emptyGroup(reader),
		...splitAttributes(reader, keys.ref),
		id,
		visibility
	};
	return visibility === "internal" ? {
		...shared,
		brief: id
	} : {
		...shared,
		...commonFields(reader)
	};
}
function decodeEntityRefinement(node, places) {
	const reader = new MapReader(node, places, keys.entityRefinement);
	const id = reader.required("id", string$1);
	const attributes = entityAttributes(reader, reader.fallback("identity", listOrNothing((item) => item), []));
	const parent = `entity.${reader.required("ref", string$1)}`;
	return {
		...emptyGroup(reader),
		...refinedFields(reader),
		id,
		type: "entity",
		name: id,
		extends: parent,
		attributes
	};
}
function decodeRefinement(node, places, type) {
	const reader = new MapReader(node, places, keys.refinement);
	const id = reader.required("id", string$1);
	return {
		...emptyGroup(reader),
		...refinedFields(reader),
		...splitAttributes(reader, keys.ref),
		...associations$1(reader),
		id,
		type,
		name: type === "event" ? id : void 0,
		extends: `${type}.${reader.required("ref", string$1)}`
	};
}
function decodeSpanRefinement(node, places) {
	const reader = new MapReader(node, places, keys.spanRefinement);
	const id = reader.required("id", string$1);
	return {
		...emptyGroup(reader),
		...refinedFields(reader),
		...splitAttributes(reader, keys.spanRef),
		...associations$1(reader),
		id,
		type: "span",
		name: id,
		span_name: reader.optional("name", spanName$1(places)),
		extends: `span.${reader.required("ref", string$1)}`
	};
}

// workflows/weaver/embedded/shape.ts
const text = { type: "string" };
const optionalText = { type: ["string", "null"] };
const flag$1 = { type: "boolean" };
const optionalFlag = { type: ["boolean", "null"] };
const openMap = { type: "object" };
const optionalMap = { type: ["object", "null"] };
function listOf(items) {
	return {
		type: "array",
		items
	};
}
function orNull(shape) {
	return { anyOf: [shape, { type: "null" }] };
}
function words(list) {
	return { oneOf: list.map((word) => ({
		type: "string",
		const: word
	})) };
}
function closed(required, properties) {
	return {
		type: "object",
		properties,
		closed: true,
		...required.length === 0 ? {} : { required }
	};
}
function open(required, properties) {
	return {
		type: "object",
		properties,
		required
	};
}
function shapeOf(ref) {
	return typeof ref === "function" ? ref() : ref;
}

// workflows/weaver/embedded/definition-shapes.ts
const stability = words([
	"deprecated",
	"stable",
	"development",
	"alpha",
	"beta",
	"release_candidate"
]);
const groupType = words([
	"attribute_group",
	"span",
	"event",
	"metric",
	"metric_group",
	"entity",
	"scope",
	"undefined"
]);
const spanKind = words([
	"internal",
	"client",
	"server",
	"producer",
	"consumer"
]);
const instrument = words([
	"updowncounter",
	"counter",
	"gauge",
	"histogram"
]);
const role = words(["identifying", "descriptive"]);
const signalLevel$1 = words(["recommended", "opt_in"]);
const requirementLevel = { anyOf: [
	words([
		"required",
		"recommended",
		"opt_in"
	]),
	open(["conditionally_required"], { conditionally_required: text }),
	open(["recommended"], { recommended: text }),
	open(["opt_in"], { opt_in: text })
] };
function reason(word) {
	return open(["reason", "note"], {
		note: text,
		reason: {
			type: "string",
			const: word
		}
	});
}
const deprecated = { oneOf: [
	open(["reason", "renamed_to"], {
		note: optionalText,
		reason: {
			type: "string",
			const: "renamed"
		},
		renamed_to: text
	}),
	reason("obsoleted"),
	reason("uncategorized"),
	reason("unspecified")
] };
const value = { anyOf: [
	{ type: "integer" },
	{ type: "number" },
	{ type: "string" },
	{ type: "boolean" }
] };
const scalars = [
	{ type: "integer" },
	{ type: "number" },
	{ type: "boolean" },
	{ type: "string" }
];
const examples = { anyOf: [
	{ type: "boolean" },
	{ type: "integer" },
	{ type: "number" },
	{ type: "string" },
	value,
	...scalars.map(listOf),
	listOf(value),
	...scalars.map((scalar) => listOf(listOf(scalar)))
] };
const enumMember = closed(["id"], {
	annotations: optionalMap,
	brief: optionalText,
	deprecated: orNull(deprecated),
	id: text,
	note: optionalText,
	stability: orNull(stability),
	value: orNull(value)
});
const attributeType = { anyOf: [
	words(attributeTypeWords.filter((word) => !word.startsWith("template["))),
	words(attributeTypeWords.filter((word) => word.startsWith("template["))),
	open(["members"], { members: listOf(enumMember) })
] };
const entityAssociation = () => ({ anyOf: [
	text,
	open(["one_of"], { one_of: listOf(entityAssociation) }),
	open(["all_of"], { all_of: listOf(entityAssociation) })
] });
const anyValue = () => ({ oneOf: anyValueTypes.map((type) => {
	const extra = type === "map" || type === "map[]" ? "fields" : type === "enum" ? "members" : void 0;
	const nested = extra === "fields" ? { fields: listOf(anyValue) } : extra === "members" ? { members: listOf(enumMember) } : {};
	return open([
		"type",
		"id",
		"requirement_level",
		...extra === void 0 ? [] : [extra]
	], {
		brief: text,
		examples: orNull(examples),
		id: text,
		note: text,
		requirement_level: requirementLevel,
		stability: orNull(stability),
		type: {
			type: "string",
			const: type
		},
		...nested
	});
}) });
const written = {
	brief: optionalText,
	deprecated: orNull(deprecated),
	examples: orNull(examples),
	stability: orNull(stability)
};
const attributeV1 = { anyOf: [closed(["ref"], {
	...written,
	annotations: optionalMap,
	note: optionalText,
	prefix: flag$1,
	ref: text,
	requirement_level: orNull(requirementLevel),
	role: orNull(role),
	sampling_relevant: optionalFlag,
	tag: optionalText
}), closed(["id", "type"], {
	...written,
	annotations: optionalMap,
	id: text,
	note: text,
	requirement_level: requirementLevel,
	role: orNull(role),
	sampling_relevant: optionalFlag,
	tag: optionalText,
	type: attributeType
})] };
const group = closed(["id", "brief"], {
	annotations: optionalMap,
	attributes: listOf(attributeV1),
	body: orNull(anyValue),
	brief: text,
	deprecated: orNull(deprecated),
	display_name: optionalText,
	entity_associations: listOf(entityAssociation),
	events: listOf(text),
	extends: optionalText,
	id: text,
	instrument: orNull(instrument),
	metric_name: optionalText,
	name: optionalText,
	note: text,
	prefix: text,
	span_kind: orNull(spanKind),
	stability: orNull(stability),
	type: groupType,
	unit: optionalText
});
const patterns = {
	type: ["array", "null"],
	items: text
};
const imports = closed([], {
	attribute_groups: patterns,
	entities: patterns,
	events: patterns,
	metrics: patterns,
	spans: patterns
});
const definitionV1 = closed([], {
	groups: listOf(group),
	imports: orNull(imports)
});
const common$1 = {
	annotations: openMap,
	brief: text,
	deprecated: orNull(deprecated),
	note: text,
	stability
};
const refined = {
	annotations: openMap,
	brief: optionalText,
	deprecated: orNull(deprecated),
	note: optionalText,
	stability: orNull(stability)
};
const refFields = {
	...refined,
	examples: orNull(examples),
	ref: text,
	requirement_level: orNull(requirementLevel)
};
const attributeRef = closed(["ref"], refFields);
const groupRef = closed(["ref_group"], { ref_group: text });
const refs = listOf({ anyOf: [attributeRef, groupRef] });
const spanRefs = listOf({ anyOf: [closed(["ref"], {
	...refFields,
	sampling_relevant: optionalFlag
}), groupRef] });
const associations = listOf(entityAssociation);
const level = orNull(signalLevel$1);
const spanName = closed(["note"], { note: text });
const visibility = (word) => ({
	type: "string",
	const: word
});
const attributeDefinition = closed([
	"key",
	"type",
	"brief",
	"stability"
], {
	...common$1,
	examples: orNull(examples),
	key: text,
	type: attributeType
});
const attributeGroup = { oneOf: [closed(["visibility", "id"], {
	attributes: refs,
	id: text,
	visibility: visibility("internal")
}), closed([
	"visibility",
	"id",
	"brief",
	"stability"
], {
	...common$1,
	attributes: refs,
	id: text,
	visibility: visibility("public")
})] };
const entityParts = {
	description: listOf(attributeRef),
	identity: listOf(attributeRef)
};
const refinementParts = {
	...refined,
	attributes: refs,
	entity_associations: associations,
	id: text,
	ref: text
};
const signalParts = {
	...common$1,
	attributes: refs,
	entity_associations: associations,
	requirement_level: level
};
const definitionV2 = closed([], {
	attribute_groups: listOf(attributeGroup),
	attributes: listOf(attributeDefinition),
	entities: listOf(closed([
		"type",
		"identity",
		"brief",
		"stability"
	], {
		...common$1,
		...entityParts,
		requirement_level: level,
		type: text
	})),
	entity_refinements: listOf(closed(["id", "ref"], {
		...refined,
		...entityParts,
		id: text,
		ref: text
	})),
	event_refinements: listOf(closed(["id", "ref"], refinementParts)),
	events: listOf(closed([
		"name",
		"brief",
		"stability"
	], {
		...signalParts,
		name: text
	})),
	imports: orNull(imports),
	metric_refinements: listOf(closed(["id", "ref"], refinementParts)),
	metrics: listOf(closed([
		"name",
		"instrument",
		"unit",
		"brief",
		"stability"
	], {
		...signalParts,
		instrument,
		name: text,
		unit: text
	})),
	span_refinements: listOf(closed(["id", "ref"], {
		...refinementParts,
		attributes: spanRefs,
		name: orNull(spanName)
	})),
	spans: listOf(closed([
		"type",
		"kind",
		"name",
		"brief",
		"stability"
	], {
		...signalParts,
		attributes: spanRefs,
		kind: spanKind,
		name: spanName,
		type: text
	}))
});

// workflows/weaver/embedded/describe-mismatch.ts
function describeMismatch({ node, problem }, indent = "") {
	switch (problem.is) {
		case "type": {
			const [only, ...more] = problem.types;
			if (more.length === 0) return `Value ${show(node)} is not of the required type: '${only}'.`;
			return `Value ${show(node)} is not of any of the required types. ${supported(problem.types)}.`;
		}
		case "const": return `Value ${show(node)} does not match the required constant: ${JSON.stringify(problem.value)}.`;
		case "missing": return `Missing required property: ${JSON.stringify(problem.key)}.`;
		case "unexpected": return `Object contains unexpected properties: ${problem.keys.join(", ")}. These properties are not defined in the schema.`;
		case "none": return `${problem.of === "anyOf" ? "The following YAML snippet does not match any of the allowed schemas." : `Value ${show(node)} does not match any schema in a 'oneOf' group; it must match exactly one.`}\n${variants(problem.variants, indent)}`;
	}
}
function variants(list, indent) {
	return list.map((mismatches, index) => {
		const lines = mismatches.map((mismatch) => `${indent}- ${describeMismatch(mismatch, `${indent}  `)}`);
		return `${indent}(Variant ${index + 1}):\n${lines.join("\n")}`;
	}).join("\n");
}
const typeOrder = [
	"array",
	"boolean",
	"integer",
	"null",
	"number",
	"object",
	"string"
];
function supported(types) {
	return `Supported types: ${[...types.filter((type) => type !== "null").toSorted((left, right) => typeOrder.indexOf(left) - typeOrder.indexOf(right)), ...types.includes("null") ? ["null (i.e. optional)"] : []].join(", ")}`;
}
function show(node) {
	return JSON.stringify(sortKeys(toData(node)));
}
function sortKeys(value) {
	if (Array.isArray(value)) return value.map(sortKeys);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).toSorted(([left], [right]) => left < right ? -1 : 1);
	return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}

// workflows/weaver/embedded/match-shape.ts
function matchShape(node, ref, path = []) {
	const shape = shapeOf(ref);
	const found = [];
	const types = shape.type === void 0 ? void 0 : [shape.type].flat();
	if (types !== void 0 && !types.some((type) => hasType(node, type))) found.push({
		node,
		path,
		problem: {
			is: "type",
			types
		}
	});
	if (shape.const !== void 0 && !(node.t === "scalar" && node.value === shape.const)) found.push({
		node,
		path,
		problem: {
			is: "const",
			value: shape.const
		}
	});
	if (node.t === "map" && shape.properties !== void 0) found.push(...matchObject(node, shape, path));
	if (node.t === "seq" && shape.items !== void 0) {
		const items = shape.items;
		found.push(...node.items.flatMap((item, index) => matchShape(item, items, [...path, index])));
	}
	if (shape.anyOf !== void 0) found.push(...matchVariants(node, shape.anyOf, {
		of: "anyOf",
		path
	}));
	if (shape.oneOf !== void 0) found.push(...matchVariants(node, shape.oneOf, {
		of: "oneOf",
		path
	}));
	return found;
}
function matchObject(node, shape, path) {
	const required = shape.required ?? [];
	const missing = required.filter((key) => !node.entries.has(key)).map((key) => ({
		node,
		path,
		problem: {
			is: "missing",
			key
		}
	}));
	const properties = shape.properties ?? {};
	const inside = [];
	const keys = [];
	for (const key of [...node.entries.keys()].toSorted()) {
		const property = Object.hasOwn(properties, key) ? properties[key] : void 0;
		const entry = node.entries.get(key);
		if (property !== void 0 && entry !== void 0) inside.push(...matchShape(entry.node, property, [...path, key]));
		else if (shape.closed === true) keys.push(key);
	}
	const allowed = Object.keys(properties);
	const unexpected = keys.length === 0 ? [] : [{
		node,
		path,
		problem: {
			is: "unexpected",
			keys,
			allowed
		}
	}];
	return shape.closed === true && required.length === 1 ? [
		...inside,
		...unexpected,
		...missing
	] : [
		...missing,
		...inside,
		...unexpected
	];
}
function matchVariants(node, shapes, { of, path }) {
	const variants = [];
	for (const shape of shapes) {
		const found = matchShape(node, shape, path);
		if (found.length === 0) return [];
		variants.push(found);
	}
	return [{
		node,
		path,
		problem: {
			is: "none",
			of,
			variants
		}
	}];
}
function hasType(node, type) {
	if (node.t === "seq") return type === "array";
	if (node.t === "map") return type === "object";
	if (node.value === null) return type === "null";
	if (typeof node.value !== "number") return typeof node.value === type;
	return type === "number" || type === "integer" && Number.isInteger(node.value);
}

// workflows/weaver/embedded/schema-failures.ts
function schemaFailures(request) {
	return matchShape(request.root, request.version === "v1" ? definitionV1 : definitionV2).map((mismatch) => schemaFailure(mismatch, request));
}
function schemaFailure(mismatch, request) {
	const error = describeMismatch(mismatch);
	const fields = {
		err_span: byteSpan(mismatch, request.text),
		error,
		advice: null
	};
	const cause = likelyCause(mismatch);
	return definitionFailure("InvalidSemConvSpec", fields, {
		message: error,
		help: hint(cause),
		at: placeOf(cause, request.places)
	});
}
function likelyCause(mismatch) {
	if (mismatch.problem.is !== "none") return mismatch;
	const [best] = mismatch.problem.variants.toSorted((left, right) => distance(left, mismatch) - distance(right, mismatch));
	const cause = mismatch.problem.variants.every((variant) => variant.every((item) => item.problem.is === "const" && item.node === mismatch.node)) ? void 0 : best?.toSorted((left, right) => right.path.length - left.path.length)[0];
	return cause === void 0 ? mismatch : likelyCause(cause);
}
function distance(variant, parent) {
	const wrongKind = variant.some((item) => item.node === parent.node && (item.problem.is === "type" || item.problem.is === "const"));
	const wrongKeys = variant.reduce((sum, { problem }) => sum + (problem.is === "unexpected" ? problem.keys.length : problem.is === "missing" ? 1 : 0), 0);
	return (wrongKind ? 1e3 : 0) + wrongKeys * 10 + variant.length;
}
function placeOf({ node, problem }, places) {
	const [key] = problem.is === "unexpected" ? problem.keys : [];
	const entry = node.t === "map" && key !== void 0 ? node.entries.get(key) : void 0;
	return entry === void 0 ? places.of(node) : places.range(entry.keyStart, entry.keyEnd);
}
function hint({ node, problem }) {
	switch (problem.is) {
		case "unexpected": return `Remove or correct ${problem.keys.map((key) => `\`${key}\``).join(", ")}; allowed here: ${problem.allowed.join(", ")}.`;
		case "missing": return `Add \`${problem.key}\`.`;
		case "type": return `Write ${problem.types.filter((type) => type !== "null").join(" or ")} here.`;
		case "const": return `Write \`${problem.value}\` here.`;
		case "none": {
			const constants = problem.variants.flat().flatMap((item) => item.node === node && item.problem.is === "const" ? [item.problem.value] : []);
			return constants.length === 0 ? void 0 : `Allowed here: ${constants.join(", ")}.`;
		}
	}
}
function byteSpan(mismatch, text) {
	if (mismatch.path.length === 0 || mismatch.path.some((part) => typeof part === "string" && /[/~]/.test(part))) return null;
	const { node } = mismatch;
	return {
		offset: Buffer.byteLength(text.slice(0, node.start)),
		length: Buffer.byteLength(text.slice(node.start, weaverEnd(node, text)))
	};
}
function weaverEnd(node, text) {
	if (node.t === "scalar") return node.end;
	const first = text[node.start];
	if (first === "{" || first === "[") return node.end - 1;
	const rest = /^(?:[ \t\r\n]+|#[^\n]*)*/.exec(text.slice(node.end))?.[0] ?? "";
	return node.end + rest.length;
}

// workflows/weaver/embedded/example-rules.ts
const lists$1 = {
	boolean: {
		scalar: "Bool",
		flat: "Bools",
		nested: "ListOfBools"
	},
	int: {
		scalar: "Int",
		flat: "Ints",
		nested: "ListOfInts"
	},
	double: {
		scalar: "Double",
		flat: "Doubles",
		nested: "ListOfDoubles"
	},
	string: {
		scalar: "String",
		flat: "Strings",
		nested: "ListOfStrings"
	}
};
function attributeExampleVerdict(attribute) {
	const { type, examples } = attribute;
	if (typeof type !== "string") return void 0;
	if (examples === void 0) return missing(type);
	const template = type.startsWith("template[");
	const bare = template ? type.slice(9, -1) : type;
	if (bare === "any") return void 0;
	const list = bare.endsWith("[]");
	const shape = lists$1[list ? bare.slice(0, -2) : bare];
	if (shape === void 0) return void 0;
	const must = {
		must: true,
		error: `All examples MUST be of type \`${type}\``
	};
	const should = {
		must: false,
		error: `All examples SHOULD be of type \`${type}\``
	};
	if (!list) return examples.kind === shape.scalar || examples.kind === shape.flat ? void 0 : must;
	if (examples.kind === shape.nested) return void 0;
	return (template ? bare === "string[]" && /^Strings?$/.test(examples.kind) : examples.kind === shape.flat) ? should : must;
}
function missing(type) {
	if (type === "string") return {
		must: false,
		error: "This attribute is a string but it does not contain any examples."
	};
	if (type !== "string[]") return void 0;
	return {
		must: false,
		error: "This attribute is a string array but it does not contain any examples."
	};
}
function anyValueExampleVerdict(value) {
	const { type, examples } = value;
	if (examples === void 0) {
		if (type !== "string" && type !== "string[]") return void 0;
		return `This value is a ${type === "string" ? "string" : "string array"} but it does not contain any examples.`;
	}
	if (type === "map" || type === "map[]") {
		if ([
			"String",
			"Strings",
			"ListOfStrings"
		].includes(examples.kind)) return void 0;
		return `Examples for \`${type}\` values MUST be a supported string type`;
	}
	const list = type.endsWith("[]");
	const shape = lists$1[list ? type.slice(0, -2) : type];
	if (shape === void 0) return void 0;
	if (!list) return examples.kind === shape.scalar || examples.kind === shape.flat ? void 0 : `All examples MUST be of type \`${type}\``;
	if (examples.kind === shape.nested) return void 0;
	return `All examples ${examples.kind === shape.flat ? "SHOULD" : "MUST"} be of type \`${type}\``;
}

// workflows/weaver/embedded/validate-v1.ts
function validateGroup(group, path) {
	return [
		...groupShape(group, path),
		...duplicateRefs(group, path),
		...spanRules(group, path),
		...eventRules(group, path),
		...metricRules(group, path),
		...group.attributes.flatMap((attribute) => attribute.kind === "id" ? attributeRules(attribute, group, path) : []),
		...associationRules(group, path)
	];
}
function groupShape(group, path) {
	const found = [];
	const quoted = JSON.stringify(path);
	const base = {
		path_or_url: path,
		group_id: group.id
	};
	if (group.prefix !== "") {
		const message = `The group \`${group.id}\` defines a prefix. These are no longer used.\nProvenance: ${quoted}`;
		found.push(definitionFailure("InvalidGroupUsesPrefix", base, {
			severity: "Warning",
			message,
			at: place$1(group, "prefix")
		}));
	}
	const stability = (error, at) => {
		const message = `Invalid stability on group '${group.id}' detected while resolving '${quoted}'. ${error}`;
		found.push(definitionFailure("InvalidGroupStability", {
			...base,
			error
		}, {
			severity: "Warning",
			message,
			at
		}));
	};
	if (group.type !== "attribute_group" && group.stability === void 0) stability("This group does not contain a stability field.", place$1(group, "id"));
	if (group.stability === "deprecated") stability("Group stability is set to 'deprecated' which is no longer supported.", place$1(group, "stability"));
	if (group.type !== "metric" && group.type !== "event" && group.extends === void 0 && group.attributes.length === 0) {
		const error = "This group does not contain an extends or attributes field.";
		const details = {
			severity: "Warning",
			message: `Invalid group '${group.id}', missing extends or attributes, detected while resolving '${quoted}'. ${error}`,
			at: place$1(group, "id")
		};
		found.push(definitionFailure("InvalidGroupMissingExtendsOrAttributes", {
			...base,
			error
		}, details));
	}
	if (group.type === "undefined") {
		const error = "This group does not contain a type field.";
		const details = {
			severity: "Warning",
			message: `Invalid group '${group.id}', missing type, detected while resolving '${quoted}'. ${error}`,
			at: place$1(group, "id")
		};
		found.push(definitionFailure("InvalidGroupMissingType", {
			...base,
			error
		}, details));
	}
	if (group.deprecated?.reason === "unspecified") found.push(unstructured(path, group.id, "Unstructured deprecated note is not supported on groups.", place$1(group, "deprecated")));
	return found;
}
function place$1(group, key) {
	return group.fields[key] ?? group.fields["id"] ?? group.at;
}
function unstructured(path, id, error, at) {
	const details = {
		severity: "Warning",
		message: `The \`deprecated\` property in \`${id}\` is invalid. ${error}\nProvenance: ${JSON.stringify(path)}`,
		at,
		related: []
	};
	return definitionFailure("UnstructuredDeprecatedProperty", {
		path_or_url: path,
		id,
		error
	}, details);
}
function duplicateRefs(group, path) {
	const seen = /* @__PURE__ */ new Map();
	const found = [];
	for (const attribute of group.attributes) {
		if (attribute.kind !== "ref") continue;
		const first = seen.get(attribute.name);
		if (first === void 0) {
			seen.set(attribute.name, attribute);
			continue;
		}
		const message = `Duplicate attribute refs for '${attribute.name}' found on group '${group.id}' detected while resolving '${JSON.stringify(path)}'.`;
		const fields = {
			path_or_url: path,
			group_id: group.id,
			attribute_ref: attribute.name
		};
		const related = first.written === void 0 ? [] : [first.written.name];
		const details = {
			severity: "Warning",
			message,
			at: attribute.written?.name,
			related
		};
		found.push(definitionFailure("InvalidGroupDuplicateAttributeRef", fields, details));
	}
	return found;
}
function invalidGroup(group, path, error, at) {
	const message = `Invalid group '${group.id}' detected while resolving '${JSON.stringify(path)}'. ${error}`;
	return definitionFailure("InvalidGroup", {
		path_or_url: path,
		group_id: group.id,
		error
	}, {
		message,
		at
	});
}
function spanRules(group, path) {
	const found = [];
	if (group.type !== "span" && group.type !== "undefined") {
		if (group.span_kind !== void 0) found.push(invalidGroup(group, path, "This group contains a span_kind field but the type is not set to span.", place$1(group, "span_kind")));
		if (group.events.length > 0) found.push(invalidGroup(group, path, "This group contains an events field but the type is not set to span.", place$1(group, "events")));
	}
	if (group.type === "span" && group.span_kind === void 0) {
		const error = "This group is a Span but the span_kind is not set.";
		const message = `Invalid Span group '${group.id}', missing span_kind, detected while resolving '${JSON.stringify(path)}'. ${error}`;
		const fields = {
			path_or_url: path,
			group_id: group.id,
			error
		};
		found.push(definitionFailure("InvalidSpanMissingSpanKind", fields, {
			severity: "Warning",
			message,
			at: place$1(group, "id")
		}));
	}
	return found;
}
function eventRules(group, path) {
	if (group.type !== "event") {
		if (group.body === void 0) return [];
		return [invalidGroup(group, path, "This group contains a body field but the type is not set to event.", place$1(group, "body"))];
	}
	const found = [];
	if (group.body !== void 0 && group.name === void 0) found.push(invalidGroup(group, path, "This group contains an event type with a body definition but the name is not set.", place$1(group, "body")));
	if (group.body === void 0 && group.name === void 0 && group.prefix === "") found.push(invalidGroup(group, path, "This group contains an event type but the name is not set and no prefix is defined.", place$1(group, "id")));
	if (group.body !== void 0) found.push(...bodyStability(group.body, group.id, path), ...bodyExamples(group.body, group.id, path));
	return found;
}
function bodyStability(value, groupId, path) {
	const invalid = (error) => {
		const message = `The value \`${value.id}\` in the group \`${groupId}\` is invalid. ${error}\nProvenance: ${JSON.stringify(path)}`;
		const fields = {
			path_or_url: path,
			group_id: groupId,
			value_id: value.id,
			error
		};
		return definitionFailure("InvalidAnyValue", fields, {
			severity: "Warning",
			message,
			at: value.at
		});
	};
	const found = value.stability === void 0 ? [invalid("Missing stability field.")] : [];
	for (const member of value.members) if (member.stability === void 0) found.push(invalid(`Missing stability field for enum member ${member.id}.`));
	if (value.type !== "map") return found;
	return [...found, ...value.fields.flatMap((field) => bodyStability(field, groupId, path))];
}
function bodyExamples(value, groupId, path) {
	const error = anyValueExampleVerdict(value);
	const nested = value.type === "map" ? value.fields.flatMap((field) => bodyExamples(field, groupId, path)) : [];
	if (error === void 0) return nested;
	const message = `The value \`${value.id}\` in the group \`${groupId}\` contains an invalid example. ${error}.\nProvenance: ${JSON.stringify(path)}`;
	const fields = {
		path_or_url: path,
		group_id: groupId,
		value_id: value.id,
		error
	};
	return [definitionFailure("InvalidAnyValueExampleError", fields, {
		severity: "Error",
		message,
		at: value.at
	}), ...nested];
}
function metricRules(group, path) {
	if (group.type !== "metric") return [];
	return [
		"metric_name",
		"instrument",
		"unit"
	].filter((key) => group[key] === void 0).map((key) => {
		const error = `This group contains a metric type but the ${key} is not set.`;
		const message = `Invalid metric definition in ${JSON.stringify(path)}.\ngroup_id=\`${group.id}\`. ${error}`;
		return definitionFailure("InvalidMetric", {
			path_or_url: path,
			group_id: group.id,
			error
		}, {
			message,
			at: place$1(group, "id")
		});
	});
}
function attributeRules(attribute, group, path) {
	const found = [];
	const fields = {
		path_or_url: path,
		group_id: group.id,
		attribute_id: attribute.name
	};
	const at = (key) => attribute.written?.fields[key] ?? attribute.written?.fields["id"];
	const invalid = (kind, error, where) => {
		const message = `Invalid attribute definition detected while resolving '${JSON.stringify(path)}' (group_id='${group.id}', attribute_id='${attribute.name}'). ${error}`;
		const severity = kind === "InvalidAttribute" ? void 0 : "Warning";
		found.push(definitionFailure(kind, {
			...fields,
			error
		}, {
			severity,
			message,
			at: where
		}));
	};
	if (attribute.brief === void 0 && attribute.deprecated === void 0) invalid("InvalidAttribute", "This attribute is not deprecated and does not contain a brief field.", at("id"));
	if (attribute.stability === void 0) invalid("InvalidAttributeWarning", "Missing stability field.", at("id"));
	if (attribute.stability === "deprecated") invalid("InvalidAttributeWarning", "Attribute stability is set to 'deprecated' which is no longer supported.", at("stability"));
	const members = typeof attribute.type === "string" ? [] : attribute.type.members;
	for (const [index, member] of members.entries()) {
		const where = attribute.written?.members[index];
		if (member.stability === void 0) invalid("InvalidAttributeWarning", `Missing stability field on enum member ${member.id}.`, where);
		if (member.stability === "deprecated") invalid("InvalidAttributeWarning", `Member ${member.id} stability is set to 'deprecated' which is no longer supported.`, where);
		if (member.deprecated?.reason === "unspecified") {
			const error = `Unstructured deprecated note is used on enum member ${member.id}.`;
			found.push(unstructured(path, attribute.name, error, where));
		}
	}
	if (attribute.deprecated?.reason === "unspecified") found.push(unstructured(path, attribute.name, "Unstructured deprecated note is not supported on attributes.", at("deprecated")));
	return [...found, ...exampleRules(attribute, group, path)];
}
function exampleRules(attribute, group, path) {
	const verdict = attributeExampleVerdict(attribute);
	if (verdict === void 0) return [];
	const fields = {
		path_or_url: path,
		group_id: group.id,
		attribute_id: attribute.name,
		error: verdict.error
	};
	const at = attribute.written?.fields["examples"] ?? attribute.written?.fields["id"];
	const subject = `The attribute \`${attribute.name}\` in the group \`${group.id}\` contains an`;
	const tail = `${verdict.error}.\nProvenance: ${JSON.stringify(path)}`;
	if (verdict.must) {
		const message = `${subject} invalid example. ${tail}`;
		return [definitionFailure("InvalidExampleError", fields, {
			severity: "Error",
			message,
			at
		})];
	}
	const message = `${subject} example that will be considered invalid in the future. ${tail}`;
	return [definitionFailure("InvalidExampleWarning", fields, {
		severity: "Warning",
		message,
		at
	})];
}
const typeNames = {
	attribute_group: "AttributeGroup",
	span: "Span",
	event: "Event",
	metric: "Metric",
	metric_group: "MetricGroup",
	entity: "Entity",
	scope: "Scope",
	undefined: "Undefined"
};
function typeName(type) {
	return typeNames[type];
}
function associationRules(group, path) {
	if (group.entity_associations.length === 0) return [];
	const found = [];
	const at = place$1(group, "entity_associations");
	if (group.type !== "event" && group.type !== "metric" && group.type !== "span") {
		const error = `Group with entity_associations cannot have type: ${typeName(group.type)}`;
		found.push(invalidGroup(group, path, error, at));
	}
	for (const association of group.entity_associations) {
		const error = associationProblem(association);
		if (error !== void 0) found.push(invalidGroup(group, path, error, at));
	}
	return found;
}
function associationProblem(association) {
	if (typeof association === "string") return association.trim() === "" ? "entity_associations contains an empty entity reference" : void 0;
	const [word, children] = "one_of" in association ? ["one_of", association.one_of] : ["all_of", association.all_of];
	if (children.length === 0) return `entity_associations contains an empty \`${word}\` group`;
	for (const child of children) {
		const problem = associationProblem(child);
		if (problem !== void 0) return problem;
	}
}

// workflows/weaver/embedded/validate-v2.ts
const signals = [
	[
		"metrics",
		"metric",
		"name"
	],
	[
		"spans",
		"span",
		"type"
	],
	[
		"events",
		"event",
		"name"
	],
	[
		"entities",
		"entity",
		"type"
	]
];
function validateV2(root, places, path) {
	const fatal = [];
	for (const entity of items(root, "entities")) {
		const id = textOf(child(entity, "type")) ?? "";
		fatal.push(...overlaps(entity, id, places, path));
		if (items(entity, "identity").length === 0) fatal.push(missingIdentity(entity, id, places, path));
	}
	for (const refinement of items(root, "entity_refinements")) fatal.push(...overlaps(refinement, textOf(child(refinement, "id")) ?? "", places, path));
	return {
		warnings: signals.flatMap((signal) => missingLevels(root, signal, places, path)),
		fatal
	};
}
function items(node, key) {
	const list = child(node, key);
	return list?.t === "seq" ? list.items : [];
}
function missingLevels(root, signal, places, path) {
	const [key, prefix, name] = signal;
	return items(root, key).filter((item) => {
		const level = child(item, "requirement_level");
		return level === void 0 || level.t === "scalar" && level.value === null;
	}).map((item) => {
		const id = `${prefix}.${textOf(child(item, name)) ?? ""}`;
		const message = `The signal group \`${id}\` does not set \`requirement_level\`. This will be required in the future.\nProvenance: ${JSON.stringify(path)}`;
		const at = places.of(child(item, name) ?? item);
		return definitionFailure("MissingRequirementLevelWarning", {
			path_or_url: path,
			group_id: id
		}, {
			severity: "Warning",
			message,
			at
		});
	});
}
function overlaps(entity, id, places, path) {
	const identity = new Map(items(entity, "identity").map((item) => [textOf(child(item, "ref")), item]));
	return items(entity, "description").flatMap((item) => {
		const ref = textOf(child(item, "ref"));
		const first = identity.get(ref);
		if (ref === void 0 || first === void 0) return [];
		const message = `The attribute \`${ref}\` is listed under both \`identity\` and \`description\` of \`${id}\`.\nProvenance: ${JSON.stringify(path)}`;
		const help = "List the attribute only once: under `identity` if it identifies the entity, under `description` otherwise.";
		const fields = {
			path_or_url: path,
			group_id: id,
			attribute_id: ref
		};
		const details = {
			message,
			help,
			at: places.of(item),
			related: [places.of(first)]
		};
		return [definitionFailure("AttributeInIdentityAndDescription", fields, details)];
	});
}
function missingIdentity(entity, id, places, path) {
	const message = `The entity \`${id}\` does not declare any \`identity\` attributes.\nProvenance: ${JSON.stringify(path)}`;
	const help = "List at least one attribute under `identity`; these are the attributes that uniquely identify the entity.";
	const at = places.of(child(entity, "identity") ?? entity);
	return definitionFailure("EntityMissingIdentity", {
		path_or_url: path,
		group_id: id
	}, {
		message,
		help,
		at
	});
}

// workflows/weaver/embedded/parse-definition.ts
function unreadableDefinition({ file, path }, { message, before }) {
	return stopped(deserialization(path, message, new Places(file, before).range(before.length, before.length)));
}
function parseDefinition(source) {
	const places = new Places(source.file, source.text);
	const yaml = readYaml(source.text);
	if (!yaml.ok) {
		const { message, start, end } = yaml.problem;
		return stopped(deserialization(source.path, message, places.range(start, end)));
	}
	const huge = hugeInteger(yaml.root, source.text);
	if (huge !== void 0) return stopped(deserialization(source.path, hugeIntegerMessage(huge, source.text), places.of(huge)));
	return decode(yaml.root, source, places);
}
function decode(root, source, places) {
	if (root.t !== "map") {
		const message = `Expected a YAML mapping at the root, but found: ${toDebugText(root)}`;
		return stopped(deserialization(source.path, message, places.of(root)));
	}
	const format = detectFormat(root, source.path, places);
	if ("failure" in format) return stopped(format.failure);
	const body = withoutHeader(root);
	try {
		return validated(format.version === "v2" ? decodeV2(body, places, `registry.${dottedName(source.path)}`) : decodeV1(body, places), {
			body,
			places,
			source,
			warnings: format.warnings
		});
	} catch (error) {
		if (!(error instanceof Undecodable)) throw error;
		return undecodable(error, {
			body,
			places,
			source,
			version: format.version
		});
	}
}
function validated(definition, { body, places, source, warnings }) {
	if (definition.format === "v1") {
		const found = definition.groups.flatMap((group) => validateGroup(group, source.path));
		return {
			ok: true,
			definition,
			warnings: [...warnings, ...found]
		};
	}
	const verdict = validateV2(body, places, source.path);
	if (verdict.fatal.length > 0) return {
		ok: false,
		failures: verdict.fatal,
		compound: true
	};
	return {
		ok: true,
		definition,
		warnings: [...warnings, ...verdict.warnings]
	};
}
function undecodable(error, { body, places, source, version }) {
	const failures = schemaFailures({
		root: body,
		places,
		text: source.text,
		version
	});
	if (failures.length > 0) return {
		ok: false,
		failures,
		compound: failures.length > 1
	};
	return stopped(deserialization(source.path, error.message, places.of(error.node)));
}
function stopped(failure) {
	return {
		ok: false,
		failures: [failure],
		compound: false
	};
}
function deserialization(path, message, at) {
	return definitionFailure("DeserializationError", {
		path_or_url: path,
		error: message
	}, {
		message,
		at
	});
}
function detectFormat(root, path, places) {
	const version = textOf(child(root, "version"));
	const format = textOf(child(root, "file_format"));
	const warnings = [];
	const at = (key) => places.of(child(root, key) ?? root);
	if (version !== void 0) {
		const message = `The 'version' field is deprecated and will be removed in a future version. Please use 'file_format: definition/2' instead: ${path}`;
		warnings.push(definitionFailure("DeprecatedVersionField", { provenance: path }, {
			severity: "Warning",
			message,
			at: at("version")
		}));
	}
	if (format === "definition/2" || version === "2") {
		const message = `File format \`definition/2\` is not yet stable: ${path}`;
		const fields = {
			file_format: "definition/2",
			provenance: path
		};
		const where = at(format === void 0 ? "version" : "file_format");
		warnings.push(definitionFailure("UnstableFileFormat", fields, {
			severity: "Warning",
			message,
			at: where
		}));
		return {
			version: "v2",
			warnings
		};
	}
	if (format === "definition/1" || version === "1" || format === void 0 && version === void 0) return {
		version: "v1",
		warnings
	};
	const key = version === void 0 ? "file_format" : "version";
	const value = version ?? format ?? "unknown";
	const message = `Invalid file format: \`${key}: ${value}\`. Expected 'file_format: definition/1' or 'file_format: definition/2'.`;
	return { failure: definitionFailure("InvalidFileFormat", {
		field_key: key,
		field_value: value
	}, {
		severity: "Error",
		message,
		at: at(key)
	}) };
}
function withoutHeader(root) {
	const entries = new Map(root.entries);
	entries.delete("file_format");
	entries.delete("version");
	return {
		...root,
		entries
	};
}
function dottedName(path) {
	return path.split("/").filter((part) => part !== "" && part !== "." && part !== "..").map((part) => part.lastIndexOf(".") > 0 ? part.slice(0, part.lastIndexOf(".")) : part).join(".");
}

// workflows/weaver/embedded/empty-group.ts
const nowhere$1 = {
	file: "",
	line: 1,
	column: 1,
	endLine: 1,
	endColumn: 1
};
const emptySpec = {
	id: "",
	type: "attribute_group",
	brief: "",
	note: "",
	prefix: "",
	extends: void 0,
	stability: void 0,
	deprecated: void 0,
	attributes: [],
	span_kind: void 0,
	events: [],
	metric_name: void 0,
	instrument: void 0,
	unit: void 0,
	name: void 0,
	display_name: void 0,
	body: void 0,
	annotations: void 0,
	entity_associations: [],
	include_groups: [],
	visibility: void 0,
	is_v2: true,
	span_name: void 0,
	requirement_level: void 0,
	at: nowhere$1,
	fields: {},
	deprecatedNote: true,
	targets: /* @__PURE__ */ new Map()
};

// workflows/weaver/embedded/published-keys.ts
const documentKeys = /* @__PURE__ */ new Set([
	"file_format",
	"schema_url",
	"attribute_catalog",
	"registry",
	"refinements",
	"dependencies"
]);
const refinementKeys = /* @__PURE__ */ new Set([
	"spans",
	"metrics",
	"events",
	"entities"
]);
const registryKeys = /* @__PURE__ */ new Set([
	...refinementKeys,
	"attributes",
	"attribute_groups"
]);
const useKeys = /* @__PURE__ */ new Set(["base", "requirement_level"]);
const spanUseKeys = /* @__PURE__ */ new Set([...useKeys, "sampling_relevant"]);
const spanNameKeys = /* @__PURE__ */ new Set(["note"]);
const entityKeys = /* @__PURE__ */ new Set(["type", "provenance"]);
const common = [
	"brief",
	"note",
	"stability",
	"deprecated",
	"annotations",
	"provenance"
];
const signal = [
	...common,
	"attributes",
	"entity_associations",
	"requirement_level"
];
const attributeKeys = /* @__PURE__ */ new Set([
	"key",
	"type",
	"examples",
	...common
]);
const groupKeys = {
	entity: /* @__PURE__ */ new Set([
		...common,
		"type",
		"identity",
		"description",
		"requirement_level"
	]),
	metric: /* @__PURE__ */ new Set([
		...signal,
		"name",
		"instrument",
		"unit"
	]),
	event: /* @__PURE__ */ new Set([...signal, "name"]),
	span: /* @__PURE__ */ new Set([
		...signal,
		"type",
		"kind",
		"name"
	]),
	attribute_group: /* @__PURE__ */ new Set([
		...common,
		"id",
		"attributes"
	])
};

// workflows/weaver/embedded/published-registry.ts
function decodePublished(root, { places, text }) {
	return new PublishedReader(root, {
		places,
		text
	}).read();
}
const signalLevel = oneOf(["recommended", "opt_in"]);
var PublishedReader = class {
	#root;
	#places;
	#text;
	#schemaUrl;
	#dependencies;
	#sources = /* @__PURE__ */ new Map();
	#origins = /* @__PURE__ */ new Map();
	#catalog;
	constructor(root, { places, text }) {
		this.#places = places;
		this.#text = text;
		this.#root = new MapReader(root, places, documentKeys);
		this.#root.required("file_format", (node) => this.#written(node));
		this.#schemaUrl = this.#root.required("schema_url", schemaUrl);
		this.#dependencies = this.#root.fallback("dependencies", listOrUnwritten(schemaUrl), []).toSorted((left, right) => left.url < right.url ? -1 : 1);
		this.#catalog = this.#root.required("attribute_catalog", listOrUnwritten((node) => this.#attribute(node)));
	}
	read() {
		const registry = this.#root.required("registry", (node) => new MapReader(node, this.#places, registryKeys));
		const refinements = this.#root.required("refinements", (node) => new MapReader(node, this.#places, refinementKeys));
		const groups = kinds.flatMap(([key, type]) => registry.required(key, listOrUnwritten((node) => this.#group(node, {
			type,
			keys: groupKeys[type]
		}))));
		const definitions = registry.required("attributes", listOrUnwritten((node) => this.#at(node)));
		return {
			schemaUrl: this.#schemaUrl,
			dependencies: this.#dependencies,
			groups,
			refinements: this.#refinements(refinements),
			definitions,
			roots: new Map(definitions.toReversed().map((attribute) => [attribute.name, this.#rootOf(attribute)])),
			sources: this.#sources,
			associationOrigins: this.#origins
		};
	}
	#refinements(reader) {
		for (const key of [
			"spans",
			"metrics",
			"events"
		]) reader.required(key, () => void 0);
		return kinds.flatMap(([key, type]) => reader.fallback(key, listOrUnwritten((node) => this.#refinement(node, type)), []));
	}
	#written(node) {
		if (node.t !== "scalar" || typeof node.value === "string") return string$1(node);
		return this.#text.slice(node.start, node.end);
	}
	#rootOf(attribute) {
		const source = { schemaUrl: this.#sources.get(attribute) ?? this.#schemaUrl };
		return {
			attribute: {
				...attribute,
				requirement_level: "required"
			},
			source,
			isDefinition: true
		};
	}
	#attribute(node) {
		const reader = new MapReader(node, this.#places, attributeKeys);
		const attribute = {
			name: reader.required("key", (item) => this.#written(item)),
			type: reader.required("type", attributeType$1(this.#places, deprecatedV1(this.#places))),
			examples: reader.optional("examples", examples$1),
			...this.#common(reader),
			tag: void 0,
			requirement_level: "recommended",
			sampling_relevant: void 0,
			prefix: false,
			role: void 0,
			written: void 0,
			definition: void 0
		};
		this.#from(attribute, this.#source(reader));
		return attribute;
	}
	#common(reader) {
		return {
			brief: reader.required("brief", string$1),
			note: reader.fallback("note", string$1, ""),
			stability: reader.required("stability", stability$1),
			deprecated: reader.optional("deprecated", deprecatedV2(this.#places)),
			annotations: reader.fallback("annotations", annotations, {})
		};
	}
	#from(attribute, source) {
		if (source !== void 0) this.#sources.set(attribute, source);
	}
	#source(reader) {
		const index = scalarNumber(child(reader.value("provenance"), "source"));
		return index === void 0 ? void 0 : this.#dependencies[index];
	}
	#at(node) {
		const attribute = this.#catalog[scalarNumber(node) ?? -1];
		if (attribute === void 0) throw new Undecodable(node, "expected the index of an attribute");
		return attribute;
	}
	#use(node, { role, type }) {
		const reader = new MapReader(node, this.#places, type === "span" ? spanUseKeys : useKeys);
		const base = reader.required("base", (item) => this.#at(item));
		const used = {
			...base,
			requirement_level: reader.required("requirement_level", requirementLevel$1),
			sampling_relevant: reader.optional("sampling_relevant", boolean),
			role
		};
		this.#from(used, this.#sources.get(base));
		return used;
	}
	#refinement(node, type) {
		const reader = new MapReader(node, this.#places);
		const id = reader.required("id", (item) => this.#written(item));
		for (const key of lists) reader.fallback(key, list(() => void 0), []);
		return {
			id,
			group: this.#group(node, {
				type,
				keys: /* @__PURE__ */ new Set([...groupKeys[type], "id"])
			})
		};
	}
	#group(node, { type, keys }) {
		const reader = new MapReader(node, this.#places, keys);
		const word = keys === groupKeys[type] ? (item) => this.#written(item) : string$1;
		const id = reader.required(type === "metric" || type === "event" ? "name" : type === "attribute_group" ? "id" : "type", word);
		const uses = (key, role) => reader.fallback(key, listOrUnwritten((item) => this.#use(item, {
			role,
			type
		})), []);
		if (type === "entity") reader.required("identity", () => void 0);
		if (type === "attribute_group") reader.required("attributes", () => void 0);
		const spec = {
			...emptySpec,
			...this.#common(reader),
			id,
			type,
			name: type === "metric" || type === "attribute_group" ? void 0 : id,
			metric_name: type === "metric" ? id : void 0,
			instrument: type === "metric" ? reader.required("instrument", instrument$1) : void 0,
			unit: type === "metric" ? reader.required("unit", word) : void 0,
			span_kind: type === "span" ? reader.required("kind", spanKind$1) : void 0,
			span_name: type === "span" ? reader.required("name", (item) => this.#spanName(item)) : void 0,
			requirement_level: reader.optional("requirement_level", signalLevel),
			entity_associations: reader.fallback("entity_associations", listOrUnwritten((item) => this.#association(id, item)), []),
			at: this.#places.of(node),
			fields: reader.fields()
		};
		const group = workingGroup(spec, {
			schema_url: this.#source(reader) ?? this.#schemaUrl,
			path: ""
		});
		group.attributes = [
			...uses("attributes"),
			...uses("identity", "identifying"),
			...uses("description", "descriptive")
		];
		return {
			...group,
			imported: true,
			untraced: type === "attribute_group"
		};
	}
	#spanName(node) {
		return new MapReader(node, this.#places, spanNameKeys).required("note", string$1);
	}
	#association(groupId, node) {
		if (child(node, "type") === void 0) return entityAssociation$1(this.#named(groupId, node));
		return this.#entity(groupId, node);
	}
	#named(groupId, node) {
		if (node.t === "seq") return {
			...node,
			items: node.items.map((item) => this.#named(groupId, item))
		};
		if (node.t === "scalar") throw new Undecodable(node, "expected an entity, `one_of` or `all_of`");
		if (node.entries.has("type")) return {
			t: "scalar",
			value: this.#entity(groupId, node),
			float: false,
			tag: void 0,
			start: node.start,
			end: node.end
		};
		const entries = [...node.entries].filter(([key]) => key === "one_of" || key === "all_of").map(([key, entry]) => [key, {
			...entry,
			node: this.#named(groupId, entry.node)
		}]);
		return {
			...node,
			entries: new Map(entries)
		};
	}
	#entity(groupId, node) {
		const reader = new MapReader(node, this.#places, entityKeys);
		const name = reader.required("type", string$1);
		const origins = this.#origins.get(groupId) ?? /* @__PURE__ */ new Map();
		this.#origins.set(groupId, origins.set(name, this.#source(reader) ?? this.#schemaUrl));
		return name;
	}
};
const kinds = [
	["entities", "entity"],
	["metrics", "metric"],
	["events", "event"],
	["spans", "span"],
	["attribute_groups", "attribute_group"]
];
const lists = [
	"attributes",
	"identity",
	"description",
	"entity_associations"
];
function schemaUrl(node) {
	const url = parseSchemaUrl(string$1(node));
	if (typeof url === "string") throw new Undecodable(node, url);
	return url;
}
function scalarNumber(node) {
	const value = node === void 0 ? void 0 : scalarOf(node)?.value;
	return typeof value === "number" ? value : void 0;
}

// workflows/weaver/embedded/published-file.ts
function missingFile({ files, folder = "" }, { path, uri }) {
	if (uri.startsWith("/") || parseVirtualPath(uri)?.kind !== "folder") return void 0;
	const base = folder !== "" && files.read(folder) !== void 0 ? path.split("/").slice(0, -1).join("/") : path;
	const file = base === "" ? uri : `${base}/${uri}`;
	if (treePath(file) === void 0) return void 0;
	return failure("InvalidSchemaPath", { path: file }, { message: `There is no resolved registry ${file}.` });
}
function readPublished(file, text) {
	const places = new Places(file, text);
	const problem = (detail, at) => {
		const message = `Unable to read resolved schema: ${detail}`;
		return failure("ConversionError", { message }, {
			message: `Conversion error: ${message}`,
			at
		});
	};
	const yaml = readYaml(text);
	if (!yaml.ok) return problem(yaml.problem.message, places.range(yaml.problem.start, yaml.problem.end));
	const huge = hugeInteger(yaml.root, text);
	if (huge !== void 0) return problem(hugeIntegerMessage(huge, text), places.of(huge));
	try {
		return decodePublished(yaml.root, {
			places,
			text
		});
	} catch (error) {
		if (!(error instanceof Undecodable)) throw error;
		return problem(error.message, places.of(error.node));
	}
}

// workflows/weaver/embedded/version-conflict.ts
function resolveConflict(left, right, at) {
	const [first, second] = [semver(left), semver(right)];
	if (first === void 0) return invalidVersion(left, at);
	if (second === void 0) return invalidVersion(right, at);
	if (first.major === second.major) return compareVersions(first, second) > 0 ? left : right;
	const message = `Incompatible dependency versions for '${left.name}': ${left.version} and ${right.version}`;
	const fields = {
		name: left.name,
		version1: left.version,
		version2: right.version
	};
	return failure("IncompatibleDependencyVersions", fields, {
		message,
		at
	});
}
function semver(url) {
	const match = /^v*(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(url.version);
	if (match === null) return void 0;
	return {
		major: Number(match[1]),
		minor: Number(match[2]),
		patch: Number(match[3]),
		pre: match[4]?.split(".") ?? []
	};
}
function compareVersions(left, right) {
	for (const key of [
		"major",
		"minor",
		"patch"
	]) if (left[key] !== right[key]) return left[key] - right[key];
	if (left.pre.length === 0 || right.pre.length === 0) return right.pre.length - left.pre.length;
	for (const [index, part] of left.pre.entries()) {
		const other = right.pre[index];
		if (other === void 0) return 1;
		const order = comparePart(part, other);
		if (order !== 0) return order;
	}
	return left.pre.length - right.pre.length;
}
function comparePart(left, right) {
	const numbers = [left, right].map((part) => /^\d+$/.test(part));
	if (numbers[0] === true && numbers[1] === true) return Number(left) - Number(right);
	if (numbers[0] !== numbers[1]) return numbers[0] === true ? -1 : 1;
	if (left === right) return 0;
	return left < right ? -1 : 1;
}
function invalidVersion(url, at) {
	const err = versionProblem(url.version.replace(/^v+/, ""));
	const message = `Registry \`${url.url}\` contains an invalid version: ${err}.`;
	return definitionFailure("InvalidSemVer", {
		schema_url: url.url,
		err
	}, {
		severity: "Error",
		message,
		at
	});
}
function versionProblem(version) {
	if (version === "") return "empty string, expected a semver version";
	const parts = version.split(".");
	const names = [
		"major",
		"minor",
		"patch"
	];
	for (const [index, name] of names.entries()) {
		const part = parts[index];
		if (part === void 0) return `unexpected end of input while parsing ${names[index - 1] ?? name} version number`;
		if (!/^\d+/.test(part)) return `unexpected character '${part[0] ?? ""}' while parsing ${name} version number`;
	}
	return `unexpected character after patch version number`;
}

// workflows/weaver/embedded/load-registry.ts
const maxDepth = 10;
const maxRegistries = 500;
function loadRegistry(request) {
	const loader = new Loader(request);
	const registry = loader.load({
		path: request.path,
		schemaUrl: void 0,
		at: void 0,
		depth: maxDepth,
		chain: []
	});
	loader.warnAboutUpgrades();
	return {
		registry,
		failures: loader.failures,
		fatals: loader.fatals
	};
}
var Loader = class {
	failures = [];
	fatals = [];
	#files;
	#cache;
	#sources;
	#chosen = /* @__PURE__ */ new Map();
	#count = 0;
	#main = [];
	constructor(request) {
		this.#files = request.files;
		this.#cache = request.cache;
		this.#sources = request.dependencies;
	}
	load(wanted) {
		const location = this.#locate(wanted);
		if ("kind" in location) return this.#stop(resolverFatal(location));
		const manifest = location.folder === void 0 ? void 0 : readManifest(location, wanted.path);
		if (manifest !== void 0 && "failure" in manifest) {
			const layer = wanted.chain.length === 0 ? "Semconv" : "Resolver";
			const item = layer === "Semconv" ? manifest.failure : {
				...manifest.failure,
				definition: true
			};
			return this.#stop({
				layer,
				failures: [item],
				compound: false
			});
		}
		const facts = manifest?.manifest;
		if (wanted.chain.length === 0) this.#main = facts?.dependencies ?? [];
		this.#warn(facts, wanted);
		const schemaUrl = facts?.schemaUrl ?? wanted.schemaUrl ?? unknownSchemaUrl;
		const fatal = this.#refuse(schemaUrl, wanted);
		if (fatal !== void 0) return this.#stop(fatal);
		return this.#read(wanted, {
			location,
			schemaUrl,
			manifest: facts
		});
	}
	#locate({ path, at }) {
		const remote = parseVirtualPath(path)?.kind !== "folder";
		const folder = remote ? void 0 : treePath(path);
		if (folder !== void 0) return {
			files: this.#files,
			folder,
			outside: void 0
		};
		const source = this.#sources?.find(path);
		if (source?.ok === true) return {
			files: source.files,
			folder: source.folder,
			outside: path
		};
		if (source?.ok === false) return failure(source.kind, { path }, {
			message: source.message,
			help: source.hint,
			at
		});
		return remote ? notPrepared(path, at) : {
			files: this.#files,
			folder: void 0,
			outside: void 0
		};
	}
	warnAboutUpgrades() {
		if (this.fatals.length > 0) return;
		for (const dependency of new Map(this.#main.map((item) => [item.schemaUrl.name, item])).values()) {
			const chosen = this.#chosen.get(dependency.schemaUrl.name);
			if (chosen === void 0 || chosen.url === dependency.schemaUrl.url) continue;
			const { name, version } = dependency.schemaUrl;
			const message = `Selected version ${chosen.version} for dependency '${name}' differs from requested in main (${version}).`;
			const fields = {
				dependency: name,
				requested_version: version,
				selected_version: chosen.version
			};
			this.failures.push(failure("DependencyVersionUpgradedWarning", fields, {
				severity: "Warning",
				message,
				at: dependency.at
			}));
		}
	}
	#warn(manifest, wanted) {
		const own = wanted.chain.length === 0;
		for (const item of manifest?.warnings ?? []) this.failures.push(own ? item : {
			...item,
			definition: true
		});
	}
	#stop(fatal) {
		this.fatals.push(fatal);
	}
	#refuse(schemaUrl, wanted) {
		if (wanted.depth === 0 || ++this.#count > maxRegistries) {
			const message = `Maximum dependency depth reached for registry \`${wanted.path}\`. Cannot load further dependencies.`;
			return resolverFatal(failure("MaximumDependencyDepth", { registry_name: wanted.path }, {
				message,
				at: wanted.at
			}));
		}
		const name = schemaUrl.name;
		if (wanted.chain.includes(name)) {
			const chain = [...wanted.chain, name].join(" → ");
			const message = `Circular dependency detected: registry '${name}' depends on itself through the chain: ${chain}`;
			return resolverFatal(failure("CircularDependency", {
				registry_name: name,
				chain
			}, {
				message,
				at: wanted.at
			}));
		}
		const known = this.#chosen.get(name);
		if (known === void 0 || known.url === schemaUrl.url) {
			this.#chosen.set(name, schemaUrl);
			return;
		}
		const winner = resolveConflict(known, schemaUrl, wanted.at);
		if ("kind" in winner) return resolverFatal(winner);
		this.#chosen.set(name, winner);
	}
	#read(wanted, facts) {
		const { location, schemaUrl, manifest } = facts;
		if (manifest?.resolvedUri !== void 0) return this.#published(wanted, location, manifest);
		const dependencies = this.#dependencies(manifest, schemaUrl, wanted);
		const definitions = this.#definitions(wanted, location, schemaUrl);
		if (dependencies === void 0 || definitions === void 0) return void 0;
		return {
			path: wanted.path,
			schemaUrl,
			hasManifest: manifest !== void 0,
			manifest,
			dependencies,
			...definitions
		};
	}
	#published(wanted, location, manifest) {
		const { resolvedUri: uri = "" } = manifest;
		const found = this.#resolvedFile(location, uri);
		if (found === void 0) {
			const missing = missingFile(location, {
				path: wanted.path,
				uri
			});
			if (missing !== void 0) return this.#stop(resolverFatal({
				...missing,
				at: wanted.at
			}));
			const message = `The resolved registry ${uri} of ${wanted.path} is not a file that could be read.`;
			return this.#stop(resolverFatal(failure("DependencyNeedsBinary", { path: uri }, {
				message,
				help: "Vendor the resolved registry into the repository, or allow its source in the operator's settings.",
				at: wanted.at
			})));
		}
		if ("kind" in found) return this.#stop(resolverFatal({
			...found,
			at: wanted.at
		}));
		const { file, text } = found;
		const published = readPublished(file, text);
		if ("kind" in published) return this.#stop(resolverFatal(published));
		for (const url of published.dependencies) {
			const known = this.#chosen.get(url.name);
			const winner = known === void 0 ? url : resolveConflict(known, url, wanted.at);
			if ("kind" in winner) return this.#stop(resolverFatal(winner));
			this.#chosen.set(url.name, winner);
		}
		const empty = {
			groups: [],
			imports: [],
			dependencies: [],
			policies: [],
			formats: /* @__PURE__ */ new Set(["v2"])
		};
		const { schemaUrl } = published;
		return {
			...empty,
			path: wanted.path,
			schemaUrl,
			hasManifest: true,
			manifest,
			files: [file],
			published
		};
	}
	#resolvedFile(location, uri) {
		if (parseVirtualPath(uri)?.kind !== "folder") {
			const source = this.#sources?.find(uri);
			if (source?.ok === false) return failure(source.kind, { path: uri }, {
				message: source.message,
				help: source.hint
			});
			const text = source?.files.read(source.folder);
			return text === void 0 ? void 0 : {
				file: uri,
				text
			};
		}
		const { files, folder = "" } = location;
		const base = files.read(folder) === void 0 ? folder : folder.split("/").slice(0, -1).join("/");
		const file = uri.startsWith("/") ? void 0 : treePath(base === "" ? uri : `${base}/${uri}`);
		const text = file === void 0 ? void 0 : files.read(file);
		return file === void 0 || text === void 0 ? void 0 : {
			file,
			text
		};
	}
	#dependencies(manifest, schemaUrl, wanted) {
		const chain = [...wanted.chain, schemaUrl.name];
		const seen = /* @__PURE__ */ new Map();
		const loaded = [];
		let complete = true;
		for (const dependency of manifest?.dependencies ?? []) {
			const previous = seen.get(dependency.schemaUrl.name);
			const clash = previous === void 0 ? void 0 : incompatible$1(previous, dependency);
			seen.set(dependency.schemaUrl.name, previous ?? dependency);
			const registry = clash === void 0 ? this.#dependency(dependency, {
				depth: wanted.depth - 1,
				chain
			}) : this.#stop(resolverFatal(clash));
			if (registry === void 0) complete = false;
			else loaded.push(registry);
		}
		return complete ? loaded : void 0;
	}
	#dependency(dependency, under) {
		const path = pathOf(dependency, this.#sources);
		if (typeof path !== "string") return this.#stop(resolverFatal(path));
		return this.load({
			path,
			schemaUrl: dependency.schemaUrl,
			at: dependency.at,
			...under
		});
	}
	#definitions(wanted, { files: tree, folder, outside }, schemaUrl) {
		if (folder === void 0 || !isThere(tree, folder)) {
			this.#missing(wanted);
			return;
		}
		const listed = tree.list(folder);
		const files = listed.filter((file) => isDefinition(file, folder));
		const groups = [];
		const imports = [];
		const formats = /* @__PURE__ */ new Set();
		let complete = true;
		for (const file of files) {
			const path = weaverPath(wanted.path, folder === "" ? file : file.slice(folder.length + 1));
			const place = outside === void 0 ? file : path;
			const read = readText(tree, file);
			const parsed = "message" in read ? unreadableDefinition({
				file: place,
				path
			}, read) : this.#cache.parse({
				file: place,
				path,
				text: read.text ?? ""
			});
			if (!parsed.ok) {
				this.#stop({
					layer: "Resolver",
					failures: parsed.failures,
					compound: parsed.compound
				});
				complete = false;
				continue;
			}
			this.failures.push(...parsed.warnings);
			formats.add(parsed.definition.format);
			const provenance = {
				schema_url: schemaUrl,
				path
			};
			for (const spec of parsed.definition.groups) groups.push({
				spec,
				provenance
			});
			imports.push(...parsed.definition.imports);
		}
		const policies = listed.filter((file) => file.endsWith(".rego"));
		return complete ? {
			groups,
			imports,
			formats,
			files,
			policies
		} : void 0;
	}
	#missing(wanted) {
		const error = `IO error for operation on ${wanted.path}: No such file or directory (os error 2)`;
		const message = `The following error occurred during the processing of semantic convention file: ${error}`;
		const help = `There is no folder ${wanted.path}.`;
		this.#stop(resolverFatal(definitionFailure("SemConvSpecError", { error }, {
			message,
			help,
			at: wanted.at
		})));
	}
};
function isThere(tree, folder) {
	if (folder === "" || tree.list(folder).length > 0) return true;
	return tree.read(folder) !== void 0 || tree.hasFolder?.(folder) === true;
}
function notPrepared(path, at) {
	const message = `The registry ${path} is not a folder of this repository, and nothing was fetched for it.`;
	return failure("DependencyNeedsBinary", { path }, {
		message,
		help: "Vendor the dependency into the repository, or run with the Weaver binary.",
		at
	});
}
function resolverFatal(item) {
	return {
		layer: "Resolver",
		failures: [item],
		compound: false
	};
}
function incompatible$1(previous, dependency) {
	if ([previous, dependency].some((item) => item.schemaUrl.version === "unknown")) {
		const name = dependency.schemaUrl.name;
		const message = `Registry '${name}' is declared by more than one dependency, but at least one declaration is unversioned`;
		const help = `Use a \`schema_url\` with a semantic version, e.g. https://example.com/${name}/1.0.0.`;
		return failure("UnversionedDependencyConflict", { name }, {
			message,
			help,
			at: dependency.at
		});
	}
	const winner = resolveConflict(previous.schemaUrl, dependency.schemaUrl, dependency.at);
	return "kind" in winner ? winner : void 0;
}
function isDefinition(file, folder) {
	const parts = (folder === "" ? file : file.slice(folder.length + 1)).split("/");
	const name = parts.at(-1) ?? "";
	if (!/\.ya?ml$/.test(name) || parts.some((part) => part.startsWith("."))) return false;
	return name !== "schema-next.yaml" && name !== "manifest.yaml" && name !== "registry_manifest.yaml";
}

// workflows/weaver/embedded/parse-cache.ts
var ParseCache = class {
	#maxFiles;
	#stored;
	#files = /* @__PURE__ */ new Map();
	constructor(maxFiles, stored) {
		this.#maxFiles = maxFiles;
		this.#stored = stored;
	}
	get size() {
		return this.#files.size;
	}
	parse(source) {
		const key = `${hash("sha256", source.text, "base64")}\n${source.file}\n${source.path}`;
		const known = this.#files.get(key);
		if (known !== void 0) this.#files.delete(key);
		const parsed = known ?? this.#stored?.get(key) ?? this.#parse(key, source);
		this.#files.set(key, parsed);
		const [oldest] = this.#files.keys();
		if (this.#files.size > this.#maxFiles && oldest !== void 0) this.#files.delete(oldest);
		return parsed;
	}
	#parse(key, source) {
		const parsed = parseDefinition(source);
		this.#stored?.put(key, parsed);
		return parsed;
	}
};

// workflows/weaver/embedded/attribute-source.ts
function findAttributeSource(resolution, attribute) {
	const { name } = attribute;
	if (resolution.published !== void 0) return resolution.published.sources.get(attribute) ?? resolution.schemaUrl;
	const root = resolution.roots.get(name);
	if (root?.source.schemaUrl !== void 0) return root.source.schemaUrl;
	return (root === void 0 ? indexOf(resolution).attribute(name)?.group : indexOf(resolution).groupById(root.source.groupId))?.provenance.schema_url ?? resolution.schemaUrl;
}
function lookupAttribute(resolution, name) {
	const root = resolution.roots.get(name);
	if (resolution.published !== void 0) return root;
	if (root?.isDefinition === true) return {
		attribute: root.attribute,
		source: { schemaUrl: definingRegistry(resolution, root) },
		isDefinition: true
	};
	if (root !== void 0) return void 0;
	const held = indexOf(resolution).attribute(name);
	if (held === void 0) return void 0;
	const { attribute, group } = held;
	return {
		attribute,
		source: { schemaUrl: group.provenance.schema_url },
		isDefinition: true
	};
}
function definingRegistry(resolution, root) {
	if (root.source.schemaUrl !== void 0) return root.source.schemaUrl;
	return indexOf(resolution).groupById(root.source.groupId)?.provenance.schema_url ?? resolution.schemaUrl;
}

// workflows/weaver/embedded/lineage.ts
const fields = [
	"annotations",
	"brief",
	"deprecated",
	"examples",
	"note",
	"prefix",
	"requirement_level",
	"role",
	"sampling_relevant",
	"stability",
	"tag"
];
const bits = Object.fromEntries(fields.map((field, index) => [field, 1 << index]));
const names = /* @__PURE__ */ new Map();
const mostPrinted = 5e4;
const printed = /* @__PURE__ */ new Map();
var AttributeLineage = class AttributeLineage {
	sourceGroup;
	#inherited = 0;
	#overridden = 0;
	constructor(sourceGroup) {
		this.sourceGroup = sourceGroup;
	}
	get empty() {
		return this.#inherited === 0 && this.#overridden === 0;
	}
	inherit(field) {
		this.#inherited |= bits[field];
	}
	pick(field, local, parent) {
		if (local !== void 0) {
			this.#overridden |= bits[field];
			this.#inherited &= ~bits[field];
			return local;
		}
		if (parent !== void 0) this.#inherited |= bits[field];
		return parent;
	}
	from(sourceGroup) {
		const lineage = new AttributeLineage(sourceGroup);
		lineage.#inherited = this.#inherited;
		lineage.#overridden = this.#overridden;
		return lineage;
	}
	toJson() {
		const key = `${this.#inherited} ${this.#overridden} ${this.sourceGroup}`;
		const known = printed.get(key);
		if (known !== void 0) return known;
		if (printed.size >= mostPrinted) printed.clear();
		const json = this.#json();
		printed.set(key, json);
		return json;
	}
	#json() {
		return {
			source_group: this.sourceGroup,
			...this.#inherited === 0 ? {} : { inherited_fields: fieldNames(this.#inherited) },
			...this.#overridden === 0 ? {} : { locally_overridden_fields: fieldNames(this.#overridden) }
		};
	}
};
function fieldNames(mask) {
	const known = names.get(mask);
	if (known !== void 0) return known;
	const list = fields.filter((field) => (mask & bits[field]) !== 0);
	names.set(mask, list);
	return list;
}

// workflows/weaver/embedded/merge-annotations.ts
function mergeAnnotations(base, overrides) {
	const merged = new Map(Object.entries(base));
	for (const [key, value] of Object.entries(overrides)) {
		const old = merged.get(key);
		merged.set(key, isMapping(old) && isMapping(value) ? mergeAnnotations(old, value) : value);
	}
	const sorted = Object.fromEntries([...merged].toSorted(([left], [right]) => left < right ? -1 : 1));
	for (const key of merged.keys()) copyFloat(Object.hasOwn(overrides, key) ? overrides : base, sorted, key);
	return sorted;
}
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// workflows/weaver/embedded/parent-group.ts
function dependencyGroup(dependencies, id) {
	let excluded;
	for (const resolution of dependencies) {
		const group = groupOf(resolution, id);
		if (group === void 0) continue;
		const parent = fromDependency(resolution, group);
		if (!isExcluded(group.annotations)) return parent;
		excluded ??= parent;
	}
	return excluded;
}
function hasGroup(dependencies, id) {
	return dependencies.some((resolution) => groupOf(resolution, id) !== void 0);
}
function groupOf(resolution, id) {
	const index = indexOf(resolution);
	return resolution.published === void 0 ? index.groupById(id) : index.publishedSignal(id);
}
function fromDependency(resolution, group) {
	const { type, brief, note, stability, deprecated, annotations, metric_name, instrument, unit } = group;
	const { span_kind, span_name, requirement_level } = group;
	const signal = {
		metric_name,
		instrument,
		unit,
		span_kind,
		span_name,
		requirement_level
	};
	const attributes = group.attributes.map((attribute) => ({
		spec: definitionOf(attribute),
		origin: findAttributeSource(resolution, attribute)
	}));
	return {
		local: false,
		type,
		brief,
		note,
		stability,
		deprecated,
		annotations,
		...signal,
		attributes
	};
}
function definitionOf(attribute) {
	return {
		kind: "id",
		...attribute
	};
}

// workflows/weaver/embedded/try-in-rounds.ts
function tryInRounds({ items, attempt }) {
	const waiting = /* @__PURE__ */ new Map();
	const failed = /* @__PURE__ */ new Set();
	const queue = new TurnQueue(items.length);
	for (let turn = queue.next(); turn !== void 0; turn = queue.next()) {
		const { round, index } = turn;
		const item = items[index];
		if (item === void 0) continue;
		const result = attempt(item, round);
		if (result.done) {
			failed.delete(index);
			for (const key of result.brings) {
				for (const waiter of waiting.get(key) ?? []) if (failed.has(waiter)) queue.add(waiter, waiter > index ? round : round + 1);
				waiting.delete(key);
			}
			continue;
		}
		failed.add(index);
		for (const key of result.waitsFor) {
			const waiters = waiting.get(key);
			if (waiters === void 0) waiting.set(key, [index]);
			else waiters.push(index);
		}
		if (result.again === true) queue.add(index, round + 1);
	}
	return items.filter((_, index) => failed.has(index));
}
var TurnQueue = class {
	#size;
	#heap = [];
	#added = /* @__PURE__ */ new Set();
	#first = 0;
	constructor(size) {
		this.#size = size;
	}
	add(index, round) {
		const turn = round * this.#size + index;
		if (this.#added.has(turn)) return;
		this.#added.add(turn);
		const heap = this.#heap;
		let at = heap.push(turn) - 1;
		for (let above = at - 1 >> 1; at > 0 && (heap[above] ?? 0) > turn; above = at - 1 >> 1) {
			heap[at] = heap[above] ?? 0;
			at = above;
		}
		heap[at] = turn;
	}
	next() {
		const [top] = this.#heap;
		if (this.#first < this.#size && (top === void 0 || top > this.#first)) return this.#turn(this.#first++);
		if (top === void 0) return void 0;
		this.#removeTop();
		return this.#turn(top);
	}
	#turn(turn) {
		this.#added.delete(turn);
		return {
			round: Math.floor(turn / this.#size),
			index: turn % this.#size
		};
	}
	#removeTop() {
		const heap = this.#heap;
		const last = heap.pop() ?? 0;
		if (heap.length === 0) return;
		let at = 0;
		for (;;) {
			const left = 2 * at + 1;
			if (left >= heap.length) break;
			const child = (heap[left + 1] ?? 1e400) < (heap[left] ?? 0) ? left + 1 : left;
			if ((heap[child] ?? 0) >= last) break;
			heap[at] = heap[child] ?? 0;
			at = child;
		}
		heap[at] = last;
	}
};

// workflows/weaver/embedded/resolve-extends.ts
function resolveExtends(groups, dependencies) {
	const extender = new Extender(groups, dependencies);
	const failed = tryInRounds({
		items: groups.flatMap((group, position) => isIndependent(group) ? [] : [{
			group,
			position
		}]),
		attempt: ({ group, position }, round) => extender.resolve(group, {
			position,
			round
		})
	});
	const failures = [...extender.changedIdentity, ...extender.failuresOf(failed.map(({ group }) => group))];
	if (failures.length > 0) throw new ResolutionStopped(failures, true);
}
var Extender = class {
	changedIdentity = [];
	#dependencies;
	#index = /* @__PURE__ */ new Map();
	#last = /* @__PURE__ */ new Map();
	#ofThisRound = /* @__PURE__ */ new Set();
	#round = 0;
	constructor(groups, dependencies) {
		this.#dependencies = dependencies;
		for (const [position, group] of groups.entries()) if (isIndependent(group)) this.#put(group, position);
	}
	resolve(group, { position, round }) {
		if (round !== this.#round) this.#startRound(round);
		const missing = this.#missing(group);
		if (missing !== void 0) return {
			done: false,
			waitsFor: [missing]
		};
		const parent = this.#parent(group);
		if (this.#problems(group, parent).length > 0) {
			const waitsFor = idsOf(group);
			return {
				done: false,
				waitsFor,
				again: waitsFor.some((id) => this.#ofThisRound.has(id))
			};
		}
		this.#inherit(group, parent);
		this.#put(group, position);
		return {
			done: true,
			brings: [group.id]
		};
	}
	failuresOf(groups) {
		this.#startRound(this.#round + 1);
		return groups.flatMap((group) => this.#problems(group, this.#parent(group)));
	}
	#startRound(round) {
		this.#round = round;
		for (const id of this.#ofThisRound) {
			const last = this.#last.get(id);
			if (last !== void 0) this.#index.set(id, last.parent);
		}
		this.#ofThisRound.clear();
	}
	#put(group, position) {
		const parent = parentOf(group);
		this.#index.set(group.id, parent);
		const last = this.#last.get(group.id);
		if (last === void 0 || last.position < position) this.#last.set(group.id, {
			position,
			parent
		});
		else this.#ofThisRound.add(group.id);
	}
	#missing(group) {
		const include = group.includes.find((id) => !this.#index.has(id));
		if (include !== void 0 || group.extends === void 0) return include;
		return this.#index.has(group.extends) || hasGroup(this.#dependencies, group.extends) ? void 0 : group.extends;
	}
	#parent({ extends: id }) {
		return id === void 0 ? void 0 : this.#index.get(id) ?? dependencyGroup(this.#dependencies, id);
	}
	#problems(group, parent) {
		const included = this.#includeProblems(group);
		const id = group.extends;
		if (included.length > 0 || id === void 0) return included;
		if (parent === void 0) return [unresolved$2(group, "extends", id)];
		const problem = parent.local ? excludedParent(group, id, parent) : excludedDependency(group, id, parent);
		return problem === void 0 ? [] : [problem];
	}
	#includeProblems(group) {
		const seen = /* @__PURE__ */ new Set();
		const problems = [];
		for (const id of group.includes) {
			const parent = this.#index.get(id);
			const problem = parent === void 0 ? unresolved$2(group, "include", id) : excludedParent(group, id, parent);
			if (problem !== void 0) problems.push(problem);
			if (parent === void 0 || problem !== void 0) continue;
			for (const { spec } of parent.attributes) {
				if (seen.has(spec.name)) problems.push(duplicateThroughIncludes(group, spec.name));
				seen.add(spec.name);
			}
		}
		return problems;
	}
	#inherit(group, parent) {
		const id = group.extends;
		const bases = [];
		if (id !== void 0 && parent !== void 0) {
			group.lineage.extendsGroup = id;
			group.lineage.extendsType = parent.type;
			if (group.spec.is_v2) refine(group, parent);
			if (group.spec.is_v2 && group.type === "entity" && parent.type === "entity") this.changedIdentity.push(...identityChanges(group, id, parent));
			bases.push({
				id,
				attributes: parent.attributes
			});
		}
		for (const include of group.includes) bases.push({
			id: include,
			attributes: this.#index.get(include)?.attributes ?? []
		});
		group.lineage.includes.push(...group.includes);
		group.pending = inherit(group, bases);
		group.extends = void 0;
		group.includes = [];
	}
};
function refine(group, parent) {
	group.instrument = parent.instrument;
	group.unit = parent.unit;
	group.span_kind = parent.span_kind;
	group.metric_name = parent.metric_name;
	group.requirement_level = parent.requirement_level;
	group.stability ??= parent.stability;
	group.deprecated ??= parent.deprecated;
	if (group.brief === "") group.brief = parent.brief;
	if (group.note === "") group.note = parent.note;
	group.span_name ??= parent.span_name;
	const merged = mergeAnnotations(parent.annotations ?? {}, group.annotations ?? {});
	group.annotations = Object.keys(merged).length === 0 ? void 0 : merged;
}
function idsOf(group) {
	return group.extends === void 0 ? group.includes : [...group.includes, group.extends];
}
function isIndependent(group) {
	return group.extends === void 0 && group.includes.length === 0;
}
function parentOf(group) {
	const { type, brief, note, stability, deprecated, annotations, metric_name, instrument, unit } = group;
	const { span_kind, span_name, requirement_level } = group;
	return {
		local: true,
		type,
		brief,
		note,
		stability,
		deprecated,
		annotations,
		metric_name,
		instrument,
		unit,
		span_kind,
		span_name,
		requirement_level,
		attributes: group.pending
	};
}
function inherit(group, bases) {
	const merged = /* @__PURE__ */ new Map();
	for (const base of bases) for (const { spec, origin } of base.attributes) {
		const known = merged.get(spec.name);
		if (known === void 0) {
			merged.set(spec.name, {
				spec,
				origin,
				lineage: inheritedFrom(base.id, spec)
			});
			continue;
		}
		known.spec = override(spec, known.spec, known.lineage);
		known.lineage.sourceGroup = base.id;
		known.origin = origin;
	}
	for (const { spec, origin } of group.pending) {
		const known = merged.get(spec.name);
		if (spec.kind === "ref" && known !== void 0) known.spec = override(spec, known.spec, known.lineage);
		else merged.set(spec.name, {
			spec,
			origin,
			lineage: new AttributeLineage(group.id)
		});
	}
	const sorted = [...merged].toSorted(([left], [right]) => left < right ? -1 : 1).map(([, item]) => item);
	for (const item of sorted) if (!item.lineage.empty) group.lineage.attributes.set(item.spec.name, item.lineage);
	return sorted.map(({ spec, origin }) => ({
		spec,
		origin
	}));
}
const inheritable = [
	"brief",
	"examples",
	"tag",
	"requirement_level",
	"sampling_relevant",
	"note",
	"stability",
	"deprecated"
];
function inheritedFrom(groupId, spec) {
	const lineage = new AttributeLineage(groupId);
	const values = spec;
	for (const field of inheritable) if (values[field] !== void 0) lineage.inherit(field);
	if (spec.kind === "ref" && spec.prefix) lineage.inherit("prefix");
	return lineage;
}
function override(spec, parent, lineage) {
	if (spec.kind === "id") return spec;
	const shared = {
		name: spec.name,
		brief: lineage.pick("brief", spec.brief, parent.brief),
		examples: lineage.pick("examples", spec.examples, parent.examples),
		tag: lineage.pick("tag", spec.tag, parent.tag),
		sampling_relevant: lineage.pick("sampling_relevant", spec.sampling_relevant, parent.sampling_relevant),
		stability: lineage.pick("stability", spec.stability, parent.stability),
		deprecated: lineage.pick("deprecated", spec.deprecated, parent.deprecated),
		annotations: lineage.pick("annotations", spec.annotations, parent.annotations),
		role: lineage.pick("role", spec.role, parent.role),
		written: spec.written
	};
	if (parent.kind === "id") return {
		...shared,
		kind: "id",
		type: parent.type,
		requirement_level: lineage.pick("requirement_level", spec.requirement_level, parent.requirement_level),
		note: lineage.pick("note", spec.note, parent.note)
	};
	return {
		...shared,
		kind: "ref",
		requirement_level: lineage.pick("requirement_level", spec.requirement_level, parent.requirement_level),
		note: lineage.pick("note", spec.note, parent.note),
		prefix: lineage.pick("prefix", spec.prefix || void 0, parent.prefix || void 0) ?? false
	};
}
function target(group, id) {
	const bare = id.replace(/^(?:entity|event|metric|span)\./, "");
	return group.spec.targets.get(id) ?? group.spec.targets.get(bare) ?? group.spec.at;
}
function unresolved$2(group, word, id) {
	const clause = word === "extends" ? "`extends` clause" : "`include`";
	const provenance = provenanceText(group.provenance);
	const message = `The following ${clause} reference is not resolved for the group '${group.id}'.\n${clause} reference: ${id}\nProvenance: Some(${provenance})`;
	const fields = {
		group_id: group.id,
		[`${word}_ref`]: id,
		provenance: provenanceJson(group.provenance)
	};
	return failure(word === "extends" ? "UnresolvedExtendsRef" : "UnresolvedIncludeRef", fields, {
		message,
		at: target(group, id)
	});
}
function excludedParent(group, id, parent) {
	return isExcluded(parent.annotations) && !isGroupExcluded(group) ? excludedUse(id, parent.type, group, target(group, id)) : void 0;
}
function excludedDependency(group, id, parent) {
	return isExcluded(parent.annotations) ? excludedUse(id, parent.type, group, target(group, id)) : void 0;
}
function excludedUse(id, type, usedIn, at) {
	const user = typeof usedIn === "string" ? usedIn : usedIn.id;
	const message = `${type} '${id}' is marked as excluded from dependency resolution and cannot be used by '${user}'`;
	return failure("ExcludedFromDependencyResolution", {
		id,
		type,
		used_in: user
	}, {
		message,
		at
	});
}
function duplicateThroughIncludes(group, name) {
	const ids = group.includes;
	const message = `The attribute id \`${name}\` is declared multiple times in the following groups:\n${JSON.stringify(ids).replaceAll("\",\"", "\", \"")}`;
	return failure("DuplicateAttributeId", {
		group_ids: ids,
		attribute_id: name
	}, {
		message,
		at: group.spec.at
	});
}
function identityChanges(group, id, parent) {
	const bases = new Map(parent.attributes.toReversed().map((attribute) => [attribute.spec.name, attribute.spec]));
	return group.pending.flatMap(({ spec }) => {
		if (spec.kind !== "ref" || spec.role === void 0) return [];
		const base = bases.get(spec.name);
		if (!(base === void 0 ? spec.role === "identifying" : base.role !== void 0 && base.role !== spec.role)) return [];
		const role = spec.role === "identifying" ? "Identifying" : "Descriptive";
		const message = `Entity refinement \`${group.id}\` changes the identity of \`${id}\` by referencing \`${spec.name}\` under \`${role}\`.\nProvenance: Some(${provenanceText(group.provenance)})`;
		const help = "A refinement must preserve the base entity's identity: keep base attributes under the same section (`identity` or `description`) as the base, and do not add new `identity` attributes.";
		const provenance = provenanceJson(group.provenance);
		const fields = {
			refinement_id: group.id,
			ref: id,
			attribute_id: spec.name,
			role: spec.role,
			provenance
		};
		return [failure("EntityRefinementChangedIdentity", fields, {
			message,
			help,
			at: spec.written?.name
		})];
	});
}

// workflows/weaver/embedded/attribute-catalog.ts
var AttributeCatalog = class {
	roots = /* @__PURE__ */ new Map();
	#dependencies;
	#versions;
	constructor(dependencies, versions) {
		this.#dependencies = dependencies;
		this.#versions = versions;
	}
	resolve(group, pending) {
		const { spec, origin } = pending;
		if (spec.kind === "id") return this.#define(group, spec, origin);
		const root = this.#root(spec.name);
		if (root === void 0) return void 0;
		const excluded = isExcluded(root.attribute.annotations);
		if (root.source.schemaUrl === void 0 ? excluded && !isGroupExcluded(group) : excluded) return excludedUse(spec.name, "Attribute", group, spec.written?.name);
		return this.#refer(group, spec, root);
	}
	import(attribute, schemaUrl) {
		const root = this.#upgrade({
			attribute,
			source: { schemaUrl },
			isDefinition: true
		});
		const known = this.roots.get(attribute.name);
		this.roots.set(attribute.name, known === void 0 ? root : prefer(attribute.name, root, known));
		return root.attribute;
	}
	#define(group, spec, origin) {
		if (!isGroupExcluded(group) && isExcluded(spec.annotations)) return excludedUse(spec.name, "Attribute", group, spec.written?.name);
		const attribute = definedBy(spec);
		const root = {
			attribute,
			source: origin === void 0 ? { groupId: group.id } : { schemaUrl: origin },
			isDefinition: origin === void 0
		};
		const known = this.roots.get(spec.name);
		this.roots.set(spec.name, known === void 0 ? root : prefer(spec.name, root, known));
		return attribute;
	}
	#root(name) {
		const known = this.roots.get(name);
		if (known?.isDefinition === true) return known;
		const found = this.#fromDependencies(name);
		if (found === void 0) return void 0;
		const upgraded = this.#upgrade(found);
		this.roots.set(name, upgraded);
		return upgraded;
	}
	#fromDependencies(name) {
		let best;
		for (const dependency of this.#dependencies) {
			const found = lookupAttribute(dependency, name);
			if (found === void 0) continue;
			best = best === void 0 ? found : preferUsable(name, found, best);
		}
		return best;
	}
	#refer(group, spec, root) {
		const source = root.source.schemaUrl === void 0 ? root.source.groupId : `v2_dependency.${root.source.schemaUrl.name}`;
		const name = spec.prefix ? `${group.spec.prefix}.${spec.name}` : spec.name;
		const { attribute, lineage } = referredTo({
			spec,
			name,
			base: root.attribute
		});
		group.lineage.attributes.set(name, lineage.from(source));
		if (spec.prefix) this.roots.set(name, {
			attribute,
			source: { groupId: group.id },
			isDefinition: true
		});
		return attribute;
	}
	#upgrade(root) {
		const from = root.source.schemaUrl;
		const chosen = from === void 0 ? void 0 : this.#versions.chosen.get(from.name);
		if (from === void 0 || chosen === void 0 || chosen.url === from.url) return root;
		const winner = resolveConflict(from, chosen);
		if ("kind" in winner) throw new ResolutionStopped([winner], false);
		const schema = winner.url === chosen.url ? this.#versions.resolved.get(chosen.url) : void 0;
		if (schema === void 0) return root;
		const found = lookupAttribute(schema, root.attribute.name);
		if (found !== void 0) return {
			...found,
			source: { schemaUrl: chosen }
		};
		const { name } = root.attribute;
		const message = `Attribute '${name}' defined in '${from.url}' was not found in upgraded dependency schema '${chosen.url}'.`;
		const fields = {
			attribute_name: name,
			original_url: from.url,
			upgraded_url: chosen.url
		};
		throw new ResolutionStopped([failure("AttributeNotFoundInUpgradedSchema", fields, { message })], false);
	}
};
const defined = /* @__PURE__ */ new WeakMap();
function definedBy(spec) {
	const known = defined.get(spec);
	if (known !== void 0) return known;
	const { kind: _, ...fields } = spec;
	const attribute = {
		...fields,
		brief: spec.brief ?? "",
		prefix: false,
		definition: spec.written
	};
	defined.set(spec, attribute);
	return attribute;
}
const referred = /* @__PURE__ */ new WeakMap();
function referredTo(reference) {
	const { spec, name, base } = reference;
	const known = referred.get(spec);
	if (known?.base === base && known.name === name) return known;
	const made = refer$1(spec, name, base);
	referred.set(spec, made);
	return made;
}
function refer$1(spec, name, base) {
	const lineage = new AttributeLineage("");
	return {
		name,
		base,
		attribute: {
			name,
			type: base.type,
			brief: lineage.pick("brief", spec.brief, base.brief),
			examples: lineage.pick("examples", spec.examples, base.examples),
			tag: lineage.pick("tag", spec.tag, base.tag),
			requirement_level: lineage.pick("requirement_level", spec.requirement_level, base.requirement_level),
			sampling_relevant: lineage.pick("sampling_relevant", spec.sampling_relevant, base.sampling_relevant),
			note: lineage.pick("note", spec.note, base.note),
			stability: lineage.pick("stability", spec.stability, base.stability),
			deprecated: lineage.pick("deprecated", spec.deprecated, base.deprecated),
			prefix: spec.prefix,
			annotations: lineage.pick("annotations", spec.annotations, base.annotations),
			role: lineage.pick("role", spec.role, base.role),
			written: spec.written,
			definition: base.definition
		},
		lineage
	};
}
function preferUsable(name, found, best) {
	const excluded = isExcluded(found.attribute.annotations);
	if (excluded || isExcluded(best.attribute.annotations)) return excluded ? best : found;
	return prefer(name, found, best);
}
function prefer(name, found, known) {
	const excluded = isExcluded(found.attribute.annotations);
	if (excluded !== isExcluded(known.attribute.annotations)) return excluded ? known : found;
	if (found.isDefinition !== known.isDefinition) return found.isDefinition ? found : known;
	if (found.source.schemaUrl === void 0) return known;
	if (known.source.schemaUrl === void 0) return found;
	const winner = resolveConflict(found.source.schemaUrl, known.source.schemaUrl);
	if (!("kind" in winner)) return winner.url === known.source.schemaUrl.url ? known : found;
	const [first, second] = [found.source.schemaUrl.url, known.source.schemaUrl.url];
	const message = `Ambiguous reference '${name}' found in multiple dependencies with different SchemaURLs: ${first} and ${second}`;
	throw new ResolutionStopped([failure("AmbiguousReference", {
		ref: name,
		schema_url1: first,
		schema_url2: second
	}, { message })], false);
}

// workflows/weaver/embedded/attribute-order.ts
function compareAttributes(left, right) {
	if (left.name !== right.name) return left.name < right.name ? -1 : 1;
	const [first, second] = [sortKey(left), sortKey(right)];
	for (const [index, value] of first.entries()) {
		const other = second[index] ?? "";
		if (value !== other) return value < other ? -1 : 1;
	}
	return 0;
}
function sortKey(attribute) {
	const { type, brief, examples, tag, requirement_level: level, sampling_relevant: sampling, note } = attribute;
	const optional = (value) => value === void 0 ? "" : `1${JSON.stringify(value)}`;
	return [
		JSON.stringify(type),
		brief,
		optional(examples?.json),
		optional(tag),
		levelKey(level),
		optional(sampling),
		note,
		stabilityKey(attribute.stability),
		optional(attribute.deprecated),
		String(attribute.prefix),
		optional(attribute.annotations),
		optional(attribute.role)
	];
}
const levels = [
	"required",
	"recommended",
	"opt_in",
	"conditionally_required"
];
function levelKey(level) {
	if (typeof level === "string") return `0${levels.indexOf(level)}`;
	return `1${JSON.stringify(level)}`;
}
const stabilities = [
	"deprecated",
	"stable",
	"development",
	"alpha",
	"beta",
	"release_candidate"
];
function stabilityKey(stability) {
	return stability === void 0 ? "" : `1${stabilities.indexOf(stability)}`;
}

// workflows/weaver/embedded/find-duplicates.ts
function findDuplicates(groups) {
	const unlessRefined = (group, key) => isRefinementOfV2(group) ? void 0 : key;
	return [
		...declaredTwice(groups, {
			kind: "DuplicateGroupId",
			field: "group_id",
			label: "group id",
			key: (group) => group.id,
			place: "id"
		}),
		...declaredTwice(groups, {
			kind: "DuplicateMetricName",
			field: "metric_name",
			label: "metric name",
			key: (group) => unlessRefined(group, group.metric_name),
			place: "metric_name"
		}),
		...declaredTwice(groups, {
			kind: "DuplicateGroupName",
			field: "group_name",
			label: "group name",
			key: (group) => unlessRefined(group, group.spec.name),
			place: "name"
		}),
		...duplicateAttributes(groups),
		...collisions(groups)
	];
}
function groupBy(groups, key) {
	const byKey = /* @__PURE__ */ new Map();
	for (const group of groups) {
		const value = key(group);
		if (value === void 0) continue;
		const known = byKey.get(value);
		if (known === void 0) byKey.set(value, [group]);
		else known.push(group);
	}
	return [...byKey].filter(([, list]) => list.length > 1);
}
function declaredTwice(groups, rule) {
	return groupBy(groups, rule.key).map(([key, list]) => {
		const provenances = distinct$1(list.map((group) => group.provenance));
		const message = `The ${rule.label} \`${key}\` is declared multiple times in the following locations:\n[${provenances.map(provenanceText).join(", ")}]`;
		const fields = {
			[rule.field]: key,
			provenances: provenances.map(provenanceJson)
		};
		return failure(rule.kind, fields, {
			severity: "Warning",
			message,
			...places(list, rule.place)
		});
	});
}
function distinct$1(provenances) {
	return [...new Map(provenances.map((item) => [`${item.schema_url.url}\n${item.path}`, item])).values()];
}
function places(list, field) {
	const all = list.map((group) => group.spec.fields[field] ?? group.spec.fields["id"] ?? group.spec.at);
	return {
		at: all.at(-1),
		related: all.slice(0, -1)
	};
}
function duplicateAttributes(groups) {
	const declared = /* @__PURE__ */ new Map();
	for (const group of groups) {
		if (group.type !== "attribute_group") continue;
		for (const attribute of group.attributes) {
			if (group.untraced === true || group.lineage.attributes.has(attribute.name)) continue;
			const declarations = declared.get(attribute.name) ?? [];
			declarations.push({
				groupId: group.id,
				at: attribute.written?.name
			});
			declared.set(attribute.name, declarations);
		}
	}
	return [...declared].filter(([, list]) => list.length > 1).map(([name, list]) => duplicateAttribute(name, list));
}
function duplicateAttribute(name, list) {
	const ids = list.map((item) => item.groupId);
	const message = `The attribute id \`${name}\` is declared multiple times in the following groups:\n[${ids.map((id) => JSON.stringify(id)).join(", ")}]`;
	const all = list.flatMap((item) => item.at === void 0 ? [] : [item.at]);
	const details = {
		message,
		at: all.at(-1),
		related: all.slice(0, -1)
	};
	return failure("DuplicateAttributeId", {
		attribute_id: name,
		group_ids: ids
	}, details);
}
function collisions(groups) {
	return groupBy(groups, (group) => {
		const id = v2Id(group);
		return id === void 0 ? void 0 : `${group.type} ${id}`;
	}).flatMap(([key, list]) => {
		const ids = [...new Set(list.map((group) => group.id))];
		if (ids.length < 2) return [];
		const signal = key.slice(key.indexOf(" ") + 1);
		const provenances = distinct$1(list.map((group) => group.provenance));
		const message = `The groups [${ids.map((id) => JSON.stringify(id)).join(", ")}] all become \`${signal}\` in the v2 output, so one of them replaces the others:\n[${provenances.map(provenanceText).join(", ")}]`;
		const help = "A v2 signal id drops the group-type prefix, so `entity.host` and `host` name one entity. Give each group an id that differs by more than that prefix.";
		const fields = {
			signal_id: signal,
			group_ids: ids,
			provenances: provenances.map(provenanceJson)
		};
		return [failure("CollidingV2SignalId", fields, {
			severity: "Warning",
			message,
			help,
			...places(list, "id")
		})];
	});
}

// workflows/weaver/embedded/resolve-associations.ts
function resolveAssociations(groups, dependencies, origins) {
	if (groups.every((group) => group.entity_associations.length === 0)) return;
	const local = localEntities(groups);
	const failures = [];
	for (const group of groups) for (const name of referencedEntities(group.entity_associations)) {
		if (origins.get(group.id)?.has(name) === true) continue;
		const excluded = local.get(name);
		if (excluded === false || excluded === true && isGroupExcluded(group)) continue;
		const found = excluded === true ? excludedUse(name, "entity", group, place(group, name)) : entityOf(group, name, dependencies);
		if ("kind" in found) failures.push(found);
		else origins.set(group.id, (origins.get(group.id) ?? /* @__PURE__ */ new Map()).set(name, found));
	}
	if (failures.length > 0) throw new ResolutionStopped(failures, true);
}
function localEntities(groups) {
	const local = /* @__PURE__ */ new Map();
	for (const group of groups) {
		const id = group.type === "entity" ? v2Id(group) : void 0;
		if (id !== void 0) local.set(id, isGroupExcluded(group));
	}
	return local;
}
function lookupEntity(resolution, name) {
	const found = indexOf(resolution).entity(name);
	return found === void 0 ? void 0 : {
		origin: found.provenance.schema_url,
		excluded: isExcluded(found.annotations)
	};
}
function entityOf(group, name, dependencies) {
	const origins = /* @__PURE__ */ new Map();
	let hidden = false;
	for (const dependency of dependencies) {
		const found = lookupEntity(dependency, name);
		if (found?.excluded === true) hidden = true;
		else if (found !== void 0) origins.set(found.origin.url, found.origin);
	}
	const [first] = origins.values();
	if (first === void 0) return hidden ? excludedUse(name, "entity", group, place(group, name)) : unresolved$1(group, name);
	return origins.size === 1 ? first : ambiguous(group, name, [...origins.keys()]);
}
function place(group, name) {
	return group.spec.targets.get(name) ?? group.spec.at;
}
function unresolved$1(group, name) {
	const message = `The following entity association is not resolved for the group '${group.id}'.\nEntity association: ${name}\nProvenance: Some(${provenanceText(group.provenance)})`;
	const help = "Check the spelling. Define the entity in this registry, or depend on a registry that defines it.";
	const fields = {
		group_id: group.id,
		entity_type: name,
		provenance: provenanceJson(group.provenance)
	};
	return failure("UnresolvedEntityAssociation", fields, {
		message,
		help,
		at: place(group, name)
	});
}
function ambiguous(group, name, registries) {
	const message = `The entity association '${name}' of group '${group.id}' is ambiguous.\nDeclared by: ${registries.join(", ")}`;
	const help = "These registries declare unrelated entities under one name. Import the one you mean, or define the entity in this registry.";
	const fields = {
		group_id: group.id,
		entity_type: name,
		registries
	};
	return failure("AmbiguousEntityAssociation", fields, {
		message,
		help,
		at: place(group, name)
	});
}

// workflows/weaver/embedded/import-matchers.ts
var ImportMatchers = class {
	#patterns;
	#globs;
	#exact = /* @__PURE__ */ new Set();
	#matched = /* @__PURE__ */ new Set();
	#matchedExact = /* @__PURE__ */ new Set();
	constructor(patterns) {
		this.#patterns = patterns;
		const all = patterns.map((pattern) => ({
			pattern,
			glob: compile(pattern)
		}));
		this.#globs = all.filter(({ pattern }) => !isExact(pattern));
		for (const pattern of patterns) if (isExact(pattern)) this.#exact.add(keyOf(pattern.field, pattern.pattern));
	}
	names(group) {
		const field = importField(group.type);
		if (field === void 0) return false;
		const keys = matchKeys(group);
		return keys.some((key) => this.#exact.has(keyOf(field, key))) || this.#globs.some((matcher) => isMatch(matcher, field, keys));
	}
	mark(group) {
		const field = importField(group.type);
		if (field === void 0) return;
		const keys = matchKeys(group);
		for (const key of keys) this.#matchedExact.add(keyOf(field, key));
		for (const matcher of this.#globs) if (!this.#matched.has(matcher.pattern) && isMatch(matcher, field, keys)) this.#matched.add(matcher.pattern);
	}
	unmatched() {
		const left = this.#patterns.filter((pattern) => !this.#isMatched(pattern));
		return importFields.flatMap((field) => left.filter((pattern) => pattern.field === field));
	}
	#isMatched(pattern) {
		return isExact(pattern) ? this.#matchedExact.has(keyOf(pattern.field, pattern.pattern)) : this.#matched.has(pattern);
	}
};
function importField(type) {
	switch (type) {
		case "metric":
		case "metric_group": return "metrics";
		case "event": return "events";
		case "span": return "spans";
		case "entity": return "entities";
		case "attribute_group": return "attribute_groups";
		case "scope":
		case "undefined": return;
	}
}
function isExact({ pattern }) {
	return !/[*?[\]{}\\]/.test(pattern);
}
function keyOf(field, text) {
	return `${field} ${text}`;
}
function isMatch({ pattern, glob }, field, keys) {
	return pattern.field === field && keys.some((key) => glob.matches(key));
}
function compile(pattern) {
	try {
		return new Glob(pattern.pattern);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		const text = `error parsing glob '${pattern.pattern}': ${error.message}`;
		const message = `Invalid import wildcard: ${JSON.stringify(text)}`;
		throw new ResolutionStopped([failure("InvalidWildcard", { error: text }, {
			message,
			help: "Check the wildcard syntax supported here: https://crates.io/crates/globset",
			at: pattern.at
		})], false);
	}
}

// workflows/weaver/embedded/resolve-imports.ts
function resolveImports(request) {
	const { dependencies, catalog, versions, includeUnreferenced } = request;
	const matchers = new ImportMatchers(request.imports);
	const groups = [];
	const kept = /* @__PURE__ */ new Set();
	for (const dependency of dependencies) {
		const importer = {
			dependency,
			catalog,
			versions,
			matchers,
			includeUnreferenced
		};
		for (const imported of importFrom(importer)) {
			const key = `${imported.group.provenance.schema_url.url}\n${likeness(imported.group)}`;
			if (kept.has(key)) continue;
			kept.add(key);
			groups.push(imported);
		}
	}
	for (const { group } of groups) matchers.mark(group);
	return {
		groups,
		failures: unmatched(matchers.unmatched())
	};
}
function importFrom(importer) {
	const refused = [];
	const imported = [];
	for (const group of importer.dependency.groups) {
		const explicit = importer.matchers.names(group);
		if (!explicit && !(importer.includeUnreferenced && importField(group.type) !== void 0 && matchKeys(group).length > 0)) continue;
		if (isExcluded(group.annotations)) {
			if (explicit) refused.push(excludedUse(group.id, group.type, "imports", void 0));
			continue;
		}
		imported.push(importGroup(importer, group));
	}
	if (refused.length > 0) throw new ResolutionStopped(refused, true);
	return imported;
}
function importGroup({ dependency, catalog, versions }, group) {
	const chosen = upgraded(group, versions);
	const source = chosen?.resolution ?? dependency;
	const original = chosen?.group ?? group;
	const attributes = original.attributes.map((attribute) => catalog.import(attribute, findAttributeSource(source, attribute)));
	return {
		group: {
			...original,
			attributes,
			pending: [],
			imported: true
		},
		origins: associationOrigins(dependency, original)
	};
}
function winning(url, versions) {
	const chosen = versions.chosen.get(url.name);
	if (chosen === void 0 || chosen.url === url.url) return url;
	const winner = resolveConflict(url, chosen);
	return "kind" in winner ? url : winner;
}
function upgraded(group, versions) {
	const origin = group.provenance.schema_url;
	const chosen = winning(origin, versions);
	if (chosen.url === origin.url) return void 0;
	const resolution = versions.resolved.get(chosen.url);
	const match = resolution === void 0 || resolution.published !== void 0 ? void 0 : indexOf(resolution).likeGroup(group);
	return resolution === void 0 || match === void 0 ? void 0 : {
		resolution,
		group: match
	};
}
function associationOrigins(dependency, group) {
	const origins = /* @__PURE__ */ new Map();
	for (const name of referencedEntities(group.entity_associations)) {
		const recorded = dependency.associationOrigins.get(group.id)?.get(name);
		const found = lookupEntity(dependency, name);
		const origin = recorded ?? (found?.excluded === false ? found.origin : void 0);
		if (origin !== void 0) origins.set(name, origin);
	}
	return origins;
}
function unmatched(patterns) {
	return patterns.map((pattern) => {
		const message = `The import \`${pattern.pattern}\` under \`${pattern.field}\` matched nothing in any dependency`;
		const help = "Check the spelling, and check that a dependency exports it. Imports are not transitive: a registry further down the chain is reachable only when the registry in between re-exports it.";
		const fields = {
			pattern: pattern.pattern,
			signal: pattern.field
		};
		return failure("UnmatchedImport", fields, {
			severity: "Warning",
			message,
			help,
			at: pattern.at
		});
	});
}

// workflows/weaver/embedded/resolve-references.ts
function resolveReferences(groups, catalog) {
	const refused = groups.flatMap((group) => defineOwn(group, catalog));
	const failed = tryInRounds({
		items: groups.flatMap((group) => group.pending.map((pending) => ({
			group,
			pending
		}))),
		attempt: ({ group, pending }) => refer(group, pending, catalog)
	});
	if (failed.length > 0) {
		const left = failed.map(({ group, pending }) => failureOf(catalog.resolve(group, pending)) ?? unresolved(group, pending));
		throw new ResolutionStopped([...refused, ...left], true);
	}
	for (const group of groups) group.pending = [];
}
function defineOwn(group, catalog) {
	const refused = [];
	const rest = [];
	for (const pending of group.pending) {
		const result = pending.spec.kind === "id" ? catalog.resolve(group, pending) : void 0;
		if (isAttribute(result)) group.attributes.push(result);
		else rest.push(pending);
		if (result !== void 0 && !isAttribute(result)) refused.push(result);
	}
	group.pending = rest;
	return refused;
}
function refer(group, pending, catalog) {
	const { spec } = pending;
	const result = catalog.resolve(group, pending);
	if (!isAttribute(result)) return {
		done: false,
		waitsFor: [spec.name]
	};
	group.attributes.push(result);
	return {
		done: true,
		brings: spec.kind === "ref" && spec.prefix ? [result.name] : []
	};
}
function failureOf(result) {
	return isAttribute(result) ? void 0 : result;
}
function isAttribute(result) {
	return result !== void 0 && !("kind" in result);
}
function unresolved(group, { spec }) {
	const message = `The following attribute reference is not resolved for the group '${group.id}'.\nAttribute reference: ${spec.name}\nProvenance: Some(${provenanceText(group.provenance)})`;
	const fields = {
		group_id: group.id,
		attribute_ref: spec.name,
		provenance: provenanceJson(group.provenance)
	};
	return failure("UnresolvedAttributeRef", fields, {
		message,
		at: spec.written?.name ?? group.spec.at
	});
}

// workflows/weaver/embedded/resolve-registry.ts
function resolveRegistry(loaded, includeUnreferenced) {
	const resolver = new Resolver(includeUnreferenced);
	try {
		return {
			resolution: resolver.resolve(loaded),
			failures: resolver.failures,
			fatals: []
		};
	} catch (error) {
		if (!(error instanceof ResolutionStopped)) throw error;
		const fatal = {
			layer: "Resolver",
			failures: error.failures,
			compound: error.compound
		};
		return {
			resolution: void 0,
			failures: resolver.failures,
			fatals: [fatal]
		};
	}
}
var Resolver = class {
	failures = [];
	#resolved = /* @__PURE__ */ new Map();
	#includeUnreferenced;
	constructor(includeUnreferenced) {
		this.#includeUnreferenced = includeUnreferenced;
	}
	resolve(loaded) {
		const direct = loaded.dependencies.map((dependency) => this.#resolved.get(dependency.schemaUrl.url) ?? this.resolve(dependency));
		this.failures = [];
		const versions = {
			chosen: chosenVersions(direct),
			resolved: this.#resolved
		};
		const resolution = this.#assemble(loaded, direct, versions);
		this.#resolved.set(loaded.schemaUrl.url, resolution);
		return resolution;
	}
	#assemble(loaded, direct, versions) {
		if (loaded.published !== void 0) return publishedResolution(loaded, loaded.published);
		const catalog = new AttributeCatalog(direct, versions);
		const own = loaded.groups.map(({ spec, provenance }) => workingGroup(spec, provenance));
		if (this.#includeUnreferenced) this.failures.push(deprecatedFlag());
		resolveExtends(own, direct);
		resolveReferences(own, catalog);
		const { imports } = loaded;
		const includeUnreferenced = this.#includeUnreferenced;
		const imported = resolveImports({
			imports,
			includeUnreferenced,
			dependencies: direct,
			catalog,
			versions
		});
		this.failures.push(...imported.failures);
		const origins = /* @__PURE__ */ new Map();
		for (const item of imported.groups) if (item.origins.size > 0) origins.set(item.group.id, new Map(item.origins));
		const all = [...own, ...imported.groups.map((item) => item.group)];
		resolveAssociations(all, direct, origins);
		const groups = arranged(all);
		this.failures.push(...findDuplicates(groups));
		return {
			path: loaded.path,
			schemaUrl: loaded.schemaUrl,
			hasManifest: loaded.hasManifest,
			groups,
			internal: all.filter(isInternal),
			roots: catalog.roots,
			dependencies: allDependencies(direct),
			direct,
			published: void 0,
			associationOrigins: origins
		};
	}
};
function publishedResolution(loaded, published) {
	const { path, hasManifest } = loaded;
	const { schemaUrl, groups, roots, dependencies, associationOrigins } = published;
	return {
		path,
		hasManifest,
		schemaUrl,
		groups,
		roots,
		dependencies,
		associationOrigins,
		internal: [],
		direct: [],
		published
	};
}
function isInternal(group) {
	return !group.imported && group.spec.visibility === "internal";
}
function arranged(groups) {
	const kept = groups.filter((group) => !isInternal(group));
	for (const group of kept) if (!group.imported || group.attributes.length > 1) group.attributes = group.attributes.toSorted(compareAttributes);
	return kept.toSorted((left, right) => left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}
function chosenVersions(direct) {
	const chosen = /* @__PURE__ */ new Map();
	for (const url of direct.flatMap((resolution) => [resolution.schemaUrl, ...resolution.dependencies])) {
		const known = chosen.get(url.name);
		const winner = known === void 0 ? url : resolveConflict(known, url);
		if (!("kind" in winner)) chosen.set(url.name, winner);
	}
	return chosen;
}
function allDependencies(direct) {
	const all = direct.flatMap((resolution) => [resolution.schemaUrl, ...resolution.dependencies]);
	return [...new Map(all.map((url) => [url.url, url])).values()].toSorted((left, right) => left.url < right.url ? -1 : 1);
}
function deprecatedFlag() {
	return failure("DeprecatedIncludeUnreferencedWarning", {}, {
		severity: "Warning",
		message: "The flag `include_unreferenced` is deprecated. Please prefer manually adding the required imports to your schema files in the future."
	});
}

// workflows/weaver/embedded/open-registry.ts
const withoutCache = 1e4;
function openRegistry(source) {
	const cache = source.cache ?? new ParseCache(withoutCache);
	const { registry, failures, fatals } = loadRegistry({
		files: source.files,
		path: source.path,
		cache,
		dependencies: source.dependencies
	});
	if (registry === void 0 || fatals.length > 0) return {
		loaded: registry,
		resolution: void 0,
		failures,
		fatals
	};
	const resolved = resolveRegistry(registry, source.includeUnreferenced ?? false);
	return {
		loaded: registry,
		resolution: resolved.resolution,
		failures: [...failures, ...resolved.failures],
		fatals: resolved.fatals
	};
}

// workflows/weaver/embedded/policies-notice.ts
function policiesNotice(registry, extra = []) {
	const policies = [...registry?.policies ?? [], ...extra];
	const [first] = policies;
	if (first === void 0) return [];
	const details = {
		severity: "Warning",
		message: `${policies.length === 1 ? "A policy was" : `${policies.length} policies were`} not run: Rego policies need the Weaver binary (${policies.slice(0, 5).join(", ")}${policies.length > 5 ? ", ..." : ""}).`,
		help: "Install Weaver, or skip the policies on purpose with --skip-policies.",
		at: {
			file: first,
			line: 1
		}
	};
	return [failure("PoliciesNeedBinary", { policies }, details)];
}

// workflows/weaver/embedded/read-registry.ts
function readRegistry(request) {
	const opened = openRegistry(request);
	const diagnostics = diagnosticsOf(opened, request.future ?? false);
	if (opened.loaded === void 0 || opened.resolution === void 0) return {
		registry: void 0,
		diagnostics
	};
	return {
		registry: buildRegistry(opened.loaded, opened.resolution),
		diagnostics
	};
}
function createParseCache(maxFiles = 2e3, stored) {
	return new ParseCache(maxFiles, stored);
}
function diagnosticsOf(opened, future) {
	const fatal = opened.fatals.flatMap(({ layer, failures }) => failures.map((item) => diagnosticOf(item, {
		fatal: layer,
		future
	})));
	const notice = policiesNotice(opened.loaded);
	const other = [...opened.failures, ...notice].map((item) => diagnosticOf(item, {
		fatal: void 0,
		future
	}));
	return distinct([...fatal, ...other]).toSorted(byPlace);
}
function distinct(diagnostics) {
	return [...new Map(diagnostics.map((item) => [JSON.stringify([item.error, item.at]), item])).values()];
}
function byPlace(left, right) {
	const [first, second] = [left.at, right.at];
	if (first === void 0 || second === void 0) return Number(second === void 0) - Number(first === void 0);
	if (first.file !== second.file) return first.file < second.file ? -1 : 1;
	return first.line - second.line || (first.column ?? 0) - (second.column ?? 0);
}

// workflows/weaver/binary/finer-places.ts
const elsewhere = /* @__PURE__ */ new Set([
	"policy_violation",
	"UnstableFileFormat",
	"WeaverPanic",
	"TemplateEvaluationFailed"
]);
function finerPlaces(diagnostics, read) {
	if (diagnostics.every(({ kind }) => elsewhere.has(kind))) return diagnostics;
	const known = [...embeddedDiagnostics(read)];
	return diagnostics.map((diagnostic) => {
		const index = known.findIndex((other) => isSame(diagnostic, other));
		const [same] = index === -1 ? [] : known.splice(index, 1);
		return same?.at === void 0 ? diagnostic : {
			...diagnostic,
			at: same.at,
			related: same.related
		};
	});
}
function isSame(one, other) {
	return one.kind === other.kind && one.message === other.message;
}
function embeddedDiagnostics({ files, registry, future, dependencies }) {
	try {
		return readRegistry({
			files,
			path: registry,
			future,
			...dependencies && { dependencies }
		}).diagnostics;
	} catch {
		return [];
	}
}

// workflows/weaver/binary/local-dependencies.ts
var import_dist = /* @__PURE__ */ __toESM(require_dist(), 1);
async function writeDependencies({ root }, side, { files, registry, dependencies }) {
	if (dependencies === void 0 || dependencies.all.size === 0) return /* @__PURE__ */ new Map();
	const move = new Move({
		files,
		dependencies,
		prefix: `../dependencies/${side}-`
	});
	const own = [...move.manifests({
		files,
		folder: treePath(registry),
		outside: void 0,
		path: registry
	})].map(([path, text]) => ({
		path: join(root, side, path),
		text
	}));
	const fetched = move.fetched.map(({ path, text }) => ({
		path: join(root, "head", path),
		text
	}));
	for (const { path, text } of [...own, ...fetched]) {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text);
	}
	return move.standIns(side === "baseline" ? "baseline:" : "");
}
function withoutStandIns(text, standIns) {
	if (standIns.size === 0) return text;
	return text.replaceAll(/\.\.\/dependencies\/(?:head|baseline)-\d+/g, (name) => standIns.get(name) ?? name);
}
var Move = class {
	fetched = [];
	#files;
	#sources;
	#prefix;
	#folders = /* @__PURE__ */ new Map();
	#seen = /* @__PURE__ */ new Set();
	constructor(facts) {
		this.#files = facts.files;
		this.#sources = facts.dependencies;
		this.#prefix = facts.prefix;
	}
	standIns(mark) {
		return new Map([...this.#folders].map(([path, folder]) => [folder, `${mark}${path}`]));
	}
	manifests(location) {
		const changed = /* @__PURE__ */ new Map();
		this.#visit(location, (path, text) => changed.set(path, text));
		return changed;
	}
	#visit(location, change) {
		const { files, folder, outside, path } = location;
		if (folder === void 0 || this.#seen.has(path)) return;
		this.#seen.add(path);
		const file = manifestFile(files, folder);
		const found = file === void 0 ? void 0 : readManifest({
			files,
			folder,
			outside
		}, path);
		if (file === void 0 || found === void 0 || "failure" in found) return;
		const { manifest } = found;
		const local = manifest.dependencies.map((dependency) => this.#localPath(pathOf(dependency, this.#sources), change));
		const uri = this.#localUri(manifest, outside === void 0 ? posix.dirname(file) : void 0);
		if (uri === void 0 && local.every((each) => each === void 0)) return;
		const text = changedManifest(files.read(file) ?? "", {
			local,
			uri
		});
		checkLocal(text, path);
		change(file, text);
	}
	#localPath(path, change) {
		if (typeof path !== "string") return void 0;
		const folder = parseVirtualPath(path)?.kind === "folder" ? treePath(path) : void 0;
		if (folder === void 0) return this.#standIn(path);
		this.#visit({
			files: this.#files,
			folder,
			outside: void 0,
			path
		}, change);
	}
	#localUri({ resolvedUri }, inTree) {
		if (resolvedUri === void 0 || parseVirtualPath(resolvedUri)?.kind === "folder") return void 0;
		const name = this.#standIn(resolvedUri)?.slice(16);
		if (name === void 0) return void 0;
		if (inTree === void 0) return `../${name}`;
		return `${posix.relative(posix.join("head", inTree), "dependencies")}/${name}`;
	}
	#standIn(path) {
		const source = this.#sources.find(path);
		if (source?.ok !== true) return void 0;
		const { files, folder } = source;
		const isFile = folder !== "" && files.read(folder) !== void 0;
		const name = this.#folders.get(path) ?? `${this.#prefix}${this.#folders.size}`;
		if (!this.#folders.has(path)) {
			this.#folders.set(path, name);
			this.#copy(name, {
				files,
				folder,
				outside: path,
				path,
				isFile
			});
		}
		return isFile ? `${name}/${folder}` : name;
	}
	#copy(name, { isFile, ...location }) {
		const { files, folder = "" } = location;
		const below = isFile ? "" : folder;
		const inside = (path) => below === "" ? path : path.slice(below.length + 1);
		const texts = new Map(files.list(below).map((path) => [inside(path), files.read(path) ?? ""]));
		this.#visit(location, (path, text) => texts.set(inside(path), text));
		for (const [path, text] of texts) this.fetched.push({
			path: posix.join(name, path),
			text
		});
	}
};
function manifestFile(files, folder) {
	return [folder, ...[manifestName, legacyManifestName].map((name) => posix.join(folder, name))].find((name) => name !== "" && files.read(name) !== void 0);
}
function changedManifest(text, { local, uri }) {
	const root = (0, import_dist.parseDocument)(text, { logLevel: "silent" }).contents;
	const edits = [];
	if (!(0, import_dist.isMap)(root)) return text;
	if (uri !== void 0) {
		const key = ["resolved_registry_uri", "resolved_schema_uri"].find((name) => root.has(name)) ?? "";
		edits.push(...replaced(root, key, uri));
	}
	const list = root.get("dependencies", true);
	const items = (0, import_dist.isSeq)(list) ? list.items : [];
	for (const [index, path] of local.entries()) {
		const item = items[index];
		if (path === void 0 || !(0, import_dist.isMap)(item)) continue;
		edits.push(...item.has("registry_path") ? replaced(item, "registry_path", path) : added(item, path, text));
	}
	return edits.toSorted((one, other) => other.from - one.from).reduce((rest, edit) => rest.slice(0, edit.from) + edit.text + rest.slice(edit.to), text);
}
function replaced(map, key, value) {
	const range = map.get(key, true)?.range;
	return range ? [{
		from: range[0],
		to: range[1],
		text: JSON.stringify(value)
	}] : [];
}
function added(map, path, text) {
	const from = (map.items[0]?.key)?.range?.[0];
	if (from === void 0) return [];
	const column = from - (text.lastIndexOf("\n", from - 1) + 1);
	const next = map.flow === true ? ", " : `\n${" ".repeat(column)}`;
	return [{
		from,
		to: from,
		text: `registry_path: ${JSON.stringify(path)}${next}`
	}];
}
function checkLocal(text, path) {
	const found = readManifest({ files: memoryTree({ [manifestName]: text }) }, path);
	const manifest = found !== void 0 && "manifest" in found ? found.manifest : void 0;
	const all = [...manifest?.dependencies.map((dependency) => pathOf(dependency, void 0)) ?? [], manifest?.resolvedUri].filter((each) => typeof each === "string");
	if (manifest !== void 0 && all.every((each) => parseVirtualPath(each)?.kind === "folder")) return;
	throw new UserError("dependency-needs-embedded", {
		message: `The manifest of ${path} names its dependencies in a form that cannot be handed to the Weaver binary.`,
		hint: "Write each dependency with a plain `registry_path`, or use the embedded engine."
	});
}

// workflows/weaver/binary/yaml-places.ts
function yamlPlaces(file, text) {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		logLevel: "silent",
		uniqueKeys: false
	});
	const range = (start, end) => {
		const [from, to] = [lines.linePos(start), lines.linePos(end)];
		return {
			file,
			line: from.line,
			column: from.col,
			endLine: to.line,
			endColumn: to.col
		};
	};
	const values = [];
	const nodes = [];
	(0, import_dist.visit)(document, { Node(key, node, path) {
		nodes.push(node);
		if (!(0, import_dist.isScalar)(node) || key === "key" || !node.range) return;
		const pair = path.findLast((parent) => (0, import_dist.isPair)(parent));
		const map = path.findLast((parent) => (0, import_dist.isMap)(parent));
		const holder = (0, import_dist.isMap)(map) && map.range ? [map.range[0], map.range[2]] : [0, text.length];
		const [start, end] = node.range;
		const name = (0, import_dist.isPair)(pair) ? String(pair.key) : "";
		values.push({
			key: name,
			value: String(node.value),
			at: range(start, end),
			start,
			holder
		});
	} });
	const top = /* @__PURE__ */ new Map();
	for (const { key } of (0, import_dist.isMap)(document.contents) ? document.contents.items : []) if ((0, import_dist.isScalar)(key) && key.range) top.set(String(key.value), range(key.range[0], key.range[1]));
	return {
		values,
		top,
		bytes: (offset, length) => nodeAt({
			text,
			nodes,
			range
		}, offset, length)
	};
}
function nodeAt({ text, nodes, range }, offset, length) {
	const bytes = Buffer.from(text);
	if (offset + length > bytes.length) return void 0;
	const start = bytes.toString("utf8", 0, offset).length;
	const end = start + bytes.toString("utf8", offset, offset + length).trimEnd().length;
	return nodes.find((node) => node.range && node.range[0] === start && Math.abs(node.range[1] - end) <= 1) && range(start, end);
}

// workflows/weaver/binary/locate-diagnostic.ts
function locateDiagnostics(unplaced, sources) {
	const parsed = /* @__PURE__ */ new Map();
	const open = (file) => {
		const known = parsed.get(file) ?? yamlPlaces(file, sources.files.read(file) ?? "");
		parsed.set(file, known);
		return known;
	};
	return unplaced.map((diagnostic) => {
		const [at, ...related] = placesOf(diagnostic, {
			...sources,
			open
		});
		return {
			...diagnostic,
			at,
			related
		};
	});
}
function placesOf({ error, message }, search) {
	const { kind, fields } = innermost(error);
	const files = namedFiles(fields, search);
	const written = writtenPosition({
		fields,
		message,
		files
	}, search);
	if (written !== void 0) return [written];
	const spanned = spannedPlace(fields, search) ?? unexpectedKey(fields, search);
	if (spanned !== void 0) return [spanned];
	const found = namedPlaces({
		kind,
		fields,
		files: files.length > 0 ? files : search.yaml
	}, search);
	if (found.length > 0) return /Duplicate|Colliding/.test(kind) ? found.toReversed() : found;
	return files.slice(0, 1).map((file) => ({
		file,
		line: 1
	}));
}
function texts(value) {
	if (typeof value === "string") return [value];
	if (Array.isArray(value)) return value.flatMap(texts);
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}
const fileFields = [
	"path_or_url",
	"provenance",
	"provenances",
	"path",
	"file",
	"config_file",
	"template"
];
function namedFiles(fields, { files, templates }) {
	const named = fileFields.flatMap((key) => texts(fields[key]));
	const exists = (path) => files.read(path) !== void 0 || templates?.read(path) !== void 0;
	return [...new Set(named)].filter((path) => !path.startsWith("baseline:") && exists(path));
}
function writtenPosition({ fields, message, files }, { templates }) {
	const text = `${texts(fields["error"]).join("\n")}\n${message}`;
	const [file] = files;
	const [, line, column] = /at line (\d+),? column (\d+)/.exec(text) ?? /--> [^\n]*?:(\d+):(\d+)/.exec(text) ?? [];
	if (file !== void 0 && line !== void 0) return {
		file,
		line: Math.max(1, Number(line)),
		column: Math.max(1, Number(column))
	};
	const [, name = "", templateLine] = /\(in ([^\s()]+):(\d+)\)/.exec(text) ?? [];
	const known = templates?.list("").filter((path) => path === name || path.endsWith(`/${name}`)) ?? [];
	return known.length === 1 && known[0] !== void 0 ? {
		file: known[0],
		line: Number(templateLine)
	} : void 0;
}
function spannedPlace({ err_span: span }, { yaml, open }) {
	if (typeof span !== "object" || span === null || !("offset" in span) || !("length" in span)) return void 0;
	const { offset, length } = span;
	if (typeof offset !== "number" || typeof length !== "number") return void 0;
	const fitting = yaml.map((file) => open(file).bytes(offset, length)).filter((place) => place !== void 0);
	return fitting.length === 1 ? fitting[0] : void 0;
}
function unexpectedKey({ error }, { yaml, open }) {
	const [, names] = /unexpected properties: ([^.]*)\./.exec(typeof error === "string" ? error : "") ?? [];
	const keys = names?.split(", ") ?? [];
	const [only, ...others] = yaml.filter((file) => keys.length > 0 && keys.every((key) => open(file).top.has(key)));
	return only === void 0 || others.length > 0 ? void 0 : open(only).top.get(keys[0] ?? "");
}
const ownerFields = [
	"group_id",
	"group_ids",
	"group_name",
	"metric_name",
	"refinement_id",
	"used_in",
	"signal_name"
];
const innerFields = [
	"attribute_id",
	"attribute_ref",
	"extends_ref",
	"include_ref",
	"entity_type",
	"value_id",
	"id",
	"pattern",
	"field_value"
];
const mendedKeys = {
	InvalidExampleError: "examples",
	InvalidExampleWarning: "examples",
	UnstructuredDeprecatedProperty: "deprecated",
	InvalidGroupUsesPrefix: "prefix",
	UnstableFileFormat: "file_format",
	DeprecatedVersionField: "version"
};
function namedPlaces({ kind, fields, files }, search) {
	const { owners, inner } = namesOf(fields);
	const wanted = [...owners, ...inner];
	const mended = mendedKeys[kind];
	const written = files.filter((file) => wanted.some((name) => mentions(search.files.read(file), name))).flatMap((file) => search.open(file).values);
	const definitions = definitionsOf(owners, written);
	const within = definitions.flatMap((definition) => insideOf(definition, written, inner));
	const anywhere = definitions.length > 0 ? definitions : written.filter(({ value }) => inner.includes(value));
	const found = within.length > 0 ? within : anywhere;
	if (wanted.length === 0) return files.flatMap((file) => search.open(file).top.get(mended ?? "") ?? []);
	return found.map((value) => keyBeside(value, written, mended) ?? value.at);
}
function keyBeside({ at, holder }, written, key) {
	const [start, end] = holder;
	const beside = (value) => value.at.file === at.file && value.start >= start && value.start < end;
	return written.find((value) => value.key === key && beside(value))?.at;
}
function namesOf(fields) {
	const { violation } = fields;
	if (typeof violation === "object" && violation !== null && "context" in violation) return {
		owners: "signal_name" in violation ? texts(violation.signal_name) : [],
		inner: texts(violation.context).filter((name) => /^[\w.-]+$/.test(name))
	};
	return {
		owners: ownerFields.flatMap((key) => texts(fields[key])),
		inner: innerFields.flatMap((key) => texts(fields[key]))
	};
}
function mentions(text, name) {
	return text?.includes(withoutKind(name)) ?? false;
}
function withoutKind(name) {
	return name.replace(/^(metric|event|span|entity|attribute_group)\./, "");
}
const definingKeys = /* @__PURE__ */ new Set([
	"id",
	"key",
	"name",
	"type",
	"metric_name"
]);
function definitionsOf(owners, written) {
	const defining = written.filter(({ key }) => definingKeys.has(key));
	const exact = defining.filter(({ value }) => owners.includes(value));
	const plain = new Set(owners.map(withoutKind));
	return exact.length > 0 ? exact : defining.filter(({ value }) => plain.has(withoutKind(value)));
}
function insideOf(definition, written, inner) {
	const [start, end] = definition.holder;
	return written.filter((value) => {
		return value.at.file === definition.at.file && value.start >= start && value.start < end && value !== definition && inner.includes(value.value);
	});
}

// workflows/weaver/binary/registry-files.ts
const Manifest = looseObject({ dependencies: array(looseObject({ registry_path: string().optional() })).optional() });
function registryFiles(files, registry) {
	const paths = /* @__PURE__ */ new Set();
	const waiting = [registry];
	const seen = /* @__PURE__ */ new Set();
	for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
		const folder = registryFolder(files, next);
		if (folder === void 0 || seen.has(folder)) continue;
		seen.add(folder);
		const own = files.list(folder).filter((path) => /\.(ya?ml|rego)$/.test(path));
		for (const path of own) paths.add(path);
		for (const path of own) if (isManifestOf(path, next, folder)) waiting.push(...dependencies(files.read(path)));
	}
	return [...paths].toSorted();
}
function registryFolder(files, registry) {
	const plain = posix.normalize(registry).replace(/\/$/, "");
	if (plain.startsWith("..") || plain.startsWith("/")) return void 0;
	if (plain === ".") return "";
	return files.read(plain) === void 0 ? plain : posix.dirname(plain).replace(/^\.$/, "");
}
function isManifestOf(path, registry, folder) {
	return ["manifest.yaml", "registry_manifest.yaml"].some((name) => path === posix.join(folder, name)) || path === posix.normalize(registry);
}
function dependencies(text) {
	const manifest = Manifest.safeParse(parseLoosely(text ?? ""));
	return (manifest.success ? manifest.data.dependencies ?? [] : []).map(({ registry_path: path }) => path ?? "").filter((path) => path !== "" && !path.includes("://"));
}
function parseLoosely(text) {
	try {
		return (0, import_dist.parse)(text, {
			logLevel: "silent",
			maxAliasCount: 0
		});
	} catch {
		return;
	}
}

// workflows/weaver/embedded/moved-registry.ts
function movedRegistry({ files, from, to }) {
	const [source, target] = [treePath(from), treePath(to)];
	if (source === void 0 || target === void 0 || files.read(source) !== void 0) return void 0;
	if (source === target) return files;
	const here = (path) => moved(path, target, source);
	return {
		root: void 0,
		list: (folder) => files.list(here(treePath(folder) ?? folder)).map((path) => moved(path, source, target)),
		...files.hasFolder && { hasFolder: (folder) => files.hasFolder?.(here(treePath(folder) ?? folder)) === true },
		read: (path) => files.read(here(path)),
		...files.bytes === void 0 ? {} : { bytes: (path) => files.bytes?.(here(path)) }
	};
}
function moved(path, from, to) {
	if (from !== "" && path !== from && !path.startsWith(`${from}/`)) return path;
	return [to, from === "" ? path : path.slice(from.length + 1)].filter((part) => part !== "").join("/");
}

// workflows/weaver/embedded/weaver-document.ts
function weaverDocument(outcome) {
	const [fatal] = outcome.fatals;
	if (fatal !== void 0) return [fatalEntry(fatal, outcome.future)];
	return outcome.failures.map((item) => entry(errorOf(item), item, outcome.future));
}
function entryOf({ error, kind, message, severity, hint, url }) {
	return {
		error,
		diagnostic: {
			message,
			severity: severity === "error" ? "Error" : "Warning",
			code: kind,
			...hint === void 0 ? {} : { help: hint },
			...url === void 0 ? {} : { url }
		}
	};
}
function entry(error, item, future) {
	const severity = future ? "Error" : item.severity;
	return {
		error,
		diagnostic: {
			message: item.message,
			...severity === void 0 ? {} : { severity },
			...item.help === void 0 ? {} : { help: item.help }
		}
	};
}
function fatalEntry(fatal, future) {
	const message = fatal.failures.map((item) => item.message).join("\n\n");
	return {
		error: fatal.layer === void 0 ? fatalError(fatal) : { [fatal.layer]: fatalError(fatal) },
		diagnostic: {
			message,
			...future ? { severity: "Error" } : {}
		}
	};
}
function fatalError(fatal) {
	const [first] = fatal.failures;
	if (first === void 0) return {};
	if (!fatal.compound) return errorOf(first);
	const items = fatal.failures.map((item) => ({ [item.kind]: item.fields }));
	return first.definition ? { FailToResolveDefinition: { CompoundError: items } } : { CompoundError: items };
}

// workflows/weaver/embedded/stop-diff.ts
function stopDiff({ head, baseline, v2, future }) {
	const fatals = [
		...head.fatals.filter(isOfManifest).map(bare),
		...baseline.fatals.filter(isOfManifest).map(bare),
		...head.fatals.filter((fatal) => !isOfManifest(fatal)),
		...baseline.fatals.filter((fatal) => !isOfManifest(fatal)),
		...incompatible({
			head,
			baseline
		}, v2)
	];
	const failures = fatals.length > 0 ? [] : [...pastManifest(head), ...pastManifest(baseline)];
	if (fatals.length === 0 && !failures.some((item) => future || item.severity !== "Warning")) return void 0;
	return {
		diagnostics: [...fatals.flatMap((fatal) => fatal.failures.map((item) => diagnosticOf(item, {
			fatal: fatal.layer,
			future
		}))), ...failures.map((item) => diagnosticOf(item, {
			fatal: void 0,
			future
		}))],
		document: weaverDocument({
			fatals,
			failures,
			future
		})
	};
}
function incompatible({ head, baseline }, v2) {
	if (v2 || head.resolution === void 0 || baseline.resolution === void 0) return [];
	if (head.resolution.published === void 0 === (baseline.resolution.published === void 0)) return [];
	return [{
		layer: void 0,
		failures: [failure("IncompatibleRegistries", void 0, { message: "A registry of version 1 cannot be compared with one of version 2." })],
		compound: false
	}];
}
function bare(fatal) {
	return isOfManifest(fatal) ? {
		...fatal,
		layer: void 0
	} : fatal;
}
function isOfManifest({ layer }) {
	return layer === "Semconv";
}
function pastManifest({ loaded, failures }) {
	const passedOver = new Set(loaded?.manifest?.warnings);
	return failures.filter((item) => !passedOver.has(item));
}

// workflows/weaver/embedded/check.ts
function checkRegistry(request) {
	const future = request.future ?? false;
	const opened = openFor(request, request.v2 ?? false);
	const base = openBase(request);
	const fatals = [...opened.fatals, ...baselineFatals(request, {
		opened,
		base
	})];
	const notice = request.skipPolicies === true ? [] : policiesNotice(opened.loaded, request.policies);
	const ruled = fatals.length === 0 ? ruledBy(request, {
		opened,
		base
	}) : [];
	const document = [...weaverDocument({
		fatals,
		failures: opened.failures,
		future
	}), ...ruled.map(entryOf)];
	const all = [
		...fatals.flatMap((fatal) => fatal.failures.map((item) => diagnosticOf(item, {
			fatal: fatal.layer,
			future
		}))),
		...opened.failures.map((item) => diagnosticOf(item, {
			fatal: void 0,
			future
		})),
		...notice.map((item) => diagnosticOf(item, {
			fatal: void 0,
			future: false
		})),
		...ruled
	];
	return {
		exitCode: fatals.length > 0 || opened.failures.some((item) => future || item.severity !== "Warning") || ruled.some(({ severity }) => severity === "error") ? 1 : 0,
		diagnostics: distinct(all).toSorted(byPlace),
		document
	};
}
function openFor(request, v2) {
	const opened = openRegistry(request);
	if (opened.resolution === void 0) return opened;
	if (!v2 && opened.resolution.published !== void 0) return {
		...opened,
		failures: [...opened.failures, usedAsV2()]
	};
	if (!v2) return opened;
	try {
		resolveV2(opened.resolution);
		return opened;
	} catch (error) {
		if (!(error instanceof ResolutionStopped)) throw error;
		const fatal = {
			layer: error instanceof DependencyStopped ? "Forge" : "ResolvedSchema",
			failures: error.failures,
			compound: false
		};
		return {
			...opened,
			resolution: void 0,
			fatals: [fatal]
		};
	}
}
function ruledBy({ rules, files }, { opened, base }) {
	if (rules === void 0) return [];
	const head = registryOf(opened);
	return head === void 0 ? [] : rules({
		files,
		head,
		base: base && registryOf(base)
	});
}
function registryOf({ loaded, resolution }) {
	return loaded === void 0 || resolution === void 0 ? void 0 : buildRegistry(loaded, resolution);
}
function openBase(request) {
	const { baseline, path, rules, v2 = false } = request;
	if (baseline === void 0) return void 0;
	const source = baselineSource(request, baseline);
	const files = movedRegistry({
		files: baseline.files,
		from: baseline.path,
		to: path
	});
	const moved = files && openFor({
		...source,
		files,
		path
	}, v2);
	const isSure = rules !== void 0 || moved?.loaded?.dependencies.length === 0;
	if (moved !== void 0 && isSure && isInOrder(moved)) return moved;
	const opened = openFor(source, v2);
	return isInOrder(opened) ? opened : void 0;
}
function isInOrder({ fatals, resolution }) {
	return fatals.length === 0 && resolution !== void 0;
}
function baselineSource({ cache, includeUnreferenced }, baseline) {
	return {
		...baseline,
		...cache && { cache },
		...includeUnreferenced && { includeUnreferenced }
	};
}
function usedAsV2() {
	return failure("V2FlagMissingWarning", void 0, {
		severity: "Warning",
		message: "Loaded a V2 resolved registry without the `--v2` flag. The V2 schema will be used."
	});
}
function baselineFatals(request, { opened, base }) {
	const { baseline, v2 = false } = request;
	if (baseline === void 0) return [];
	if (base !== void 0) return incompatible({
		head: opened,
		baseline: base
	}, v2);
	return openFor(baselineSource(request, baseline), v2).fatals.map((fatal) => ({
		...bare(fatal),
		failures: fatal.failures.map(inBaseline)
	}));
}
function inBaseline(item) {
	const where = item.at === void 0 ? "" : ` (${item.at.file}, line ${item.at.line})`;
	const { severity } = item;
	return {
		...failure(item.kind, item.fields, {
			severity,
			message: item.message,
			help: item.help ?? `This is in the baseline${where}.`
		}),
		definition: item.definition
	};
}

// workflows/weaver/binary/unfetched.ts
function unfetched(request, baseline) {
	const missing = [request.dependencies, baseline?.dependencies].flatMap(failuresOf);
	if (missing.length === 0) return void 0;
	const { registry: path, ...rest } = request;
	const compared = baseline ? { baseline: {
		...baseline,
		path: baseline.registry
	} } : {};
	const { diagnostics } = checkRegistry({
		...rest,
		...compared,
		path,
		skipPolicies: true
	});
	return {
		exitCode: 1,
		stdout: "",
		stderr: "",
		diagnostics: diagnostics.filter(({ severity }) => severity === "error").length > 0 ? diagnostics : missing
	};
}
function failuresOf(dependencies) {
	return [...dependencies?.all ?? []].flatMap(([path, source]) => source.ok ? [] : [{
		severity: "error",
		kind: source.kind,
		error: { [source.kind]: { path } },
		message: source.message,
		hint: source.hint,
		at: dependencies?.namedAt(path),
		related: []
	}]);
}

// workflows/weaver/binary/weaver-arguments.ts
function flag(name, value) {
	return value === void 0 ? [] : [`--${name}=${value}`];
}
const quiet = ["--quiet", "registry"];
function diagnosticArguments(where) {
	return ["--diagnostic-format=json", ...where === "stdout" ? ["--diagnostic-stdout=true"] : []];
}
function registryArguments(request) {
	return [
		...flag("registry", request.registry),
		...request.v2 ? flag("v2", true) : [],
		...request.includeUnreferenced ? flag("include-unreferenced", true) : [],
		...request.followSymlinks ? flag("follow-symlinks", true) : [],
		...request.future ? ["--future"] : []
	];
}
const policyFolder = "policies";
function policyArguments({ policies = [], policyFiles, skipPolicies }) {
	return [...(policyFiles === void 0 ? policies : policies.map((path) => posix.join("..", policyFolder, path))).flatMap((path) => flag("policy", path)), ...skipPolicies ? flag("skip-policies", true) : []];
}

// workflows/sandbox/bubblewrap.ts
const bubblewrapPath = ["/usr/bin/bwrap", "/usr/local/bin/bwrap"].find((path) => existsSync(path));
const system = [
	"/usr",
	"/bin",
	"/sbin",
	"/lib",
	"/lib32",
	"/lib64",
	"/nix/store"
];
const settings = [
	"/etc/ld.so.cache",
	"/etc/ld.so.conf",
	"/etc/ld.so.conf.d",
	"/etc/alternatives",
	"/etc/localtime"
];
const networkSettings = [
	"/etc/resolv.conf",
	"/etc/hosts",
	"/etc/nsswitch.conf",
	"/etc/ssl",
	"/etc/ca-certificates"
];
function bubblewrapArguments({ cwd, readOnly, writable, memoryMb, network = false }) {
	const mounts = [...readOnly.map((path) => ({
		option: "--ro-bind",
		path
	})), ...writable.map((path) => ({
		option: "--bind",
		path
	}))].toSorted((a, b) => a.path.length - b.path.length);
	const identity = [
		"--uid",
		"1000",
		"--gid",
		"1000",
		"--cap-drop",
		"ALL",
		"--hostname",
		"sandbox"
	];
	const shared = [
		...system,
		...settings,
		...network ? networkSettings : []
	];
	const scratch = [
		"--proc",
		"/proc",
		"--dev",
		"/dev",
		"--size",
		String(memoryMb * 1024 * 1024),
		"--tmpfs",
		"/tmp"
	];
	return [bubblewrapPath ?? "bwrap", ...[
		"--unshare-all",
		"--die-with-parent",
		"--new-session"
	]].concat(network ? ["--share-net"] : [], identity, shared.flatMap((path) => [
		"--ro-bind-try",
		path,
		path
	]), scratch, mounts.flatMap(({ option, path }) => [
		option,
		path,
		path
	]), [
		"--chdir",
		cwd,
		"--"
	]);
}

// workflows/sandbox/run-sandboxed.ts
let probed;
function sandboxKind() {
	probed ??= probe();
	return probed;
}
async function runSandboxed(request) {
	if (isAbsolute(request.command)) await access(request.command, constants.X_OK);
	const kind = request.kind ?? await sandboxKind();
	const home = await mkdtemp(join(tmpdir(), "weavergen-home-"));
	try {
		const [command = request.command, ...args] = commandLine(request, {
			kind,
			home
		});
		const result = await runProcess({
			command,
			args,
			cwd: kind === "bubblewrap" ? "/" : request.cwd,
			env: {
				PATH: "/usr/local/bin:/usr/bin:/bin",
				HOME: home,
				TMPDIR: home,
				LANG: "C.UTF-8",
				...request.env
			},
			input: request.input,
			timeoutMs: request.timeoutMs,
			maxOutputBytes: request.maxOutputBytes,
			signal: request.signal
		});
		return {
			...result,
			...ending(result, kind),
			stdout: result.stdout.toString(),
			stderr: result.stderr.toString()
		};
	} finally {
		await rm(home, {
			recursive: true,
			force: true
		});
	}
}
function commandLine(request, { kind, home }) {
	const program = [request.command, ...request.args];
	if (kind === "process") return [...limits(request.memoryMb), ...program];
	const writable = [...request.writable, home];
	return [
		...limits(request.memoryMb),
		...bubblewrapArguments({
			...request,
			writable
		}),
		...program
	];
}
const prlimitPath = "/usr/bin/prlimit";
function limits(memoryMb) {
	if (!existsSync(prlimitPath)) return [];
	const bytes = memoryMb * 1024 * 1024;
	return [
		prlimitPath,
		`--data=${bytes}`,
		`--fsize=${bytes}`,
		"--nofile=4096",
		"--core=0",
		"--"
	];
}
function ending({ exitCode, signal }, kind) {
	if (kind === "process" || exitCode === void 0 || exitCode <= 128) return {
		exitCode,
		signal
	};
	const found = Object.entries(constants$2.signals).find(([, number]) => number === exitCode - 128);
	return found === void 0 ? {
		exitCode,
		signal
	} : {
		exitCode: void 0,
		signal: found[0]
	};
}
async function probe() {
	if (bubblewrapPath === void 0) return "process";
	const [command = bubblewrapPath, ...args] = bubblewrapArguments({
		cwd: "/",
		readOnly: [],
		writable: [],
		memoryMb: 16
	}).concat("/bin/sh", "-c", "exit 42");
	return (await runProcess({
		command,
		args,
		env: {},
		timeoutMs: 5e3,
		maxOutputBytes: 1024
	}).catch(() => void 0))?.exitCode === 42 ? "bubblewrap" : "process";
}

// workflows/weaver/binary/weaver-process.ts
const nowhere = "http://127.0.0.1:9";
const noNetwork = Object.fromEntries([
	"ALL_PROXY",
	"HTTP_PROXY",
	"HTTPS_PROXY"
].flatMap((name) => [[name, nowhere], [name.toLowerCase(), nowhere]]));
async function runWeaver(options, run) {
	const { timeoutMs = 6e4, maxOutputBytes = 67108864, memoryMb = 2048 } = options;
	const { root, head } = run.folder;
	const network = run.network === true || options.network === true;
	const result = await runSandboxed({
		command: options.path,
		args: run.args,
		cwd: head,
		readOnly: [options.path, root],
		writable: run.writes.map((name) => join(root, name)),
		env: {
			...network ? {} : noNetwork,
			...options.env
		},
		kind: options.sandbox,
		network,
		signal: run.signal,
		timeoutMs,
		maxOutputBytes,
		memoryMb
	}).catch((error) => {
		run.signal?.throwIfAborted();
		throw weaverMissing(options.path, error);
	});
	const command = run.args.find((argument) => !argument.startsWith("-") && argument !== "registry") ?? "";
	if (result.timedOut) throw limitMet("weaver-timeout", `weaver ${command} did not end within ${timeoutMs} ms.`);
	if (result.truncated) throw limitMet("weaver-output-too-large", `weaver ${command} printed more than is read.`);
	return outcome(result, root);
}
function outcome({ exitCode, signal, stdout, stderr }, root) {
	const number = signal === void 0 ? 1 : 128 + constants$2.signals[signal];
	return {
		exitCode: exitCode ?? number,
		signal,
		stdout: plainPaths(stdout, root),
		stderr: plainPaths(stderr, root)
	};
}
function plainPaths(text, root) {
	return text.replaceAll(`${root}/head/`, "").replaceAll(`${root}/`, "../").replaceAll("../baseline/", "baseline:").replaceAll(/\.\.\/(templates|documents|out)\//g, "");
}
function weaverMissing(path, cause) {
	return new OperatorError("weaver-missing", {
		message: `Weaver at ${path} could not be started: ${messageOf(cause)}.`,
		hint: "Install Weaver 0.25.1 or later, or use the embedded engine.",
		cause
	});
}
function limitMet(code, message) {
	return new UserError(code, {
		message,
		hint: "A template, policy or filter of the registry does not end or prints without end; simplify it."
	});
}

// workflows/weaver/binary/working-folder.ts
async function openWorkingFolder() {
	const root = await mkdtemp(join(tmpdir(), "weavergen-weaver-"));
	const head = join(root, "head");
	for (const part of [
		"head",
		"baseline",
		"templates",
		"documents",
		"out"
	]) await mkdir(join(root, part));
	await writeFile(join(head, ".weaver.toml"), "");
	return {
		root,
		head,
		[Symbol.asyncDispose]: () => rm(root, {
			recursive: true,
			force: true
		})
	};
}
async function writeFiles(folder, files, paths) {
	const known = paths.filter((path) => treeSegments(path) !== void 0);
	const folders = new Set(known.map((path) => dirname(join(folder, path))));
	await Promise.all([...folders].map((path) => mkdir(path, { recursive: true })));
	await Promise.all(known.map(async (path) => writeFile(join(folder, path), files.read(path) ?? "")));
}

// workflows/weaver/binary/binary-weaver.ts
function createBinaryWeaver(options) {
	const simple = (command, request) => runSimple(options, command, request);
	return {
		engine: "binary",
		version: (signal) => readVersion(options, signal),
		check: (request) => simple("check", {
			request,
			where: "stdout",
			policies: true,
			baseline: request.baseline,
			own: []
		}),
		resolve: (request) => simple("resolve", {
			request,
			where: "stderr",
			policies: true,
			own: flag("format", request.format)
		}),
		search: (request) => simple("search", {
			request,
			where: "stderr",
			policies: false,
			own: ["--", request.text ?? ""]
		}),
		stats: (request) => simple("stats", {
			request,
			where: "stderr",
			policies: false,
			own: flag("format", request.format)
		}),
		diff: (request) => {
			const { baseline, format } = request;
			return simple("diff", {
				request,
				where: "stderr",
				policies: false,
				baseline,
				own: flag("format", format)
			});
		},
		emit: (request) => {
			const own = [...request.stdout ? flag("stdout", true) : [], ...flag("endpoint", request.endpoint)];
			return simple("emit", {
				request,
				where: "stderr",
				policies: true,
				own,
				network: !request.stdout
			});
		},
		generate: (request) => generate(options, request),
		updateMarkdown: (request) => updateMarkdown(options, request),
		jsonSchema: (request) => jsonSchema(options, request),
		liveCheck: (request) => liveCheck(options, request),
		close: () => Promise.resolve()
	};
}
async function runSimple(options, command, simple) {
	const { request, where, policies, baseline, own, network = false } = simple;
	const refused = unfetched(request, baseline);
	if (refused !== void 0) return refused;
	await using folder = await openWorkingFolder();
	const ofHead = await writeRegistry(folder, request);
	const ofBaseline = baseline === void 0 ? [] : await writeBaseline(folder, baseline);
	const args = [
		...quiet,
		command,
		...registryArguments(request),
		...policies ? policyArguments(request) : [],
		...baseline === void 0 ? [] : flag("baseline-registry", posix.join("../baseline", baseline.registry)),
		...diagnosticArguments(where),
		...own
	];
	return commandResult(await runWeaver(options, {
		args,
		folder,
		writes: [],
		network,
		signal: request.signal
	}), {
		request,
		standIns: new Map([...ofHead, ...ofBaseline])
	});
}
async function generate(options, request) {
	const refused = unfetched(request);
	if (refused !== void 0) return {
		...refused,
		files: []
	};
	await using folder = await openWorkingFolder();
	const standIns = await writeRegistry(folder, request);
	const args = [
		...quiet,
		"generate",
		...registryArguments(request),
		...policyArguments(request),
		...await templateArguments(folder, request),
		...diagnosticArguments("stdout"),
		"--",
		request.target,
		"../out"
	];
	const outcome = await runWeaver(options, {
		args,
		folder,
		writes: ["out"],
		signal: request.signal
	});
	const files = readAll(join(folder.root, "out"));
	return {
		...commandResult(outcome, {
			request,
			templates: request.templates.files,
			standIns
		}),
		files
	};
}
async function updateMarkdown(options, request) {
	const refused = unfetched(request);
	if (refused !== void 0) return {
		...refused,
		files: []
	};
	await using folder = await openWorkingFolder();
	const standIns = await writeRegistry(folder, request);
	const { files, folder: path } = request.documents;
	const documents = files.list(path).filter((file) => file.endsWith(".md"));
	await writeFiles(join(folder.root, "documents"), files, documents);
	const args = [
		...quiet,
		"update-markdown",
		...registryArguments(request),
		...await templateArguments(folder, request),
		...flag("target", request.target),
		...flag("attribute-registry-base-url", request.attributeRegistryBaseUrl),
		...diagnosticArguments("stdout"),
		"--",
		posix.join("../documents", plainFolder(path))
	];
	return {
		...commandResult(await runWeaver(options, {
			args,
			folder,
			writes: ["documents"],
			signal: request.signal
		}), {
			request,
			templates: request.templates.files,
			standIns
		}),
		files: changedDocuments(join(folder.root, "documents"), request.documents)
	};
}
async function jsonSchema(options, { kind, signal }) {
	await using folder = await openWorkingFolder();
	const args = [
		...quiet,
		"json-schema",
		...flag("json-schema", kind),
		...diagnosticArguments("stderr")
	];
	return commandResult(await runWeaver(options, {
		args,
		folder,
		writes: [],
		signal
	}), {});
}
async function liveCheck(options, request) {
	const refused = unfetched(request);
	if (refused !== void 0) return refused;
	const { samples } = request;
	if (typeof samples !== "string") throw new BugError("samples-not-at-hand", { message: "Weaver's program is given samples that are at hand." });
	await using folder = await openWorkingFolder();
	const standIns = await writeRegistry(folder, request);
	await writeFile(join(folder.root, "samples"), samples);
	const args = [
		...quiet,
		"live-check",
		...registryArguments(request),
		...policyArguments(request),
		...flag("input-source", "../samples"),
		...flag("input-format", request.inputFormat ?? "json"),
		...flag("format", request.format ?? "json"),
		...flag("no-stream", true),
		...flag("fail-on", request.failOn),
		...request.noStats ? flag("no-stats", true) : [],
		...diagnosticArguments("stderr")
	];
	return commandResult(await runWeaver(options, {
		args,
		folder,
		writes: [],
		signal: request.signal
	}), {
		request,
		standIns
	});
}
async function readVersion(options, signal) {
	await using folder = await openWorkingFolder();
	const { stdout } = await runWeaver(options, {
		args: ["--version"],
		folder,
		writes: [],
		signal
	});
	return /\d+\.\d+\.\d+\S*/.exec(stdout)?.[0] ?? stdout.trim();
}
async function writeRegistry(folder, request) {
	const { files, registry, policyFiles } = request;
	const folderPath = plainFolder(registry);
	if (treeSegments(folderPath) !== void 0 && files.list(folderPath).length > 0) await mkdir(join(folder.head, folderPath), { recursive: true });
	const own = registryFiles(files, registry);
	const isPolicy = (path) => path.endsWith(".rego");
	await writeFiles(folder.head, files, policyFiles === void 0 ? own : own.filter((path) => !isPolicy(path)));
	if (policyFiles !== void 0) await writeFiles(folder.head, policyFiles, registryFiles(policyFiles, registry).filter(isPolicy));
	await writePolicies(folder, request);
	return writeDependencies(folder, "head", request);
}
async function writePolicies({ root, head }, request) {
	const { files, policies = [], policyFiles } = request;
	const tree = policyFiles ?? files;
	const known = policies.flatMap((path) => [path, ...tree.list(path)]).map(plainFolder).filter((path) => tree.read(path) !== void 0);
	await writeFiles(policyFiles === void 0 ? head : join(root, policyFolder), tree, known);
}
async function writeBaseline(folder, baseline) {
	await writeFiles(join(folder.root, "baseline"), baseline.files, registryFiles(baseline.files, baseline.registry));
	return writeDependencies(folder, "baseline", baseline);
}
async function templateArguments(folder, { templates, params }) {
	const root = plainFolder(templates.folder);
	const existing = root.split("/").map((_, index, parts) => [...parts.slice(0, index), "weaver.yaml"].join("/")).filter((path) => templates.files.read(path) !== void 0);
	await writeFiles(join(folder.root, "templates"), templates.files, [...existing, ...templates.files.list(root)]);
	const from = flag("templates", posix.join("../templates", root));
	if (params === void 0 || Object.keys(params).length === 0) return from;
	await writeFile(join(folder.root, "params.yaml"), JSON.stringify({ params }));
	return [...from, ...flag("params", "../params.yaml")];
}
function commandResult(outcome, { request, templates, standIns = /* @__PURE__ */ new Map() }) {
	const { exitCode, signal } = outcome;
	const stdout = withoutStandIns(outcome.stdout, standIns);
	const stderr = withoutStandIns(outcome.stderr, standIns);
	const printed = [...readDiagnostics(stdout), ...readDiagnostics(stderr)];
	const panic = signal === void 0 ? [] : [panicDiagnostic(stderr, signal)];
	const files = request?.files;
	const yaml = files === void 0 ? [] : registryFiles(files, request?.registry ?? "").filter((path) => /ya?ml$/.test(path));
	const sources = {
		files: files ?? noFiles,
		yaml,
		templates
	};
	const located = locateDiagnostics([...printed, ...panic], sources);
	return {
		exitCode,
		stdout,
		stderr,
		diagnostics: request === void 0 ? located : finerPlaces(located, readOf(request))
	};
}
function readOf({ files, registry, future = false, dependencies }) {
	return {
		files,
		registry,
		future,
		dependencies
	};
}
const noFiles = {
	root: void 0,
	list: () => [],
	read: () => void 0
};
function readAll(folder) {
	const tree = folderTree(folder);
	return tree.list("").map((path) => ({
		path,
		content: tree.read(path) ?? ""
	}));
}
function changedDocuments(folder, { files, folder: path }) {
	const prefix = plainFolder(path);
	return readAll(join(folder, prefix)).filter((file) => {
		const before = files.read(prefix === "" ? file.path : `${prefix}/${file.path}`);
		return before !== void 0 && before !== file.content;
	});
}

export { createParseCache as a, treePath as c, parseVirtualPath as d, virtualPathText as f, stopDiff as i, pathOf as l, readDiagnostics as m, checkRegistry as n, readRegistry as o, folderTree as p, openFor as r, policiesNotice as s, createBinaryWeaver as t, readManifest as u };