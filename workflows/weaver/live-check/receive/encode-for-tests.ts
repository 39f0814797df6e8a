/** Messages of protobuf, written byte by byte: `message(text(1, "a"), whole(2, 3n))`. */
export function message(...fields: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(fields.flatMap((field) => [...field]));
}

export function whole(number: number, value: bigint | number): Uint8Array {
  return Uint8Array.from([...varint(number << 3), ...varint(value)]);
}

/** A signed number as sint32 writes it. */
export function zigzag(number: number, value: number): Uint8Array {
  return whole(number, value < 0 ? -2 * value - 1 : 2 * value);
}

export function double(number: number, value: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setFloat64(0, value, true);
  return Uint8Array.from([...varint((number << 3) | 1), ...new Uint8Array(bytes.buffer)]);
}

export function fixed(number: number, value: bigint): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setBigInt64(0, BigInt.asIntN(64, value), true);
  return Uint8Array.from([...varint((number << 3) | 1), ...new Uint8Array(bytes.buffer)]);
}

/** Bytes or a message in a message. */
export function inner(number: number, content: Uint8Array): Uint8Array {
  return Uint8Array.from([...varint((number << 3) | 2), ...varint(content.length), ...content]);
}

export function text(number: number, value: string): Uint8Array {
  return inner(number, new TextEncoder().encode(value));
}

/** An attribute: its name and the field of its value. */
export function attribute(number: number, name: string, ...value: readonly Uint8Array[]): Uint8Array {
  return inner(number, message(text(1, name), ...(value.length === 0 ? [] : [inner(2, message(...value))])));
}

/** An export request: items of one scope of one resource. */
export function request(items: readonly Uint8Array[], more: readonly Uint8Array[] = []): Uint8Array {
  const resource = inner(1, message(attribute(1, "service.name", text(1, "shop"))));
  const scope = inner(1, message(text(1, "library"), text(2, "1.2.3"), attribute(3, "scope.part", text(1, "x"))));
  const scoped = message(scope, ...items.map((item) => inner(2, item)), text(3, "https://shop.example/1.0.0"));
  return message(inner(1, message(resource, inner(2, scoped))), ...more);
}

function varint(value: bigint | number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return bytes;
}
