import type { MantineColorsTuple } from '@mantine/core'

const pine: MantineColorsTuple = [
  '#eef5f0',
  '#dbeae0',
  '#b6d6c1',
  '#8abd9b',
  '#5c9f74',
  '#3a8257',
  '#246a42',
  '#14532d',
  '#104424',
  '#0b301a',
]

const ochre: MantineColorsTuple = [
  '#fdf5e8',
  '#f8e6c8',
  '#f0cf98',
  '#e6b365',
  '#d9963a',
  '#c77a17',
  '#b45309',
  '#92420c',
  '#78360d',
  '#5a280a',
]

const brick: MantineColorsTuple = [
  '#fcf0ee',
  '#f7dcd8',
  '#edb9b2',
  '#e18f86',
  '#d0645a',
  '#b9433a',
  '#9f2d26',
  '#86211c',
  '#6c1a16',
  '#501210',
]

const lake: MantineColorsTuple = [
  '#eef4f8',
  '#d9e7f0',
  '#b2cfdf',
  '#86b2cb',
  '#568fb0',
  '#357295',
  '#265c7c',
  '#1f4d69',
  '#193f56',
  '#112c3d',
]

const slate: MantineColorsTuple = [
  '#f5f6f5',
  '#ebedec',
  '#dde1df',
  '#c6ccc9',
  '#98a29e',
  '#707b76',
  '#56615c',
  '#434e49',
  '#2d3733',
  '#18201d',
]

const dark: MantineColorsTuple = [
  '#e6ebe8',
  '#b4bfb9',
  '#95a29b',
  '#5d6b64',
  '#3a4741',
  '#2d3934',
  '#212b27',
  '#19211e',
  '#121815',
  '#0c110f',
]

/** Mantine's own names (gray, red, yellow, blue, green) are given our scales, so that no foreign colour can slip in. */
export const scales = {
  pine,
  ochre,
  brick,
  lake,
  slate,
  dark,
  gray: slate,
  red: brick,
  yellow: ochre,
  blue: lake,
  green: pine,
}
