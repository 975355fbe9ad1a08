import type postgres from 'postgres'

/** A table or an index, and the bytes it takes; a table without its indexes. */
export interface Size {
  name: string
  rows: number | null
  bytes: number
}

/** The tables, each followed by its indexes, the largest first. */
export async function sizesOf(sql: postgres.Sql, tables: string[]): Promise<Size[]> {
  return sql<Size[]>`
    with filled as (select id, place from unnest(${tables}::text[]::regclass[]) with ordinality as named (id, place))
    select name, rows, bytes from (
      select place, 0 as rank, id::regclass::text as name, reltuples::float8 as rows, pg_table_size(id)::float8 as bytes
      from filled join pg_class on oid = id
      union all
      select place, 1, '  ' || relname, null, pg_relation_size(indexrelid)::float8
      from filled join pg_index on indrelid = id join pg_class on oid = indexrelid
    ) as sizes
    order by place, rank, bytes desc`
}
