import { fieldSentence } from '#web/errors.fr.ts'
import type { Dwelling, DwellingEntry } from '../contract.ts'
import type { Contingent } from '../domain/contingents.ts'
import type { EnergyClass, Heating, Typology } from '../domain/dwelling-facts.ts'

/** A dwelling as it is typed: what is not answered yet is an empty string. */
export type DwellingValues = {
  reference: string
  address: string
  commune: string
  building: string
  stair: string
  floor: number | string
  door: string
  hasLift: boolean
  typology: '' | Typology
  livingAreaM2: number | string
  rent: number | string
  charges: number | string
  heating: '' | Heating
  hasGarage: boolean
  financing: string
  agreementNumber: string
  contingent: Contingent | 'flow'
  isAccessible: boolean
  hasAdaptedShower: boolean
  energyClass: '' | EnergyClass
  site: string
  responsibleAccountId: string
}

export const EMPTY_DWELLING: DwellingValues = {
  reference: '',
  address: '',
  commune: '',
  building: '',
  stair: '',
  floor: '',
  door: '',
  hasLift: false,
  typology: '',
  livingAreaM2: '',
  rent: '',
  charges: '',
  heating: '',
  hasGarage: false,
  financing: '',
  agreementNumber: '',
  contingent: 'landlord',
  isAccessible: false,
  hasAdaptedShower: false,
  energyClass: '',
  site: '',
  responsibleAccountId: '',
}

export function toDwellingValues(dwelling: Dwelling): DwellingValues {
  return {
    ...dwelling,
    building: dwelling.building ?? '',
    stair: dwelling.stair ?? '',
    floor: dwelling.floor ?? '',
    door: dwelling.door ?? '',
    rent: dwelling.rentCents / 100,
    charges: dwelling.chargesCents / 100,
    agreementNumber: dwelling.agreementNumber ?? '',
    contingent: dwelling.contingent ?? 'flow',
    energyClass: dwelling.energyClass ?? '',
    site: dwelling.site ?? '',
    responsibleAccountId: dwelling.responsibleAccountId ?? '',
  }
}

/** What is sent. A form that `dwellingErrors` accepts has every answer that the server needs. */
export function toDwellingEntry(values: DwellingValues): DwellingEntry {
  return {
    reference: values.reference,
    address: values.address,
    commune: values.commune,
    building: textOrNull(values.building),
    stair: textOrNull(values.stair),
    floor: values.floor === '' ? null : Number(values.floor),
    door: textOrNull(values.door),
    hasLift: values.hasLift,
    typology: values.typology === '' ? 'T1' : values.typology,
    livingAreaM2: Number(values.livingAreaM2),
    rentCents: toCents(values.rent),
    chargesCents: toCents(values.charges),
    heating: values.heating === '' ? 'individual' : values.heating,
    hasGarage: values.hasGarage,
    financing: values.financing,
    agreementNumber: textOrNull(values.agreementNumber),
    contingent: values.contingent === 'flow' ? null : values.contingent,
    isAccessible: values.isAccessible,
    hasAdaptedShower: values.hasAdaptedShower,
    energyClass: values.energyClass === '' ? null : values.energyClass,
    site: textOrNull(values.site),
    responsibleAccountId: values.responsibleAccountId || null,
  }
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

/** Euros as typed, in whole cents. */
export function toCents(euros: number | string): number {
  return Math.round(Number(euros) * 100)
}

const NEEDED = [
  'reference',
  'address',
  'commune',
  'typology',
  'livingAreaM2',
  'rent',
  'charges',
  'heating',
  'financing',
] as const satisfies (keyof DwellingValues)[]

/** What the form itself sees missing; the rest is said by the server under its field. */
export function dwellingErrors(
  values: DwellingValues,
): Partial<Record<keyof DwellingValues, string>> {
  return Object.fromEntries(
    NEEDED.filter((field) => String(values[field]).trim() === '').map((field) => [
      field,
      fieldSentence('required'),
    ]),
  )
}

/** Fields of the wire that have another name in the form. */
export const FORM_FIELDS: Readonly<Record<string, keyof DwellingValues>> = {
  rentCents: 'rent',
  chargesCents: 'charges',
}
