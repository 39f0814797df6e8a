import { l as markExamples } from "./decode-attribute-parts.js";
import { a as isRefinement, l as withoutPrefix, n as entityType, t as ResolutionStopped } from "./resolution.js";
import { Zt as copyFloats } from "./rendering.js";

// workflows/weaver/embedded/failure.ts
function provenanceJson(provenance) {
	return {
		path: provenance.path,
		schema_url: provenance.schema_url.url
	};
}
function provenanceText(provenance) {
	return `Provenance { schema_url: ${provenance.schema_url.debug}, path: ${JSON.stringify(provenance.path)} }`;
}
function failure(kind, fields, details) {
	const { severity, help, at, related = [], message } = details;
	return {
		kind,
		fields,
		definition: false,
		severity,
		help,
		at,
		related,
		message
	};
}
function definitionFailure(kind, fields, details) {
	return {
		...failure(kind, fields, details),
		definition: true
	};
}
function errorOf(item) {
	const inner = item.fields === void 0 ? item.kind : { [item.kind]: item.fields };
	return item.definition ? { FailToResolveDefinition: inner } : inner;
}
function diagnosticOf(item, options) {
	const severity = item.severity === "Warning" && !options.future && options.fatal === void 0 ? "warning" : "error";
	const error = errorOf(item);
	return {
		severity,
		kind: item.kind,
		error: options.fatal === void 0 ? error : { [options.fatal]: error },
		message: item.message,
		hint: item.help,
		at: item.at,
		related: item.related
	};
}

// workflows/weaver/embedded/match-keys.ts
function matchKeys(group) {
	const { id, type, metric_name: metricName } = group;
	const name = group.spec.name;
	if (!group.spec.is_v2) return matchKeysV1(group);
	const own = type === "metric" || type === "metric_group" ? metricName : name;
	if (type === "scope" || type === "undefined") return [];
	const prefix = type === "metric_group" ? "metric." : `${type}.`;
	const keys = [id];
	if (type !== "attribute_group" && own !== void 0) keys.push(own);
	if (type === "attribute_group" && id.startsWith("registry.")) keys.push(withoutPrefix("registry.", id));
	if (id.startsWith(prefix)) keys.push(withoutPrefix(prefix, id));
	return keys;
}
function matchKeysV1(group) {
	const name = group.spec.name;
	switch (group.type) {
		case "attribute_group":
		case "span": return [group.id];
		case "event": return name === void 0 ? [] : [name];
		case "entity": return [.../* @__PURE__ */ new Set([
			group.id,
			withoutPrefix("entity.", group.id),
			...name === void 0 ? [] : [name]
		])];
		case "metric": return group.metric_name === void 0 ? [] : [group.metric_name];
		case "metric_group":
		case "scope":
		case "undefined": return [];
	}
}

// workflows/weaver/embedded/resolution-index.ts
var ResolutionIndex = class {
	#resolution;
	#byId;
	#published;
	#entities;
	#alike;
	#attributes;
	constructor(resolution) {
		this.#resolution = resolution;
	}
	groupById(id) {
		this.#byId ??= firstBy(this.#resolution.groups, ({ id: own }) => [own]);
		return this.#byId.get(id);
	}
	publishedSignal(id) {
		this.#published ??= publishedSignals(this.#resolution.groups);
		return this.#published.typed.get(id) ?? this.#published.plain.get(id);
	}
	entity(name) {
		this.#entities ??= entitiesOf(this.#resolution);
		return this.#entities.get(name);
	}
	likeGroup(group) {
		this.#alike ??= firstBy(this.#resolution.groups, (candidate) => [likeness(candidate)]);
		return this.#alike.get(likeness(group));
	}
	attribute(name) {
		this.#attributes ??= heldAttributes(this.#resolution.groups);
		return this.#attributes.get(name);
	}
};
const indexes = /* @__PURE__ */ new WeakMap();
function indexOf(resolution) {
	const known = indexes.get(resolution) ?? new ResolutionIndex(resolution);
	indexes.set(resolution, known);
	return known;
}
function likeness(group) {
	const { type, metric_name: metric, id } = group;
	const { name } = group.spec;
	if (metric !== void 0) return `${type} metric ${metric}`;
	return name === void 0 ? `${type} id ${bareId(id)}` : `${type} name ${name}`;
}
function bareId(id) {
	return id.replace(/^(?:metric|event|entity|span|attribute_group|registry)\./, "");
}
function firstBy(groups, keys) {
	const found = /* @__PURE__ */ new Map();
	for (const group of groups) for (const key of keys(group)) if (!found.has(key)) found.set(key, group);
	return found;
}
function publishedSignals(groups) {
	const signals = groups.filter((group) => group.type !== "attribute_group");
	return {
		typed: firstBy(signals, ({ type, id }) => [`${type}.${id}`]),
		plain: firstBy(signals, ({ id }) => [id])
	};
}
function entitiesOf({ groups, published }) {
	const isEntity = (group) => group.type === "entity";
	const entities = firstBy(groups.filter(isEntity), matchKeys);
	for (const { id, group } of published?.refinements ?? []) if (isEntity(group) && !entities.has(id)) entities.set(id, group);
	return entities;
}
function heldAttributes(groups) {
	const held = /* @__PURE__ */ new Map();
	for (const group of groups) for (const attribute of group.attributes) if (!held.has(attribute.name)) held.set(attribute.name, {
		group,
		attribute
	});
	return held;
}

