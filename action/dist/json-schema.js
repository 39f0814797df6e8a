// workflows/weaver/json-schema/schema-builder.ts
const text = { type: "string" };
const flag = { type: "boolean" };
const whole = { type: "integer" };
const number = { type: "number" };
const anything = {};
function constant(value) {
	return { const: value };
}
function choice(...values) {
	return { enum: values };
}
function list(items) {
	return {
		type: "array",
		items
	};
}
function mapOf(values) {
	return {
		type: "object",
		additionalProperties: values
	};
}
function either(...schemas) {
	return { anyOf: schemas };
}
function nullable(schema) {
	return "type" in schema && typeof schema["type"] === "string" ? {
		...schema,
		type: [schema["type"], "null"]
	} : either(schema, { type: "null" });
}
function unsigned(most) {
	return {
		type: "integer",
		minimum: 0,
		...most === void 0 ? {} : { maximum: most }
	};
}
function open(fields) {
	const properties = Object.entries(fields).map(([key, schema]) => [key.replace(/\?$/, ""), schema]);
	const required = Object.keys(fields).filter((key) => !key.endsWith("?"));
	return {
		type: "object",
		properties: Object.fromEntries(properties),
		...required.length === 0 ? {} : { required }
	};
}
function closed(fields) {
	return {
		...open(fields),
		additionalProperties: false
	};
}
function described(description, schema) {
	return {
		description,
		...schema
	};
}
const prefix = "#/$defs/";
function ref(name) {
	return { $ref: `${prefix}${name}` };
}
function documentOf({ title, root, definitions }) {
	const reached = /* @__PURE__ */ new Map();
	const visit = (value) => {
		if (typeof value !== "object" || value === null) return;
		for (const [key, item] of Object.entries(value)) if (key !== "$ref" || typeof item !== "string") visit(item);
		else if (item.startsWith(prefix)) reach(item.slice(8));
	};
	const reach = (name) => {
		const schema = definitions[name];
		if (schema === void 0 || reached.has(name)) return;
		reached.set(name, schema);
		visit(schema);
	};
	visit(root);
	const names = [...reached].toSorted(([left], [right]) => left < right ? -1 : 1);
	return {
		$schema: "https://json-schema.org/draft/2020-12/schema",
		title,
		...root,
		...names.length === 0 ? {} : { $defs: Object.fromEntries(names) }
	};
}

// workflows/weaver/json-schema/common-definitions.ts
const primitives = [
	"boolean",
	"int",
	"double",
	"string"
];
const scalar = either(flag, number, text);
const commonDefinitions = {
	stability: described("How far something may still change.", choice("stable", "release_candidate", "beta", "alpha", "development", "deprecated")),
	deprecated: described("Why something should no longer be used, and what to use instead.", either(open({
		reason: constant("renamed"),
		renamed_to: text,
		"note?": nullable(text)
	}), open({
		reason: choice("obsoleted", "uncategorized", "unspecified"),
		note: text
	}))),
	requirement_level: described("Whether an attribute must be there; a condition or a reason may be given.", either(choice("required", "recommended", "opt_in"), ...[
		"conditionally_required",
		"recommended",
		"opt_in"
	].map((level) => open({ [level]: text })))),
	signal_requirement_level: described("Whether a signal should be emitted.", choice("recommended", "opt_in")),
	attribute_type: described("A primitive, a list of one, a template of either, or an enumeration.", either(choice(...primitives, "any", ...primitives.map((name) => `${name}[]`)), choice(...[...primitives, "any"].map((name) => `template[${name}]`), ...primitives.map((name) => `template[${name}[]]`)), open({ members: list(ref("enum_member")) }))),
	enum_member: described("One value of an enumeration.", closed({
		id: text,
		"value?": nullable(scalar),
		"brief?": nullable(text),
		"note?": nullable(text),
		"stability?": nullable(ref("stability")),
		"deprecated?": nullable(ref("deprecated")),
		"annotations?": nullable(mapOf(anything))
	})),
	examples: described("One example, or a list of them; examples of list types are lists of one kind.", either(scalar, list(scalar), ...[
		number,
		flag,
		text
	].map((kind) => list(list(kind))))),
	annotations: described("Notes for tools, which Weaver passes on.", mapOf(anything)),
	span_kind: choice("internal", "client", "server", "producer", "consumer"),
	instrument: choice("updowncounter", "counter", "gauge", "histogram"),
	schema_url: described("A registry by its schema URL.", open({ url: text })),
	imports: described("Names or patterns of what to take over from the dependencies.", closed(Object.fromEntries([
		"attribute_groups",
		"entities",
		"events",
		"metrics",
		"spans"
	].map((kind) => [`${kind}?`, nullable(list(text))])))),
	entity_association: described("An entity by name, or a choice (`one_of`) or combination (`all_of`) of associations.", either(text, ...combined("entity_association")))
};
function combined(name) {
	return ["one_of", "all_of"].map((key) => open({ [key]: list(ref(name)) }));
}

