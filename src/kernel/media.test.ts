import { expect, test } from 'vitest'
import { sniff } from './media.ts'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0)

test('H5 · un fichier se reconnaît à ses premiers octets, jamais à son nom', () => {
  expect(sniff(bytes('\u00ff\u00d8\u00ff\u00e0'))).toBe('image/jpeg')
  expect(sniff(bytes('\u0089PNG\r\n'))).toBe('image/png')
  expect(sniff(bytes('RIFF....WEBPVP8'))).toBe('image/webp')
  expect(sniff(bytes('%PDF-1.7'))).toBe('application/pdf')
  expect(sniff(bytes('....ftypheic'))).toBe('heic')
  expect(sniff(bytes('<html><script>'))).toBeNull()
  expect(sniff(bytes('MZ\u0090'))).toBeNull()
  expect(sniff(new Uint8Array())).toBeNull()
})
