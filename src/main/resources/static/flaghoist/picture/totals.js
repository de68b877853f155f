// The headlines: of all together, and by partner, country and type.
import { h } from '../host.js'
import { Grid } from '../parts/grid.js'
import { Section } from '../parts/page.js'
import { short } from '../words.js'
import { Numbered } from './numbers.js'
import { HEADLINES, countryOf, typeOf } from './words.js'

const sumOf = totals => Object.fromEntries(HEADLINES.map(([name]) => [name, totals.reduce((sum, each) => sum + (each.numbers[name] ?? 0), 0)]))

const Cell = ({ headline: [name, words, behind], value, of, filter }) =>
  h(Numbered, { value, of: `${words}${of ? `, ${of}` : ''}`, to: { ...filter, ...behind }, estimate: name === 'PREVENTED' })

export const Cards = ({ picture, filter }) => {
  const sums = sumOf(picture.types)
  return h('ul', { className: 'fh-headlines', 'aria-label': 'All together' }, HEADLINES.map(headline =>
    h('li', { key: headline[0], className: 'fh-card' },
      h('span', { className: 'fh-headline' }, h(Cell, { headline, value: sums[headline[0]], filter })),
      h('span', { className: 'fh-soft' }, headline[1]))))
}

const Table = ({ title, totals, member, wordsOf, filter }) => h(Section, { title },
  h(Grid, { label: title, rows: totals, keyOf: row => row.group, columns: [
    [title.replace('By ', '').replace(/^./, first => first.toUpperCase()), row => wordsOf(row.group)],
    ...HEADLINES.filter(([name]) => totals.some(row => row.numbers[name])).map(headline => [headline[1], row =>
      h(Cell, { headline, value: row.numbers[headline[0]], of: wordsOf(row.group), filter: { ...filter, [member]: row.group } })]),
  ] }))

const byNumber = totals => totals.toSorted((a, b) => (b.numbers.NOTIFICATIONS ?? 0) - (a.numbers.NOTIFICATIONS ?? 0))

export const Totals = ({ picture, filter }) => h('div', { className: 'fh-totals' },
  h(Table, { title: 'By partner', totals: byNumber(picture.partners), member: 'partner', wordsOf: short, filter }),
  h(Table, { title: 'By country', totals: byNumber(picture.countries), member: 'country', wordsOf: countryOf, filter }),
  h(Table, { title: 'By type', totals: byNumber(picture.types), member: 'type', wordsOf: typeOf, filter }))
