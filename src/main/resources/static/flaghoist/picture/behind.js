// From which notifications a number comes.
import { React, core, h, router } from '../host.js'
import { addressOf, useFilter } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { Grid } from '../parts/grid.js'
import { Frame, Loading, Nothing, Stale } from '../parts/page.js'
import { short } from '../words.js'
import { Formula } from './formula.js'
import { MARKS, MEASURES, countryOf, filterInWords, kindOf, number, typeOf } from './words.js'

const WITHIN = ['partner', 'type', 'country', 'mark', 'since', 'until']

const split = filter => {
  const members = Object.entries(filter).filter(([, value]) => value)
  const within = Object.fromEntries(members.filter(([name]) => WITHIN.includes(name)))
  return { within, ...Object.fromEntries(members.filter(([name]) => !WITHIN.includes(name))) }
}

const titleOf = filter => [MEASURES[filter.measure] ?? 'Notifications', kindOf(filter), filter.route, filter.currency].filter(Boolean).join(', ')

const columnsOf = filter => [
  ['Day', row => row.day],
  ['Notification', row => h('span', null, h(router.Link, { to: addressOf('notifications', row.entry) }, row.reference), row.revision > 1 && ` revision ${row.revision}`)],
  ['From', row => short(row.sender)],
  ['What', row => typeOf(row.type)],
  ['Country', row => countryOf(row.country)],
  ['Mark', row => row.mark === 'NONE' ? '-' : MARKS[row.mark]],
  ...(filter.measure ? [[MEASURES[filter.measure] ?? filter.measure, row => number(row.value)]] : []),
]

const Paging = ({ pages, setPages, answer }) => (pages.length > 0 || answer.next) && h('div', { className: 'fh-paging' },
  h(core.Button, { variant: 'secondary', isDisabled: pages.length === 0, onClick: () => setPages(pages.slice(0, -1)) }, 'Later'),
  h(core.Button, { variant: 'secondary', isDisabled: !answer.next, onClick: () => setPages([...pages, answer.next]) }, answer.searchedTo ? 'Search further' : 'Earlier'),
  answer.searchedTo && h('span', { className: 'fh-soft' }, `Searched down to ${answer.searchedTo}; there may be more before.`))

const Found = ({ filter }) => {
  const [pages, setPages] = React.useState([])
  const after = pages.at(-1)
  const live = useAnswer(() => ask('Picture', 'behind', JSON.stringify({ ...split(filter), after })), [after])
  return h(React.Fragment, null,
    h(Stale, { live }),
    !live.answer ? !live.fault && h(Loading) : h(React.Fragment, null,
      live.answer.rows.length === 0 ? h(Nothing, { title: live.answer.searchedTo ? 'Nothing found yet' : 'Nothing found' }, 'No notification says anything of this number.')
        : h(Grid, { label: 'Notifications', columns: columnsOf(filter), rows: live.answer.rows, keyOf: row => row.entry }),
      h(Paging, { pages, setPages, answer: live.answer }),
      live.answer.formula && h(Formula, { formula: live.answer.formula })))
}

export const Behind = () => {
  const [filter] = useFilter()
  const { measure, kind, route, currency, latitude, longitude, placed, ...within } = filter
  return h('div', null,
    h(core.Breadcrumb, { className: 'fh-back' },
      h(core.BreadcrumbItem, { render: () => h(router.Link, { to: addressOf('picture', '', within) }, 'Picture') }),
      h(core.BreadcrumbItem, { isActive: true }, titleOf(filter))),
    h(Frame, { title: titleOf(filter), intro: `The notifications that this number comes from${filterInWords(filter) ? ': ' + filterInWords(filter) : ''}. The last revision of each counts.` },
      h(Found, { key: JSON.stringify(filter), filter })))
}
