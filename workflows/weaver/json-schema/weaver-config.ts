import {
  choice,
  closed,
  described,
  documentOf,
  either,
  flag,
  list,
  mapOf,
  nullable,
  open,
  text,
  unsigned,
  type Fields,
} from "./schema-builder.ts";

const optionalText = nullable(text);
const optionalFlag = nullable(flag);
const optionalTexts = nullable(list(text));
const port = unsigned(65_535);
const level = choice("information", "improvement", "violation");

const token: Fields = { "name?": optionalText, url_prefix: text };
const output: Fields = { "format?": text, "output?": optionalText, "templates?": text };
const advice: Fields = {
  "advice_data?": optionalText,
  "advice_policies?": optionalText,
  "advice_preprocessor?": optionalText,
};
const receiver: Fields = {
  "grpc_address?": text,
  "grpc_port?": port,
  "admin_port?": port,
  "inactivity_timeout?": unsigned(),
};
const scope: Fields = { "sample_names?": list(text), "signal_type?": optionalText };

const liveCheck: Fields = {
  ...output,
  ...advice,
  "input_source?": text,
  "input_format?": text,
  "no_stream?": flag,
  "no_stats?": flag,
  "fail_on?": choice("information", "improvement", "violation", "none"),
  "otlp?": open(receiver),
  "emit?": open({ "otlp_logs?": flag, "otlp_logs_endpoint?": text, "otlp_logs_stdout?": flag }),
  "finding_filters?": list(
    open({ ...scope, "exclude?": optionalTexts, "min_level?": nullable(level), "exclude_samples?": list(text) }),
  ),
  "finding_level_overrides?": list(open({ ...scope, level, "ids?": optionalTexts })),
};

/** Weaver's configuration file, `.weaver.toml`. */
export const weaverConfig = documentOf({
  title: "Weaver's configuration",
  root: open({
    "auth?": described(
      "Tokens for remote registries, each by itself, from a variable or from a command.",
      list(
        either(
          closed({ ...token, token: text }),
          closed({ ...token, token_env: text }),
          closed({ ...token, token_command: list(text) }),
        ),
      ),
    ),
    "registry?": open({
      "path?": optionalText,
      "v2?": optionalFlag,
      "follow_symlinks?": optionalFlag,
      "include_unreferenced?": optionalFlag,
    }),
    "policy?": open({
      "paths?": optionalTexts,
      "skip?": optionalFlag,
      "display_policy_coverage?": optionalFlag,
    }),
    "diagnostics?": open({ "format?": optionalText, "stdout?": optionalFlag, "template?": optionalText }),
    "template?": open({ "acronyms?": optionalTexts, "text_maps?": nullable(mapOf(mapOf(text))) }),
    "resolve?": open({ "schema_url_overrides?": mapOf(text) }),
    "check?": { type: "object" },
    "diff?": open(output),
    "emit?": open({ "endpoint?": text, "stdout?": flag }),
    "generate?": open({ "output?": text, "target?": text, "templates?": text }),
    "infer?": open({ ...receiver, "output?": text }),
    "live-check?": open(liveCheck),
    "mcp?": open({ ...advice, "namespace_separator?": text }),
    "package?": open({ "output?": text, "resolved_registry_uri?": optionalText }),
    "serve?": open({ "bind?": text, "cors_origins?": optionalText }),
    "stats?": open(output),
    "update-markdown?": open({
      "attribute_registry_base_url?": optionalText,
      "dry_run?": flag,
      "markdown_dir?": optionalText,
      "target?": optionalText,
      "templates?": text,
    }),
  }),
  definitions: {},
});
