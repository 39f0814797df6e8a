/** The part of the jq language that is written in jq itself; see the jq manual for what each does. */
export const STANDARD = String.raw`
def isboolean: type == "boolean";
def isnumber: type == "number";
def isstring: type == "string";
def isarray: type == "array";
def isobject: type == "object";
def isnan: . < nan and nan < .;
def isinfinite: . == infinite or . == -infinite;
def isfinite: isnumber and (isinfinite | not);
def isnormal: isfinite and . != 0 and (isnan | not);
def abs: if . < 0 then -. else . end;
def scalb(number; exponent): number * pow(2.0; exponent);

def values: select(. != null);
def nulls: select(. == null);
def booleans: select(isboolean);
def numbers: select(isnumber);
def finites: select(isfinite);
def normals: select(isnormal);
def strings: select(isstring);
def arrays: select(isarray);
def objects: select(isobject);
def iterables: select(isarray or isobject);
def scalars: select(isarray or isobject | not);

def tostring: "\(.)";
def totype(test; otherwise): if test then . else fromjson | if test then . else otherwise end end;
def tonumber:
  if isnumber then . else fromjson | if isnumber then . else error("cannot parse as number") end end;
def toboolean:
  if isboolean then . else fromjson | if isboolean then . else error("cannot parse as boolean") end end;
def debug(message): (last(message | empty), .);
def debug_empty: empty;
def stderr_empty: empty;
def error_empty: error;
def first: .[0];
def last: .[-1];
def nth(at): .[at];
def nth(at; source): first(skip(at; source));

def del(where): where |= empty;
def getpath($keys): reduce $keys[] as $key (.; .[$key]);
def setpath($keys; $to): getpath($keys) = $to;
def delpaths($list): reduce $list[] as $keys (.; getpath($keys) |= empty);
def paths: skip(1; path(..));
def paths(test): skip(1; path_value(..)) | select(.[1] | test) | .[0];
def pick(where):
  reduce path_value(where) as [$keys, $found] ({};
    . * (reduce ($keys | reverse[]) as $key ($found; {($key): .})));
def key_values: to_entries | map([.key, .value]);
def min_by_or_empty(by): if . == [] then empty else min_by(by) end;
def max_by_or_empty(by): if . == [] then empty else max_by(by) end;
def with_entries(change): to_entries | map(change) | from_entries;

def flatten: [recurse(arrays[]) | select(isarray | not)];
def flatten($depth): if $depth > 0 then map(if isarray then flatten($depth - 1) else [.] end) | add end;
def transpose: [range([.[] | length] | max) as $row | [.[][$row]]];
def combinations: .[][] |= [.] | reduce .[] as $choices ([]; . + $choices[]);
def combinations($times): [limit($times; repeat(.))] | combinations;
def in(source): . as $key | source | has($key);
def inside(source): . as $part | source | contains($part);
def index($part): indices($part)[0];
def rindex($part): indices($part)[-1];

def capture_of_match: map(select(.name) | {(.name): .string}) | add + {};
def test(pattern; flags): matches(pattern; flags) | length > 0;
def match(pattern; flags): matches(pattern; flags)[] | .[0] + {captures: .[1:]};
def capture(pattern; flags): matches(pattern; flags)[] | capture_of_match;
def scan(pattern; flags): matches(pattern; flags)[] | .[0].string;
def split($pattern; flags): split_($pattern; flags + "g");
def splits(pattern; flags): split(pattern; flags)[];
def sub(pattern; by; flags):
  reduce split_matches(pattern; flags)[] as $part ("";
    . + ($part | if isarray then capture_of_match | by else . end));
def gsub(pattern; by; flags): sub(pattern; by; "g" + flags);
def test(pattern): test(pattern; "");
def match(pattern): match(pattern; "");
def capture(pattern): capture(pattern; "");
def scan(pattern): scan(pattern; "");
def splits(pattern): splits(pattern; "");
def sub(pattern; by): sub(pattern; by; "");
def gsub(pattern; by): sub(pattern; by; "g");

def @text: tostring;
def @json: tojson;
def @html: tostring | escape_html;
def @htmld: tostring | unescape_html;
def @uri: tostring | encode_uri;
def @urid: tostring | decode_uri;
def @base64: tostring | encode_base64;
def @base64d: tostring | decode_base64;
def @sh:
  [if isarray then .[] else . end | if . >= "" then "'" + escape_sh + "'" else tostring end] | join(" ");
`;
