// From degrees to the map's units: hundredths of a degree of longitude, north up (Mercator), as outlines.py makes them.
const RADIANS = Math.PI / 180

export const place = (longitude, latitude) => [100 * longitude, -100 * Math.asinh(Math.tan(latitude * RADIANS)) / RADIANS]

/** What the map can show: west, east, south, north. */
const VIEWS = {
  channel: ['The Channel', -3, 9, 47.5, 54],
  central: ['The central Mediterranean', 3, 26, 28, 43],
  east: ['The Aegean and the Black Sea', 17, 38, 33, 47],
}

const WHOLE = ['Europe and the Mediterranean', -13, 47, 24, 59]

export const views = Object.entries(VIEWS).map(([view, [words]]) => [view, words])

/** The box of a view, in the map's units. */
export const boxOf = view => {
  const [, west, east, south, north] = VIEWS[view] ?? WHOLE
  const [[left, top], [right, bottom]] = [place(west, north), place(east, south)]
  return { left, top, width: right - left, height: bottom - top }
}

export const WHOLE_WORDS = WHOLE[0]