// workflows/weaver/embedded/v2-provenance.ts
var V2Provenances = class {
	#dependencies;
	#byRegistry;
	#byName = /* @__PURE__ */ new Map();
	#ofGroups = /* @__PURE__ */ new Map();
	#resolution;
	constructor(resolution) {
		this.#resolution = resolution;
		this.#dependencies = new Set(resolution.dependencies.map((url) => url.url));
		this.#byRegistry = new Map(resolution.dependencies.toReversed().map(({ name, url }) => [name, url]));
		for (const group of resolution.groups) {
			const provenance = this.of(group.provenance);
			if (!this.#ofGroups.has(group.id)) this.#ofGroups.set(group.id, provenance);
			for (const [name, lineage] of group.lineage.attributes) if (lineage.sourceGroup === group.id && !this.#byName.has(name)) this.#byName.set(name, provenance);
		}
	}
	of(provenance) {
		return {
			...this.#dependencies.has(provenance.schema_url.url) ? { source: provenance.schema_url.url } : {},
			...provenance.path === "" ? {} : { path: provenance.path }
		};
	}
	ofAttribute(name) {
		const known = this.#byName.get(name);
		if (known !== void 0) return known;
		const found = this.#fromRoot(name);
		this.#byName.set(name, found);
		return found;
	}
	#fromRoot(name) {
		const source = this.#resolution.roots.get(name)?.source;
		if (source === void 0) return {};
		if (source.schemaUrl === void 0) return this.#ofGroups.get(source.groupId) ?? {};
		const dependency = this.#byRegistry.get(source.schemaUrl.name);
		return dependency === void 0 ? {} : { source: dependency };
	}
};

// workflows/weaver/embedded/resolve-v2.ts
function resolveV2(resolution) {
	const known = resolved.get(resolution);
	if (known !== void 0) return known;
	const made = new Materializer(resolution).materialize(resolution);
	resolved.set(resolution, made);
	return made;
}
const resolved = /* @__PURE__ */ new WeakMap();
var DependencyStopped = class extends ResolutionStopped {};
var Materializer = class {
	#all = /* @__PURE__ */ new Map();
	#made = /* @__PURE__ */ new Map();
	constructor(resolution) {
		this.#collect(resolution);
	}
	materialize(resolution) {
		const known = this.#made.get(resolution);
		if (known !== void 0) return known;
		const converted = new V2Converter(resolution).convert();
		const dependencies = resolution.dependencies.flatMap((url) => {
			const dependency = this.#all.get(url.url);
			return dependency === void 0 ? [] : [this.#dependency(dependency)];
		});
		const made = dependencies.length === 0 ? converted : {
			...converted,
			dependencies
		};
		this.#made.set(resolution, made);
		return made;
	}
	#dependency(resolution) {
		try {
			return this.materialize(resolution);
		} catch (error) {
			if (!(error instanceof ResolutionStopped) || error instanceof DependencyStopped) throw error;
			const failures = error.failures.map((item) => ({
				...item,
				kind: "SchemaError",
				fields: errorOf(item)
			}));
			throw new DependencyStopped(failures, error.compound);
		}
	}
	#collect(resolution) {
		if (this.#all.has(resolution.schemaUrl.url)) return;
		this.#all.set(resolution.schemaUrl.url, resolution);
		for (const dependency of resolution.direct) this.#collect(dependency);
	}
};
var V2Converter = class {
	#resolution;
	#provenances;
	#attributes = /* @__PURE__ */ new Map();
	#dependencies;
	#entities;
	constructor(resolution) {
		this.#resolution = resolution;
		this.#provenances = new V2Provenances(resolution);
		this.#dependencies = new Set(resolution.dependencies.map(({ url }) => url));
		this.#entities = this.#localEntities();
	}
	catalog() {
		const { groups, internal } = this.#resolution;
		return [...groups, ...internal].flatMap((group) => group.attributes.map((item) => this.#attribute(item)));
	}
	convert(arrange = sorted) {
		const { groups, published } = this.#resolution;
		const of = (type) => groups.filter((group) => group.type === type);
		const own = (type) => of(type).filter((group) => !isRefinement(group));
		const entities = (list) => list.map((group) => this.#entity(group));
		const signals = {
			metrics: own("metric").map((group) => this.#metric(group)),
			spans: own("span").map((group) => this.#span(group)),
			events: own("event").map((group) => this.#event(group)),
			entities: entities(own("entity"))
		};
		return {
			schema_url: this.#resolution.schemaUrl.url,
			registry: {
				attributes: this.#definitions(),
				attribute_groups: of("attribute_group").filter((group) => group.spec.visibility === "public" || published !== void 0).map((group) => this.#group(group)),
				metrics: arrange(signals.metrics, "name"),
				spans: arrange(signals.spans, "type"),
				events: arrange(signals.events, "name"),
				entities: arrange(signals.entities, "type")
			},
			refinements: {
				metrics: arrange(this.#refinements(of("metric"), "metric.", "name", (group) => this.#metric(group)), "id"),
				spans: arrange(this.#refinements(of("span"), "span.", "type", (group) => this.#span(group)), "id"),
				events: arrange(this.#refinements(of("event"), "event.", "name", (group) => this.#event(group)), "id"),
				entities: arrange(this.#refinements(of("entity"), "entity.", "type", (group) => this.#entity(group)), "id")
			}
		};
	}
	#localEntities() {
		const entities = /* @__PURE__ */ new Map();
		for (const group of this.#resolution.groups) {
			if (group.type !== "entity") continue;
			const id = isRefinement(group) ? withoutPrefix("entity.", group.id) : entityType(group);
			entities.set(id, this.#provenances.of(group.provenance).source);
		}
		return entities;
	}
	#refinements(groups, prefix, key, convert) {
		const { published } = this.#resolution;
		if (published !== void 0) return published.refinements.filter((item) => `${item.group.type}.` === prefix).map((item) => ({
			id: item.id,
			...convert(item.group)
		}));
		return groups.map((group) => {
			const item = convert(group);
			return {
				id: isRefinement(group) ? withoutPrefix(prefix, group.id) : item[key],
				...item
			};
		});
	}
	#definitions() {
		const { published } = this.#resolution;
		if (published !== void 0) return sorted(published.definitions.map((attribute) => this.#attribute(attribute)), "key");
		const distinct = /* @__PURE__ */ new Map();
		for (const group of this.#resolution.groups) for (const attribute of group.attributes) {
			if (group.lineage.attributes.has(attribute.name)) continue;
			const item = this.#attribute(attribute);
			distinct.set(JSON.stringify(item), item);
		}
		return sorted([...distinct.values()], "key");
	}
	#attribute(attribute) {
		const known = this.#attributes.get(attribute);
		if (known !== void 0) return known;
		const { published } = this.#resolution;
		const source = published?.sources.get(attribute)?.url;
		const provenance = published === void 0 ? this.#provenances.ofAttribute(attribute.name) : source === void 0 ? {} : { source };
		const item = {
			key: attribute.name,
			type: attribute.type,
			...attribute.examples === void 0 ? {} : { examples: attribute.examples.json },
			...common(attribute),
			...isEmpty(provenance) ? {} : { provenance }
		};
		markExamples(attribute.examples, item);
		this.#attributes.set(attribute, item);
		return item;
	}
	#use(attribute) {
		const item = this.#attribute(attribute);
		return copyFloats(item, {
			...item,
			requirement_level: attribute.requirement_level
		});
	}
	#signal(group) {
		const provenance = this.#provenances.of(group.provenance);
		return {
			...group.requirement_level === void 0 ? {} : { requirement_level: group.requirement_level },
			...common(group),
			...isEmpty(provenance) ? {} : { provenance }
		};
	}
	#uses(group) {
		const associations = this.#associations(group, group.entity_associations);
		return {
			...group.attributes.length === 0 ? {} : { attributes: group.attributes.map((attribute) => this.#use(attribute)) },
			...associations.length === 0 ? {} : { entity_associations: associations }
		};
	}
	#metric(group) {
		const { metric_name: name, instrument, unit } = group;
		for (const [key, value] of Object.entries({
			metric_name: name,
			instrument,
			unit
		})) if (value === void 0) throw new ResolutionStopped([incompleteMetric(group, key)], false);
		return {
			name,
			instrument,
			unit,
			...this.#uses(group),
			...this.#signal(group)
		};
	}
	#event(group) {
		const name = group.spec.name;
		if (name !== void 0) return {
			name,
			...this.#uses(group),
			...this.#signal(group)
		};
		const message = `Event name not found on group: ${group.id}.  This is not supported in V2 schema!`;
		throw new ResolutionStopped([failure("EventNameNotFound", { group_id: group.id }, {
			message,
			at: group.spec.at
		})], false);
	}
	#span(group) {
		const parent = group.lineage.extendsGroup;
		const type = withoutPrefix("span.", isRefinement(group) && parent !== void 0 ? parent : group.id);
		const name = { note: group.span_name ?? group.spec.name ?? "" };
		const attributes = group.attributes.map((attribute) => {
			const use = this.#use(attribute);
			const { sampling_relevant } = attribute;
			return sampling_relevant === void 0 ? use : copyFloats(use, {
				...use,
				sampling_relevant
			});
		});
		return {
			type,
			kind: group.span_kind ?? "internal",
			name,
			...this.#uses(group),
			...attributes.length === 0 ? {} : { attributes },
			...this.#signal(group)
		};
	}
	#entity(group) {
		const uses = (identifying) => group.attributes.filter((attribute) => attribute.role === "identifying" === identifying).map((attribute) => this.#use(attribute));
		const [identity, description] = [uses(true), uses(false)];
		return {
			type: this.#entityTypeOf(group),
			...identity.length === 0 ? {} : { identity },
			...description.length === 0 ? {} : { description },
			...this.#signal(group)
		};
	}
	#entityTypeOf(group) {
		const parent = group.lineage.extendsGroup;
		if (!isRefinement(group) || parent === void 0) return entityType(group);
		const base = indexOf(this.#resolution).groupById(parent);
		return base === void 0 ? withoutPrefix("entity.", parent) : entityType(base);
	}
	#group(group) {
		const provenance = this.#provenances.of(group.provenance);
		return {
			id: withoutPrefix("attribute_group.", group.id),
			attributes: group.attributes.map((attribute) => this.#use(attribute)),
			...common(group),
			...isEmpty(provenance) ? {} : { provenance }
		};
	}
	#associations(group, associations) {
		return associations.map((association) => {
			if (typeof association === "string") return this.#association(group, association);
			if ("one_of" in association) return { one_of: this.#associations(group, association.one_of) };
			return { all_of: this.#associations(group, association.all_of) };
		});
	}
	#association(group, name) {
		const origin = this.#resolution.associationOrigins.get(group.id)?.get(name);
		if (origin === void 0) {
			if (this.#entities.has(name)) return { type: name };
			const fields = {
				group_id: group.id,
				entity_type: name
			};
			const message = `Group ${group.id} is associated with entity ${name}, which neither this registry nor any of its dependencies defines`;
			const at = group.spec.targets.get(name) ?? group.spec.at;
			throw new ResolutionStopped([failure("EntityAssociationNotFound", fields, {
				message,
				at
			})], false);
		}
		const source = this.#dependencies.has(origin.url) ? origin.url : void 0;
		return this.#entities.has(name) && this.#entities.get(name) === source || source === void 0 ? { type: name } : {
			type: name,
			provenance: { source }
		};
	}
};
function incompleteMetric(group, key) {
	const message = `The metric group '${group.id}' has no ${key}, without which it has no form in version 2.`;
	const help = `Add \`${key}\` to the group.`;
	return failure("IncompleteMetric", {
		group_id: group.id,
		missing: key
	}, {
		message,
		help,
		at: group.spec.fields["id"] ?? group.spec.at
	});
}
function common(item) {
	const annotated = item.annotations !== void 0 && Object.keys(item.annotations).length > 0;
	return {
		brief: item.brief,
		...item.note === "" ? {} : { note: item.note },
		stability: item.stability ?? "development",
		...item.deprecated === void 0 ? {} : { deprecated: item.deprecated },
		...annotated ? { annotations: item.annotations } : {}
	};
}
function isEmpty(provenance) {
	return provenance.source === void 0 && provenance.path === void 0;
}
function sorted(items, key) {
	return items.toSorted((left, right) => {
		const [first, second] = [String(left[key]), String(right[key])];
		if (first === second) return 0;
		return first < second ? -1 : 1;
	});
}

export { matchKeys as a, errorOf as c, provenanceText as d, likeness as i, failure as l, resolveV2 as n, definitionFailure as o, indexOf as r, diagnosticOf as s, DependencyStopped as t, provenanceJson as u };