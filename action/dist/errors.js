// workflows/errors.ts
var WeaverGenError = class extends Error {
	code;
	hint;
	at;
	constructor(code, details) {
		super(details.message, { cause: details.cause });
		this.name = new.target.name;
		this.code = code;
		this.hint = details.hint;
		this.at = details.at;
	}
};
var UserError = class extends WeaverGenError {
	actor = "user";
};
var OperatorError = class extends WeaverGenError {
	actor = "operator";
};
var OutsideError = class extends WeaverGenError {
	actor = "outside";
	retryAfterMs;
	constructor(code, details) {
		super(code, details);
		this.retryAfterMs = details.retryAfterMs;
	}
};
var BugError = class extends WeaverGenError {
	actor = "bug";
};
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}

export { WeaverGenError as a, UserError as i, OperatorError as n, messageOf as o, OutsideError as r, BugError as t };