// workflows/weaver/json-schema/report-schemas.ts
const definitions$2 = {
	...commonDefinitions,
	change: either(open({
		type: choice("added", "removed"),
		name: text
	}), open({
		type: constant("renamed"),
		old_name: text,
		new_name: text,
		note: text
	}), open({
		type: choice("obsoleted", "uncategorized"),
		name: text,
		note: text
	}), open({ type: constant("updated") })),
	dependency: open({
		schema_url: ref("schema_url"),
		"registry_path?": nullable(text)
	})
};
const changes = list(ref("change"));
const version = open({ semconv_version: text });
const diff = documentOf({
	title: "Diff of two registries, version 1",
	root: open({
		head: version,
		baseline: version,
		changes: mapOf(changes)
	}),
	definitions: definitions$2
});
const kinds = [
	"attribute",
	"attribute_group",
	"entity",
	"event",
	"metric",
	"span"
];
const diffV2 = documentOf({
	title: "Diff of two registries, version 2",
	root: open({
		head_schema_url: ref("schema_url"),
		baseline_schema_url: ref("schema_url"),
		registry: open(Object.fromEntries(kinds.map((kind) => [`${kind}_changes`, changes])))
	}),
	definitions: definitions$2
});
const manifest = {
	schema_url: ref("schema_url"),
	"description?": nullable(text),
	"stability?": ref("stability"),
	"dependencies?": list(ref("dependency"))
};
const definitionManifestV2 = documentOf({
	title: "Manifest of a registry",
	root: open(manifest),
	definitions: definitions$2
});
const publicationManifestV2 = documentOf({
	title: "Manifest of a published registry",
	root: open({
		...manifest,
		file_format: constant("manifest/2.0"),
		resolved_registry_uri: text
	}),
	definitions: definitions$2
});
const policyFinding = documentOf({
	title: "Finding of a policy",
	root: closed({
		id: text,
		message: text,
		level: choice("information", "improvement", "violation"),
		"context?": anything,
		"signal_type?": nullable(text),
		"signal_name?": nullable(text)
	}),
	definitions: definitions$2
});

