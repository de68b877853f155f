// What would come of each notification of a message that was tried out.
import { React, core, h } from '../host.js'
import { Recipient } from '../dead-letters/preview.js'
import { HubForm } from '../notifications/hub-form.js'
import { Content } from '../parts/content.js'
import { Section } from '../parts/page.js'
import { count, faultOf } from '../words.js'

const placeOf = location => /^\d+$/.test(location) ? `Record ${location}` : location

const FaultAlert = ({ fault }) =>
  h(core.Alert, { isInline: true, variant: 'danger', className: 'fh-gap', title: `${fault.code}: ${faultOf(fault.code)}` },
    h('p', null, [placeOf(fault.location), fault.field && `field ${fault.field}`, fault.detail].filter(Boolean).join(', ')),
    h('p', null, fault.advice))

const Faults = ({ faults }) => h('div', null,
  faults.slice(0, 1).map((fault, n) => h(FaultAlert, { key: n, fault })),
      faults.length > 1 && h('p', null, 'The sender would be told this one. There is more:'),
      faults.slice(1).map((fault, n) => h(FaultAlert, { key: n, fault })))

const Sealed = () => h(core.Alert, { isInline: true, variant: 'danger', className: 'fh-gap', title: 'Above the hub\'s ceiling: nothing of it is shown' })

const Forms = ({ of }) => h('div', { className: 'fh-columns' },
  h(Content, { of: of.original, highlight: of.faults[0]?.highlight, name: 'original', label: 'As the partner writes it' }),
  of.notification && h(HubForm, { notification: of.notification, label: 'In the hub form' }))

const titleOf = (n, many) => many > 1 ? `Notification ${n} of ${many}` : 'The notification'

const Notification = ({ of, title }) =>
  h(Section, { title: `${title}: ${of.notification ? `would be accepted, ${count(of.recipients.length, 'recipient')}` : 'would be rejected'}` },
    h(Faults, { faults: of.faults }),
    of.sealed ? h(Sealed) : h(Forms, { of }),
    of.recipients.map(recipient => h(Recipient, { key: recipient.partner, recipient })))

/** @param of an answer of the MBean Tryout */
export const Result = ({ of }) => h('div', { 'aria-live': 'polite' },
  of.fault && h(Section, { title: 'The file as a whole would be rejected' },
    h(FaultAlert, { fault: of.fault }),
    of.content && h(Content, { of: of.content, highlight: of.fault.highlight, name: 'file', label: 'The file' })),
  of.notifications.map((notification, n) => h(Notification, { key: n, of: notification, title: titleOf(n + 1, of.count) })),
  of.count > of.notifications.length && h('p', { className: 'fh-soft' }, `The file has ${count(of.count, 'notification')}; these are the first ${of.notifications.length}.`))
