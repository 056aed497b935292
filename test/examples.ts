import { randomUUID } from 'node:crypto'

/** The part of JSON Schema that the API description uses. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
}

export type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

export type Operation = {
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}

const TEXTS = [
  'Ysaline',
  'Ysaline a été reçue ce matin par sa référente.',
  '2026-01-05',
  '2026-01',
  'fr',
  'essai@exemple.invalid',
  '0450000000',
  '0450-1234-5678',
  '123456',
  '74010',
  '12:30',
  'https://exemple.invalid/',
  'essai-1',
]

/** Values for properties whose name says what they must be: ids of the world, mostly. */
export type Hints = Readonly<Record<string, unknown>>

/** Something that a schema accepts, so that a request reaches what stands behind it. */
export function example(schema: Schema, description: Description, hints: Hints = {}): unknown {
  const inner = (part: Schema) => example(part, description, hints)
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return inner(description.components?.schemas?.[name] ?? {})
  }
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== 'null')
  if (choice) return inner(choice)
  if (schema.allOf && schema.type === undefined)
    return Object.assign({}, ...schema.allOf.map(inner))
  return plain(schema, description, hints)
}

function plain(schema: Schema, description: Description, hints: Hints): unknown {
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  switch (type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [
          name,
          name in hints
            ? hints[name]
            : example(schema.properties?.[name] ?? {}, description, hints),
        ]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () =>
        example(schema.items ?? {}, description, hints),
      )
    case 'integer':
    case 'number':
      return (
        schema.minimum ?? (schema.exclusiveMinimum === undefined ? 1 : schema.exclusiveMinimum + 1)
      )
    case 'boolean':
      return true
    default:
      // A text that is trimmed or changed on its way in has no type in the description.
      return textOf(schema)
  }
}

function textOf({ format, pattern, minLength, allOf }: Schema): string {
  if (format === 'uuid') return randomUUID()
  if (format === 'date-time') return new Date().toISOString()
  const patterns = [pattern, ...(allOf ?? []).map((part) => part.pattern)].filter(
    (found) => found !== undefined,
  )
  const fits = (text: string) =>
    text.length >= (minLength ?? 0) && patterns.every((found) => new RegExp(found, 'u').test(text))
  return TEXTS.find(fits) ?? 'essai'.repeat(40)
}
