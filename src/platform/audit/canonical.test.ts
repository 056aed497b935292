import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, merkleRoot, type Field } from './canonical.ts'

const hash = (text: string) => createHash('sha256').update(text).digest()
const aField: fc.Arbitrary<Field> = fc.option(fc.string({ unit: 'grapheme' }), { nil: null })

test('A5 · deux accès différents n’ont jamais le même texte', () => {
  fc.assert(
    fc.property(fc.array(aField), fc.array(aField), (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other)
      return canonical(one).equals(canonical(other)) === same
    }),
  )
})

test('A5 · la longueur est en octets, l’absence n’est pas le vide', () => {
  expect(canonical(['é', null, '', 'a,b']).toString()).toBe('2:é,-,0:,3:a,b')
})

test('A5 · un arbre vide, d’une feuille, de trois feuilles', () => {
  const [a, b, c] = [hash('a'), hash('b'), hash('c')]
  const node = (left: Buffer, right: Buffer) =>
    createHash('sha256')
      .update(Buffer.from([1]))
      .update(left)
      .update(right)
      .digest()
  expect(merkleRoot([])).toEqual(hash(''))
  expect(merkleRoot([a])).toEqual(a)
  expect(merkleRoot([a, b, c])).toEqual(node(node(a, b), c))
})

test('A5 · retirer, changer ou déplacer une feuille change la racine', () => {
  const leaves = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(leaves, fc.nat(), (texts, drawn) => {
      const whole = texts.map(hash)
      const place = drawn % whole.length
      const shorter = whole.toSpliced(place, 1)
      const moved = [...shorter, ...whole.slice(place, place + 1)]
      expect(merkleRoot(shorter)).not.toEqual(merkleRoot(whole))
      if (place < whole.length - 1) expect(merkleRoot(moved)).not.toEqual(merkleRoot(whole))
      expect(merkleRoot(whole.with(place, hash(`${texts.join()}!`)))).not.toEqual(merkleRoot(whole))
    }),
  )
})
