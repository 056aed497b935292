/** The compartments of the access matrix, in its order. */
export const FULL_COMPARTMENTS = [
  '1',
  '2',
  '3',
  '3b',
  '3c',
  '4',
  '5',
  '6',
  '7a',
  '7b',
  '7c',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
  '14b',
  '15',
  '16',
  '17',
  '18',
] as const

/** Reduced views: compartments of their own, with columns of their own. */
export const REDUCED_COMPARTMENTS = [
  '1r',
  '2r',
  '3r',
  '3b-r',
  '3c-r',
  '4r',
  '5r',
  '6r',
  '9r',
  '10r',
  '11r',
  '12r',
  '13r',
  '14r',
  '15r',
  '18r',
] as const

export const COMPARTMENTS = [...FULL_COMPARTMENTS, ...REDUCED_COMPARTMENTS] as const
export type Compartment = (typeof COMPARTMENTS)[number]

/** Never named to landlord roles: not in a block, a label nor a constellation. */
export const UNNAMED_TO_LANDLORD = ['3b', '3c', '7c', '8', '14b'] as const satisfies Compartment[]
