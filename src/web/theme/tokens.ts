/** Each token: its value on the light theme, then on the dark one. Text reaches 7 to 1 on `body` and `surface`. */
const TOKENS = {
  body: ['#faf9f5', '#111714'],
  surface: ['#ffffff', '#19211e'],
  sunken: ['#f3f2ec', '#141b18'],
  rail: ['#f4f3ed', '#141b18'],
  line: ['#e2e0d8', '#2c3833'],
  'line-strong': ['#c9c7bd', '#44524c'],
  // Edge of a field: it alone shows where one may type, so it needs 3 to 1.
  'line-field': ['#7c8782', '#6f7e77'],
  text: ['#18201d', '#e8edea'],
  ink2: ['#434e49', '#c3ccc7'],
  dimmed: ['#4c5752', '#b2bdb7'],
  accent: ['#14532d', '#9ccdab'],
  'accent-soft': ['#eaf3ed', '#1d3026'],
  'accent-line': ['#b6d6c1', '#33543f'],
  'on-accent': ['#ffffff', '#0c1f14'],
  todo: ['#8f420a', '#efc283'],
  'todo-soft': ['#fdf3e3', '#30260f'],
  'todo-line': ['#efcf98', '#5c481d'],
  'todo-solid': ['#b45309', '#e6b365'],
  late: ['#8f241e', '#f0aaa2'],
  'late-soft': ['#fcf0ee', '#35201d'],
  'late-line': ['#edb9b2', '#633832'],
  'late-solid': ['#9f2d26', '#e18f86'],
  wait: ['#1f4d69', '#a3c9de'],
  'wait-soft': ['#eef4f8', '#182a35'],
  'wait-line': ['#b2cfdf', '#2f4c5d'],
  'series-1': ['#14532d', '#7fba92'],
  'series-2': ['#4f9168', '#47755a'],
  'series-3': ['#e0b061', '#d9a957'],
  'series-4': ['#e6e4dc', '#2d3934'],
} as const

function column(index: 0 | 1): Record<string, string> {
  return Object.fromEntries(
    Object.entries(TOKENS).map(([name, values]) => [`--p-${name}`, values[index]]),
  )
}

export const lightTokens = column(0)
export const darkTokens = column(1)
