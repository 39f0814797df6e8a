import { X as plainDigits } from "./rendering.js";

// workflows/weaver/jinja/decimal.ts
function fixed(value, decimals) {
	if (decimals > 100) return fixed(value, 100) + "0".repeat(decimals - 100);
	if (Math.abs(value) >= 1e21) return BigInt(value).toString() + (decimals > 0 ? `.${"0".repeat(decimals)}` : "");
	const rounded = value.toFixed(decimals);
	return decimals < 100 && isTie(value, decimals) ? towardsEven(value, rounded, decimals) : rounded;
}
function isTie(value, decimals) {
	const exact = value.toFixed(Math.min(100, decimals + 30));
	const point = exact.indexOf(".");
	return point >= 0 && /^50*$/.test(exact.slice(point + 1 + decimals)) && Number(exact) === value;
}
function towardsEven(value, rounded, decimals) {
	if (Number(rounded.at(-1)) % 2 === 0) return rounded;
	const [whole = "0", fraction = ""] = plainDigits(Math.abs(value)).split(".");
	const cut = decimals === 0 ? whole : `${whole}.${fraction.slice(0, decimals).padEnd(decimals, "0")}`;
	return value < 0 ? `-${cut}` : cut;
}
function scientific(value, decimals) {
	const [mantissa = "0", exponent = "0"] = value.toExponential(Math.min(decimals, 100)).split("e");
	return {
		mantissa,
		exponent: Number(exponent)
	};
}

export { scientific as n, fixed as t };