import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { antivirus } from './antivirus.ts'

/** A daemon that answers once it has read the end of the stream. */
async function daemon(answer: (body: Buffer) => string) {
  const server = createServer((socket) => {
    const parts: Buffer[] = []
    socket.on('data', (part) => {
      parts.push(part)
      const all = Buffer.concat(parts)
      if (all.subarray(-4).equals(Buffer.alloc(4)) && all.length > 14) socket.end(answer(all))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { address: `127.0.0.1:${String(port)}`, close: () => server.close() }
}

test('H5 · un fichier infecté est reconnu, un fichier sain passe, et sans antivirus rien n’est affirmé', async () => {
  const clam = await daemon((body) =>
    body.includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0',
  )
  const scan = antivirus(clam.address)
  expect(await scan(Buffer.from('EICAR'))).toBe('infected')
  expect(await scan(Buffer.from('%PDF-1.7 sain'))).toBe('clean')
  clam.close()
  expect(await antivirus(null)(Buffer.from('EICAR'))).toBe('unchecked')
})

test('un antivirus qui ne répond pas ne laisse rien passer', async () => {
  await expect(antivirus('127.0.0.1:1')(Buffer.from('x'))).rejects.toThrow()
})