// workflows/weaver/json-schema/v1-schemas.ts
const optionalText$2 = nullable(text);
const annotations = { "annotations?": nullable(mapOf(anything)) };
const lifecycle = {
	"stability?": nullable(ref("stability")),
	"deprecated?": nullable(ref("deprecated")),
	...annotations
};
const attributeFields = {
	"examples?": nullable(ref("examples")),
	"tag?": optionalText$2,
	"sampling_relevant?": nullable(flag),
	"role?": nullable(ref("attribute_role")),
	...lifecycle
};
const groupFields = {
	id: text,
	brief: text,
	"note?": text,
	"prefix?": text,
	"extends?": optionalText$2,
	"span_kind?": nullable(ref("span_kind")),
	"events?": list(text),
	"metric_name?": optionalText$2,
	"instrument?": nullable(ref("instrument")),
	"unit?": optionalText$2,
	"name?": optionalText$2,
	"display_name?": optionalText$2,
	"body?": nullable(ref("any_value")),
	"entity_associations?": list(ref("entity_association")),
	...lifecycle
};
const anyValueFields = {
	id: text,
	requirement_level: ref("requirement_level"),
	"brief?": text,
	"note?": text,
	"examples?": nullable(ref("examples")),
	"stability?": nullable(ref("stability"))
};
const plainValues = choice(...[
	"boolean",
	"int",
	"double",
	"string"
].flatMap((name) => [name, `${name}[]`]), "bytes", "undefined");
const definitions$1 = {
	...commonDefinitions,
	attribute_role: described("Whether an entity's attribute identifies or describes it.", choice("identifying", "descriptive")),
	any_value: described("The body of an event: a value, a map of values or an enumeration.", either(open({
		...anyValueFields,
		type: plainValues
	}), open({
		...anyValueFields,
		type: choice("map", "map[]"),
		fields: list(ref("any_value"))
	}), open({
		...anyValueFields,
		type: constant("enum"),
		members: list(ref("enum_member"))
	}))),
	group_type: choice("attribute_group", "span", "event", "metric", "metric_group", "entity", "scope", "undefined"),
	attribute_reference: described("A use of an attribute that is defined elsewhere, with what is different here.", closed({
		...attributeFields,
		ref: text,
		"brief?": optionalText$2,
		"note?": optionalText$2,
		"requirement_level?": nullable(ref("requirement_level")),
		"prefix?": flag
	})),
	attribute_definition: described("An attribute that is defined here.", closed({
		...attributeFields,
		id: text,
		type: ref("attribute_type"),
		"brief?": optionalText$2,
		"note?": text,
		"requirement_level?": ref("requirement_level")
	})),
	group: described("A group of attributes, or a signal.", closed({
		...groupFields,
		"type?": ref("group_type"),
		"attributes?": list(either(ref("attribute_reference"), ref("attribute_definition")))
	})),
	resolved_attribute: described("An attribute with everything that it inherits.", closed({
		...attributeFields,
		name: text,
		type: ref("attribute_type"),
		brief: text,
		requirement_level: ref("requirement_level"),
		"note?": text,
		"prefix?": flag,
		"tags?": nullable(mapOf(text)),
		"value?": nullable(ref("attribute_value"))
	})),
	attribute_value: either(open({
		type: constant("Int"),
		value: whole
	}), open({
		type: constant("Double"),
		value: number
	}), open({
		type: constant("String"),
		value: text
	})),
	resolved_group: described("A group with everything that it inherits.", open({
		...groupFields,
		type: ref("group_type"),
		"attributes?": list(ref("resolved_attribute")),
		"lineage?": nullable(ref("group_lineage"))
	})),
	group_lineage: described("Where a group and its fields come from.", open({
		provenance: open({
			path: text,
			schema_url: ref("schema_url")
		}),
		"extends_group?": optionalText$2,
		"includes_group?": list(text),
		"attributes?": mapOf(ref("attribute_lineage"))
	})),
	attribute_lineage: open({
		source_group: text,
		"inherited_fields?": {
			...list(text),
			uniqueItems: true
		},
		"locally_overridden_fields?": {
			...list(text),
			uniqueItems: true
		}
	})
};
const semconvGroup = documentOf({
	title: "Definition file, version 1",
	root: closed({
		"groups?": list(ref("group")),
		"imports?": nullable(ref("imports"))
	}),
	definitions: definitions$1
});
const resolvedRegistry = documentOf({
	title: "Resolved registry, version 1",
	root: closed({
		registry_url: text,
		groups: list(ref("resolved_group"))
	}),
	definitions: definitions$1
});

