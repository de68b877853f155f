// What a crossing is offered for, by route, and how that changes.
import { h } from '../host.js'
import { Folded } from '../parts/folded.js'
import { Grid } from '../parts/grid.js'
import { Section } from '../parts/page.js'
import { MARKS, kindOf, number } from './words.js'
import { Numbered } from './numbers.js'
import { allBetween, within } from './weeks.js'

const [WIDTH, HEIGHT] = [160, 36]

const seriesOf = row => [row.route, row.kind, row.currency, row.mark].join()

/** Lowest, middle and highest price of one route stand in three rows. */
const joined = (rows, more = () => '') => {
  const all = new Map()
  rows.filter(row => row.measure.startsWith('PRICE_')).forEach(row => {
    const key = seriesOf(row) + more(row)
    all.set(key, { ...all.get(key), ...row, [row.measure]: row.value })
  })
  return [...all.values()].map(row => ({ ...row, measure: 'PRICE_MEDIAN' }))
}

const Line = ({ weeks, prices, label }) => {
  const [lowest, highest] = [Math.min(...prices.map(row => row.PRICE_LOWEST)), Math.max(...prices.map(row => row.PRICE_HIGHEST))]
  const x = row => 4 + (WIDTH - 8) * weeks.indexOf(row.week) / Math.max(1, weeks.length - 1)
  const y = price => HEIGHT - 4 - (HEIGHT - 8) * (highest > lowest ? (price - lowest) / (highest - lowest) : 0.5)
  return h('svg', { className: 'fh-line', width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    h('polyline', { points: prices.map(row => `${x(row)},${y(row.PRICE_MEDIAN)}`).join(' ') }),
    prices.map(row => h('circle', { key: row.week, cx: x(row), cy: y(row.PRICE_MEDIAN), r: 2.5 }, h('title', null, `${row.week}: ${number(row.PRICE_MEDIAN)} ${row.currency}`))))
}

const behind = (row, measure, filter) => ({ ...filter, mark: filter.mark ?? row.mark ?? 'NONE', measure, kind: row.kind, route: row.route, currency: row.currency })

const PRICES = [['PRICE_LOWEST', 'Lowest'], ['PRICE_MEDIAN', 'Middle'], ['PRICE_HIGHEST', 'Highest']]

const columnsOf = filterOf => [
  ['Route', row => row.route ? h('span', { className: 'fh-value' }, row.route) : 'not given'],
  ['For one', row => kindOf(row) || '-'],
  ['Mark', row => row.mark ? MARKS[row.mark] : '-'],
  ...PRICES.map(([name, words]) => [words, row => h(Numbered, { value: row[name], unit: row.currency, of: `${words.toLowerCase()} price, ${row.route ?? 'no route'}`, to: behind(row, name, filterOf(row)) })]),
  ['Adverts', row => h(Numbered, { value: row.notifications, of: `adverts, ${row.route ?? 'no route'}`, to: behind(row, 'PRICE_MEDIAN', filterOf(row)) })],
]

const byNumber = rows => rows.toSorted((a, b) => b.notifications - a.notifications)

export const Prices = ({ picture, filter }) => {
  const all = joined(picture.sums)
  if (all.length === 0) return null
  const byWeek = joined(picture.prices, row => row.week)
  const weeks = allBetween([...new Set(byWeek.map(row => row.week))].sort())
  const middle = row => byWeek.filter(each => seriesOf(each) === seriesOf(row)).sort((a, b) => a.week.localeCompare(b.week))
  return h('div', { className: 'fh-prices' }, h(Section, { title: 'Price of a crossing, by route' },
    h(Grid, { label: 'Prices by route', rows: byNumber(all), keyOf: seriesOf, columns: [...columnsOf(() => filter),
      ['Middle price by week', row => h(Line, { weeks, prices: middle(row), label: middle(row).map(each => `${each.week} ${number(each.PRICE_MEDIAN)}`).join(', ') })]] }),
    h(Folded, { className: 'fh-screen', summary: 'By week, as a table' }, () =>
      h('div', { className: 'fh-scrolled' }, h(Grid, { label: 'Prices by week', rows: byWeek.toSorted((a, b) => b.week.localeCompare(a.week)), keyOf: row => row.week + seriesOf(row),
        columns: [['Week', row => row.week], ...columnsOf(row => within(row.week, filter))] })))))
}
