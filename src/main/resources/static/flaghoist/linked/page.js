// What notifications of several senders have in common: each cluster as a picture and as a table.
import { React, core, h, router } from '../host.js'
import { addressOf, useFilter } from '../address.js'
import { ask, query } from '../hub.js'
import { useAnswer } from '../live.js'
import { useMe, isAtLeast } from '../me.js'
import { RoleNote } from '../parts/act.js'
import { Grid } from '../parts/grid.js'
import { Moment } from '../parts/moment.js'
import { Frame, Loading, Nothing, Section, Stale } from '../parts/page.js'
import { TYPES, count, short } from '../words.js'
import { Graph } from './graph.js'
import { Kinds } from './kinds.js'

const Name = ({ of }) => h('span', null, h(router.Link, { to: addressOf('notifications', of.entry) }, of.reference),
  ` ${short(of.sender)}, ${(TYPES[of.type] ?? of.type).toLowerCase()}`, of.revision > 1 && `, revision ${of.revision}`)

const columns = [
  ['Notification', row => h(Name, { of: row.from })],
  ['Has in common with', row => h(Name, { of: row.to })],
  ['What', row => h(Kinds, { of: row.kinds, weak: row.weak })],
  ['The newer received', row => h(Moment, { at: row.from.at })],
]

const AsTable = ({ cluster, label }) => {
  const by = new Map(cluster.notifications.map(one => [one.entry, one]))
  const rows = cluster.links.map(link => ({ ...link, key: link.from + '-' + link.to, from: by.get(link.from), to: by.get(link.to) }))
  return h('details', { className: 'fh-gap' },
    h('summary', null, 'The same as a table'),
    h(Grid, { label, columns, rows, keyOf: row => row.key }))
}

const Cluster = ({ cluster }) => {
  const senders = [...new Set(cluster.notifications.map(one => short(one.sender)))].sort().join(', ')
  const title = `${count(cluster.notifications.length, 'notification')} of ${senders}`
  return h(Section, { title },
    cluster.isMore && h(core.Content, { component: 'p', className: 'fh-soft' }, 'There are more than are shown.'),
    h(Graph, { cluster }),
    h(AsTable, { cluster, label: title }))
}

const Clusters = () => {
  const [filter, setFilter] = useFilter()
  const [pages, setPages] = React.useState([])
  const withWeak = filter.weak === 'yes'
  const before = pages.at(-1)
  const live = useAnswer(() => ask('Linked', 'list', query({ before, withWeak })), [before, withWeak])
  const choose = (e, on) => { setPages([]); setFilter(on ? { weak: 'yes' } : {}) }
  return h(React.Fragment, null,
    h('div', { className: 'fh-bar' },
      h(core.Checkbox, { id: 'fh-weak', label: 'Also by the name of a craft alone', isChecked: withWeak, onChange: choose })),
    h(Stale, { live }),
    !live.answer ? !live.fault && h(Loading) : h(React.Fragment, null,
      live.answer.clusters.length === 0 && h(Nothing, { title: 'Nothing is linked' }, 'No notifications of two senders have a serial, number, address or phone in common, as far as their contents are kept.'),
      live.answer.clusters.map(cluster => h(Cluster, { key: cluster.notifications[0].entry, cluster })),
      h('div', { className: 'fh-paging' },
        h(core.Button, { variant: 'secondary', isDisabled: pages.length === 0, onClick: () => setPages([]) }, 'Newest'),
        h(core.Button, { variant: 'secondary', isDisabled: !live.answer.next, onClick: () => setPages([...pages, live.answer.next]) }, 'Older'))))
}

export const Page = () => {
  const login = useMe()
  return h(Frame, { title: 'Linked', intro: 'What notifications of several senders have in common: the same engine, vessel, document, advert or phone number. It shows no value; open both notifications.' },
    !login ? h(Loading) : isAtLeast(login, 'OPERATOR') ? h(Clusters)
      : h(RoleNote, { needs: 'OPERATOR' }, 'Only operators and releasers see what is linked.'))
}
