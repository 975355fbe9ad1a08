import { connect, type DatabaseLocation } from '../../src/db/client'
import { now } from '../support/statistics'

// The least that any product of this kind has to do, with the same parts: one committed INSERT through the same
// driver, and one publish of Bun's to the sockets that listen. A process of its own, as Parley is.

const sql = connect(JSON.parse(process.env.FLOOR_DATABASE ?? '{}') as DatabaseLocation, { max: 12 })
await sql`create table if not exists bench_floor (id uuid primary key, body text not null, created_at timestamptz not null default now())`

const server = Bun.serve({
  hostname: '127.0.0.1',
  port: 0,
  async fetch(request, server) {
    if (server.upgrade(request)) return
    const body = await request.text()
    const id = Bun.randomUUIDv7()
    const began = now()
    await sql`insert into bench_floor (id, body) values (${id}, ${body})`
    server.publish('floor', JSON.stringify({ id, began }))
    return Response.json({ id }, { status: 201 })
  },
  websocket: {
    open: (socket) => void socket.subscribe('floor'),
    message: () => {},
  },
})

process.on('SIGTERM', async () => {
  await sql`drop table bench_floor`
  await sql.end()
  process.exit(0)
})
console.log(server.port)
