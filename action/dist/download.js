import { c as object, d as string, r as array } from "./schemas.js";
import { ln as WeaverGenError, un as messageOf } from "./rendering.js";
import { a as isHostAllowed } from "./allowed-sources.js";
import { n as notFetchedNow, t as notFetched } from "./source-problem.js";
import { t as resolveHost } from "./resolve-host.js";
import { isIPv6 } from "node:net";
import { request } from "node:http";
import { request as request$1 } from "node:https";

// workflows/weaver/dependencies/credential.ts
function tokenIn(credential) {
	return credential !== void 0 && "token" in credential ? credential.token : void 0;
}
function withoutToken(credential) {
	return credential !== void 0 && "missing" in credential ? ` (no token was sent: ${credential.missing})` : "";
}

// workflows/weaver/dependencies/github-release.ts
const publicGitHub = {
	site: "https://github.com",
	api: "https://api.github.com"
};
function releaseFile(url, { site, api }) {
	const { origin, pathname } = new URL(url);
	const [, owner, repository, tag, name] = /^\/([^/]+)\/([^/]+)\/releases\/download\/([^/]+)\/([^/]+)$/.exec(pathname) ?? [];
	if (origin !== site || name === void 0) return void 0;
	return {
		url,
		release: `${api}/repos/${owner}/${repository}/releases/tags/${tag}`,
		name
	};
}
const Release = object({ assets: array(object({
	name: string(),
	url: string()
})) });
function assetUrl(file, description, { api }) {
	const release = Release.safeParse(parse(description));
	if (!release.success) throw notFetched(file.url, "GitHub's API did not answer with a release");
	const asset = release.data.assets.find(({ name }) => name === file.name || name === decoded(file.name));
	if (asset === void 0) throw notFetched(file.url, "the release has no such file");
	if (!asset.url.startsWith(`${api}/`)) throw notFetched(file.url, "GitHub's API led to another host");
	return asset.url;
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function decoded(name) {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

// workflows/weaver/dependencies/download.ts
const maxRedirects = 5;
async function download(request) {
	const timeout = AbortSignal.timeout(request.timeoutMs);
	const signal = request.signal === void 0 ? timeout : AbortSignal.any([request.signal, timeout]);
	try {
		return await start({
			...request,
			signal
		});
	} catch (error) {
		request.signal?.throwIfAborted();
		if (error instanceof WeaverGenError) throw error;
		const why = timeout.aborted ? `no answer within ${request.timeoutMs} ms` : messageOf(error);
		throw notFetchedNow(request.url, why, error);
	}
}
async function start(request) {
	const { url, credentialOf, github = publicGitHub } = request;
	const hop = {
		url,
		accept: "*/*",
		credential: void 0,
		shown: url
	};
	if (credentialOf === void 0) return follow(request, hop, maxRedirects);
	const credential = await credentialOf((await resolveHost(url, request)).url);
	const file = tokenIn(credential) === void 0 ? void 0 : releaseFile(url, github);
	if (file === void 0) return follow(request, {
		...hop,
		credential
	}, maxRedirects);
	return ofRelease({
		...request,
		allow: withApi(request.allow, github)
	}, {
		file,
		credential,
		github
	});
}
async function ofRelease(request, { file, credential, github }) {
	const { url: shown, release } = file;
	const hop = {
		url: release,
		accept: "application/vnd.github+json",
		credential,
		shown
	};
	const described = await follow({
		...request,
		etag: void 0
	}, hop, maxRedirects);
	if (!described.changed) throw notFetched(shown, "GitHub's API did not answer with a release");
	const url = assetUrl(file, described.bytes.toString("utf8"), github);
	return follow(request, {
		...hop,
		url,
		accept: "application/octet-stream"
	}, maxRedirects);
}
function withApi(allow, { site, api }) {
	if (!isHostAllowed(new URL(site), allow)) return allow;
	const { origin, protocol, host } = new URL(api);
	return {
		...allow,
		hosts: [...allow.hosts ?? [], protocol === "http:" ? origin : host]
	};
}
async function follow(request, hop, redirects) {
	const { allow, lookUp } = request;
	const { url, shown, credential } = hop;
	const response = await ask(await resolveHost(url, {
		allow,
		lookUp,
		shown
	}), hop, request);
	const status = response.statusCode ?? 0;
	if (status === 200) return {
		changed: true,
		bytes: await bodyOf(response, request),
		etag: response.headers.etag
	};
	response.destroy();
	if (status === 304) return { changed: false };
	const location = status >= 300 && status < 400 ? response.headers.location : void 0;
	if (location === void 0) {
		const why = `the host answered ${status}${withoutToken(credential)}`;
		throw (isPassing(status) ? notFetchedNow : notFetched)(shown, why);
	}
	if (redirects === 0) throw notFetched(request.url, `it redirects more than ${maxRedirects} times`);
	return follow(request, redirected(hop, location), redirects - 1);
}
function redirected(hop, location) {
	const next = new URL(location, hop.url);
	const credential = next.origin === new URL(hop.url).origin ? hop.credential : void 0;
	return {
		...hop,
		url: next.href,
		credential,
		shown: `${next.origin}${next.pathname}`
	};
}
function isPassing(status) {
	return status === 408 || status === 429 || status >= 500;
}
function ask({ url, address }, hop, { etag, signal }) {
	const token = tokenIn(hop.credential);
	const options = {
		agent: false,
		headers: {
			"user-agent": "weavergen",
			accept: hop.accept,
			...etag === void 0 ? {} : { "if-none-match": etag },
			...token === void 0 ? {} : { authorization: `Bearer ${token}` }
		},
		lookup: (_host, { all }, done) => {
			const family = isIPv6(address) ? 6 : 4;
			if (all === true) done(null, [{
				address,
				family
			}]);
			else done(null, address, family);
		},
		...signal && { signal }
	};
	return new Promise((resolve, reject) => {
		(url.protocol === "https:" ? request$1 : request)(url, options, resolve).once("error", reject).end();
	});
}
async function bodyOf(response, { url, maxBytes }) {
	const chunks = [];
	let size = 0;
	for await (const chunk of response) {
		const part = chunk;
		size += part.length;
		if (size > maxBytes) throw notFetched(url, `it has more than ${maxBytes} bytes`);
		chunks.push(part);
	}
	return Buffer.concat(chunks);
}

export { download };