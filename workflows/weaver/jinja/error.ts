/** What went wrong, in MiniJinja's words: the message starts with this text. */
export type JinjaErrorKind =
  | "invalid operation"
  | "syntax error"
  | "template not found"
  | "too many arguments"
  | "missing argument"
  | "unknown filter"
  | "unknown test"
  | "unknown function"
  | "unknown method"
  | "bad string escape"
  | "undefined value"
  | "could not serialize to value"
  | "cannot deserialize"
  | "could not render include"
  | "could not render block"
  | "cannot unpack"
  | "invalid custom delimiters"
  | "unknown block"
  | "engine ran out of fuel";

/** The place of a statement or an expression: name of its template, line 1-based. */
export interface Site {
  readonly template: string;
  readonly line: number;
}

/**
 * Every failure to compile or render a template. `message` reads `kind: detail (in template:line)`, as MiniJinja prints it;
 * `cause` holds the error of an included template or a parent block.
 */
export class JinjaError extends Error {
  readonly kind: JinjaErrorKind;
  detail: string | undefined;
  #site: Site | undefined;

  constructor(kind: JinjaErrorKind, detail?: string, options?: { readonly cause?: unknown; readonly site?: Site }) {
    super("", options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = "JinjaError";
    this.kind = kind;
    this.detail = detail;
    this.#site = options?.site;
    this.#describe();
  }

  get template(): string | undefined {
    return this.#site?.template;
  }

  get line(): number | undefined {
    return this.#site?.line;
  }

  /** Records the place unless a deeper one is known. */
  locate(site: Site | undefined): this {
    if (!this.#site && site) this.#site = site;
    this.#describe();
    return this;
  }

  withDetail(detail: string): this {
    this.detail = detail;
    this.#describe();
    return this;
  }

  #describe(): void {
    const what = this.detail === undefined ? this.kind : `${this.kind}: ${this.detail}`;
    this.message = this.#site ? `${what} (in ${this.#site.template}:${this.#site.line})` : what;
  }
}

export function invalid(detail?: string): JinjaError {
  return new JinjaError("invalid operation", detail);
}
