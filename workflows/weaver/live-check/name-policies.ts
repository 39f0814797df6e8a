import { isTemplate, type KnownNames } from "./known-names.ts";
import { findingOn, type Subject } from "./finding.ts";
import type { Finding } from "./sample.ts";

type Advice = Pick<Finding, "id" | "level" | "context" | "message">;

const wellFormed = /^[a-z][a-z0-9]*(?:[._][a-z0-9]+)*$/;

/** What Weaver's own policies say about names: format, a namespace, and no collision of names and namespaces. */
export class NamePolicies {
  readonly #attributes: ReadonlySet<string>;
  readonly #deprecated: ReadonlySet<string>;
  readonly #templates: readonly string[];
  readonly #namespaces: ReadonlySet<string>;
  readonly #known = new Map<string, readonly Advice[]>();

  constructor({ attributes }: Pick<KnownNames, "attributes">) {
    const last = new Map(attributes.map((attribute) => [attribute.name, attribute]));
    const plain = attributes.filter((attribute) => !isTemplate(attribute.type)).map((attribute) => attribute.name);
    this.#attributes = new Set(plain);
    this.#deprecated = new Set(plain.filter((name) => last.get(name)?.deprecated !== undefined));
    this.#templates = [...new Set(attributes.filter(({ type }) => isTemplate(type)).map(({ name }) => name))];
    this.#namespaces = new Set([...this.#attributes].flatMap(namespacesOf));
  }

  onAttribute(name: string, subject: Subject): Finding[] {
    const advice = this.#known.get(name) ?? this.#adviseOn(name);
    this.#known.set(name, advice);
    return advice.map((item) => findingOn(subject, item));
  }

  onMetric(name: string, subject: Subject): Finding[] {
    if (wellFormed.test(name)) return [];
    const message = `Metric name '${name}' does not match name formatting rules.`;
    return [findingOn(subject, { id: "invalid_format", level: "violation", context: { metric_name: name }, message })];
  }

  /** In Weaver's order: by namespace, then by level as a word. */
  #adviseOn(name: string): readonly Advice[] {
    const isInTemplate = this.#templates.some((template) => name.startsWith(template));
    const about = (id: string, level: Finding["level"], message: string): Advice => {
      return { id, level, context: { attribute_key: name }, message };
    };
    const advice: Advice[] = [];
    if (!name.includes(".")) {
      const example = "(e.g. '{namespace}.{attribute_key}')";
      const message = `Attribute key '${name}' must include a namespace ${example}`;
      advice.push(about("missing_namespace", "improvement", message));
    }
    if (!isInTemplate && !wellFormed.test(name)) {
      const message = `Attribute key '${name}' does not match name formatting rules.`;
      advice.push(about("invalid_format", "violation", message));
    }
    return [...advice, ...this.#collisions(name, isInTemplate)];
  }

  #collisions(name: string, isInTemplate: boolean): readonly Advice[] {
    const namespaces = namespacesOf(name);
    const extended =
      isInTemplate || this.#attributes.has(name)
        ? undefined
        : namespaces.findLast((namespace) => this.#namespaces.has(namespace));
    return [...new Set(namespaces)].toSorted().flatMap((namespace) => {
      const context = { attribute_key: name, namespace };
      const found: Advice[] = [];
      if (namespace === extended) {
        const message = `Attribute key '${name}' collides with existing namespace '${namespace}'`;
        found.push({ id: "extends_namespace", level: "information", context, message });
      }
      if (this.#attributes.has(namespace) && !this.#deprecated.has(namespace)) {
        const message = `Namespace '${namespace}' collides with existing attribute '${name}'`;
        found.push({ id: "illegal_namespace", level: "violation", context, message });
      }
      return found;
    });
  }
}

/** `a.b.c` lies in `a` and `a.b`. */
function namespacesOf(name: string): readonly string[] {
  const namespaces: string[] = [];
  for (let at = name.indexOf("."); at >= 0; at = name.indexOf(".", at + 1)) namespaces.push(name.slice(0, at));
  return namespaces;
}
