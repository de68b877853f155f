// Which marks stand where on the map, how large, and what they lead to.
import { countryOf, number } from './words.js'

/** In this order, so that the later ones are not hidden. `of`: what the size of a mark says. */
export const LAYERS = [
  { name: 'seizure', words: 'Seizures', type: 'SEIZURE', size: 'by boats and engines', of: n => (n.VESSELS ?? 0) + (n.ENGINES ?? 0), behind: {} },
  { name: 'raid', words: 'Raids', type: 'RAID', size: 'by notifications', of: n => n.NOTIFICATIONS ?? 0, behind: {} },
  { name: 'departure', words: 'Departures and incidents', type: 'INCIDENT', size: 'by people on board', of: n => n.ON_BOARD ?? 0, behind: {} },
  { name: 'dead', words: 'Deaths', size: 'by people', of: n => n.DEAD ?? 0, behind: { measure: 'COUNT', kind: 'DEAD' } },
]

const UNITS = [['NOTIFICATIONS', 'notification'], ['VESSELS', 'boat'], ['ENGINES', 'engine'], ['ON_BOARD', 'on board', 'on board'], ['RESCUED', 'rescued', 'rescued'], ['MISSING', 'missing', 'missing'], ['DEAD', 'dead', 'dead']]

const unit = (n, one, many = one + 's') => `${number(n)} ${n === 1 ? one : many}`

export const inWords = numbers => UNITS.filter(([name]) => numbers[name]).map(([name, ...words]) => unit(numbers[name], ...words)).join(', ')

const add = (sums, numbers) => {
  Object.entries(numbers).forEach(([name, value]) => { sums[name] = (sums[name] ?? 0) + value })
  return sums
}

const isOf = (layer, place) => layer.type ? place.type === layer.type : place.numbers.DEAD > 0

const behind = (layer, { country, latitude, longitude }) => ({ ...layer.behind, type: layer.type, country: country ?? '-',
  ...(latitude == null ? { placed: 'false' } : { latitude, longitude }) })

/** Those of one layer: what is at the same place is one. */
const marksOf = (layer, places) => {
  const marks = new Map()
  places.filter(place => isOf(layer, place)).forEach(place => {
    const key = [place.country, place.latitude, place.longitude].join()
    const mark = marks.get(key) ?? { key: layer.name + key, layer, country: place.country, latitude: place.latitude, longitude: place.longitude, numbers: {} }
    add(mark.numbers, place.numbers)
    marks.set(key, mark)
  })
  return [...marks.values()].map(mark => ({ ...mark, size: layer.of(mark.numbers), isPlaced: mark.latitude != null, behind: behind(layer, mark),
    where: mark.latitude == null ? `${countryOf(mark.country)}, place not given` : `${countryOf(mark.country)}, near ${mark.latitude}, ${mark.longitude}` }))
}

export const marksOfAll = places => LAYERS.flatMap(layer => marksOf(layer, places))

export const wordsOf = mark => `${mark.layer.words}: ${mark.where}: ${inWords(mark.numbers)}`