// workflows/weaver/json-schema/v2-definition.ts
const optionalText$1 = nullable(text);
const common$1 = {
	brief: text,
	"note?": text,
	stability: ref("stability"),
	"deprecated?": nullable(ref("deprecated")),
	"annotations?": ref("annotations")
};
const overrides = {
	"brief?": optionalText$1,
	"note?": optionalText$1,
	"stability?": nullable(ref("stability")),
	"deprecated?": nullable(ref("deprecated")),
	"annotations?": ref("annotations")
};
const level$1 = { "requirement_level?": nullable(ref("signal_requirement_level")) };
const associations = { "entity_associations?": list(ref("entity_association")) };
const uses = {
	"attributes?": list(ref("attribute_or_group")),
	...associations
};
const spanUses = {
	"attributes?": list(ref("span_attribute_or_group")),
	...associations
};
const refines = {
	id: text,
	ref: text,
	...overrides
};
const reference = {
	ref: text,
	"examples?": nullable(ref("examples")),
	"requirement_level?": nullable(ref("requirement_level")),
	...overrides
};
const spanName = closed({ note: text });
const definitions = {
	...commonDefinitions,
	attribute: described("An attribute that this registry defines.", closed({
		key: text,
		type: ref("attribute_type"),
		"examples?": nullable(ref("examples")),
		...common$1
	})),
	attribute_reference: described("A use of an attribute, with what is different here.", closed(reference)),
	span_attribute_reference: closed({
		...reference,
		"sampling_relevant?": nullable(flag)
	}),
	group_reference: described("All attributes of a group.", closed({ ref_group: text })),
	attribute_or_group: either(ref("attribute_reference"), ref("group_reference")),
	span_attribute_or_group: either(ref("span_attribute_reference"), ref("group_reference")),
	attribute_group: described("Attributes to use together: within this registry, or public.", either(closed({
		id: text,
		visibility: constant("internal"),
		"attributes?": list(ref("attribute_or_group"))
	}), closed({
		id: text,
		visibility: constant("public"),
		"attributes?": list(ref("attribute_or_group")),
		...common$1
	}))),
	span: closed({
		type: text,
		kind: ref("span_kind"),
		name: spanName,
		...spanUses,
		...level$1,
		...common$1
	}),
	metric: closed({
		name: text,
		instrument: ref("instrument"),
		unit: text,
		...uses,
		...level$1,
		...common$1
	}),
	event: closed({
		name: text,
		...uses,
		...level$1,
		...common$1
	}),
	entity: closed({
		type: text,
		identity: list(ref("attribute_reference")),
		"description?": list(ref("attribute_reference")),
		...level$1,
		...common$1
	}),
	span_refinement: closed({
		...refines,
		"name?": nullable(spanName),
		...spanUses
	}),
	metric_refinement: closed({
		...refines,
		...uses
	}),
	event_refinement: closed({
		...refines,
		...uses
	}),
	entity_refinement: closed({
		...refines,
		"identity?": list(ref("attribute_reference")),
		"description?": list(ref("attribute_reference"))
	})
};
const lists = {
	attributes: "attribute",
	attribute_groups: "attribute_group",
	spans: "span",
	metrics: "metric",
	events: "event",
	entities: "entity",
	span_refinements: "span_refinement",
	metric_refinements: "metric_refinement",
	event_refinements: "event_refinement",
	entity_refinements: "entity_refinement"
};
const semconvDefinitionV2 = documentOf({
	title: "Definition file, version 2",
	root: closed({
		"file_format?": constant("definition/2"),
		"imports?": nullable(ref("imports")),
		...Object.fromEntries(Object.entries(lists).map(([key, name]) => [`${key}?`, list(ref(name))]))
	}),
	definitions
});

