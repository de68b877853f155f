// The search form and what it finds, a page at a time.
import { React, core, h, router } from '../host.js'
import { addressOf, useFilter } from '../address.js'
import { ask, query } from '../hub.js'
import { useAnswer } from '../live.js'
import { usePartners } from '../names.js'
import { Choice, Filter, TextField, TimeField } from '../parts/fields.js'
import { Grid } from '../parts/grid.js'
import { Fault, State } from '../parts/labels.js'
import { Moment } from '../parts/moment.js'
import { Loading, Nothing, Stale } from '../parts/page.js'
import { ACTIONS, STATES, TYPES, short } from '../words.js'
import { Contents, Indexed } from './contents.js'
import { Recipients } from './recipients.js'

const REFRESH_MILLIS = 5_000

const Fields = ({ filter, setFilter }) => {
  const partners = usePartners().map(each => [each.id, `${short(each.id)} - ${each.name}`])
  const set = member => value => setFilter({ ...filter, [member]: value })
  const field = (member, label) => ({ id: 'fh-' + member, label, value: filter[member], onChange: set(member) })
  return h(Filter, { filter, setFilter },
    h(TextField, { ...field('reference', 'Reference'), placeholder: 'or its beginning' }),
    h(Choice, { ...field('sender', 'Sender'), options: partners }),
    h(Choice, { ...field('recipient', 'Recipient'), options: partners }),
    h(Choice, { ...field('type', 'Type'), options: Object.entries(TYPES) }),
    h(Choice, { ...field('state', 'State'), options: Object.entries(STATES).map(([state, [words]]) => [state, words]) }),
    h(TimeField, field('since', 'Received from')),
    h(TimeField, field('until', 'Received until')),
    h(TextField, { ...field('text', 'Text'), placeholder: 'in reasons and faults' }))
}

export const nameOf = row => row.reference ?? 'Reference not readable'

const columns = [
  ['Received', row => h(Moment, { at: row.at })],
  ['Notification', row => h('span', null, h(router.Link, { to: addressOf('notifications', row.entry) }, nameOf(row)),
    row.revision > 1 && ` revision ${row.revision}`, row.testRun > 0 && h(core.Label, { isCompact: true, status: 'info' }, 'Test'))],
  ['From', row => short(row.sender)],
  ['What', row => [TYPES[row.type] ?? row.type, ACTIONS[row.action]].filter(Boolean).join(', ') || '-'],
  ['State', row => h('span', null, h(State, { state: row.state }), ' ', row.code && h(Fault, { code: row.code }))],
  ['To', row => h(Recipients, { of: row.recipients })],
]

const Paging = ({ pages, setPages, answer }) => h('div', { className: 'fh-paging' },
  h(core.Button, { variant: 'secondary', isDisabled: pages.length === 0, onClick: () => setPages([]) }, 'Newest'),
  h(core.Button, { variant: 'secondary', isDisabled: pages.length === 0, onClick: () => setPages(pages.slice(0, -1)) }, 'Newer'),
  h(core.Button, { variant: 'secondary', isDisabled: !answer.next, onClick: () => setPages([...pages, answer.next]) }, answer.searchedTo ? 'Search further' : 'Older'),
  answer.searchedTo && h('span', { className: 'fh-soft' }, 'Searched down to ', h(Moment, { at: answer.searchedTo }), '; there may be more before.'))

const None = ({ filter, known, answer }) => known && !answer.searchedTo ? h(Nothing, { title: 'Nothing found' }, 'No notification whose contents are kept says all of that. Numbers have to be whole, and words, too.')
  : answer.searchedTo ? h(Nothing, { title: 'Nothing found yet' }, 'Older notifications have not been searched yet.')
  : Object.values(filter).some(Boolean) ? h(Nothing, { title: 'Nothing found' }, 'No notification matches. A reference has to begin with what you typed. Try a longer time, or clear a field.')
    : h(Nothing, { title: 'No notifications yet' }, 'No partner has sent anything to this hub so far.')

const Results = ({ filter, known }) => {
  const [pages, setPages] = React.useState([])
  const key = JSON.stringify(filter)
  React.useEffect(() => setPages([]), [key])
  const before = pages.at(-1)
  const look = of => known ? ask('Notifications', 'find', query(known), of) : ask('Notifications', 'search', of)
  // A search by words may take the hub long, and one by contents is recorded each time: nobody asks that by waiting.
  const isCheap = !known && !filter.text && !before
  const live = useAnswer(() => look(query({ ...filter, before })), [key, before, known], isCheap ? REFRESH_MILLIS : 0)
  return h(React.Fragment, null,
    h(Stale, { live }),
    !live.answer ? !live.fault && h(Loading) : h(React.Fragment, null,
      known && h(Indexed, { of: live.answer }),
      live.answer.rows.length === 0 ? h(None, { filter, known, answer: live.answer })
        : h(Grid, { label: 'Notifications', columns, rows: live.answer.rows, keyOf: row => row.entry }),
      h(Paging, { pages, setPages, answer: live.answer })))
}

export const Search = () => {
  const [filter, setFilter] = useFilter()
  const [known, setKnown] = React.useState()
  return h(React.Fragment, null,
    h(Fields, { filter, setFilter }),
    h(Contents, { known, setKnown }),
    // Anew, so that no answer to another question stands there.
    h(Results, { key: JSON.stringify(known ?? {}), filter, known }))
}
