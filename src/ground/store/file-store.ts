/** Where files lie, under random names. `DATA_DIR` and S3 are the two there are. */
export interface Store {
  /** Takes a complete file over; afterwards it is safe there and gone from `path`. */
  keep(key: string, path: string): Promise<void>
  /** What a reply can have as its body, or undefined where there is no such file. */
  read(key: string): Promise<Blob | ReadableStream<Uint8Array> | undefined>
  /** A file that is not there is removed already. */
  remove(key: string): Promise<void>
}
