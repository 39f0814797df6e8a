/**
 * Filters that every template filter may call, to take attributes and signals from a resolved registry. Options are an object:
 * `v2`, `stable_only`, `exclude_deprecated`, `ignore_code_generation_annotations` and the lists `exclude_stability` and
 * `exclude_root_namespace`. Names and results are those of Weaver.
 */
const COMMON = String.raw`
def get_attribute_name_or_key($one): if $one | has("name") then $one.name else $one.key end;
def get_metric_name($one): if $one | has("metric_name") then $one.metric_name else $one.name end;
def get_id($signal; $one):
  if $signal == "entity" or $signal == "span" then $one.type
  elif $signal == "metric" or $signal == "event" then $one.name
  else null end;

def keep_and_their_members(test):
  map(select(test)) | map(if .type? == null then . else .type.members? |= map(select(test)) end);

def expand_stability($names):
  if $names | index("experimental")
  then $names + ["development", "alpha", "beta", "release_candidate", "", null]
  else $names end;
def stability_filter($options):
  if $options.stable_only then keep_and_their_members(.stability == "stable") else . end
  | if $options | has("exclude_stability") then
      expand_stability($options.exclude_stability) as $excluded
      | keep_and_their_members(.stability as $own | $excluded | index($own) | not)
    else . end;
def code_generation_exclude_filter($options):
  if $options | has("ignore_code_generation_annotations") then .
  else keep_and_their_members(.annotations.code_generation.exclude as $mark | $mark == null or $mark == false) end;
def deprecated_filter($options):
  if $options | has("exclude_deprecated") and $options.exclude_deprecated == true
  then keep_and_their_members(has("deprecated") | not) else . end;
def only_wanted($options): stability_filter($options) | code_generation_exclude_filter($options) | deprecated_filter($options);
def without_excluded_namespaces($options):
  if $options | has("exclude_root_namespace")
  then map(select(.root_namespace as $own | $options.exclude_root_namespace | index($own) | not))
  else . end;

def semconv_group_attributes_by_root_namespace:
  group_by(.root_namespace)
  | map({root_namespace: .[0].root_namespace, attributes: sort_by(get_attribute_name_or_key(.))});
def semconv_attributes($options):
  if $options | has("v2") and $options.v2 == true then
    .registry.attributes | map(. + {root_namespace: (.key | split(".")[0])})
  else
    .groups
    | map(select(.type == "attribute_group" and (.id | startswith("registry."))) | .attributes)
    | add // []
    | map(. + {root_namespace: (if .name | index(".") then .name | split(".")[0] else "other" end)})
  end
  | only_wanted($options)
  | without_excluded_namespaces($options)
  | sort_by(.root_namespace, get_attribute_name_or_key(.));
def semconv_attributes: semconv_attributes({});
def semconv_grouped_attributes($options): semconv_attributes($options) | semconv_group_attributes_by_root_namespace;
def semconv_grouped_attributes: semconv_grouped_attributes({});

def signal_filter($signal):
  if $signal | index("resource") then map(select(.type == "entity")) else map(select(.type == $signal)) end;
def signal_filter_v2($signal):
  if $signal == "entity" then .entities
  elif $signal == "metric" then .metrics
  elif $signal == "span" then .spans
  elif $signal == "event" then .events
  else .[] end;
def semconv_signal($signal; $options):
  if $options | has("v2") and $options.v2 == true then
    .registry | signal_filter_v2($signal) | map(. + {root_namespace: (get_id($signal; .) | split(".")[0])})
  else
    .groups | signal_filter($signal)
    | map(. + {root_namespace: (if .id | index(".") then .id | split(".")[1] else "other" end)})
  end
  | only_wanted($options)
  | map(.attributes = (.attributes | if . == null then . else only_wanted($options) end))
  | without_excluded_namespaces($options)
  | sort_by(.root_namespace);
`;

function signalFilters(plural: string, signal: string, name: string): string {
  return `
def semconv_group_${plural}_by_root_namespace:
  group_by(.root_namespace) | map({root_namespace: .[0].root_namespace, ${plural}: sort_by(${name})});
def semconv_${plural}($options): semconv_signal("${signal}"; $options) | sort_by(${name});
def semconv_${plural}: semconv_${plural}({});
def semconv_grouped_${plural}($options): semconv_${plural}($options) | semconv_group_${plural}_by_root_namespace;
def semconv_grouped_${plural}: semconv_grouped_${plural}({});
`;
}

export const SEMCONV = [
  COMMON,
  signalFilters("metrics", "metric", "get_metric_name(.)"),
  signalFilters("spans", "span", ".type"),
  signalFilters("events", "event", ".name"),
  signalFilters("entities", "entity", ".type"),
].join("");
