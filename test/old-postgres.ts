import { createServer, type AddressInfo } from 'node:net'

export type OldPostgres = { readonly url: string; close(): Promise<void> }

const INT4 = 23
const BOOL = 16

/** What a PostgreSQL of another age answers to whoever asks its version: no such server is left to run tests on. */
export async function oldPostgres(major: number): Promise<OldPostgres> {
  const answer = Buffer.concat([
    rowDescription([
      ['major', INT4],
      ['rolsuper', BOOL],
      ['rolbypassrls', BOOL],
      ['owns_tables', BOOL],
    ]),
    dataRow([String(major), 'f', 'f', 'f']),
    message('C', text('SELECT 1')),
    READY,
  ])
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), READY]))
      socket.on('data', (asked: Buffer) => {
        if (asked.toString('latin1', 0, 1) === 'Q') socket.write(answer)
        else socket.end()
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `postgresql://ancien@127.0.0.1:${port}/ancien`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
      }),
  }
}

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type, 'latin1'), int32(body.length + 4), body])
}

const READY = message('Z', Buffer.from('I'))

function rowDescription(columns: readonly (readonly [string, number])[]): Buffer {
  const fields = columns.map(([name, type]) =>
    // Name; no table nor column; type, size and modifier left open; text format.
    Buffer.concat([text(name), int32(0), int16(0), int32(type), int16(-1), int32(-1), int16(0)]),
  )
  return message('T', Buffer.concat([int16(columns.length), ...fields]))
}

function dataRow(values: readonly string[]): Buffer {
  const fields = values.map((value) => Buffer.concat([int32(value.length), Buffer.from(value)]))
  return message('D', Buffer.concat([int16(values.length), ...fields]))
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`)
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}
