import { on as OperatorError } from "./rendering.js";
import { BlockList, isIP } from "node:net";
import { isAbsolute, relative, resolve, sep } from "node:path";

// workflows/weaver/dependencies/allowed-sources.ts
function isHostAllowed(url, allow) {
	if (url.protocol !== "https:" && url.protocol !== "http:") return false;
	return (allow.hosts ?? []).some((entry) => matches(entry.toLowerCase(), url));
}
function matches(entry, url) {
	const plain = entry.startsWith("http://");
	if (url.protocol === "http:" && !plain) return false;
	const [host = "", port = ""] = splitPort(entry.replace(/^https?:\/\//, "").replace(/\/.*$/, ""));
	if (url.port !== port) return false;
	return host.startsWith("*.") ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
}
function splitPort(text) {
	const match = /^(.+?)(?::(\d+))?$/.exec(text);
	return match === null || text.endsWith("]") ? [text] : [match[1] ?? "", match[2] ?? ""];
}
function isFolderAllowed(folder, allow) {
	return (allow.folders ?? []).some((root) => {
		const inside = relative(resolve(root), folder);
		return inside === "" || !isAbsolute(inside) && inside !== ".." && !inside.startsWith(`..${sep}`);
	});
}
const reserved = {
	ipv4: blockList([
		"0.0.0.0/8",
		"10.0.0.0/8",
		"100.64.0.0/10",
		"127.0.0.0/8",
		"169.254.0.0/16",
		"172.16.0.0/12",
		"192.0.0.0/24",
		"192.0.2.0/24",
		"192.88.99.0/24",
		"192.168.0.0/16",
		"198.18.0.0/15",
		"198.51.100.0/24",
		"203.0.113.0/24",
		"224.0.0.0/4",
		"240.0.0.0/4"
	]),
	ipv6: blockList([
		"::/96",
		"::ffff:0:0/96",
		"64:ff9b::/96",
		"64:ff9b:1::/48",
		"100::/64",
		"2001::/23",
		"2001:db8::/32",
		"2002::/16",
		"fc00::/7",
		"fe80::/10",
		"fec0::/10",
		"ff00::/8"
	])
};
function checkAllowedSources({ privateAddresses = [] }) {
	for (const entry of privateAddresses) {
		if (isAddressEntry(entry)) continue;
		throw new OperatorError("allowed-address-invalid", {
			message: `The allowed address ${JSON.stringify(entry)} is neither an IP address nor a range such as 10.0.0.0/8.`,
			hint: "Correct the operator's list of private addresses that dependencies may be fetched from."
		});
	}
}
const hostEntry = /^(?:https?:\/\/)?(?:(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
function isHostEntry(entry) {
	return hostEntry.test(entry);
}
function isAddressEntry(entry) {
	const [, address = "", prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
	const bits = {
		0: -1,
		4: 32,
		6: 128
	}[isIP(address)] ?? -1;
	return Number(prefix ?? 0) <= bits;
}
function isAddressAllowed(address, allow) {
	const family = isIP(address) === 6 ? "ipv6" : "ipv4";
	if (isIP(address) === 0) return false;
	return !reserved[family].check(address, family) || blockList(allow.privateAddresses ?? []).check(address, family);
}
function blockList(entries) {
	const list = new BlockList();
	for (const entry of entries) {
		const [address = "", prefix] = entry.split("/");
		const family = isIP(address) === 6 ? "ipv6" : "ipv4";
		if (prefix === void 0) list.addAddress(address, family);
		else list.addSubnet(address, Number(prefix), family);
	}
	return list;
}

export { isHostAllowed as a, isFolderAllowed as i, isAddressAllowed as n, isHostEntry as o, isAddressEntry as r, checkAllowedSources as t };