import { getHeapStatistics } from "node:v8";

/** Below this, an allocation that finds no room ends its worker thread only. */
const SMALL = 2 ** 19;
/** Left free for everything that is not counted. */
const SPARE = 24 * 2 ** 20;

/**
 * Whether the heap has room for so many more bytes. One large allocation that finds none ends the whole process, not only the
 * worker thread, so what makes a large text or list asks first.
 */
export function hasRoom(bytes: number): boolean {
  if (bytes < SMALL) return true;
  const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics();
  return used + bytes + SPARE <= limit;
}
