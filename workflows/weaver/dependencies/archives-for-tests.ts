import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { Header } from "tar";

export interface ArchiveEntry {
  readonly name: string;
  readonly content?: string | Buffer;
  readonly type?: "File" | "SymbolicLink" | "Link" | "CharacterDevice" | "Directory";
  readonly target?: string;
  /** Instead of the true size of the content. */
  readonly declaredSize?: number;
}

/** A `.tar.gz` of exactly these entries, as hostile as they are. */
export function tarGz(entries: readonly ArchiveEntry[]): Buffer {
  const blocks = entries.flatMap(({ name, content = "", type = "File", target }) => {
    const body = Buffer.from(content);
    const header = Buffer.alloc(512);
    const linkpath = target === undefined ? {} : { linkpath: target };
    new Header({ path: name, type, size: body.length, mode: 0o644, mtime: new Date(0), ...linkpath }).encode(header);
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

/** A `.zip` of exactly these entries. */
export function zip(entries: readonly ArchiveEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(entry.target ?? entry.content ?? "");
    const packed = deflateRawSync(content);
    const sizes = { packed: packed.length, size: entry.declaredSize ?? content.length, crc: crc32(content) };
    const local = Buffer.concat([record(0x04034b50, [20], sizes, name), name, packed]);
    const mode = entry.type === "SymbolicLink" ? 0o120777 : 0o100644;
    central.push(Buffer.concat([centralRecord(sizes, { name, mode, offset }), name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

interface Sizes {
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
}

/** Signature, versions, UTF-8 flag, deflate, no time, checksum, sizes, length of the name, no extra field. */
function record(signature: number, versions: readonly number[], { packed, size, crc }: Sizes, name: Buffer): Buffer {
  const words = [...versions, 0x0800, 8, 0, 0];
  const header = Buffer.alloc(4 + words.length * 2 + 16);
  header.writeUInt32LE(signature, 0);
  for (const [index, word] of words.entries()) header.writeUInt16LE(word, 4 + index * 2);
  const at = 4 + words.length * 2;
  header.writeUInt32LE(crc, at);
  header.writeUInt32LE(packed, at + 4);
  header.writeUInt32LE(size, at + 8);
  header.writeUInt16LE(name.length, at + 12);
  return header;
}

function centralRecord(
  sizes: Sizes,
  { name, mode, offset }: { readonly name: Buffer; readonly mode: number; readonly offset: number },
): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE((mode << 16) >>> 0, 6);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([record(0x02014b50, [(3 << 8) | 20, 20], sizes, name), tail]);
}
