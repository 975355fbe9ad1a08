import type { Transaction } from '../../src/db/client'

/** An index, a key or a reference: what slows a load down, and is made faster afterwards. */
export interface Accelerator {
  name: string
  table: string
  create: string
  drop: string
}

/**
 * Every index, key and reference of the tables, and the references to them, as the catalogue has them: in the order in
 * which they can be made, and the other way round dropped.
 */
export async function acceleratorsOf(tx: Transaction, tables: string[]): Promise<Accelerator[]> {
  return tx<Accelerator[]>`
    with filled as (select unnest(${tables}::text[])::regclass as id)
    select name, table_name as table, "create", drop from (
      select case contype when 'f' then 3 else 1 end as place, pg_relation_size(conrelid) as size, conname as name, conrelid::regclass::text as table_name,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create,
        format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop
      from pg_constraint
      where contype in ('p', 'u', 'x', 'f') and (conrelid in (select id from filled) or confrelid in (select id from filled))
      union all
      select 2, pg_relation_size(indrelid), relname, indrelid::regclass::text, pg_get_indexdef(indexrelid), format('drop index %s', indexrelid::regclass)
      from pg_index join pg_class on pg_class.oid = indexrelid
      where indrelid in (select id from filled) and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
    ) as accelerators
    order by place, table_name, name`
}

export async function dropAll(tx: Transaction, accelerators: Accelerator[]): Promise<void> {
  for (const { drop } of accelerators.toReversed()) await tx.unsafe(drop)
}
