// The picture's words for numbers, and for whose they are.
import { TYPES, short } from '../words.js'

const CROSSINGS = 'CROSSINGS_PREVENTED_ESTIMATE'

/** The numbers that are looked at first: the hub's name, words, and what asks for the notifications behind it. */
export const HEADLINES = [
  ['NOTIFICATIONS', 'Notifications', {}],
  ['VESSELS', 'Boats', { measure: 'VESSEL' }],
  ['ENGINES', 'Engines', { measure: 'ENGINE' }],
  ['PREVENTED', 'Crossings prevented (estimate)', { measure: CROSSINGS }],
  ['ARRESTED', 'Arrested', { measure: 'COUNT', kind: 'ARRESTED' }],
  ['ON_BOARD', 'On board', { measure: 'COUNT', kind: 'ON_BOARD' }],
  ['RESCUED', 'Rescued', { measure: 'COUNT', kind: 'RESCUED' }],
  ['MISSING', 'Missing', { measure: 'COUNT', kind: 'MISSING' }],
  ['DEAD', 'Dead', { measure: 'COUNT', kind: 'DEAD' }],
]

export const MEASURES = {
  NOTIFICATION: 'Notifications',
  VESSEL: 'Boats',
  ENGINE: 'Engines',
  ITEM: 'Items',
  PERSON: 'Persons named',
  COUNT: 'People counted',
  ADVERT: 'Adverts',
  PRICE_LOWEST: 'Lowest price',
  PRICE_MEDIAN: 'Middle price',
  PRICE_HIGHEST: 'Highest price',
  [CROSSINGS]: 'Crossings prevented (estimate)',
}

export const MARKS = { NONE: 'Without a mark', HELD: 'Held for people', SUSPECTED_FALSE: 'Suspected to be false' }

const regions = new Intl.DisplayNames(['en'], { type: 'region' })

export const countryOf = code => !code || code === '-' ? 'No country' : regions.of(code)

const inWords = code => code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ')

const KINDS = { ...TYPES, RIB: 'RIB' }

/** Of a boat, an item, a role: the hub's words, which are English. An advert's platform is the sender's word. */
export const kindOf = row => !row.kind ? '' : row.measure === 'ADVERT' ? row.kind : KINDS[row.kind] ?? inWords(row.kind)

export const typeOf = type => TYPES[type] ?? type

export const number = n => n.toLocaleString('en-GB', { maximumFractionDigits: 3 })

/** What a filter leaves of all, in words: for the page's print, and for whoever follows a number. */
export const filterInWords = filter => [
  filter.partner && `from ${short(filter.partner)}`,
  filter.type && typeOf(filter.type).toLowerCase(),
  filter.country && `in ${countryOf(filter.country)}`,
  filter.placed === 'false' && 'without a position',
  filter.latitude && `near ${filter.latitude}, ${filter.longitude}`,
  filter.mark && MARKS[filter.mark].toLowerCase(),
  filter.since && filter.since === filter.until ? `on ${filter.since}`
    : [filter.since && `since ${filter.since}`, filter.until && `until ${filter.until}`].filter(Boolean).join(' '),
].filter(Boolean).join(', ')
