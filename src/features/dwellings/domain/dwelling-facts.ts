/** Types of dwellings, from one room on; a T1bis is a T1 with an alcove. */
export const TYPOLOGIES = ['T1', 'T1bis', 'T2', 'T3', 'T4', 'T5'] as const
export type Typology = (typeof TYPOLOGIES)[number]

export const HEATINGS = ['individual', 'collective'] as const
export type Heating = (typeof HEATINGS)[number]

export const ENERGY_CLASSES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const
export type EnergyClass = (typeof ENERGY_CLASSES)[number]
