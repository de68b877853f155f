// One alarm: what it is about, what to do, and who looks after it.
import { core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask, plain } from '../hub.js'
import { useAnswer } from '../live.js'
import { Handover } from '../parts/handover.js'
import { Moment } from '../parts/moment.js'
import { Facts, Frame, Loading, Section, Trouble } from '../parts/page.js'
import { short } from '../words.js'
import { Acknowledge, Acknowledged } from './acknowledge.js'
import { Severity } from './severity.js'
import { conditionOf, pageOf } from './wording.js'

const REFRESH_MILLIS = 5_000

const find = async id => {
  const { active, ended } = await ask('Alarms', 'list')
  return [...active, ...ended].find(alarm => String(alarm.id) === id) ?? null
}

const About = ({ alarm }) => h(Facts, { of: [
  ['Severity', h(Severity, { alarm })],
  ['Partner', alarm.partner && short(alarm.partner)],
  ['Since', h(Moment, { at: alarm.since })],
  ['Until', alarm.until && h(Moment, { at: alarm.until })],
  ['Escalated', alarm.escalated && h(Moment, { at: alarm.escalated })],
  ['Acknowledged', h(Acknowledged, { alarm })],
] })

const Shown = ({ alarm, done }) => {
  const page = pageOf(alarm)
  return h(Frame, {
    title: `${conditionOf(alarm)}${alarm.partner ? ', ' + short(alarm.partner) : ''}`,
    aside: !alarm.until && !alarm.acknowledged && h('div', { className: 'fh-bar' }, h(Acknowledge, { alarm, done })) },
  alarm.until && h(core.Alert, { isInline: true, variant: 'success', className: 'fh-gap', title: 'This alarm has ended' }),
  h('p', null, plain(alarm.text), ' ', page && h(router.Link, { to: page }, 'Show')),
  h('div', { className: 'fh-columns' },
    h(Section, { title: 'Details' }, h(About, { alarm })),
    h(Handover, { about: `alarm-${alarm.id}`, row: alarm, isOver: !!alarm.until })))
}

export const Alarm = ({ id }) => {
  const live = useAnswer(() => find(id), [id], REFRESH_MILLIS)
  const alarm = live.answer
  return h('div', null,
    h(core.Breadcrumb, { className: 'fh-back' },
      h(core.BreadcrumbItem, { render: () => h(router.Link, { to: addressOf('alarms') }, 'Alarms') }),
      h(core.BreadcrumbItem, { isActive: true }, alarm ? conditionOf(alarm) : 'One alarm')),
    live.fault && h(Frame, { title: 'Alarm' }, h(Trouble, { title: 'This alarm cannot be shown', fault: live.fault })),
    alarm === undefined && !live.fault && h(Loading),
    alarm === null && h(Frame, { title: 'Alarm' }, h(Trouble, { title: 'It is not here any more', fault: 'There is no alarm of this number, or it ended long ago.' })),
    alarm && h(Shown, { alarm, done: live.again }))
}