// workflows/weaver/json-schema/v2-resolved.ts
const common = {
	brief: text,
	"note?": text,
	stability: ref("stability"),
	"deprecated?": nullable(ref("deprecated")),
	"annotations?": ref("annotations"),
	"provenance?": ref("provenance")
};
const attribute = {
	key: text,
	type: ref("attribute_type"),
	"examples?": nullable(ref("examples")),
	...common
};
function definitionsOf({ use, provenance, identity }) {
	const leveled = {
		...use,
		requirement_level: ref("requirement_level")
	};
	const level = { "requirement_level?": nullable(ref("signal_requirement_level")) };
	const signal = {
		"entity_associations?": list(ref("entity_reference")),
		...level,
		...common
	};
	const uses = { "attributes?": list(ref("attribute_use")) };
	const span = {
		type: text,
		kind: ref("span_kind"),
		name: closed({ note: text }),
		"attributes?": list(ref("span_attribute_use")),
		...signal
	};
	const metric = {
		name: text,
		instrument: ref("instrument"),
		unit: text,
		...uses,
		...signal
	};
	const event = {
		name: text,
		...uses,
		...signal
	};
	const entityUses = list(ref("attribute_use"));
	const entity = {
		type: text,
		[identity]: entityUses,
		"description?": entityUses,
		...level,
		...common
	};
	return {
		...commonDefinitions,
		provenance: described("Where something comes from, if not from this registry.", provenance),
		attribute: closed(attribute),
		attribute_use: described("An attribute as a signal uses it.", closed(leveled)),
		span_attribute_use: closed({
			...leveled,
			"sampling_relevant?": nullable(flag)
		}),
		attribute_group: closed({
			id: text,
			attributes: list(ref("attribute_use")),
			...common
		}),
		entity_reference: described("An entity and the registry that defines it, or a choice or combination of references.", either(closed({
			type: text,
			"provenance?": ref("provenance")
		}), ...combined("entity_reference"))),
		span: closed(span),
		metric: closed(metric),
		event: closed(event),
		entity: closed(entity),
		span_refinement: open({
			id: text,
			...span
		}),
		metric_refinement: open({
			id: text,
			...metric
		}),
		event_refinement: open({
			id: text,
			...event
		}),
		entity_refinement: open({
			id: text,
			...entity
		})
	};
}
function registryOf(attributes) {
	return closed({
		attributes: list(attributes),
		attribute_groups: list(ref("attribute_group")),
		...Object.fromEntries(Object.entries({
			spans: "span",
			metrics: "metric",
			events: "event",
			entities: "entity"
		}).map(([key, name]) => [key, list(ref(name))]))
	});
}
function refinementsOf(entities) {
	return closed({
		spans: list(ref("span_refinement")),
		metrics: list(ref("metric_refinement")),
		events: list(ref("event_refinement")),
		[entities]: list(ref("entity_refinement"))
	});
}
const index = unsigned();
const resolvedRegistryV2 = documentOf({
	title: "Published registry, version 2",
	root: closed({
		file_format: constant("resolved/2.0"),
		schema_url: ref("schema_url"),
		attribute_catalog: list(ref("attribute")),
		registry: registryOf(index),
		refinements: refinementsOf("entities?"),
		"dependencies?": {
			...list(ref("schema_url")),
			uniqueItems: true
		}
	}),
	definitions: definitionsOf({
		use: { base: index },
		provenance: open({ "source?": nullable(index) }),
		identity: "identity"
	})
});
const materializedRegistryV2 = documentOf({
	title: "Materialised registry, version 2",
	root: closed({
		schema_url: ref("schema_url"),
		registry: registryOf(ref("attribute")),
		refinements: refinementsOf("entities"),
		"dependencies?": list({ $ref: "#" })
	}),
	definitions: definitionsOf({
		use: attribute,
		provenance: open({
			"path?": nullable(text),
			"source?": nullable(ref("schema_url"))
		}),
		identity: "identity?"
	})
});

