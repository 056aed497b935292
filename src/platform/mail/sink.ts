import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export type MailSink = { readonly url: string; readonly close: () => Promise<void> }

const MAX_BYTES = 1_048_576

/** A real SMTP server on the loopback that delivers nothing: each mail becomes a file of `folder`. */
export async function startMailSink(folder: string): Promise<MailSink> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAX_BYTES,
    logger: false,
    onData(stream, _session, done) {
      buffer(stream)
        .then((mail) => writeFile(join(folder, fileName(new Date())), mail, { mode: 0o600 }))
        .then(() => {
          done()
        }, done)
    },
  })
  // A client that hangs up halfway is no reason to stop.
  server.on('error', () => undefined)
  const port = await listen(server)
  return { url: `smtp://127.0.0.1:${String(port)}`, close: () => close(server) }
}

/** Sorted by name is sorted by time. */
function fileName(now: Date): string {
  const stamp = now.toISOString().replace(/[-:.]/g, '')
  return `${stamp}-${randomBytes(3).toString('hex')}.eml`
}

function listen(server: SMTPServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      resolve((server.server.address() as AddressInfo).port)
    })
  })
}

function close(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(resolve)
  })
}
