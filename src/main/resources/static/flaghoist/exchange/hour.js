// The last hour, minute by minute: what came in, and what became of it.
import { React, h, table } from '../host.js'
import { count, short } from '../words.js'
import { Bars } from './bars.js'

const IN = [['accepted', 'accepted'], ['duplicate', 'duplicate'], ['rejected', 'rejected']]
const OUT = [['sent', 'sent'], ['held', 'held'], ['refused', 'refused'], ['failed', 'failed']]

const sum = (minutes, name) => minutes.reduce((n, minute) => n + (minute[name] ?? 0), 0)

const clock = at => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))

const inWords = (title, minutes, series) =>
  `${title}, the last hour: ${series.map(([name, words]) => `${sum(minutes, name).toLocaleString('en-GB')} ${words}`).join(', ')}.`

const Legend = ({ minutes, series }) => h('ul', { className: 'fh-legend' }, series.map(([name, words]) =>
  h('li', { key: name }, h('span', { className: `fh-swatch fh-bar-${name}` }), ` ${sum(minutes, name).toLocaleString('en-GB')} ${words}`)))

const Chart = ({ title, minutes, series }) => h('figure', { className: 'fh-chart' },
  h('figcaption', null, h('strong', null, title), h(Legend, { minutes, series })),
  h(Bars, { minutes, series, clock, label: inWords(title, minutes, series) }))

const AsTable = ({ minutes }) => h('details', null,
  h('summary', null, 'The same as a table'),
  h('div', { className: 'fh-scrolled' }, h(table.Table, { 'aria-label': 'The last hour by minutes', variant: 'compact' },
    h(table.Thead, null, h(table.Tr, null, h(table.Th, null, 'Minute'), [...IN, ...OUT].map(([name, words]) => h(table.Th, { key: name }, words)))),
    h(table.Tbody, null, minutes.toReversed().map(minute => h(table.Tr, { key: minute.at }, h(table.Td, null, clock(minute.at)),
      [...IN, ...OUT].map(([name]) => h(table.Td, { key: name }, minute[name] ?? 0))))))))

/** What was received and is neither a duplicate nor rejected. */
const split = minute => ({ ...minute, accepted: minute.received - minute.duplicate - minute.rejected })

export const Hour = ({ minutes: received, partner }) => {
  const minutes = received.map(split)
  return h(React.Fragment, null,
    h('div', { className: 'fh-columns' },
      h(Chart, { title: partner ? `Notifications from ${short(partner)}` : 'Notifications received', minutes, series: IN }),
      h(Chart, { title: partner ? `Copies for ${short(partner)}` : 'Copies for recipients', minutes, series: OUT })),
    h(AsTable, { minutes }))
}
