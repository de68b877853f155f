// Every number that there is, as a table, and the downloads.
import { core, h } from '../host.js'
import { Folded } from '../parts/folded.js'
import { Grid } from '../parts/grid.js'
import { Numbered } from './numbers.js'
import { Formula } from './formula.js'
import { MARKS, MEASURES, kindOf } from './words.js'

const behind = (row, filter) => ({ ...filter, mark: filter.mark ?? row.mark ?? 'NONE', measure: row.measure, kind: row.kind, route: row.route, currency: row.currency })

const wordsOf = row => [MEASURES[row.measure] ?? row.measure, kindOf(row), row.route, row.currency].filter(Boolean).join(', ')

const columnsOf = filter => [
  ['Number', row => MEASURES[row.measure] ?? row.measure],
  ['Kind', row => kindOf(row) || '-'],
  ['Route', row => row.route ? h('span', { className: 'fh-value' }, row.route) : '-'],
  ['Currency', row => row.currency ?? '-'],
  ['Mark', row => row.mark ? MARKS[row.mark] : '-'],
  ['Sum', row => h(Numbered, { value: row.value, of: wordsOf(row), to: behind(row, filter), estimate: !!row.note })],
  ['Notifications', row => row.notifications.toLocaleString('en-GB')],
]

const BY = [['all', 'all together'], ['partner', 'by partner'], ['country', 'by country'], ['type', 'by type'], ['week', 'by week']]

const Downloads = ({ filter }) => h('div', { className: 'fh-bar fh-screen' }, 'Download as CSV:', BY.map(([by, words]) =>
  h(core.Button, { key: by, component: 'a', variant: 'link', isInline: true, download: true,
    href: `/console/picture.csv?${new URLSearchParams({ ...filter, by })}` }, words)))

const keyOf = row => [row.measure, row.kind, row.route, row.currency, row.mark].join()

export const Sums = ({ picture, filter }) => h('div', { className: 'fh-gap' }, h('div', { className: 'fh-screen' }, h(core.Title, { headingLevel: 'h2', size: 'lg' }, 'All numbers')),
  h(Downloads, { filter }),
  h(Folded, { className: 'fh-gap fh-screen', summary: 'Every number in a table' }, () =>
    h(Grid, { label: 'All numbers', columns: columnsOf(filter), rows: picture.sums, keyOf })),
  h(Formula, { formula: picture.formula }))
