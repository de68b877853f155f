// The maintenance window: from when to when the hub leaves the partner alone.
import { React, h } from '../host.js'
import { call } from '../hub.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { TimeField } from '../parts/fields.js'
import { Moment, zone } from '../parts/moment.js'
import { Written } from '../parts/written.js'
import { short } from '../words.js'

export const isWindowOpen = window => !!window?.active

const isInOrder = (from, to) => from && to && from < to

const Ask = ({ partner, again, onClose }) => {
  const [from, setFrom] = React.useState(() => new Date().toISOString())
  const [to, setTo] = React.useState('')
  const onDo = async reason => {
    if (!isInOrder(from, to)) throw new Error('Give when it begins and when it ends; the end comes after the beginning.')
    await call(`Partner,name=${partner.id}`, 'maintain', from, to, reason)
    said(`The maintenance window of ${short(partner.id)} is set.`)
    again()
  }
  return h(Confirm, { title: `Maintenance of ${short(partner.id)}`, verb: 'Set the window', onDo, onClose },
    h('p', null, 'Within the window what is for the partner waits on its queue, in order, and senders get a receipt that says so. At its end everything goes on by itself.'),
    h('div', { className: 'fh-filter' },
      h(TimeField, { id: 'fh-from', label: 'From', value: from, onChange: setFrom }),
      h(TimeField, { id: 'fh-to', label: 'To', value: to, onChange: setTo })),
    h('p', { className: 'fh-soft' }, `Times of your own zone, ${zone()}.`))
}

const End = ({ partner, again, onClose }) => {
  const onDo = async reason => {
    await call(`Partner,name=${partner.id}`, 'endMaintenance', reason)
    said(`The maintenance window of ${short(partner.id)} is ended.`)
    again()
  }
  return h(Confirm, { title: 'End the maintenance window?', verb: 'End it', onDo, onClose },
    h('p', null, 'What waits for the partner is sent at once.'))
}

export const Window = ({ partner, again }) => {
  const [asking, setAsking] = React.useState('')
  const { window } = partner
  const onClose = () => setAsking('')
  return h('div', null,
    window ? h('p', null, h(Moment, { at: window.from }), ' to ', h(Moment, { at: window.to }), window.active ? ', now' : '', '. ', h(Written, null, window.reason), ' (', h(Written, null, window.by), ')')
      : h('p', null, 'None is set.'),
    h('div', { className: 'fh-bar' },
      h(Act, { needs: 'OPERATOR', variant: 'secondary', onClick: () => setAsking('set') }, window ? 'Set another' : 'Set a window'),
      window && h(Act, { needs: 'OPERATOR', variant: 'secondary', onClick: () => setAsking('end') }, 'End it')),
    asking === 'set' && h(Ask, { partner, again, onClose }),
    asking === 'end' && h(End, { partner, again, onClose }))
}
