import { connect } from 'node:net'

/** `unchecked`: no antivirus is set, and nothing is claimed. */
export type Scan = 'clean' | 'infected' | 'unchecked'
export type Antivirus = (bytes: Uint8Array) => Promise<Scan>

const TIMEOUT_MS = 15_000

/**
 * Asks a ClamAV daemon, by its INSTREAM command.
 *
 * @param address  `host:port`, or null when there is none
 * @returns        a check that fails when the daemon does not answer: a file is never let through unread
 */
export function antivirus(address: string | null): Antivirus {
  if (address === null) return () => Promise.resolve('unchecked')
  const [host = '', port = ''] = address.split(':')
  return (bytes) =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port: Number(port), timeout: TIMEOUT_MS })
      let answer = ''
      socket.on('connect', () => {
        const size = Buffer.alloc(4)
        size.writeUInt32BE(bytes.length)
        socket.write('zINSTREAM\0')
        socket.write(size)
        socket.write(bytes)
        socket.write(Buffer.alloc(4))
      })
      socket.on('data', (part) => {
        answer += part.toString('utf8')
      })
      socket.on('timeout', () => {
        socket.destroy(new Error('antivirus timeout'))
      })
      socket.on('error', reject)
      socket.on('end', () => {
        if (answer.includes('FOUND')) resolve('infected')
        else if (answer.includes('OK')) resolve('clean')
        else reject(new Error('antivirus answered nothing that is known'))
      })
    })
}
