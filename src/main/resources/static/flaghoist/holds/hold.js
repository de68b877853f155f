// One hold: why it waits, who has decided, and what would be sent.
import { React, core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { Act } from '../parts/act.js'
import { Content } from '../parts/content.js'
import { Handover, TakenHint } from '../parts/handover.js'
import { Moment } from '../parts/moment.js'
import { Facts, Frame, Loading, Section, Trouble } from '../parts/page.js'
import { faultOf, ruleOf, short } from '../words.js'
import { HubForm } from '../notifications/hub-form.js'
import { Decide } from './decide.js'
import { Votes } from './votes.js'

const REFRESH_MILLIS = 5_000

const find = async id => (await ask('Holds', 'list', '')).messages.find(hold => hold.id === id) ?? null

const About = ({ hold }) => h(Facts, { of: [
  ['Why it is held', ruleOf(hold.rule, hold.ruleText)],
  ['The agreement', hold.agreement],
  ['Notification', h(router.Link, { to: addressOf('notifications', hold.entry) }, hold.reference ?? 'without reference')],
  ['Revision', hold.revision],
  ['From', short(hold.sender)],
  ['To', short(hold.partner)],
  ['Held since', h(Moment, { at: hold.first })],
] })

const Copy = ({ shown }) => h(React.Fragment, null,
  shown.code && h(core.Alert, { isInline: true, variant: 'warning', className: 'fh-gap', title: 'It cannot be rendered for the partner' },
    `${faultOf(shown.code)}${shown.field ? ', field ' + shown.field : ''}. If it is released, it becomes a dead letter.`),
  h('div', { className: 'fh-columns' },
    shown.content && h(Content, { of: shown.content, name: shown.id, label: `As ${short(shown.partner)} would get it` }),
    h(HubForm, { notification: shown.notification, redactions: (shown.notification?.redactions ?? []).map(({ path }) => path), label: 'The same in the hub form' })))

const Preview = ({ id }) => {
  const [state, setState] = React.useState({})
  const look = () => ask('Holds', 'show', id).then(shown => setState({ shown }), e => setState({ fault: e.message }))
  return h(Section, { title: 'Preview' },
    state.shown ? h(Copy, { shown: state.shown })
      : h('div', { className: 'fh-bar' },
        h(Act, { needs: 'OPERATOR', variant: 'secondary', onClick: look }, 'Show the copy'),
        h('span', { className: 'fh-soft' }, 'It is recorded that you looked.')),
    h(Trouble, { fault: state.fault }))
}

export const Hold = ({ id }) => {
  const live = useAnswer(() => find(id), [id], REFRESH_MILLIS)
  const hold = live.answer
  return h('div', null,
    h(core.Breadcrumb, { className: 'fh-back' },
      h(core.BreadcrumbItem, { render: () => h(router.Link, { to: addressOf('holds') }, 'Holds') }),
      h(core.BreadcrumbItem, { isActive: true }, hold?.reference ?? 'One hold')),
    h(Frame, { title: hold ? `${hold.reference ?? hold.id} to ${short(hold.partner)}` : 'Hold' },
      h(Trouble, { title: 'This hold cannot be shown', fault: live.fault }),
      hold === undefined && !live.fault && h(Loading),
      hold === null && h(core.Alert, { isInline: true, variant: 'info', title: 'This hold is decided' }, 'Two people have decided about it, or there never was a hold of this name.'),
      hold && h(React.Fragment, null,
        hold.notDone && h(core.Alert, { isInline: true, variant: 'warning', className: 'fh-gap', title: 'The last decision could not be carried out' }, hold.notDone),
        h(TakenHint, { taken: hold.taken }),
        h('div', { className: 'fh-columns' },
          h(Section, { title: 'Details' }, h(About, { hold })),
          h(Section, { title: 'Who has decided' }, h(Votes, { hold }), h(Decide, { hold, done: live.again }))),
        h(Handover, { about: hold.id, row: hold, done: live.again }),
        h(Preview, { id }))))
}
