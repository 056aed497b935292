type Point = { readonly latitude: number; readonly longitude: number }

/**
 * The known place nearest to a point, as the crow flies.
 *
 * @param places  places with their centre (degrees)
 * @param point   latitude and longitude (degrees)
 * @returns       the nearest place, or undefined when none is known
 * @source        equirectangular approximation: exact enough within a department
 */
export function nearestPlace<P extends Point>(places: readonly P[], point: Point): P | undefined {
  const shrink = Math.cos((point.latitude * Math.PI) / 180)
  const distance = ({ latitude, longitude }: Point) =>
    Math.hypot(latitude - point.latitude, (longitude - point.longitude) * shrink)
  return places.toSorted((one, two) => distance(one) - distance(two))[0]
}
