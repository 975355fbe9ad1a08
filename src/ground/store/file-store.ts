/** Stores files under random names. There are two stores: `DATA_DIR` and S3. */
export interface FileStore {
  /** Takes over a complete file: afterwards it is stored safely and no longer at `path`. */
  put(key: string, path: string): Promise<void>
  /** What a reply can have as its body, or undefined where there is no such file. */
  read(key: string): Promise<Blob | ReadableStream<Uint8Array> | undefined>
  /** Removing a missing file succeeds. */
  remove(key: string): Promise<void>
}
