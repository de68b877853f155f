// The original and what each recipient got of it, side by side, on demand: that somebody looked is recorded.
import { React, core, h } from '../host.js'
import { ask } from '../hub.js'
import { Act } from '../parts/act.js'
import { Content } from '../parts/content.js'
import { Trouble } from '../parts/page.js'
import { short } from '../words.js'
import { HubForm } from './hub-form.js'

const ORIGINAL = '(original)'
const HUB = '(hub)'

const Pane = ({ bodies, of }) => {
  if (of === ORIGINAL) return bodies.original ? h(Content, { of: bodies.original, name: 'original', label: 'As the sender wrote it' }) : h('p', null, 'The original is not kept any more.')
  if (of === HUB) return bodies.notification ? h(HubForm, { notification: bodies.notification, label: 'In the hub form' }) : h('p', null, 'It could not be translated to the hub form.')
  const { content, name, redactions } = bodies.rendered.find(each => each.partner === of)
  return h('div', null,
    content ? h(Content, { of: content, name: name ?? of, label: `As ${short(of)} gets it` })
      : h('p', { className: 'fh-gap' }, `No copy for ${short(of)} is kept: it was not sent, or its retention has ended.`),
    redactions.length > 0 && bodies.notification && h(HubForm, { notification: bodies.notification, redactions, label: `What ${short(of)} does not get, struck through` }))
}

const Chosen = ({ bodies, first, label }) => {
  const [of, setOf] = React.useState(first)
  const tab = (key, title) => h(core.Tab, { key, eventKey: key, title: h(core.TabTitleText, null, title) })
  return h('div', { className: 'fh-pane' },
    h(core.Tabs, { activeKey: of, onSelect: (e, key) => setOf(key), 'aria-label': label },
      tab(ORIGINAL, 'Original'), tab(HUB, 'Hub form'), bodies.rendered.map(each => tab(each.partner, short(each.partner) + (each.redactions.length ? ' (redacted)' : '')))),
    h(Pane, { bodies, of }))
}

export const Bodies = ({ entry }) => {
  const [state, setState] = React.useState({})
  const look = () => ask('Notifications', 'bodies', entry).then(bodies => setState({ bodies }), e => setState({ fault: e.message }))
  if (!state.bodies) {
    return h('div', null,
      h('div', { className: 'fh-bar' },
        h(Act, { needs: 'OPERATOR', variant: 'secondary', onClick: look }, 'Show the contents'),
        h('span', { className: 'fh-soft' }, 'The original, the hub form and each copy. It is recorded that you looked.')),
      h(Trouble, { fault: state.fault }))
  }
  if (state.bodies.sealed) {
    return h(core.Alert, { isInline: true, variant: 'danger', title: 'Sealed: it is classified above the hub\'s ceiling' },
      'Its content is shown to nobody. A releaser may open its dead letter.')
  }
  // Of a recipient that got nothing there is nothing to show.
  const bodies = { ...state.bodies, rendered: state.bodies.rendered.filter(each => each.content || each.redactions.length) }
  return h('div', { className: 'fh-columns' },
    h(Chosen, { bodies, first: ORIGINAL, label: 'Left' }),
    h(Chosen, { bodies, first: bodies.rendered[0]?.partner ?? HUB, label: 'Right' }))
}
