import protobuf from "protobufjs/minimal.js";

/** Bytes that are not the message they claim to be. */
export class BadMessage extends Error {}

/** How a message is read: an empty one, and what to do with each field by its number; other fields are passed over. */
export interface MessageKind<T> {
  readonly make: () => T;
  readonly fields: Readonly<Record<number, (into: T, from: ProtobufReader) => void>>;
}

/** Wire types of protobuf. */
const [varint, eightBytes, delimited, fourBytes] = [0, 1, 2, 5];
/** As deep as Weaver reads. */
const deepest = 100;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads protobuf messages; each method reads the value of the field at hand. */
export class ProtobufReader {
  readonly #reader: protobuf.Reader;
  #wire = 0;
  #depth = 0;

  private constructor(bytes: Uint8Array) {
    this.#reader = protobuf.Reader.create(bytes);
  }

  /** @throws BadMessage */
  static decode<T>(bytes: Uint8Array, kind: MessageKind<T>): T {
    try {
      return new ProtobufReader(bytes).#fields(kind, bytes.length);
    } catch (cause) {
      if (cause instanceof BadMessage) throw cause;
      // A RangeError or TypeError of the reader or of the text decoder.
      throw new BadMessage(cause instanceof Error ? cause.message : String(cause), { cause });
    }
  }

  message<T>(kind: MessageKind<T>): T {
    const length = this.#lengthOf();
    return this.#fields(kind, this.#reader.pos + length);
  }

  text(): string {
    return utf8.decode(this.bytes());
  }

  bytes(): Uint8Array {
    this.#expect(delimited);
    return this.#reader.bytes();
  }

  bool(): boolean {
    this.#expect(varint);
    return this.#reader.bool();
  }

  int32(): number {
    this.#expect(varint);
    return this.#reader.int32();
  }

  uint32(): number {
    this.#expect(varint);
    return this.#reader.uint32();
  }

  sint32(): number {
    this.#expect(varint);
    return this.#reader.sint32();
  }

  int64(): bigint {
    return BigInt.asIntN(64, this.uint64());
  }

  uint64(): bigint {
    this.#expect(varint);
    const reader = this.#reader;
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = reader.buf[reader.pos++];
      if (byte === undefined) throw new BadMessage("a number is cut off");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new BadMessage("a number is too long");
  }

  fixed64(): bigint {
    this.#expect(eightBytes);
    const low = this.#reader.fixed32();
    return (BigInt(this.#reader.fixed32()) << 32n) | BigInt(low);
  }

  sfixed64(): bigint {
    return BigInt.asIntN(64, this.fixed64());
  }

  double(): number {
    this.#expect(eightBytes);
    return this.#reader.double();
  }

  /** Numbers that stand one by one or packed together. */
  numbers<T>(into: T[], { wire, read }: { readonly wire: NumberWire; readonly read: () => T }): void {
    if (this.#wire !== delimited) return void into.push(read());
    const length = this.#lengthOf();
    const end = this.#reader.pos + length;
    this.#wire = wire === "varint" ? varint : eightBytes;
    while (this.#reader.pos < end) into.push(read());
    this.#endAt(end);
  }

  #fields<T>(kind: MessageKind<T>, end: number): T {
    if (++this.#depth > deepest) throw new BadMessage("messages are nested too deeply");
    const into = kind.make();
    while (this.#reader.pos < end) {
      const tag = this.#reader.uint32();
      if (tag >>> 3 === 0) throw new BadMessage("a field has the number 0");
      this.#wire = tag & 7;
      const read = kind.fields[tag >>> 3];
      if (read === undefined) this.#skip();
      else read(into, this);
    }
    this.#endAt(end);
    this.#depth--;
    return into;
  }

  #lengthOf(): number {
    this.#expect(delimited);
    return this.#reader.uint32();
  }

  #skip(): void {
    if (this.#wire === fourBytes) this.#reader.skip(4);
    else this.#reader.skipType(this.#wire);
  }

  #expect(wire: number | undefined): void {
    if (this.#wire !== wire) throw new BadMessage(`a field has the wire type ${this.#wire}, expected ${wire}`);
  }

  #endAt(end: number): void {
    if (this.#reader.pos !== end) throw new BadMessage("a field leads out of its message");
  }
}

export type NumberWire = "varint" | "fixed";
