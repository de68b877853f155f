// Who did what, whether the ledger's chain is whole, and the downloads.
import { React, core, h, router } from '../host.js'
import { addressOf, useFilter } from '../address.js'
import { ask, query } from '../hub.js'
import { useAnswer } from '../live.js'
import { usePartners } from '../names.js'
import { Choice, Filter, TextField, TimeField } from '../parts/fields.js'
import { Grid } from '../parts/grid.js'
import { Moment } from '../parts/moment.js'
import { Frame, Loading, Nothing, Section, Stale } from '../parts/page.js'
import { EVENTS, short } from '../words.js'
import { Verify } from './verify.js'
import { wordsOf } from './wording.js'

/** What people do; the rest of the ledger's events are the hub's own. */
const KINDS = ['STATE_CHANGED', 'MAINTENANCE_SET', 'MAINTENANCE_ENDED', 'REPLAYED', 'EDITED', 'DISCARDED', 'SET_ASIDE', 'VOTED', 'DECIDED', 'SHOWN', 'SEARCHED', 'OPENED', 'REQUESTED', 'REQUEST_WITHDRAWN', 'LEGAL_HOLD', 'ERASED', 'CUT', 'REPEAT_ASKED', 'RECALLED', 'OPERATED']

const Fields = ({ filter, setFilter }) => {
  const partners = usePartners()
  const set = member => value => setFilter({ ...filter, [member]: value })
  const field = (member, label) => ({ id: 'fh-' + member, label, value: filter[member], onChange: set(member) })
  return h(Filter, { filter, setFilter },
    h(TextField, field('actor', 'Who')),
    h(Choice, { ...field('kind', 'What'), options: KINDS.map(kind => [kind, EVENTS[kind]]) }),
    h(Choice, { ...field('partner', 'Partner'), options: partners.map(each => [each.id, `${short(each.id)} - ${each.name}`]) }),
    h(TimeField, field('since', 'From')),
    h(TimeField, field('until', 'Until')))
}

const columns = [
  ['When', row => h(Moment, { at: row.at })],
  ['Who', row => row.actor],
  ['What', row => EVENTS[row.kind] ?? row.kind],
  ['Partner', row => row.partner ? short(row.partner) : '-'],
  ['Detail', wordsOf],
  ['Notification', row => row.entry ? h(router.Link, { to: addressOf('notifications', row.entry) }, 'Show') : '-'],
]

const Downloads = ({ filter }) => {
  const link = (kind, words) => h(core.Button, { component: 'a', variant: 'secondary', download: true,
    href: `/console/audit.${kind}?${new URLSearchParams(Object.entries(filter).filter(([, value]) => value))}` }, words)
  return h('div', { className: 'fh-bar' }, link('csv', 'Download as CSV'), link('jsonl', 'Download as JSON lines'),
    h('span', { className: 'fh-soft' }, 'All that match the filter, not only this page.'))
}

const None = ({ filter }) => Object.values(filter).some(Boolean)
  ? h(Nothing, { title: 'Nothing found' }, 'No event matches the filter. Clear a field, or try a longer time.')
  : h(Nothing, { title: 'Nothing yet' }, 'Nobody has done anything in this hub so far.')

export const Page = () => {
  const [filter, setFilter] = useFilter()
  const [pages, setPages] = React.useState([])
  const key = JSON.stringify(filter)
  React.useEffect(() => setPages([]), [key])
  const before = pages.at(-1)
  const live = useAnswer(() => ask('Audit', 'list', query({ ...filter, before })), [key, before])
  return h(Frame, { title: 'Audit', intro: 'What people did in this hub, and why. Each entry is sealed to the one before, so that nobody can change or remove one unnoticed.' },
    h(Verify),
    h(Section, { title: 'Who did what' },
      h(Fields, { filter, setFilter }),
      h(Stale, { live }),
      !live.answer ? !live.fault && h(Loading)
        : live.answer.rows.length === 0 ? h(None, { filter })
          : h(React.Fragment, null,
            h(Grid, { label: 'Who did what', columns, rows: live.answer.rows, keyOf: row => row.event }),
            h('div', { className: 'fh-paging' },
              h(core.Button, { variant: 'secondary', isDisabled: pages.length === 0, onClick: () => setPages([]) }, 'Newest'),
              h(core.Button, { variant: 'secondary', isDisabled: !live.answer.next, onClick: () => setPages([...pages, live.answer.next]) }, 'Older')),
            h(Downloads, { filter }))))
}
