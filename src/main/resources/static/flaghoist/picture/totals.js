// The headlines: of all together, and by partner, country and type.
import { React, h } from '../host.js'
import { Grid } from '../parts/grid.js'
import { Section } from '../parts/page.js'
import { short } from '../words.js'
import { Numbered } from './numbers.js'
import { HEADLINES, MARKS, countryOf, typeOf } from './words.js'

const MARKED = { HELD: 'held for people to decide', SUSPECTED_FALSE: 'suspected by the sender to be false' }

/** Of what nobody says anything there is none. */
const sumOf = (totals, name) => totals.reduce((sum, { numbers }) => numbers[name] == null ? sum : (sum ?? 0) + numbers[name], undefined)

const Cell = ({ headline: [name, words, behind], value, of, filter }) =>
  h(Numbered, { value, of: `${words}${of ? `, ${of}` : ''}`, to: { ...filter, ...behind }, estimate: name === 'PREVENTED' })

export const Cards = ({ picture, filter }) => {
  return h('ul', { className: 'fh-headlines', 'aria-label': 'All together' }, HEADLINES.map(headline =>
    h('li', { key: headline[0], className: 'fh-card' },
      h('span', { className: 'fh-headline' }, h(Cell, { headline, value: sumOf(picture.types, headline[0]), filter })),
      h('span', { className: 'fh-soft' }, headline[1]))))
}

/** What may have to be left out of all that is above. */
export const Marked = ({ picture, filter }) => {
  const rows = picture.sums.filter(row => row.measure === 'NOTIFICATION' && row.mark)
  const marks = [...new Set(rows.map(row => row.mark))]
  return !filter.mark && marks.length > 0 && h('p', { className: 'fh-marked' }, 'Among these notifications: ', marks.map((mark, n) => h(React.Fragment, { key: mark },
    n > 0 && ', ',
    h(Numbered, { value: rows.filter(row => row.mark === mark).reduce((sum, row) => sum + row.value, 0), of: MARKS[mark].toLowerCase(), to: { ...filter, mark } }), ` ${MARKED[mark]}`)), '. All numbers count them, unless a mark is chosen.')
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
