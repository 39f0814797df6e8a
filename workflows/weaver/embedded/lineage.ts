/** Fields whose origin Weaver records, in the order in which it prints them. */
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
  "tag",
] as const;
export type LineageField = (typeof fields)[number];

const bits = Object.fromEntries(fields.map((field, index) => [field, 1 << index])) as Readonly<
  Record<LineageField, number>
>;
const names = new Map<number, readonly LineageField[]>();

const mostPrinted = 50_000;
const printed = new Map<string, object>();

/** Where the fields of one attribute of a group come from. Sets of fields are bit masks: there are some 10,000 of them. */
export class AttributeLineage {
  sourceGroup: string;
  #inherited = 0;
  #overridden = 0;

  constructor(sourceGroup: string) {
    this.sourceGroup = sourceGroup;
  }

  get empty(): boolean {
    return this.#inherited === 0 && this.#overridden === 0;
  }

  inherit(field: LineageField): void {
    this.#inherited |= bits[field];
  }

  /** Takes the local value where there is one, otherwise the parent's. */
  pick<T>(field: LineageField, local: T | undefined, parent: T): T {
    if (local !== undefined) {
      this.#overridden |= bits[field];
      this.#inherited &= ~bits[field];
      return local;
    }
    if (parent !== undefined) this.#inherited |= bits[field];
    return parent;
  }

  /** The same fields, of an attribute of another group. */
  from(sourceGroup: string): AttributeLineage {
    const lineage = new AttributeLineage(sourceGroup);
    lineage.#inherited = this.#inherited;
    lineage.#overridden = this.#overridden;
    return lineage;
  }

  /** The same lineage gives the same object, which nobody may change. */
  toJson(): object {
    const key = `${this.#inherited} ${this.#overridden} ${this.sourceGroup}`;
    const known = printed.get(key);
    if (known !== undefined) return known;
    if (printed.size >= mostPrinted) printed.clear();
    const json = this.#json();
    printed.set(key, json);
    return json;
  }

  #json(): object {
    return {
      source_group: this.sourceGroup,
      ...(this.#inherited === 0 ? {} : { inherited_fields: fieldNames(this.#inherited) }),
      ...(this.#overridden === 0 ? {} : { locally_overridden_fields: fieldNames(this.#overridden) }),
    };
  }
}

function fieldNames(mask: number): readonly LineageField[] {
  const known = names.get(mask);
  if (known !== undefined) return known;
  const list = fields.filter((field) => (mask & bits[field]) !== 0);
  names.set(mask, list);
  return list;
}
