import { cn as UserError, sn as OutsideError } from "./rendering.js";

// workflows/weaver/dependencies/source-problem.ts
function sourceProblem(code, details) {
	return new UserError(code, details);
}
const toTry = "Check the address and that the host can be reached, or vendor the dependency into the repository.";
function notFetched(source, why, cause) {
	const message = `The registry source ${source} could not be fetched: ${why}.`;
	return new UserError("dependency-not-fetched", {
		message,
		hint: toTry,
		cause
	});
}
function notFetchedNow(source, why, cause) {
	const message = `The registry source ${source} could not be fetched: ${why}.`;
	return new OutsideError("dependency-not-fetched", {
		message,
		hint: `Try again later. ${toTry}`,
		cause
	});
}

export { notFetchedNow as n, sourceProblem as r, notFetched as t };