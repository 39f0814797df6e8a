import { un as messageOf } from "./rendering.js";
import { a as isHostAllowed, n as isAddressAllowed } from "./allowed-sources.js";
import { n as notFetchedNow, r as sourceProblem, t as notFetched } from "./source-problem.js";
import { isIP } from "node:net";
import { lookup } from "node:dns/promises";

// workflows/weaver/dependencies/resolve-host.ts
const systemLookUp = async (host) => (await lookup(host, { all: true })).map((found) => found.address);
async function resolveHost(text, { allow, lookUp = systemLookUp, shown = text }) {
	if (!URL.canParse(text)) throw notAllowed(text.replace(/:\/\/.*/s, "://…"), "is no URL, or carries credentials");
	const url = new URL(text);
	if (url.username !== "" || url.password !== "") throw notAllowed(url.origin, "carries credentials");
	if (!isHostAllowed(url, allow)) throw notAllowed(shown, `leads to ${url.origin}, which the operator has not allowed`);
	const host = url.hostname.replace(/^\[|\]$/g, "");
	const addresses = isIP(host) === 0 ? await ask(lookUp, host) : [host];
	const refused = addresses.find((address) => !isAddressAllowed(address, allow));
	if (refused !== void 0) throw notAllowed(shown, `leads to ${refused}, an address that is not public`);
	const [address] = addresses;
	if (address === void 0) throw notFetched(shown, `the host ${host} has no address`);
	return {
		url,
		address
	};
}
async function ask(lookUp, host) {
	return lookUp(host).catch((error) => {
		throw (error instanceof Error && "code" in error && error.code === "ENOTFOUND" ? notFetched : notFetchedNow)(host, messageOf(error), error);
	});
}
function notAllowed(source, why) {
	return sourceProblem("dependency-not-allowed", {
		message: `The registry source ${source} ${why}.`,
		hint: "Vendor the dependency into the repository, or let whoever runs WeaverGen allow it (WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS, WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES)."
	});
}

export { resolveHost as t };