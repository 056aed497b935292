import {
  createHash,
  createSign,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'

const ORIGIN = 'http://localhost:8080'
const PRESENT = 0x01
const VERIFIED = 0x04
const WITH_KEY = 0x40

type Bytes = Buffer
type Answer = {
  id: string
  rawId: string
  type: 'public-key'
  response: Record<string, string>
  clientExtensionResults: object
}

/** A security key in software: what the browser and the device would answer (WebAuthn level 2, ES256). */
export class Authenticator {
  readonly #keys: { privateKey: KeyObject; publicKey: KeyObject }
  readonly #id = randomBytes(32)
  readonly #checksHolder: boolean
  #counter = 0

  constructor({ checksHolder = true } = {}) {
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#checksHolder = checksHolder
  }

  create(challenge: string): Answer {
    const data = this.#data(WITH_KEY, [
      Buffer.alloc(16),
      Buffer.from([0, 32]),
      this.#id,
      this.#coseKey(),
    ])
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      bytes(data),
    ])
    return this.#answer({
      clientDataJSON: client('webauthn.create', challenge).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
    })
  }

  get(challenge: string): Answer {
    const data = this.#data(0, [])
    const clientData = client('webauthn.get', challenge)
    const digest = createHash('sha256').update(clientData).digest()
    const signature = createSign('sha256').update(Buffer.concat([data, digest]))
    return this.#answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.sign(this.#keys.privateKey).toString('base64url'),
    })
  }

  #answer(response: Record<string, string>): Answer {
    const id = this.#id.toString('base64url')
    return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} }
  }

  #data(flags: number, tail: Bytes[]): Bytes {
    this.#counter += 1
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.#counter)
    const rp = createHash('sha256').update(new URL(ORIGIN).hostname).digest()
    const all = PRESENT | (this.#checksHolder ? VERIFIED : 0) | flags
    return Buffer.concat([rp, Buffer.from([all]), counter, ...tail])
  }

  /** COSE EC2 key: { 1: 2, 3: -7, -1: 1, -2: x, -3: y }. */
  #coseKey(): Bytes {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(Buffer.from(x, 'base64url')),
      Buffer.from([0x22]),
      bytes(Buffer.from(y, 'base64url')),
    ])
  }
}

function client(type: string, challenge: string): Bytes {
  return Buffer.from(JSON.stringify({ type, challenge, origin: ORIGIN, crossOrigin: false }))
}

function text(words: string): Bytes {
  return Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)])
}

function bytes(content: Bytes): Bytes {
  const head =
    content.length < 256
      ? [0x58, content.length]
      : [0x59, content.length >> 8, content.length & 255]
  return Buffer.concat([Buffer.from(head), content])
}