// workflows/weaver/json-schema/weaver-config.ts
const optionalText = nullable(text);
const optionalFlag = nullable(flag);
const optionalTexts = nullable(list(text));
const port = unsigned(65535);
const level = choice("information", "improvement", "violation");
const token = {
	"name?": optionalText,
	url_prefix: text
};
const output = {
	"format?": text,
	"output?": optionalText,
	"templates?": text
};
const advice = {
	"advice_data?": optionalText,
	"advice_policies?": optionalText,
	"advice_preprocessor?": optionalText
};
const receiver = {
	"grpc_address?": text,
	"grpc_port?": port,
	"admin_port?": port,
	"inactivity_timeout?": unsigned()
};
const scope = {
	"sample_names?": list(text),
	"signal_type?": optionalText
};
const liveCheck = {
	...output,
	...advice,
	"input_source?": text,
	"input_format?": text,
	"no_stream?": flag,
	"no_stats?": flag,
	"fail_on?": choice("information", "improvement", "violation", "none"),
	"otlp?": open(receiver),
	"emit?": open({
		"otlp_logs?": flag,
		"otlp_logs_endpoint?": text,
		"otlp_logs_stdout?": flag
	}),
	"finding_filters?": list(open({
		...scope,
		"exclude?": optionalTexts,
		"min_level?": nullable(level),
		"exclude_samples?": list(text)
	})),
	"finding_level_overrides?": list(open({
		...scope,
		level,
		"ids?": optionalTexts
	}))
};
const weaverConfig = documentOf({
	title: "Weaver's configuration",
	root: open({
		"auth?": described("Tokens for remote registries, each by itself, from a variable or from a command.", list(either(closed({
			...token,
			token: text
		}), closed({
			...token,
			token_env: text
		}), closed({
			...token,
			token_command: list(text)
		})))),
		"registry?": open({
			"path?": optionalText,
			"v2?": optionalFlag,
			"follow_symlinks?": optionalFlag,
			"include_unreferenced?": optionalFlag
		}),
		"policy?": open({
			"paths?": optionalTexts,
			"skip?": optionalFlag,
			"display_policy_coverage?": optionalFlag
		}),
		"diagnostics?": open({
			"format?": optionalText,
			"stdout?": optionalFlag,
			"template?": optionalText
		}),
		"template?": open({
			"acronyms?": optionalTexts,
			"text_maps?": nullable(mapOf(mapOf(text)))
		}),
		"resolve?": open({ "schema_url_overrides?": mapOf(text) }),
		"check?": { type: "object" },
		"diff?": open(output),
		"emit?": open({
			"endpoint?": text,
			"stdout?": flag
		}),
		"generate?": open({
			"output?": text,
			"target?": text,
			"templates?": text
		}),
		"infer?": open({
			...receiver,
			"output?": text
		}),
		"live-check?": open(liveCheck),
		"mcp?": open({
			...advice,
			"namespace_separator?": text
		}),
		"package?": open({
			"output?": text,
			"resolved_registry_uri?": optionalText
		}),
		"serve?": open({
			"bind?": text,
			"cors_origins?": optionalText
		}),
		"stats?": open(output),
		"update-markdown?": open({
			"attribute_registry_base_url?": optionalText,
			"dry_run?": flag,
			"markdown_dir?": optionalText,
			"target?": optionalText,
			"templates?": text
		})
	}),
	definitions: {}
});

// workflows/weaver/json-schema/json-schema.ts
const jsonSchemas = {
	"resolved-registry": resolvedRegistry,
	"semconv-group": semconvGroup,
	"semconv-definition-v2": semconvDefinitionV2,
	"resolved-registry-v2": resolvedRegistryV2,
	"materialized-registry-v2": materializedRegistryV2,
	diff,
	"diff-v2": diffV2,
	"publication-manifest-v2": publicationManifestV2,
	"definition-manifest-v2": definitionManifestV2,
	"policy-finding": policyFinding,
	"weaver-config": weaverConfig
};
function jsonSchema(kind = "resolved-registry") {
	const schema = Object.hasOwn(jsonSchemas, kind) ? jsonSchemas[kind] : void 0;
	if (schema !== void 0) return {
		exitCode: 0,
		stdout: `${JSON.stringify(schema, null, 2)}\n`,
		stderr: "",
		diagnostics: []
	};
	return {
		exitCode: 2,
		stdout: "",
		stderr: `There is no schema "${kind}". Schemas: ${Object.keys(jsonSchemas).join(", ")}.\n`,
		diagnostics: []
	};
}

export { jsonSchema };